import { formatLong } from '../../core/calendar/local-date.ts';
import type { DecisionFault } from '../../core/plan/decide-proposal.ts';
import { nextYearText, notStoppedText } from '../../reports/next-year-words.ts';
import type { DecideOutcome } from '../../usecases/plan/decide-proposal.ts';
import type { UndoDecisionOutcome } from '../../usecases/plan/undo-decision.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { PROPOSAL_TEXTS } from './proposal-texts.ts';

/** What was recorded, or why not. */
export function decidedText(outcome: Exclude<DecideOutcome, { outcome: 'faults' }>): string {
  switch (outcome.outcome) {
    case 'decided': {
      const { ref, proposal, isTold, nextYear } = outcome;
      const when = proposal.decidedOn === undefined ? '' : ` on ${formatLong(proposal.decidedOn)}`;
      const by = proposal.body === undefined ? '' : ` by ${proposal.body}`;
      const told = isTold ? 'Its owner is told.' : 'No message can reach its owner, so please tell them yourself.';
      return `The proposal for ${ref} is ${proposal.state}${by}${when}. ${told}${nextYearText(nextYear)}`;
    }
    case 'nothing-open':
      return `Nothing is proposed for ${outcome.ref} any more. Nothing was changed.`;
    case 'overtaken':
      return `The proposal for ${outcome.ref} was changed since you read it. This is how it stands now.`;
    case 'supported-already':
      return `The proposal for ${outcome.ref} is supported already.`;
    case 'no-window':
      return notStoppedText(outcome);
    case 'gone':
      return PROPOSAL_TEXTS.gone;
    case 'refused':
      return refusalText(outcome.permission);
    case 'busy':
      return PROPOSAL_TEXTS.busy;
  }
}

export function decisionFaultText({ field, fault }: DecisionFault): string {
  switch (field) {
    case 'body':
      return fault === 'missing' ? 'Please say who decided.' : 'Please keep this under 200 characters.';
    case 'decidedOn':
      return fault === 'missing' ? 'Please give the day.' : 'This day is still to come. Give today or an earlier one.';
    case 'minute':
      return 'Please keep this under 100 characters.';
    case 'note':
      return fault === 'missing' ? 'Please say why; its owner reads it.' : 'Please keep this under 1,000 characters.';
  }
}

/** What came of taking a decision back. */
export function undoneText(outcome: UndoDecisionOutcome): string {
  switch (outcome.outcome) {
    case 'undone':
      return `${outcome.ref}: taken back. It is a proposal again, and the plan is as it was.`;
    case 'overtaken':
      return `${outcome.ref}: something newer was said of it. Nothing was changed.`;
    case 'published':
      return `${outcome.ref}: a report has said it since, so it stands. A new proposal can change it again.`;
    case 'stopped':
      return `${outcome.ref}: its last update says that it was dropped, so it stands.`;
    case 'plan-changed':
      return `${outcome.ref}: the plan says something else by now. Nothing was changed.`;
    case 'refused':
      return refusalText(outcome.permission);
    case 'gone':
      return PROPOSAL_TEXTS.gone;
    case 'busy':
      return PROPOSAL_TEXTS.busy;
  }
}
