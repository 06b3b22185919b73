import type { ViewOutput } from '@slack/bolt';
import { parseLocalDate } from '../../core/calendar/local-date.ts';
import type { ProposalAnswer } from '../../core/plan/proposal.ts';
import { PROPOSAL_FIELDS } from '../field-ids.ts';
import { blockIdOf, stepOf } from '../id-values.ts';
import { type ProposalMemory, readProposalMemory } from './proposal-memory.ts';

type Field = keyof typeof PROPOSAL_FIELDS;

export interface ReadProposal {
  readonly memory: ProposalMemory;
  /** Undefined when the expected inputs are not there: then nothing may be changed. */
  readonly answer: ProposalAnswer | undefined;
  readonly blockIds: Readonly<Record<Field, string>>;
}

/** @returns undefined when the view is not ours. */
export function readProposalForm(view: ViewOutput): ReadProposal | undefined {
  const memory = readProposalMemory(view.private_metadata);
  if (memory === undefined) return undefined;
  const { values } = view.state;
  const idOf = (field: Field) => blockIdOf(PROPOSAL_FIELDS[field], memory.milestoneId, stepOf(memory.nonce));
  const blockIds = { kind: idOf('kind'), due: idOf('due'), words: idOf('words'), reason: idOf('reason') };
  const typedIn = (field: Field) => values[blockIds[field]]?.[PROPOSAL_FIELDS[field]];
  if (Object.values(blockIds).some((id) => values[id] === undefined)) return { memory, answer: undefined, blockIds };
  const kind = typedIn('kind')?.selected_option?.value;
  const answer = {
    kind: kind === 'change' || kind === 'drop' ? kind : undefined,
    due: parseLocalDate(typedIn('due')?.selected_date ?? ''),
    words: typedIn('words')?.value ?? '',
    reason: typedIn('reason')?.value ?? '',
  } as const;
  return { memory, answer, blockIds };
}
