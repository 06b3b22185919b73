import type { Button, KnownBlock } from '@slack/types';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { type AskedChange, isChangeOpen } from '../../core/review/asked-change.ts';
import { opensAt } from '../../core/review/draft-places.ts';
import type { SignOffMessage } from '../../usecases/publish/sign-off-ports.ts';
import { button, context, richLine, section } from '../blocks.ts';
import { writeEntryValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import { commandFor, quarterButton } from '../quarter/quarter-buttons.ts';
import { itemsDeskButton } from '../remind/desk-message.ts';
import { writeSignOffValue } from './sign-off-value.ts';

type ChangesMessage = Extract<SignOffMessage, { about: 'changes' }>;

/** What an approver wants changed, one under another, each with what prints it and what became of it. */
export function buildChanges(message: ChangesMessage): readonly KnownBlock[] {
  const { number, directorate, quarter, byName, changes, isOver } = message;
  const lead = { bold: `${directorate.name}, ${titleOfQuarter(quarter)}.` };
  return [
    richLine(lead, ` ${byName} asks for ${changes.length === 1 ? 'a change' : 'changes'} to draft ${number}:`),
    ...changes.flatMap((change) => buildChange(change, message)),
    ...(isOver ? [] : buildNext(message)),
  ];
}

function buildChange(change: AskedChange, message: ChangesMessage): readonly KnownBlock[] {
  const { label, words } = change;
  const told = markText(change);
  return [
    richLine({ bold: label }),
    section(words),
    ...(told === undefined ? [] : [context(told)]),
    ...(message.isOver ? [] : [{ type: 'actions' as const, elements: buttonsOf(change, message) }]),
  ];
}

/** `Done.`, `Not changed: it is the agreed wording.`; undefined while nothing was said of it. */
export function markText({ mark }: AskedChange): string | undefined {
  if (mark === undefined || mark.kind === 'open') return undefined;
  return mark.kind === 'done' ? 'Done.' : `Not changed: ${mark.why}`;
}

function buttonsOf(change: AskedChange, message: ChangesMessage): Button[] {
  const { id, label } = change;
  const value = writeSignOffValue(message.windowId, id);
  const act = (text: string, actionId: string) => button(text, { actionId, value, spoken: `${text}: ${label}` });
  if (!isChangeOpen(change)) return [act('Undo', ACTIONS.reopenChange)];
  return [
    ...buildOpen(change, message),
    act('Record as done', ACTIONS.makeChange),
    act('Leave as it is', ACTIONS.refuseChange),
  ];
}

/** What prints it, where that is changed in Ragtime. */
function buildOpen({ place, label }: AskedChange, { directorate, quarter }: ChangesMessage): readonly Button[] {
  const opens = opensAt(place);
  if (opens === undefined) return [];
  switch (opens.kind) {
    case 'items':
      return [itemsDeskButton({ directorateCode: directorate.code, quarter }, 'Put items in order')];
    case 'section-texts':
      return [buildEditTexts(directorate.code, quarter, label)];
    case 'entry': {
      const value = writeEntryValue(opens.entry, quarter);
      const spoken = `Edit what is printed: ${label}`;
      return [button('Edit what is printed', { actionId: ACTIONS.editWording, value, spoken })];
    }
  }
}

function buildEditTexts(directorateCode: string, quarter: string, label: string): Button {
  const command = commandFor('texts', { directorateCode, quarter });
  return quarterButton({ text: 'Edit what is printed', command, spoken: `Edit what is printed: ${label}` });
}

function buildNext({ directorate, quarter }: ChangesMessage): readonly KnownBlock[] {
  const command = commandFor('sign-off', { directorateCode: directorate.code, quarter });
  return [
    context('What you say of each is read with the next draft. Once all is said, ask for sign-off again.'),
    { type: 'actions', elements: [quarterButton({ text: 'Ask for sign-off', command })] },
  ];
}
