import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Seen } from '../../core/collect/draft.ts';
import { instant, json } from './columns.ts';
import { person } from './plan.ts';

/** What somebody has typed and not sent: one row for each person, entry and quarter. */
export const draft = sqliteTable(
  'draft',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    entryKind: text('entry_kind', { enum: ['milestone', 'indicator', 'risk', 'equality-action'] }).notNull(),
    entryId: text('entry_id').notNull(),
    quarter: text('quarter').notNull(),
    state: text('state', { enum: ['open', 'sent', 'discarded'] }).notNull(),
    fields: json<Record<string, string>>('fields').notNull(),
    /** Microseconds on Slack's clock, so that the order of typing holds whatever the order of arrival. */
    actedAt: integer('acted_at').notNull(),
    savedAt: instant('saved_at').notNull(),
    /** Id of the update that stood when the form was drawn; which table it is in follows from the kind. */
    basedOn: integer('based_on'),
    formNonce: text('form_nonce').notNull(),
    /** What else stood above the form, by id. */
    seen: json<Seen>('seen'),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.entryKind, table.entryId, table.quarter] }),
    index('draft_of_quarter').on(table.quarter, table.state),
  ],
);
