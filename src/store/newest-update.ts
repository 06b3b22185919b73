import { and, eq, max } from 'drizzle-orm';
import type { EntryKey } from '../core/collect/entry.ts';
import type { Transaction } from './database.ts';
import { milestoneUpdate } from './schema/collect.ts';

/** Id of the update that stands for an entry in a quarter, in the table of its kind; undefined where nothing was said. */
export function newestUpdateId(tx: Transaction, { kind, id }: EntryKey, quarter: string): number | undefined {
  if (kind !== 'milestone') return undefined;
  const newest = tx
    .select({ id: max(milestoneUpdate.id) })
    .from(milestoneUpdate)
    .where(and(eq(milestoneUpdate.milestoneId, id), eq(milestoneUpdate.quarter, quarter)))
    .get();
  return newest?.id ?? undefined;
}
