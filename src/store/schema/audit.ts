import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, json } from './columns.ts';

/** Append-only. Every change: who, on whose behalf, when, from what, to what. */
export const audit = sqliteTable(
  'audit',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    at: instant('at').notNull(),
    /** A Slack user id, `command line` with the system user, or `Ragtime` for the clock. */
    actor: text('actor').notNull(),
    onBehalfOf: text('on_behalf_of'),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    subjectId: text('subject_id').notNull(),
    before: json<unknown>('before'),
    after: json<unknown>('after'),
  },
  (table) => [
    index('audit_of_subject').on(table.subject, table.subjectId),
    index('audit_of_subject_id').on(table.subjectId),
    index('audit_of_time').on(table.at),
    index('audit_of_actor').on(table.actor),
    index('audit_on_behalf').on(table.onBehalfOf).where(sql`on_behalf_of is not null`),
  ],
);

/**
 * Until which instant a table that is otherwise kept may be emptied. A retention run writes it, with its audit row, before
 * it deletes; without a row here nothing is deleted.
 */
export const retentionCutoff = sqliteTable('retention_cutoff', {
  tableName: text('table_name').primaryKey(),
  before: instant('before').notNull(),
});
