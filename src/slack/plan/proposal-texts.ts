import { formatLong } from '../../core/calendar/local-date.ts';
import type { MilestoneCard } from '../../core/collect/milestone/milestone-form.ts';
import { type Proposal, type ProposalFault, proposalText } from '../../core/plan/proposal.ts';

export const PROPOSAL_TEXTS = {
  ask: 'Ask to change or stop this milestone',
  change: 'Change or withdraw your proposal',
  about:
    'Say what should change and why. Until it is agreed, status is judged against what is agreed now, and the report prints your proposal under the commentary.',
  whatNext:
    'It is printed in the report until it is decided. Your performance officer sees it; status is judged against what is agreed now.',
  keptAsDraft:
    'What you type is kept as a draft, also when you close this form. It is proposed when you press Propose.',
  busy: 'Not done yet, please press the button again. Ragtime was busy for a moment; your words are still here.',
  gone: 'This milestone is no longer in the plan. Nothing was changed.',
  redrawn: 'This form had to be drawn again. Nothing was changed; please look at each field and press Propose.',
  nothingOpen: 'No proposal stands any more: it was withdrawn or decided already. Nothing was changed.',
  withdrawn: 'Your proposal is withdrawn. The report does not print it, and the milestone stays as it is.',
} as const;

/** `Proposed, not agreed yet: due 30 September 2027 instead of 31 March 2027.` */
export function proposedLead({ state }: Pick<Proposal, 'state'>): string {
  return state === 'supported' ? 'Proposed, supported by the officer, not agreed yet: ' : 'Proposed, not agreed yet: ';
}

export function askedText(proposal: Proposal, { due }: Pick<MilestoneCard, 'due'>): string {
  return `${proposalText(proposal, { due })}.`;
}

/** What became of a proposal that somebody has before them. */
export function stateText({ state, decidedOn, body, minute }: Proposal): string {
  const when = decidedOn === undefined ? '' : ` on ${formatLong(decidedOn)}`;
  const where = [body, minute && `minute ${minute}`].filter(Boolean).join(', ');
  const by = where === '' ? '' : ` (${where})`;
  switch (state) {
    case 'open':
      return 'Proposed';
    case 'supported':
      return 'Proposed and supported';
    case 'withdrawn':
      return 'Withdrawn';
    case 'agreed':
      return `Agreed${when}${by}`;
    case 'declined':
      return `Declined${when}${by}`;
  }
}

export function proposalFaultText(fault: ProposalFault): string {
  switch (fault.fault) {
    case 'nothing-changed':
      return 'Neither the date nor the words differ from what is agreed. Change one of them, or choose to stop it.';
    case 'stops-and-changes':
      return 'It cannot be stopped and changed at once. Put date and words back to stop it, or choose to change it.';
    case 'in-the-past':
      return 'This date is over. Give today or a later day.';
    case 'too-long':
      return fault.field === 'words'
        ? 'Please keep this under 1,000 characters.'
        : 'Please keep this under 3,000 characters.';
    case 'missing':
      return fault.field === 'kind' ? 'Please choose one.' : 'Please say why. This is printed in the report.';
  }
}
