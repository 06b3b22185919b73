import { blob, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
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

/** Append-only: Word files that were edited outside and published instead of ours. The newest row of a revision stands. */
export const revisionUpload = sqliteTable(
  'revision_upload',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    revisionId: integer('revision_id')
      .notNull()
      .references(() => revision.id),
    /** As it was called where it came from. */
    name: text('name').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
    sha256: text('sha256').notNull(),
    at: instant('at').notNull(),
    actor: text('actor').notNull(),
  },
  (table) => [index('upload_of_revision').on(table.revisionId, table.id)],
);

/** What is not for publication, as files of their own: never sent to Slack, and no format of the report. */
export const revisionAnnex = sqliteTable(
  'revision_annex',
  {
    revisionId: integer('revision_id')
      .notNull()
      .references(() => revision.id),
    name: text('name').notNull(),
    format: text('format', { enum: ['docx', 'pdf'] }).notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
    sha256: text('sha256').notNull(),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.format] })],
);
