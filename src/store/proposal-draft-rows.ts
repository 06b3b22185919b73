import { and, eq } from 'drizzle-orm';
import { mergeDraft, type StoredDraft, type Typed, toActedAt } from '../core/collect/draft.ts';
import type { ProposalDraftKey } from '../usecases/plan/proposal-ports.ts';
import type { Reader } from './plan-queries.ts';
import { proposalDraft } from './schema/proposal.ts';

type Stored = Omit<StoredDraft, 'entry' | 'quarter' | 'personId'>;

/** In whatever state. */
export function readProposalDraft(orm: Reader, key: ProposalDraftKey): Stored | undefined {
  const row = orm.select().from(proposalDraft).where(isOf(key)).get();
  return row && { ...row, basedOn: undefined };
}

/** Newer wins by the time at which it was typed. False when nothing changes. */
export function keepProposalDraft(orm: Reader, key: ProposalDraftKey, typed: Typed): boolean {
  const stored = readProposalDraft(orm, key);
  // Where it belongs is no part of what is merged.
  const placed = stored && { ...stored, personId: key.personId, quarter: '', entry: toEntry(key) };
  const merged = mergeDraft(placed, typed);
  if (merged !== undefined) put(orm, key, merged);
  return merged !== undefined;
}

/** What was typed before this moment and arrives later does not bring the draft back. */
export function closeProposalDraft(
  orm: Reader,
  key: ProposalDraftKey,
  { state, at }: { readonly state: 'sent' | 'discarded'; readonly at: Date },
): void {
  const stored = readProposalDraft(orm, key);
  const actedAt = Math.max(stored?.actedAt ?? 0, toActedAt(at));
  put(orm, key, { fields: {}, formNonce: '', ...stored, basedOn: undefined, actedAt, savedAt: at, state });
}

function put(orm: Reader, key: ProposalDraftKey, { fields, actedAt, savedAt, formNonce, state }: Stored): void {
  const said = { fields, actedAt, savedAt, formNonce, state };
  orm
    .insert(proposalDraft)
    .values({ ...key, ...said })
    .onConflictDoUpdate({ target: [proposalDraft.personId, proposalDraft.milestoneId], set: said })
    .run();
}

function toEntry({ milestoneId }: ProposalDraftKey) {
  return { kind: 'milestone', id: milestoneId } as const;
}

function isOf({ personId, milestoneId }: ProposalDraftKey) {
  return and(eq(proposalDraft.personId, personId), eq(proposalDraft.milestoneId, milestoneId));
}
