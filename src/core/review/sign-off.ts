import type { WindowState } from '../collect/collection-window.ts';
import type { Snapshot } from '../publish/snapshot.ts';
import type { AskedChange } from './asked-change.ts';

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
  /** What is to be changed in the whole draft, as it was said before paragraphs could be named; else empty. */
  readonly words: string;
  readonly at: Date;
}

/** A draft that is not what would be published any more. It stays so: what was said of it is never unsaid. */
export interface SignOffVoid {
  readonly draftId: number;
  /** Places of the report that read otherwise when it was found out. */
  readonly changed: readonly string[];
  readonly at: Date;
}

/** What happened to the drafts of one quarter, without what is in them, oldest first. */
export interface SignOffRecord {
  readonly drafts: readonly Omit<SignOffDraft, 'snapshot'>[];
  readonly answers: readonly SignOffAnswer[];
  readonly voids: readonly SignOffVoid[];
  readonly changes: readonly AskedChange[];
  /** Grows with each row: what a decision rests on. */
  readonly mark: number;
}

/** Everything about the sign-off of one quarter. */
export interface SignOffBook extends SignOffRecord {
  readonly drafts: readonly SignOffDraft[];
}

/**
 * What a signature is for: everything that is printed, but for the day on which it was compiled and the number that it gets
 * when it is published.
 */
export function signedContent(snapshot: Snapshot): unknown {
  const { revision: _, compiledAt: __, compiledOn: ___, signedBy: ____, unsignedBy: _____, ...content } = snapshot;
  return content;
}

/** The newest answer of each of these approvers to a draft; undefined of those who have said nothing. */
export function answersTo(
  { answers }: Pick<SignOffRecord, 'answers'>,
  draft: Pick<SignOffDraft, 'id'>,
  approverIds: readonly string[],
): readonly { readonly approverId: string; readonly answer: SignOffAnswer | undefined }[] {
  return approverIds.map((approverId) => ({
    approverId,
    answer: answers.findLast((each) => each.draftId === draft.id && each.approverId === approverId),
  }));
}

/** Who reads a draft for an approver, by name. */
export interface AskedName {
  readonly name: string;
  /** The approver who is away, where somebody else is asked. */
  readonly insteadOf?: string;
  /** `false`: they are away or not to be reached, and nobody who is there stands in for them. */
  readonly isThere: boolean;
}

/** What became of the question whether an approver signs a draft. */
export type AskFate =
  | { readonly kind: 'open' }
  | { readonly kind: 'signed' | 'changes-asked'; readonly answer: SignOffAnswer }
  | { readonly kind: 'void'; readonly changed: readonly string[] }
  /** A later draft, with this number, has taken its place. */
  | { readonly kind: 'later'; readonly number: number }
  | { readonly kind: 'published' };

/** One draft, as one approver was asked to sign it. */
export interface AskedSignature {
  /** Of the draft. */
  readonly number: number;
  readonly approverId: string;
  /** Who read, as they asked, that nobody is there who can sign: a Slack user, or a command line. */
  readonly toldNobody?: string | undefined;
}

/** What is over for everybody comes before what this approver said. */
export function fateOf(record: SignOffRecord, asked: AskedSignature, state: WindowState | undefined): AskFate {
  const newest = record.drafts.at(-1);
  const draft = record.drafts.find(({ number }) => number === asked.number);
  if (draft === undefined || newest === undefined) return { kind: 'open' };
  if (newest.number !== draft.number) return { kind: 'later', number: newest.number };
  const voided = record.voids.find(({ draftId }) => draftId === draft.id);
  if (voided !== undefined) return { kind: 'void', changed: voided.changed };
  const answer = answersTo(record, draft, [asked.approverId])[0]?.answer;
  if (answer?.kind === 'signed') return { kind: 'signed', answer };
  if (state === 'published') return { kind: 'published' };
  return answer === undefined ? { kind: 'open' } : { kind: 'changes-asked', answer };
}

/** One time that an approver asked for changes to a draft: the n-th, from 1. */
export interface ChangesAsked extends AskedSignature {
  readonly nth: number;
}

/** What was asked for then; undefined where that was not. */
export function changesIn(
  record: SignOffRecord,
  { number, approverId, nth }: ChangesAsked,
): { readonly answer: SignOffAnswer; readonly changes: readonly AskedChange[] } | undefined {
  const draft = record.drafts.find((each) => each.number === number);
  const answer = askedBy(record, draft?.id, approverId)[nth - 1];
  return answer && { answer, changes: record.changes.filter(({ answerId }) => answerId === answer.id) };
}

/** Every time that this approver asked for changes to this draft, oldest first. */
export function askedBy(
  { answers }: Pick<SignOffRecord, 'answers'>,
  draftId: number | undefined,
  approverId: string,
): readonly SignOffAnswer[] {
  return answers.filter(
    (each) => each.draftId === draftId && each.approverId === approverId && each.kind === 'changes-asked',
  );
}
