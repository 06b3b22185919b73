import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import { formatClock, localDateOf } from '../../core/calendar/zone.ts';
import type { QuestionFault } from '../../core/review/returned.ts';
import type { CloseOutcome } from '../../usecases/review/close-return.ts';
import type { ReturnOutcome } from '../../usecases/review/return-update.ts';
import { refusalText } from '../collect/answer-texts.ts';

export const RETURN_TEXTS = {
  busy: 'Not done yet, please press the button again. Ragtime was busy for a moment; your words are still here.',
  published:
    'The report of this quarter is published and stays as it is. Whoever answers can answer once; then amend the report, which prints what was, what is and why.',
  gone: 'It is no longer in the plan. Nothing was changed.',
} as const;

export function returnFault(fault: QuestionFault): string {
  return fault === 'missing' ? 'Please write what you want to know.' : 'Please keep this under 1,000 characters.';
}

/** What became of a question, and who is asked when. */
export function returnText(outcome: Exclude<ReturnOutcome, { outcome: 'fault' | 'busy' }>, now: Date): string {
  switch (outcome.outcome) {
    case 'returned':
      return sentText(outcome, now);
    case 'not-now':
      return 'This quarter has not been opened yet. Nothing was sent.';
    case 'no-owner':
      return `${outcome.ref} has no owner who could answer. Nothing was sent.`;
    case 'nothing-said':
      return `Nothing has been sent for ${outcome.ref} yet.`;
    case 'overtaken':
      return `Another text was sent for ${outcome.ref} since you opened its history. Read that first; your question is below to copy.`;
    case 'waits-already':
      return `An earlier question still waits for its answer: "${outcome.returned.question}" Your own is below to copy.`;
    case 'gone':
      return RETURN_TEXTS.gone;
    case 'refused':
      return refusalText(outcome.permission);
  }
}

function sentText({ ref, asked, returned }: Extract<ReturnOutcome, { outcome: 'returned' }>, now: Date): string {
  if (asked === undefined) {
    return `${ref} is sent back, but no message can reach whoever answers for it. Please tell them yourself; the question stands above their form.`;
  }
  const { name, at, zone } = asked;
  const when =
    at <= now ? 'now' : `at ${formatClock(at, zone)} on ${formatWithWeekday(localDateOf(at, zone))}, where they are`;
  const until =
    returned.isCorrection === true ? 'can answer once, for the correction' : 'can answer until you close the question';
  return `${ref} is sent back. ${name} is asked ${when}, and ${until}.`;
}

/** Why a question was not closed; undefined when it was. */
export function closeTrouble(outcome: CloseOutcome): string | undefined {
  switch (outcome.outcome) {
    case 'closed':
      return undefined;
    case 'nothing-open':
      return `No question about ${outcome.ref} is open any more. Nothing was changed.`;
    case 'gone':
      return RETURN_TEXTS.gone;
    case 'refused':
      return refusalText(outcome.permission);
    case 'busy':
      return RETURN_TEXTS.busy;
  }
}
