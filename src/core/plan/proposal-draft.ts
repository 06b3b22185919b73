import type { DraftFields } from '../collect/draft.ts';
import type { ProposalAnswer } from './proposal.ts';

/** The fields of the form of a proposal; what stands in them is kept as a draft under these names. */
export const PROPOSAL_FORM_FIELDS = { kind: 'kind', due: 'due', words: 'new-words', reason: 'reason' } as const;

/** As the form holds it. */
export function proposalToFields({ kind, due, words, reason }: ProposalAnswer): DraftFields {
  return {
    [PROPOSAL_FORM_FIELDS.kind]: kind ?? '',
    [PROPOSAL_FORM_FIELDS.due]: due ?? '',
    [PROPOSAL_FORM_FIELDS.words]: words,
    [PROPOSAL_FORM_FIELDS.reason]: reason,
  };
}
