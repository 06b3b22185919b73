import { getTableName } from 'drizzle-orm';
import type { FormUpdate } from '../../usecases/ports.ts';
import type { Database } from '../database.ts';
import type { Lineage } from '../plan/milestone-lineage.ts';
import { milestoneUpdate } from '../schema/collect.ts';
import { milestone } from '../schema/plan.ts';

/** An update as its form knows it. */
export type StoredUpdate = FormUpdate & { readonly formNonce: string };
/** All of one milestone, oldest first. */
export type History = readonly StoredUpdate[];

/** Beyond this many milestones and updates the memory begins anew. */
const MOST_KNOWN = 4_000;
/** What another process commits changes their stamp, too. */
const PLANS = [getTableName(milestone)];
const FOLLOWED = { table: getTableName(milestoneUpdate), column: milestoneUpdate.milestoneId.name };

type Read = (lineage: Lineage, milestoneIds: readonly string[]) => ReadonlyMap<string, History>;

/**
 * What was said of each milestone, remembered until more is said of this one, a plan changes, or another process writes:
 * one Save asks six times for something of it, or of its owner's others, while others save theirs. A full collection of
 * garbage takes all that is remembered, so that texts do not add up in memory day by day.
 * @param read of those of which something was said
 */
export function rememberHistories(database: Database, read: Read): Read {
  let remembered = new WeakRef(createMemory());
  let stamp = '';
  const recall = () => {
    const left = remembered.deref();
    if (left !== undefined) return left;
    const memory = createMemory();
    remembered = new WeakRef(memory);
    return memory;
  };
  database.follow(FOLLOWED, (milestoneId) => remembered.deref()?.forget(milestoneId));
  return (lineage, ids) => {
    const memory = recall();
    const current = database.stamp(PLANS);
    if (current !== stamp) memory.forgetAll();
    stamp = current;
    memory.forgetChanged(lineage);
    const missing = ids.filter((id) => memory.find(id) === undefined);
    const found = missing.length === 0 ? undefined : read(lineage, missing);
    const histories = new Map<string, History>();
    for (const id of ids) histories.set(id, memory.find(id) ?? found?.get(id) ?? []);
    for (const id of missing) memory.keep(id, found?.get(id) ?? []);
    return histories;
  };
}

function createMemory() {
  const known = new Map<string, History>();
  let size = 0;
  const changed = new Set<string>();
  /** Each reads the newest text of another milestone. */
  const covered = new Set<string>();
  const isPast = createPastCheck();
  const forgetAll = () => {
    known.clear();
    changed.clear();
    covered.clear();
    size = 0;
  };
  const forgetOne = (milestoneId: string) => {
    const history = known.get(milestoneId);
    if (history === undefined) return;
    known.delete(milestoneId);
    size -= sizeOf(history);
  };
  const forgetChanged = (lineage: Lineage) => {
    if (changed.size === 0) return;
    if (isPast(lineage, changed)) return forgetAll();
    for (const id of [...changed, ...covered]) forgetOne(id);
    changed.clear();
    covered.clear();
  };
  return {
    forgetAll,
    forgetChanged,
    forget: (milestoneId: string) => {
      changed.add(milestoneId);
    },
    /** Undefined where it is to be read. */
    find: (milestoneId: string) => known.get(milestoneId),
    keep: (milestoneId: string, history: History) => {
      if (size > MOST_KNOWN) forgetAll();
      known.set(milestoneId, history);
      size += sizeOf(history);
      if (history.some(({ update }) => update.kind === 'covered')) covered.add(milestoneId);
    },
  };
}

function sizeOf(history: History): number {
  return 1 + history.length;
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
