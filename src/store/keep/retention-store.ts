import { sql } from 'drizzle-orm';
import { done } from '../../core/result.ts';
import type { RetentionLine, RetentionStore } from '../../usecases/keep/keep-ports.ts';
import type { Database, Transaction } from '../database.ts';
import { audit, retentionCutoff } from '../schema/audit.ts';
import { type ExpiredRows, expiredRows } from './expired-rows.ts';

export function createRetentionStore(database: Database): RetentionStore {
  return {
    expired: async (cutoffs) =>
      withoutEmpty(
        expiredRows(database, cutoffs).map(({ rule, table, where }) => {
          const found = database.orm.get<{ rows: number }>(
            sql`select count(*) as rows from ${sql.identifier(table)} where ${where}`,
          );
          return { rule, table, rows: found.rows };
        }),
      ),
    remove: async (cutoffs, { author, at }, patience) => {
      const removed = await database.write(patience, (tx) => {
        const lines = withoutEmpty(expiredRows(database, cutoffs).map((rows) => removeRows(tx, rows)));
        if (lines.length === 0) return lines;
        const change = { action: 'apply-retention', subject: 'database', subjectId: 'retention' };
        tx.insert(audit)
          .values({
            at,
            actor: author.actor,
            ...change,
            before: null,
            after: Object.fromEntries(lines.map(({ rule, table, rows }) => [`${table} (${rule})`, rows])),
          })
          .run();
        return lines;
      });
      return removed.ok ? done(removed.value) : removed;
    },
  };
}

/** The guards let a row go only while the cut-off of its table lies after it. */
function removeRows(tx: Transaction, { rule, table, where, guard }: ExpiredRows): RetentionLine {
  if (guard !== undefined) nameCutoff(tx, table, guard.before);
  const { changes: rows } = tx.run(sql`delete from ${sql.identifier(table)} where ${where}`);
  if (guard !== undefined) nameCutoff(tx, table, guard.afterwards);
  return { rule, table, rows };
}

function nameCutoff(tx: Transaction, tableName: string, before: Date): void {
  tx.insert(retentionCutoff)
    .values({ tableName, before })
    .onConflictDoUpdate({ target: retentionCutoff.tableName, set: { before } })
    .run();
}

function withoutEmpty(lines: readonly RetentionLine[]): readonly RetentionLine[] {
  return lines.filter(({ rows }) => rows > 0);
}
