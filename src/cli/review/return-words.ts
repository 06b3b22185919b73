import { done, type Result, refuse } from '../../core/result.ts';
import type { CloseOutcome } from '../../usecases/review/close-return.ts';
import type { ReturnOutcome } from '../../usecases/review/return-update.ts';
import { formatInstant } from '../calendar/quarter-refusal.ts';

const BUSY = 'Nothing was changed: the database was busy. Please try again.';
const GONE = 'It is no longer in the plan. Nothing was changed.';
const NOT_YOURS = 'Only the performance officer of the directorate can do this.';

/** What `ragtime return --question` did, or why not. */
export function returnText(outcome: ReturnOutcome): Result<string, string> {
  switch (outcome.outcome) {
    case 'returned': {
      const { ref, asked, returned } = outcome;
      if (asked === undefined) {
        return done(`${ref} was sent back. No message can reach whoever answers for it, so please tell them yourself.`);
      }
      const { name, at, zone } = asked;
      const next =
        returned.isCorrection === true ? ' Once they have answered, "ragtime quarter amend" corrects the report.' : '';
      return done(`${ref} was sent back. ${name} is asked from ${formatInstant(at, zone)} on.${next}`);
    }
    case 'not-now':
      return refuse('This quarter has not been opened yet. Nothing was changed.');
    case 'no-owner':
      return refuse(`${outcome.ref} has no owner who could answer. Name one in the plan and import it.`);
    case 'nothing-said':
      return refuse(`Nothing has been sent for ${outcome.ref} yet, so nothing can be sent back.`);
    case 'overtaken':
      return refuse(`Another text was sent for ${outcome.ref} meanwhile. Read it first.`);
    case 'waits-already':
      return refuse(`An earlier question still waits for its answer: ${outcome.returned.question}`);
    case 'fault':
      return refuse(
        outcome.fault === 'missing'
          ? '--question is empty. Say what you want to know.'
          : '--question is too long; 1,000 characters at most would be accepted.',
      );
    case 'gone':
      return refuse(GONE);
    case 'refused':
      return refuse(NOT_YOURS);
    case 'busy':
      return refuse(BUSY);
  }
}

/** What `ragtime return --close` did, or why not. */
export function closedText(outcome: CloseOutcome): Result<string, string> {
  switch (outcome.outcome) {
    case 'closed':
      return done(`The question about ${outcome.ref} is closed: its text stands as it is.`);
    case 'nothing-open':
      return refuse(`No question about ${outcome.ref} is open. Nothing was changed.`);
    case 'gone':
      return refuse(GONE);
    case 'refused':
      return refuse(NOT_YOURS);
    case 'busy':
      return refuse(BUSY);
  }
}
