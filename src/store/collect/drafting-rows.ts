import * as z from 'zod';
import { type LocalDate, localDate, parseLocalDate } from '../../core/calendar/local-date.ts';
import type { DraftDecision, DraftRequest, HandedDraft, HandedMark } from '../../core/collect/draft-request.ts';
import type { UpdateContent } from '../../core/collect/milestone/update.ts';
import type { draftRequest, handedDraft } from '../schema/drafting.ts';

/* Rows of drafts for others as the core knows them. */

export function rowToRequest(row: typeof draftRequest.$inferSelect): DraftRequest {
  const { entryKind: kind, entryId: id, byDay, nonce: _nonce, ...rest } = row;
  return { ...rest, entry: { kind, id }, by: localDate(byDay) };
}

type MarkRow = Omit<typeof handedDraft.$inferSelect, 'content' | 'formNonce' | 'contentHash' | 'submissionId'>;

export function rowToMark(row: MarkRow): HandedMark {
  const { id, entryKind, entryId, quarter, contributorId, at } = row;
  return { id, entry: { kind: entryKind, id: entryId }, quarter, contributorId, at, decision: rowToDecision(row) };
}

function rowToDecision({ decision, decidedById, decidedAt, question }: MarkRow): DraftDecision | undefined {
  if (decision === null || decidedById === null || decidedAt === null) return undefined;
  const who = { byId: decidedById, at: decidedAt };
  return decision === 'sent-back' ? { ...who, kind: decision, question: question ?? '' } : { ...who, kind: decision };
}

export function rowToHanded(row: typeof handedDraft.$inferSelect): HandedDraft {
  return { ...rowToMark(row), content: readContent(row.content) };
}

const date = z
  .string()
  .nullable()
  .transform((text): LocalDate | undefined => (text === null ? undefined : parseLocalDate(text)));

const contentShape = z.object({
  progress: z.enum(['not-started', 'in-progress', 'completed', 'not-completed', 'deferred', 'dropped']),
  rag: z.enum(['green', 'amber', 'red']).nullable(),
  amberReason: z.enum(['uncertain', 'too-early']).nullable(),
  completedOn: date,
  commentary: z.string(),
  action: z.string(),
  actionBy: date,
});

function readContent(given: unknown): UpdateContent {
  const { progress, rag, amberReason, completedOn, ...texts } = contentShape.parse(given);
  return { ...texts, status: { progress, rag: rag ?? undefined, amberReason: amberReason ?? undefined, completedOn } };
}

export function contentToRow({ status, commentary, action, actionBy }: UpdateContent): z.input<typeof contentShape> {
  const { progress, rag = null, amberReason = null, completedOn = null } = status;
  return { progress, rag, amberReason, completedOn, commentary, action, actionBy: actionBy ?? null };
}
