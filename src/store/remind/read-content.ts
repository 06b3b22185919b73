import * as z from 'zod';
import { ENTRY_KINDS } from '../../core/collect/entry.ts';
import type { Delivery } from '../../core/remind/delivery.ts';
import {
  attachmentPayload,
  day,
  deskPayload,
  enteredPayload,
  financeAskPayload,
  reminderPayload,
  sentBackPayload,
  sharePayload,
  wordingPayload,
} from './ledger-payloads.ts';
import type { DeliveryRow } from './ledger-statements.ts';

const messagePayload = z.object({ message: z.object({ text: z.string(), blocks: z.array(z.unknown()) }) });

const summaryPayload = messagePayload.extend({ areaId: z.string().optional(), correctedOn: z.string().optional() });
const signOffPayload = z.union([
  messagePayload.extend({
    windowId: z.string(),
    asked: z.object({ number: z.number(), approverId: z.string(), toldNobody: z.string().optional() }).optional(),
    nobodyFor: z.array(z.string()).optional(),
  }),
  z.object({
    windowId: z.string(),
    changesIn: z.object({ number: z.number(), approverId: z.string(), nth: z.number() }),
  }),
  z.object({ windowId: z.string(), voidDraft: z.number() }),
]);
const editPayload = z.object({ isLazy: z.boolean(), readerId: z.string().optional() });
const noticePayload = messagePayload.extend({
  windowId: z.string(),
  ownerId: z.string(),
  isNews: z.boolean().optional(),
  absence: z.object({ firstDay: day, lastDay: day }).optional(),
  takesBack: z.array(z.string()).optional(),
  returned: z
    .object({
      entry: z.object({ kind: z.enum(ENTRY_KINDS), id: z.string() }),
      quarter: z.string(),
      ref: z.string(),
      words: z.string(),
      question: z.string(),
      officerName: z.string().optional(),
      insteadOf: z.string().optional(),
      disputedBy: z.string().optional(),
    })
    .optional(),
});

/** What a row of the ledger is about. @throws where the row holds something else than its kind says. */
export function readContent(kind: DeliveryRow['kind'], payload: unknown): Delivery['content'] {
  switch (kind) {
    case 'reminder':
      return { kind, payload: reminderPayload.parse(payload) };
    case 'edit':
      return { kind, payload: editPayload.parse(payload) };
    case 'desk':
      return { kind, payload: deskPayload.parse(payload) };
    case 'notice':
      return { kind, payload: noticePayload.parse(payload) };
    case 'sent-back':
      return { kind, payload: sentBackPayload.parse(payload) };
    case 'sign-off':
      return { kind, payload: signOffPayload.parse(payload) };
    case 'attachment':
      return { kind, payload: attachmentPayload.parse(payload) };
    case 'wording':
      return { kind, payload: wordingPayload.parse(payload) };
    case 'entered':
      return { kind, payload: enteredPayload.parse(payload) };
    case 'finance-ask':
      return { kind, payload: financeAskPayload.parse(payload) };
    case 'share':
      return { kind, payload: sharePayload.parse(payload) };
    case 'summary-root':
    case 'summary-part':
      return { kind, payload: summaryPayload.parse(payload) };
  }
}
