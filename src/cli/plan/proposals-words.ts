import { formatLong } from '../../core/calendar/local-date.ts';
import type { DecisionFault } from '../../core/plan/decide-proposal.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { nextYearText, notStoppedText } from '../../reports/next-year-words.ts';
import type { DecideOutcome } from '../../usecases/plan/decide-proposal.ts';
import type { ProposedChange } from '../../usecases/plan/read-proposed.ts';

/** `m-7k3q9dx  COPS2 (AMc), supported: due 30 September 2027 instead of 31 March 2027. The survey is late.` */
export function proposedLine({ milestoneId, ref, owner, asked, reason, isSupported }: ProposedChange): string {
  return `${milestoneId}  ${ref} (${owner?.initials ?? 'no owner'})${isSupported ? ', supported' : ''}: ${asked}. ${reason}`;
}

/** What was recorded, or why not. */
export function decidedText(outcome: DecideOutcome): Result<string, string> {
  switch (outcome.outcome) {
    case 'decided': {
      const { ref, proposal, isTold, nextYear } = outcome;
      const when = proposal.decidedOn === undefined ? '' : ` on ${formatLong(proposal.decidedOn)}`;
      const by = proposal.body === undefined ? '' : ` by ${proposal.body}`;
      const told = isTold ? 'Whoever answers for it is told.' : 'Nobody can be told in Slack, so please tell them.';
      return done(`The proposal for ${ref} is ${proposal.state}${by}${when}. ${told}${nextYearText(nextYear)}`);
    }
    case 'faults':
      return refuse(outcome.faults.map(faultWords).join('\n'));
    case 'nothing-open':
      return refuse(`Nothing is proposed for ${outcome.ref} any more. Nothing was changed.`);
    case 'overtaken':
      return refuse(`The proposal for ${outcome.ref} was changed meanwhile. Read it first.`);
    case 'supported-already':
      return refuse(`The proposal for ${outcome.ref} is supported already.`);
    case 'no-window':
      return refuse(notStoppedText(outcome));
    case 'gone':
      return refuse('It is no longer in the plan. Nothing was changed.');
    case 'refused':
      return refuse(
        'Only a performance officer of the directorate can do this; give their initials with --entered-by.',
      );
    case 'busy':
      return refuse('Nothing was changed: the database was busy. Please try again.');
  }
}

function faultWords({ field, fault }: DecisionFault): string {
  if (field === 'body') {
    return fault === 'missing'
      ? 'Say who decided: --body "Children\'s Services Board".'
      : '--body is too long; 200 characters would be accepted.';
  }
  if (field === 'decidedOn') {
    return fault === 'missing'
      ? 'Say when it was decided: --on 2026-09-07.'
      : '--on is in the future; today or earlier would be accepted.';
  }
  if (field === 'minute') return '--minute is too long; 100 characters would be accepted.';
  return fault === 'missing'
    ? 'Say why, for the owner: --note TEXT.'
    : '--note is too long; 1,000 characters would be accepted.';
}
