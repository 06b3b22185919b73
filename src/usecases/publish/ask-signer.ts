import type { Snapshot } from '../../core/publish/snapshot.ts';
import { signOffStem } from '../../core/remind/unarrived.ts';
import { askedBy, type SignOffBook } from '../../core/review/sign-off.ts';
import type { NewDelivery } from '../remind/delivery-ports.ts';
import type { AttachmentRenderer } from './ports.ts';
import type { Signer } from './read-signers.ts';
import type { RenderSignOff } from './sign-off-ports.ts';

export interface AskRenderers {
  readonly renderSignOff: RenderSignOff;
  readonly renderAttachments: AttachmentRenderer;
}

/** A draft as it is to be signed. */
export interface AskedDraft {
  readonly windowId: string;
  readonly number: number;
  readonly snapshot: Snapshot;
  /** Of the draft before: its approvers see what became of what they asked for. */
  readonly before: { readonly book: SignOffBook; readonly draftId: number | undefined };
  readonly dueAt: Date;
  readonly now: Date;
  /** Who reads, as they ask, for whom nobody is there: a Slack user, or a command line. Left out where nobody asks. */
  readonly asker?: string;
}

/**
 * The files, and the question whether they are signed. The files are rendered from the draft as it was frozen, whatever is
 * written until they are sent.
 * @param key of these messages: one approver and reader
 */
export function askSigner(
  { renderAttachments, renderSignOff }: AskRenderers,
  { approver, reader, isThere, key }: Signer & { readonly key: string },
  { windowId, number, snapshot, before, dueAt, now, asker }: AskedDraft,
): readonly NewDelivery[] {
  const { picture, documents } = renderAttachments(snapshot);
  const stem = `${signOffStem(windowId, number)}-${key}`;
  const insteadOf = reader.id === approver.id ? undefined : approver.name;
  const answers = askedBy(before.book, before.draftId, approver.id).map(({ id }) => id);
  const asked = before.book.changes.filter(({ answerId }) => answers.includes(answerId));
  const formats = documents.map(({ format }) => format);
  const message = renderSignOff({ about: 'ask', windowId, number, snapshot, insteadOf, formats, asked });
  const common = { personId: reader.id, dueAt, createdAt: now };
  return [
    ...[...(picture === undefined ? [] : [picture]), ...documents].map(
      (attachment): NewDelivery => ({
        ...common,
        key: `${stem}-${attachment.format}`,
        content: { kind: 'attachment', payload: { ...attachment, windowId, draft: number } },
        methodClass: 'files',
      }),
    ),
    {
      ...common,
      key: `${stem}-ask`,
      content: {
        kind: 'sign-off',
        payload: {
          ...{ message, windowId },
          asked: { number, approverId: approver.id, ...(!isThere && { toldNobody: asker }) },
        },
      },
      methodClass: 'post',
    },
  ];
}
