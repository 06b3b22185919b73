import { and, eq, getTableColumns, lt, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { rowReader } from '../row-reader.ts';
import { milestoneUpdate } from '../schema/collect.ts';
import type { UpdateRow } from './update-rows.ts';

export interface UpdateReads {
  /** Oldest first. */
  ofQuarter(quarter: string, milestoneIds: readonly string[]): readonly UpdateRow[];
  /** Of all quarters before that one, oldest first. */
  before(quarter: string, milestoneIds: readonly string[]): readonly UpdateRow[];
  /** Of all quarters, oldest first. */
  histories(milestoneIds: readonly string[]): readonly UpdateRow[];
}

/** By quarter, then as they came. Sorted here: SQLite would build a table for it, which takes longer than reading a few rows. */
function byAge(one: UpdateRow, other: UpdateRow): number {
  if (one.quarter === other.quarter) return one.id - other.id;
  return one.quarter < other.quarter ? -1 : 1;
}

/** What every click asks, prepared once: putting a statement together takes several times as long as carrying it out. */
export function prepareUpdateReads({ orm }: Database): UpdateReads {
  const wanted = { id: sql.placeholder('id'), ids: sql.placeholder('ids'), quarter: sql.placeholder('quarter') };
  const { milestoneId, quarter } = milestoneUpdate;
  const isAmongIds = sql`${milestoneId} in (select value from json_each(${wanted.ids}))`;
  const columns = getTableColumns(milestoneUpdate);
  const toRows = rowReader(columns);
  const rows = () => orm.select(columns).from(milestoneUpdate);
  const ofQuarter = rows()
    .where(and(isAmongIds, eq(quarter, wanted.quarter)))
    .prepare();
  const before = rows()
    .where(and(isAmongIds, lt(quarter, wanted.quarter)))
    .prepare();
  const ofAny = rows().where(isAmongIds).prepare();
  const ofOne = rows().where(eq(milestoneId, wanted.id)).prepare();
  return {
    ofQuarter: (of, ids) => toRows(ofQuarter.values({ quarter: of, ids: JSON.stringify(ids) })).toSorted(byAge),
    before: (of, ids) => toRows(before.values({ quarter: of, ids: JSON.stringify(ids) })).toSorted(byAge),
    histories: (ids) => {
      const [id] = ids;
      const found = ids.length === 1 ? ofOne.values({ id }) : ofAny.values({ ids: JSON.stringify(ids) });
      return toRows(found).toSorted(byAge);
    },
  };
}
