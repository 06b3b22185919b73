import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';
import { instant } from './columns.ts';

/** Append-only: when a backup was restored. What happened between its last trace and the restore stands in Slack, and not here. */
export const restoration = sqliteTable('restoration', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  at: instant('at').notNull(),
  /** The newest change that the backup knew. */
  knownUntil: instant('known_until').notNull(),
});
