import type { KnownBlock, ModalView } from '@slack/types';
import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import { formatClock, localDateOf } from '../../core/calendar/zone.ts';
import { normaliseRef } from '../../core/plan/ref.ts';
import type { Nudged, NudgeForm } from '../../usecases/remind/nudge-owners.ts';
import type { DeskOwner, DeskRefusal } from '../../usecases/remind/officer-desk.ts';
import { cut, section } from '../blocks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { DESK_FIELDS } from '../field-ids.ts';
import { CALLBACKS } from '../ids.ts';
import { plainText } from '../text.ts';

/** https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element */
const MOST_OPTIONS = 100;
/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const LONGEST_OPTION = 75;

/** Whom to remind: several at once. @param wanted initials or names of those who are chosen already, as typed */
export function buildNudge(
  { windowId, owners }: Extract<NudgeForm, { outcome: 'form' }>,
  wanted: readonly string[] = [],
): ModalView {
  if (owners.length === 0)
    return buildNotice('Nudge', [section('Nobody who can be reminded has anything outstanding.')]);
  const chosen = owners.filter((owner) => wanted.some((word) => isNamed(owner, word)));
  const unknown = wanted.filter((word) => !owners.some((owner) => isNamed(owner, word)));
  const initial = toOwnerOptions(chosen);
  return {
    type: 'modal',
    callback_id: CALLBACKS.nudge,
    title: plainText('Nudge'),
    submit: plainText('Remind'),
    close: plainText('Close'),
    private_metadata: windowId,
    blocks: [
      ...unknown.map((word) =>
        section(
          `“${cut(word, 60)}” is nobody who can be reminded: nothing is outstanding there, or they are away or not in Slack.`,
        ),
      ),
      {
        type: 'input',
        block_id: DESK_FIELDS.owners,
        label: plainText('Who should be reminded now?'),
        hint: plainText('Nobody gets more than one reminder a day, and none outside their working hours.'),
        element: {
          type: 'multi_static_select',
          action_id: DESK_FIELDS.owners,
          placeholder: plainText('Choose people'),
          options: toOwnerOptions(owners),
          ...(initial.length === 0 ? {} : { initial_options: initial }),
        },
      },
    ],
  };
}

/** Case does not matter. */
function isNamed({ name, recipient }: DeskOwner, word: string): boolean {
  return [name, recipient.person.initials].some((each) => normaliseRef(each) === normaliseRef(word));
}

/** As many as a menu takes. */
export function toOwnerOptions(owners: readonly DeskOwner[]) {
  return owners.slice(0, MOST_OPTIONS).map(({ personId, name, outstanding }) => ({
    text: plainText(cut(`${name} (${outstanding.length} outstanding)`, LONGEST_OPTION)),
    value: personId,
  }));
}

export function buildNudged({ planned, already }: Nudged, now: Date): ModalView {
  const lines = [
    ...planned.map(({ name, at, zone }) =>
      at > now
        ? `${name} gets a reminder at ${formatClock(at, zone)} on ${formatWithWeekday(localDateOf(at, zone))}, the next working hour.`
        : `${name} gets a reminder now.`,
    ),
    ...already.map((name) => `${name} has had a reminder today, and gets no second one.`),
  ];
  const blocks: KnownBlock[] =
    lines.length === 0
      ? [section('Nobody was reminded: nothing is outstanding any more.')]
      : [section(lines.join('\n'))];
  return buildNotice('Nudge', blocks);
}

/** Why nothing under an overview can be done. */
export function buildDeskRefusal(refusal: DeskRefusal): ModalView {
  return refusal.outcome === 'closed'
    ? buildNotice('Not collecting', [section('This window is no longer collecting, so nothing was done.')])
    : buildNotice('Not yours', [section(refusalText(refusal.permission))]);
}
