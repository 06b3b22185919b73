import type { KnownBlock, ModalView } from '@slack/types';
import { dueText } from '../../core/plan/due-text.ts';
import type { Choice } from '../../usecases/collect/answer-milestone-command.ts';
import { button, context, cut, richLine, section } from '../blocks.ts';
import { ACTIONS, CALLBACKS, writeEntryValue } from '../ids.ts';
import { plainText } from '../text.ts';
import { statusWords } from './status-words.ts';

/** Several milestones share a ref: full words, area, due date and status of each, a button for those that are mine. */
export function buildChooser(ref: string, choices: readonly Choice[]): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.chooser,
    title: plainText(cut(`Which ${ref}?`, 24)),
    close: plainText('Close'),
    blocks: [section(`${choices.length} milestones have the ref ${ref}.`), ...choices.flatMap(buildChoice)],
  };
}

function buildChoice({ card, isMine, sent }: Choice): readonly KnownBlock[] {
  const facts = context([`Due: ${dueText(card.due)}`, card.areaName, whose(card.ownerName, isMine)].join(' · '));
  if (!isMine) return [{ type: 'divider' }, richLine(card.words), facts];
  const update = button(sent === undefined ? 'Update' : 'Change', {
    actionId: ACTIONS.chooseEntry,
    value: writeEntryValue({ kind: 'milestone', id: card.milestoneId }),
    spoken: `Update ${card.ref} ${card.words}`,
  });
  const state = sent === undefined ? 'Not sent yet' : `Sent: ${statusWords(sent)}`;
  return [{ type: 'divider' }, section(card.words, update), facts, context(state)];
}

function whose(ownerName: string | undefined, isMine: boolean): string {
  if (isMine) return 'Yours';
  return ownerName === undefined ? 'No owner yet' : `Answered by ${ownerName}`;
}
