import { getTableName } from 'drizzle-orm';
import type { MilestoneUpdate } from '../../core/collect/milestone/update.ts';
import type { Database } from '../database.ts';
import type { Lineage } from '../plan/milestone-lineage.ts';
import { milestoneUpdate } from '../schema/collect.ts';
import { milestone } from '../schema/plan.ts';

type Newest = ReadonlyMap<string, MilestoneUpdate>;

/** Longer lists are those of a report or of the clock, which ask once. */
const MOST_AT_ONCE = 100;
/** Beyond this many milestones the memory of a quarter begins anew. */
const MOST_KNOWN = 2_000;
/** What another process commits changes their stamp, too. */
const PLANS = [getTableName(milestone)];
const FOLLOWED = { table: getTableName(milestoneUpdate), column: milestoneUpdate.milestoneId.name };

type Read = (lineage: Lineage, quarter: string, milestoneIds: readonly string[]) => Newest;

/**
 * Newest updates by milestone, each remembered until another one of this milestone comes, a plan changes, or another process
 * writes: one Save asks four times for those of its owner, while others save theirs.
 * @param read those of a quarter, or of what comes before it
 */
export function rememberNewest(database: Database, read: Read): Read {
  const memory = createMemory();
  let stamp = '';
  database.follow(FOLLOWED, memory.forget);
  return (lineage, quarter, ids) => {
    if (ids.length > MOST_AT_ONCE) return read(lineage, quarter, ids);
    const current = database.stamp(PLANS);
    if (current !== stamp) memory.forgetAll();
    stamp = current;
    const known = memory.of(quarter, lineage);
    const missing = ids.filter((id) => !known.has(id));
    const found = missing.length === 0 ? undefined : read(lineage, quarter, missing);
    for (const id of missing) memory.add(known, id, found?.get(id));
    const newest = new Map<string, MilestoneUpdate>();
    for (const id of ids) {
      const update = known.get(id);
      if (update !== undefined) newest.set(id, update);
    }
    return newest;
  };
}

type Known = Map<string, MilestoneUpdate | undefined>;

function createMemory() {
  /** By quarter. */
  const all = new Map<string, Known>();
  const changed = new Set<string>();
  /** Each reads the newest text of another milestone. */
  const covered = new Set<string>();
  const isPast = createPastCheck();
  const forgetChanged = (lineage: Lineage) => {
    if (changed.size === 0) return;
    if (isPast(lineage, changed)) all.clear();
    for (const known of all.values()) {
      for (const id of [...changed, ...covered]) known.delete(id);
    }
    changed.clear();
    covered.clear();
  };
  return {
    forget: (milestoneId: string) => {
      changed.add(milestoneId);
    },
    forgetAll: () => {
      all.clear();
      changed.clear();
      covered.clear();
    },
    /** What is still true of a quarter. */
    of: (quarter: string, lineage: Lineage): Known => {
      forgetChanged(lineage);
      const found = all.get(quarter);
      if (found !== undefined && found.size <= MOST_KNOWN) return found;
      const made: Known = new Map();
      all.set(quarter, made);
      return made;
    },
    add: (known: Known, milestoneId: string, update: MilestoneUpdate | undefined) => {
      known.set(milestoneId, update);
      if (update?.kind === 'covered') covered.add(milestoneId);
    },
  };
}

/** Whether one is of an earlier year: what was said of it is found under the id of today's, too. */
function createPastCheck() {
  let of: Lineage = new Map();
  let past: ReadonlySet<string> = new Set();
  return (lineage: Lineage, ids: ReadonlySet<string>): boolean => {
    if (lineage !== of) past = new Set([...lineage.values()].flat());
    of = lineage;
    return past.size > 0 && [...ids].some((id) => past.has(id));
  };
}
