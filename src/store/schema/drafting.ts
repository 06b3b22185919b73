import { index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { instant, json } from './columns.ts';
import { person } from './plan.ts';

const entryKind = () => text('entry_kind', { enum: ['milestone', 'indicator', 'risk', 'equality-action'] }).notNull();

/** Append-only: who was asked by hand to draft an entry for its owner. The newest of an entry and quarter counts. */
export const draftRequest = sqliteTable(
  'draft_request',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    entryKind: entryKind(),
    entryId: text('entry_id').notNull(),
    quarter: text('quarter').notNull(),
    contributorId: text('contributor_id')
      .notNull()
      .references(() => person.id),
    askedById: text('asked_by_id')
      .notNull()
      .references(() => person.id),
    byDay: text('by_day').notNull(),
    note: text('note').notNull(),
    at: instant('at').notNull(),
    /** One opening of the form: sent twice, it asks once. */
    nonce: text('nonce').notNull(),
  },
  (table) => [
    unique('draft_request_once').on(table.nonce, table.entryKind, table.entryId),
    index('draft_request_entry').on(table.entryKind, table.entryId, table.quarter, table.id),
    index('draft_request_quarter').on(table.quarter, table.id),
  ],
);

/** Drafts that contributors handed to the owner. Appended; only what became of one is written into its row. */
export const handedDraft = sqliteTable(
  'handed_draft',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    entryKind: entryKind(),
    entryId: text('entry_id').notNull(),
    quarter: text('quarter').notNull(),
    contributorId: text('contributor_id')
      .notNull()
      .references(() => person.id),
    /** Status, texts and dates, as the form gives them. */
    content: json<unknown>('content').notNull(),
    at: instant('at').notNull(),
    formNonce: text('form_nonce').notNull(),
    contentHash: text('content_hash').notNull(),
    submissionId: text('submission_id').notNull().unique(),
    /** Approved as it is; answered by the owner in another way; or sent back with a question. Null while it waits. */
    decision: text('decision', { enum: ['approved', 'answered', 'sent-back'] }),
    decidedById: text('decided_by_id').references(() => person.id),
    decidedAt: instant('decided_at'),
    question: text('question'),
    /** The update that it became, or that was sent in its place. */
    updateId: integer('update_id'),
  },
  (table) => [
    index('handed_draft_entry').on(table.entryKind, table.entryId, table.quarter, table.id),
    index('handed_draft_quarter').on(table.quarter, table.id),
    index('handed_draft_form').on(table.formNonce, table.id),
  ],
);
