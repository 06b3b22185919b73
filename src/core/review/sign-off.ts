import type { Snapshot } from '../publish/snapshot.ts';

/** A numbered draft of a report, frozen when approvers were asked to sign it. */
export interface SignOffDraft {
  readonly id: number;
  /** From 1, in its directorate and quarter. */
  readonly number: number;
  /** Of what would be printed: see signedContent. */
  readonly contentHash: string;
  readonly snapshot: Snapshot;
  readonly at: Date;
}

/** What an approver said of a draft, or their deputy for them. Appended, never changed; the newest of each counts. */
export interface SignOffAnswer {
  readonly id: number;
  readonly draftId: number;
  readonly approverId: string;
  /** Person id of who pressed: the approver, or the deputy. */
  readonly byId: string;
  readonly kind: 'signed' | 'changes-asked';
  /** What is to be changed; empty when signed. */
  readonly words: string;
  readonly at: Date;
}

/** Everything about the sign-off of one quarter, oldest first. */
export interface SignOffBook {
  readonly drafts: readonly SignOffDraft[];
  readonly answers: readonly SignOffAnswer[];
  /** Grows with each draft and each answer: what a decision rests on. */
  readonly mark: number;
}

/**
 * What a signature is for: everything that is printed, but for the day on which it was compiled and the number that it gets
 * when it is published.
 */
export function signedContent(snapshot: Snapshot): unknown {
  const { revision: _, compiledAt: __, compiledOn: ___, signedBy: ____, ...content } = snapshot;
  return content;
}

/** The newest answer of each of these approvers to a draft; undefined of those who have said nothing. */
export function answersTo(
  { answers }: SignOffBook,
  draft: Pick<SignOffDraft, 'id'>,
  approverIds: readonly string[],
): readonly { readonly approverId: string; readonly answer: SignOffAnswer | undefined }[] {
  return approverIds.map((approverId) => ({
    approverId,
    answer: answers.findLast((each) => each.draftId === draft.id && each.approverId === approverId),
  }));
}
