import { and, eq, max, sql } from 'drizzle-orm';
import type { EntryKey } from '../../core/collect/entry.ts';
import type { Transaction } from '../database.ts';
import { prepareOnce } from '../prepare-once.ts';
import { milestoneUpdate } from '../schema/collect.ts';
import { indicatorUpdate } from '../schema/indicators.ts';
import { ledUpdate } from '../schema/led.ts';

/** Id of the update that stands for an entry in a quarter, in the table of its kind; undefined where nothing was said. */
export function newestUpdateId(tx: Transaction, { kind, id }: EntryKey, quarter: string): number | undefined {
  switch (kind) {
    case 'milestone':
      return newestMilestoneUpdateId(tx, id, quarter);
    case 'indicator':
      return newestIndicatorUpdateId(tx, id, quarter);
    case 'risk':
    case 'equality-action':
      return newestLedUpdateId(tx, id, quarter);
  }
}

function newestLedUpdateId(tx: Transaction, id: string, quarter: string): number | undefined {
  const newest = tx
    .select({ id: max(ledUpdate.id) })
    .from(ledUpdate)
    .where(and(eq(ledUpdate.entryId, id), eq(ledUpdate.quarter, quarter)))
    .get();
  return newest?.id ?? undefined;
}

function newestIndicatorUpdateId(tx: Transaction, id: string, quarter: string): number | undefined {
  const newest = tx
    .select({ id: max(indicatorUpdate.id) })
    .from(indicatorUpdate)
    .where(and(eq(indicatorUpdate.indicatorId, id), eq(indicatorUpdate.quarter, quarter)))
    .get();
  return newest?.id ?? undefined;
}

const newestOfMilestone = prepareOnce((reader) =>
  reader
    .select({ id: max(milestoneUpdate.id) })
    .from(milestoneUpdate)
    .where(
      and(
        eq(milestoneUpdate.milestoneId, sql.placeholder('milestoneId')),
        eq(milestoneUpdate.quarter, sql.placeholder('quarter')),
      ),
    )
    .prepare(),
);

function newestMilestoneUpdateId(tx: Transaction, milestoneId: string, quarter: string): number | undefined {
  return newestOfMilestone(tx).get({ milestoneId, quarter })?.id ?? undefined;
}
