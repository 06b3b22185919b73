import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import { listWords } from '../../core/list-words.ts';
import type { ReminderContent, ReminderGroup, ReminderLine } from '../../core/remind/reminder-content.ts';
import { button, context, section } from '../blocks.ts';
import { ALL_ENTRIES } from '../collect/drafting/build-ask.ts';
import { onCourseButton } from '../collect/milestone/on-course-form.ts';
import { writeEntryValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';

/** What can be done with a reminder as a whole; each button stands there only while what it does is possible. */
export function buildReminderButtons({ person, groups, snooze }: ReminderContent): readonly KnownBlock[] {
  const lines = groups.flatMap((group) => group.lines);
  const [first] = lines;
  const start =
    first === undefined
      ? []
      : [
          button('Start', {
            actionId: ACTIONS.startAnswering,
            value: writeEntryValue(first.entry, first.quarter),
            spoken: `Start with ${first.ref} ${first.words}`,
            style: 'primary',
          }),
        ];
  const onCourse = lines.some(({ mayStayOnCourse }) => mayStayOnCourse === true) ? [onCourseButton()] : [];
  const ask = groups.some(isToBeDrafted)
    ? [button('Ask someone to draft', { actionId: ACTIONS.askToDraft, value: ALL_ENTRIES })]
    : [];
  const later = snooze.kind === 'offered' ? [personButton('Remind me tomorrow', ACTIONS.snooze, person.id)] : [];
  const asked = snooze.kind === 'set' ? [context(`You will be reminded again at ${snooze.until}, as you asked.`)] : [];
  return [
    ...asked,
    actions([
      ...start,
      ...onCourse,
      ...ask,
      ...later,
      personButton('I’m away', ACTIONS.away, person.id),
      personButton('Why did I get this?', ACTIONS.why, person.id),
    ]),
  ];
}

/** A figure is confirmed in its own form. */
function isReadyText({ entry, drafter }: ReminderLine): boolean {
  return entry.kind === 'milestone' && drafter?.kind === 'ready';
}

/** Nothing is asked of others once it was due. */
function isToBeDrafted({ step, lines }: ReminderGroup): boolean {
  const isEarly = step === 'opens' || step === 'last-call';
  return isEarly && lines.some(({ entry, drafter }) => entry.kind === 'milestone' && drafter === undefined);
}

/** What others have drafted and the reader has not read yet. */
export function buildReady({ groups, person }: ReminderContent): readonly KnownBlock[] {
  const ready = groups.flatMap(({ lines }) => lines).filter(isReadyText);
  if (ready.length === 0) return [];
  const label = ready.length === 1 ? 'Read it' : `Read these ${ready.length}`;
  const texts = ready.length === 1 ? 'one draft' : `${ready.length} drafts`;
  return [
    section(
      `Ready for you: ${texts} by ${listWords(new Set(ready.flatMap(({ drafter }) => drafter?.name ?? [])))}.`,
      button(label, {
        actionId: ACTIONS.readReady,
        value: person.id,
        spoken: `${label}: what is ready for you`,
        style: 'primary',
      }),
    ),
  ];
}

/** A button that is for one person only. */
export function personButton(text: string, actionId: string, personId: string): Button {
  return button(text, { actionId, value: personId });
}

export function actions(elements: readonly Button[]): ActionsBlock {
  return { type: 'actions', elements: [...elements] };
}
