import * as z from 'zod';
import { localDate } from '../../core/calendar/local-date.ts';
import { ENTRY_KINDS, type EntryKey } from '../../core/collect/entry.ts';
import { REPORT_FORMATS } from '../../core/publish/report-format.ts';
import { DESK_SUBJECTS } from '../../core/remind/delivery.ts';
import { REMINDER_STEPS } from '../../core/remind/reminder-step.ts';

export const day = z.string().transform(localDate);
const entries = z.array(z.object({ kind: z.enum(ENTRY_KINDS), id: z.string(), ask: z.string().optional() }));
const asks = z.array(
  z.object({ kind: z.enum([...ENTRY_KINDS, 'meeting-action']), id: z.string(), ask: z.string().optional() }),
);
/** Rows of before indicators were asked for name milestones only. */
const milestoneIds = z.array(z.string());

/** What a row of the ledger says of a reminder. */
export const reminderPayload = z
  .object({
    windows: z.array(z.object({ windowId: z.string(), step: z.enum(REMINDER_STEPS) })),
    entries: asks.optional(),
    milestoneIds: milestoneIds.optional(),
    nudgedBy: z.string().optional(),
  })
  .transform(({ entries, milestoneIds, ...rest }) => ({ ...rest, entries: entries ?? toMilestones(milestoneIds) }));

/** The same of what an officer hears. */
export const deskPayload = z
  .object({
    about: z.enum(DESK_SUBJECTS),
    windowId: z.string(),
    entries: entries.optional(),
    causes: z.array(z.string()).optional(),
    milestoneIds: milestoneIds.optional(),
    deliveryIds: z.array(z.number()).optional(),
  })
  .transform(({ entries, milestoneIds, ...rest }) => {
    const named = entries ?? (milestoneIds === undefined ? undefined : toMilestones(milestoneIds));
    return named === undefined ? rest : { ...rest, entries: named };
  });

function toMilestones(ids: readonly string[] = []): EntryKey[] {
  return ids.map((id) => ({ kind: 'milestone', id }));
}

export const attachmentPayload = z.object({
  windowId: z.string(),
  revisionId: z.number().optional(),
  draft: z.number().optional(),
  format: z.enum(REPORT_FORMATS),
  isAnnex: z.boolean().optional(),
  trail: z
    .object({
      askedById: z.string(),
      item: z.string().optional(),
      person: z.string().optional(),
      from: day.optional(),
      to: day.optional(),
    })
    .optional(),
  title: z.string(),
  comment: z.string(),
  altText: z.string().optional(),
  uploadedId: z.string().optional(),
});

export const sentBackPayload = z.union([z.object({ handedId: z.number() }), z.object({ suppliedId: z.number() })]);

export const wordingPayload = z.discriminatedUnion('about', [
  z.object({ about: z.literal('wordings'), windowId: z.string(), ownerId: z.string() }),
  z.object({ about: z.literal('objection'), windowId: z.string(), nonce: z.string() }),
]);

export const financeAskPayload = z.object({ windowId: z.string(), contactId: z.string() });

export const enteredPayload = z.object({
  windowId: z.string(),
  ownerId: z.string(),
  about: z.literal('items').optional(),
});

export const sharePayload = z.object({
  windowId: z.string(),
  isCorrection: z.boolean().optional(),
  lines: z.array(z.object({ title: z.string(), word: z.string(), part: z.enum(['own', 'drafted']) })),
});
