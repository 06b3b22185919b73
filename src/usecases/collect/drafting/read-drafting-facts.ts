import type { CollectionWindow } from '../../../core/collect/collection-window.ts';
import type { DraftRequest, HandedDraft } from '../../../core/collect/draft-request.ts';
import type { Milestone } from '../../../core/plan/plan.ts';
import { possibleContributors } from '../../../core/remind/asked-entry.ts';
import type { CollectPorts } from '../ports.ts';

/** Who drafts one milestone for its owner in the window's quarter. */
export interface DraftingFacts {
  /** The newest that was made by hand. */
  readonly request: DraftRequest | undefined;
  /** Everything that was handed in, oldest first. */
  readonly handed: readonly HandedDraft[];
  /** The newest that waits for the owner. */
  readonly ready: HandedDraft | undefined;
  /** Everybody who may draft it: named in the plan, asked by hand, or with something handed in. */
  readonly contributorIds: readonly string[];
}

export interface DraftedMilestone {
  readonly milestone: Pick<Milestone, 'id' | 'contributorIds'>;
  readonly window: Pick<CollectionWindow, 'quarter'> | undefined;
}

/** Nobody drafts anything outside a window. */
export async function readDraftingFacts(
  { drafting }: Pick<CollectPorts, 'drafting'>,
  { milestone, window }: DraftedMilestone,
): Promise<DraftingFacts> {
  if (window === undefined) return { request: undefined, handed: [], ready: undefined, contributorIds: [] };
  const entry = { kind: 'milestone', id: milestone.id } as const;
  const [request, handed] = await Promise.all([
    drafting.requestOf(entry, window.quarter),
    drafting.handedOf(entry, window.quarter),
  ]);
  const authors = handed.map(({ contributorId }) => contributorId);
  const asked = possibleContributors({ contributorIds: milestone.contributorIds, request });
  return {
    request,
    handed,
    ready: handed.findLast(({ decision }) => decision === undefined),
    contributorIds: [...new Set([...asked, ...authors])],
  };
}
