import { index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { instant, json } from './columns.ts';
import { directorate, person } from './plan.ts';

/** Append-only: key developments and emerging issues. The newest row of an item stands. */
export const itemVersion = sqliteTable(
  'item_version',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    itemId: text('item_id').notNull(),
    directorateId: text('directorate_id')
      .notNull()
      .references(() => directorate.id),
    quarter: text('quarter').notNull(),
    kind: text('kind', { enum: ['key-development', 'emerging-issue'] }).notNull(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    /** Person ids, as their initials are printed. */
    authorIds: json<readonly string[]>('author_ids').notNull(),
    /** The emerging issue of the quarter before that this goes on with. */
    followsId: text('follows_id'),
    isWithdrawn: integer('is_withdrawn', { mode: 'boolean' }).notNull(),
    /** Of a withdrawn one: the item in which it is printed. */
    wentToId: text('went_to_id'),
    enteredById: text('entered_by_id')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull(),
    formNonce: text('form_nonce').notNull(),
    contentHash: text('content_hash').notNull(),
    submissionId: text('submission_id').notNull(),
  },
  (table) => [
    index('item_of_quarter').on(table.directorateId, table.quarter, table.id),
    index('versions_of_item').on(table.itemId, table.id),
    index('item_of_form').on(table.formNonce, table.id),
    unique('item_submission').on(table.submissionId, table.itemId),
  ],
);

/** Append-only: the officer's order of a quarter's items. The newest row of a directorate and quarter stands. */
export const itemOrder = sqliteTable(
  'item_order',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    directorateId: text('directorate_id')
      .notNull()
      .references(() => directorate.id),
    quarter: text('quarter').notNull(),
    itemIds: json<readonly string[]>('item_ids').notNull(),
    enteredById: text('entered_by_id')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull(),
    submissionId: text('submission_id').notNull().unique(),
  },
  (table) => [index('order_of_quarter').on(table.directorateId, table.quarter, table.id)],
);

/** Append-only: "Nothing this quarter", said or taken back. The newest row of a person and directorate stands. */
export const nilReturn = sqliteTable(
  'nil_return',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    directorateId: text('directorate_id')
      .notNull()
      .references(() => directorate.id),
    quarter: text('quarter').notNull(),
    isNothing: integer('is_nothing', { mode: 'boolean' }).notNull(),
    enteredById: text('entered_by_id')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull(),
  },
  (table) => [index('nil_return_of_quarter').on(table.directorateId, table.quarter, table.id)],
);

/** Append-only: what became of an emerging issue of the quarter before. The newest row of an issue stands. */
export const issueOutcome = sqliteTable(
  'issue_outcome',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    issueId: text('issue_id').notNull(),
    directorateId: text('directorate_id')
      .notNull()
      .references(() => directorate.id),
    /** The quarter that is collected, not that of the issue. */
    quarter: text('quarter').notNull(),
    outcome: text('outcome', { enum: ['still-live', 'now-development', 'closed'] }).notNull(),
    enteredById: text('entered_by_id')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull(),
  },
  (table) => [index('outcome_of_quarter').on(table.directorateId, table.quarter, table.id)],
);
