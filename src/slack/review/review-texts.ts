import type { Result } from '../../core/result.ts';
import type { QueuedEntry, ReviewStand } from '../../core/review/review-queue.ts';
import type { AcceptedUpdates, AcceptRefusal } from '../../usecases/review/accept-updates.ts';
import type { UndoRefusal } from '../../usecases/review/undo-acceptance.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { listRefs } from '../remind/list-refs.ts';

export const REVIEW_TEXTS = {
  gone: 'There is nothing to review: its window is not open yet, or is no longer there.',
  busy: 'Nothing was accepted yet: Ragtime was busy for a moment. Please press the button again.',
} as const;

export const STAND_WORDS: Readonly<Record<ReviewStand, string>> = {
  'to-read': 'To be read',
  accepted: 'Accepted',
  'sent-back': 'Sent back, not answered yet',
};

/** `3 to be read, 5 accepted, 1 sent back.` */
export function countsText(counts: Readonly<Record<ReviewStand, number>>): string {
  return `${counts['to-read']} to be read, ${counts.accepted} accepted, ${counts['sent-back']} sent back.`;
}

export function nothingText(sent: number): string {
  return sent === 0
    ? 'Nothing has been sent yet. What is sent stands here to be read.'
    : 'Everything that was sent has been read. What is sent or changed from now on stands here again.';
}

/** What became of one press of Accept. */
export function acceptedText(outcome: Result<AcceptedUpdates, AcceptRefusal>): string {
  if (outcome.ok) return [doneText(outcome.value), leftText(outcome.value)].filter((text) => text !== '').join(' ');
  return refusedText(outcome.refusal);
}

export function undoneText(outcome: Result<QueuedEntry, UndoRefusal>): string {
  if (outcome.ok) return `${outcome.value.ref} is to be read again.`;
  const { refusal } = outcome;
  return refusal.reason === 'changed-since'
    ? 'Something newer was sent since. It is to be read.'
    : refusedText(refusal);
}

function refusedText(refusal: AcceptRefusal): string {
  switch (refusal.reason) {
    case 'busy':
      return REVIEW_TEXTS.busy;
    case 'not-allowed':
      return refusalText(refusal.permission);
    case 'not-open':
    case 'no-plan':
    case 'no-window':
    case 'unknown-directorate':
      return REVIEW_TEXTS.gone;
  }
}

function doneText({ accepted }: AcceptedUpdates): string {
  if (accepted.length === 0) return '';
  return `${listRefs(accepted.map(({ ref }) => ref))} ${accepted.length === 1 ? 'is' : 'are'} accepted.`;
}

function leftText({ accepted, left }: AcceptedUpdates): string {
  if (left.length === 0) return accepted.length === 0 ? 'It is no longer in the plan. Nothing was changed.' : '';
  const refs = listRefs(left.map(({ ref }) => ref));
  return `${refs} ${left.length === 1 ? 'was' : 'were'} changed or sent back since you read ${left.length === 1 ? 'it' : 'them'}, and ${left.length === 1 ? 'is' : 'are'} not accepted.`;
}
