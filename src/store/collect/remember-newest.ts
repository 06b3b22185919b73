import { getTableName } from 'drizzle-orm';
import type { MilestoneUpdate } from '../../core/collect/milestone/update.ts';
import type { Database } from '../database.ts';
import type { Lineage } from '../plan/milestone-lineage.ts';
import { milestoneUpdate } from '../schema/collect.ts';
import { milestone } from '../schema/plan.ts';

type Newest = ReadonlyMap<string, MilestoneUpdate>;

/** Longer lists are those of a report or of the clock, which ask once. */
const MOST_AT_ONCE = 100;
/** Beyond this many milestones the memory begins anew. */
const MOST_KNOWN = 2_000;
const TABLES = [milestoneUpdate, milestone].map((table) => getTableName(table));

type Read = (lineage: Lineage, quarter: string, milestoneIds: readonly string[]) => Newest;

/**
 * Newest updates by milestone, remembered until any update or plan changes: one Save asks four times for those of its owner.
 * @param read those of a quarter, or of what comes before it
 */
export function rememberNewest(database: Database, read: Read): Read {
  const known = new Map<string, MilestoneUpdate | undefined>();
  let stamp = '';
  return (lineage, quarter, ids) => {
    if (ids.length > MOST_AT_ONCE) return read(lineage, quarter, ids);
    const current = database.stamp(TABLES);
    if (current !== stamp || known.size > MOST_KNOWN) known.clear();
    stamp = current;
    const keyOf = (id: string) => `${quarter} ${id}`;
    const missing = ids.filter((id) => !known.has(keyOf(id)));
    const found = missing.length === 0 ? undefined : read(lineage, quarter, missing);
    for (const id of missing) known.set(keyOf(id), found?.get(id));
    return new Map(
      ids.flatMap((id) => {
        const update = known.get(keyOf(id));
        return update === undefined ? [] : [[id, update] as const];
      }),
    );
  };
}
