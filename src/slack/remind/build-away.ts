import type { InputBlock, ModalView } from '@slack/types';
import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import type { Absence } from '../../core/remind/absence.ts';
import type { AbsenceFault, AbsenceOutcome, Heard } from '../../usecases/remind/set-absence.ts';
import { cut, section } from '../blocks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { AWAY_FIELDS } from '../field-ids.ts';
import { CALLBACKS } from '../ids.ts';
import { plainText } from '../text.ts';

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const MOST_OPTIONS = 100;
/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const LONGEST_OPTION = 75;
/** Where the form's first day begins; whoever is elsewhere changes it. */
const ZONE = 'Europe/London';

/** From when until when whoever presses is away. */
export function buildAwayForm(personId: string, now: Date): ModalView {
  return buildForm({
    title: 'I’m away',
    personId,
    lead: 'While you are away, your deputy is asked instead, if you have one, and answers under their own name. You count as away, not as late.',
    fields: buildDays(now),
  });
}

/** The same for somebody else, filled in by an officer. */
export function buildAwayForOthers(
  people: readonly { readonly personId: string; readonly name: string }[],
  now: Date,
): ModalView {
  const options = people
    .slice(0, MOST_OPTIONS)
    .map(({ personId, name }) => ({ text: plainText(cut(name, LONGEST_OPTION)), value: personId }));
  const who: InputBlock = {
    type: 'input',
    block_id: AWAY_FIELDS.who,
    label: plainText('Who is away?'),
    element: { type: 'static_select', action_id: AWAY_FIELDS.who, options },
  };
  return buildForm({
    title: 'Somebody is away',
    personId: '',
    lead: 'Their deputy is asked instead and answers under their own name. They count as away, not as late.',
    fields: [who, ...buildDays(now)],
  });
}

interface AwayForm {
  readonly title: string;
  /** Empty where the form asks for whom. */
  readonly personId: string;
  readonly lead: string;
  readonly fields: readonly InputBlock[];
}

/** Two days to choose, and what that means. */
export function buildForm({ title, personId, lead, fields }: AwayForm): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.away,
    title: plainText(title),
    submit: plainText('Save'),
    close: plainText('Close'),
    private_metadata: personId,
    blocks: [section(lead), ...fields],
  };
}

/** The first day is today's until somebody chooses another. */
export function buildDays(now: Date): readonly InputBlock[] {
  return [
    dayInput(AWAY_FIELDS.first, 'First day away', localDateOf(now, ZONE)),
    dayInput(AWAY_FIELDS.last, 'Last day away'),
  ];
}

function dayInput(id: string, label: string, initial?: string): InputBlock {
  const element = {
    type: 'datepicker',
    action_id: id,
    ...(initial === undefined ? {} : { initial_date: initial }),
  } as const;
  return { type: 'input', block_id: id, label: plainText(label), element };
}

/** What is wrong with the last day. */
export function awayFaultText(fault: AbsenceFault): string {
  switch (fault) {
    case 'ends-before-it-begins':
      return 'The last day is before the first. Please choose a later one.';
    case 'over':
      return 'This day has passed. Please choose today or a later day.';
    case 'too-long':
      return 'A year at most. For longer, ask the performance officer to hand your milestones over.';
  }
}

type Said = Exclude<AbsenceOutcome, { outcome: 'fault' | 'busy' }>;

/** What happens now, for whoever said of themselves that they are away. */
export function ownAwayText(outcome: Said): string {
  if (outcome.outcome !== 'set') return notSavedText(outcome);
  const instead =
    outcome.deputy === undefined
      ? 'You have no deputy in the plan, so the performance officer sees what is left and can name one.'
      : `${outcome.deputy.name} is asked instead.`;
  return `Saved: you are away from ${daysText(outcome)}. ${instead} Back sooner? Press “I’m back” in your message.`;
}

/** The same for an officer or an assistant who said it of somebody. */
export function othersAwayText(outcome: Said): string {
  if (outcome.outcome !== 'set') return notSavedText(outcome);
  const { person, deputy } = outcome;
  const instead =
    deputy === undefined
      ? 'The plan names no deputy, so nobody is asked instead: the performance officer sees what is left.'
      : `${deputy.name} is asked instead.`;
  const heard = outcome.heard === 'told' ? `${TOLD}, and can take it back.` : notToldText(outcome);
  return [`Saved: ${person.name} is away from ${daysText(outcome)}.`, instead, heard].join(' ').trimEnd();
}

export const TOLD = 'They are told that you said so';

/** Empty where somebody has said it of themselves. */
export function notToldText({ heard }: { readonly heard: Heard }): string {
  if (heard === 'own') return '';
  return heard === 'neither'
    ? 'They have not been told that they were away, and hear of neither.'
    : 'Ragtime does not write to them yet, so please tell them yourself.';
}

/** `Wednesday 1 July 2026 to Tuesday 7 July 2026` */
export function daysText({ firstDay, lastDay }: Absence): string {
  return `${formatWithWeekday(firstDay)} to ${formatWithWeekday(lastDay)}`;
}

/** Why nothing was saved. */
export function notSavedText(outcome: Exclude<Said, { outcome: 'set' }>): string {
  if (outcome.outcome === 'refused') return `Not saved. ${refusalText(outcome.permission)}`;
  return 'Not saved: this person is in no plan any more, so nothing is asked of them.';
}
