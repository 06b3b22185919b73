import { listAmendments } from '../../core/publish/amendments.ts';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import { answersTo, type SignOffBook, type SignOffDraft, signedContent } from '../../core/review/sign-off.ts';
import { hashContent } from '../collect/find-repeated.ts';

export function hashOf(snapshot: Snapshot): string {
  return hashContent([signedContent(snapshot)]);
}

/** How the newest draft that approvers were asked to sign stands. */
export interface SignOffStand {
  readonly draft: SignOffDraft;
  /** By approver, in the plan's order. */
  readonly answers: ReturnType<typeof answersTo>;
  /** Places of the report that read otherwise now, or did when the draft became void; empty where the signatures count. */
  readonly changed: readonly string[];
}

/** Undefined where nobody was asked to sign. @param current what would be published now */
export function standOf(
  book: SignOffBook,
  approverIds: readonly string[],
  current: Snapshot,
): SignOffStand | undefined {
  const draft = book.drafts.at(-1);
  if (draft === undefined) return undefined;
  const answers = answersTo(book, draft, approverIds);
  const voided = book.voids.find(({ draftId }) => draftId === draft.id);
  if (draft.contentHash === hashOf(current)) return { draft, answers, changed: voided?.changed ?? [] };
  const places = listAmendments(draft.snapshot, current, { why: '', whyFor: new Map() }).map(({ place }) => place);
  // What is not text, such as the order, is no place of its own.
  return { draft, answers, changed: places.length === 0 ? ['how the report is set out'] : places };
}
