import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, json } from './columns.ts';
import { person } from './plan.ts';

/**
 * What somebody has typed and not sent in a form that is not about an entry's quarter: one row for each person, form and
 * what the form is about.
 */
export const formDraft = sqliteTable(
  'form_draft',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    form: text('form', { enum: ['proposal', 'item'] }).notNull(),
    /** A milestone's id; or an item's, an issue's, a directorate and kind, with a word before it that says which. */
    subject: text('subject').notNull(),
    /** Empty where the form belongs to no quarter. */
    quarter: text('quarter').notNull(),
    state: text('state', { enum: ['open', 'sent', 'discarded'] }).notNull(),
    fields: json<Record<string, string>>('fields').notNull(),
    /** Microseconds on Slack's clock, so that the order of typing holds whatever the order of arrival. */
    actedAt: integer('acted_at').notNull(),
    savedAt: instant('saved_at').notNull(),
    /** Id of the version that stood when the form was drawn. */
    basedOn: integer('based_on'),
    formNonce: text('form_nonce').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.form, table.subject, table.quarter] }),
    index('form_draft_by_quarter').on(table.form, table.quarter, table.state),
  ],
);
