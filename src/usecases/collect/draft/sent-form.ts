import type { DraftFields, Sent } from '../../../core/collect/draft.ts';

/** What every form that keeps a draft says when it is sent. */
export interface SentForm {
  /** One opening of the form. */
  readonly nonce: string;
  /** One press of Save; the same when Slack delivers it twice. */
  readonly submissionId: string;
  /** When the newest was typed of the draft that the form began with, in microseconds on Slack's clock. */
  readonly draftedAt?: number | undefined;
  /** A draft is sent as it was kept: what stands in its form by now is not known. */
  readonly isSentAsKept?: boolean | undefined;
  readonly now: Date;
}

/** @param fields what is sent, as the fields of the form held it. */
export function toSent(fields: DraftFields, form: SentForm): Sent {
  return { fields, at: form.now, ...knownDraftOf(form) };
}

/** Of its author's draft, what the form has shown: see isSeenDraft. */
export function knownDraftOf({
  nonce,
  submissionId,
  draftedAt,
  isSentAsKept,
}: SentForm): Pick<Sent, 'formNonce' | 'draftedAt'> {
  return { formNonce: isSentAsKept ? submissionId : nonce, draftedAt };
}
