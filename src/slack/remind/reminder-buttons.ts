import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import type { ReminderContent } from '../../core/remind/reminder-content.ts';
import { button, context } from '../blocks.ts';
import { ACTIONS, writeEntryValue } from '../ids.ts';

/** What can be done with a reminder as a whole; each button stands there only while what it does is possible. */
export function buildReminderButtons({ person, groups, snooze }: ReminderContent): readonly KnownBlock[] {
  const [first] = groups.flatMap(({ lines }) => lines);
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
  const later = snooze.kind === 'offered' ? [personButton('Remind me tomorrow', ACTIONS.snooze, person.id)] : [];
  const asked = snooze.kind === 'set' ? [context(`You will be reminded again at ${snooze.until}, as you asked.`)] : [];
  return [
    ...asked,
    actions([
      ...start,
      ...later,
      personButton('I’m away', ACTIONS.away, person.id),
      personButton('Why did I get this?', ACTIONS.why, person.id),
    ]),
  ];
}

/** A button that is for one person only. */
export function personButton(text: string, actionId: string, personId: string): Button {
  return button(text, { actionId, value: personId });
}

export function actions(elements: readonly Button[]): ActionsBlock {
  return { type: 'actions', elements: [...elements] };
}
