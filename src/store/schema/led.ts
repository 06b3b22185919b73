import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, json } from './columns.ts';
import { directorate, person, planEntry } from './plan.ts';

/** Append-only: what was said of a risk or an equality action in a quarter. The newest row stands. */
export const ledUpdate = sqliteTable(
  'led_update',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    entryId: text('entry_id')
      .notNull()
      .references(() => planEntry.id),
    quarter: text('quarter').notNull(),
    /** Of a risk or of an equality action, as its kind says. */
    content: json<unknown>('content').notNull(),
    leadId: text('lead_id')
      .notNull()
      .references(() => person.id),
    enteredById: text('entered_by_id').references(() => person.id),
    /** How it reached whoever entered it, where that was not through Slack. */
    howItCame: text('how_it_came'),
    at: instant('at').notNull(),
    formNonce: text('form_nonce').notNull(),
    contentHash: text('content_hash').notNull(),
    submissionId: text('submission_id').notNull().unique(),
  },
  (table) => [
    index('led_update_of_entry').on(table.entryId, table.quarter, table.id),
    index('led_update_of_form').on(table.formNonce, table.id),
  ],
);

/** Append-only: "Nothing to report" for a section of the report, confirmed or taken back. The newest row stands. */
export const sectionConfirmation = sqliteTable(
  'section_confirmation',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    directorateId: text('directorate_id')
      .notNull()
      .references(() => directorate.id),
    quarter: text('quarter').notNull(),
    section: text('section', { enum: ['risks', 'equality'] }).notNull(),
    isConfirmed: integer('is_confirmed', { mode: 'boolean' }).notNull(),
    /** Whose name is printed. */
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    at: instant('at').notNull(),
  },
  (table) => [index('confirmation_of_quarter').on(table.directorateId, table.quarter, table.id)],
);
