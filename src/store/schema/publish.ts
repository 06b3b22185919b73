import { blob, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { instant } from './columns.ts';
import { directorate } from './plan.ts';

export const revision = sqliteTable(
  'revision',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    directorateId: text('directorate_id')
      .notNull()
      .references(() => directorate.id),
    quarter: text('quarter').notNull(),
    number: integer('number').notNull(),
    snapshot: text('snapshot').notNull(),
    sha256: text('sha256').notNull(),
    publishedAt: instant('published_at').notNull(),
    publishedBy: text('published_by').notNull(),
  },
  (table) => [unique('revision_number').on(table.directorateId, table.quarter, table.number)],
);

/** The bytes that are served ever after. */
export const revisionFile = sqliteTable(
  'revision_file',
  {
    revisionId: integer('revision_id')
      .notNull()
      .references(() => revision.id),
    name: text('name').notNull(),
    format: text('format').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
    sha256: text('sha256').notNull(),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.format] })],
);
