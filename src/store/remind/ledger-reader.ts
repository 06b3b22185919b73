import { count, desc, eq, inArray, sql } from 'drizzle-orm';
import type { DeliveryState } from '../../core/remind/delivery.ts';
import type { DeliveryTrace, LedgerCounts, LedgerReader, LedgerTally } from '../../usecases/review/ports.ts';
import type { Database } from '../database.ts';
import { rowReader } from '../row-reader.ts';
import { delivery } from '../schema/remind.ts';

/** Older failures are in the table, not in every status. */
const MOST_FAILURES = 20;

export function createLedgerReader(database: Database): LedgerReader {
  return {
    ledgerCounts: async () => readCounts(database),
    ledgerTally: async () => readTally(database),
    trace: prepareTrace(database),
  };
}

function readCounts({ orm }: Database): LedgerCounts {
  const rows = orm.select({ state: delivery.state, count: count() }).from(delivery).groupBy(delivery.state).all();
  const countOf = (state: string) => rows.find((row) => row.state === state)?.count ?? 0;
  const failed = orm
    .select()
    .from(delivery)
    .where(eq(delivery.state, 'failed'))
    .orderBy(desc(delivery.id))
    .limit(MOST_FAILURES)
    .all();
  return {
    sent: countOf('sent'),
    waiting: countOf('pending') + countOf('sending'),
    unclear: countOf('unclear'),
    failed: failed.map((row) => ({
      key: row.key,
      kind: row.kind,
      problem: row.problem ?? 'no reason was stored',
      at: row.createdAt,
    })),
  };
}

const NOT_SENT: readonly DeliveryState[] = ['pending', 'sending', 'unclear', 'failed', 'cancelled'];

/** Nearly all are sent, and no index has kind and state: of those that are not by state, the rest from the index of kinds. */
function readTally({ orm }: Database): LedgerTally {
  const { kind, state } = delivery;
  const [notSent, all] = orm.transaction((tx) => [
    tx
      .select({ kind, state, count: count() })
      .from(delivery)
      .where(inArray(state, [...NOT_SENT]))
      .groupBy(kind, state)
      .all(),
    tx.select({ kind, count: count() }).from(delivery).groupBy(kind).all(),
  ]);
  return all.flatMap((one) => {
    const others = notSent.filter((other) => other.kind === one.kind);
    const sent = others.reduce((rest, other) => rest - other.count, one.count);
    return sent === 0 ? others : [...others, { kind: one.kind, state: 'sent', count: sent }];
  });
}

/** Asked twice for every message that goes out. */
function prepareTrace({ orm }: Database): (id: number) => Promise<DeliveryTrace | undefined> {
  const { id, key, kind, state, clickId } = delivery;
  const told = { key, kind, state, clickId };
  const readRows = rowReader(told);
  const byId = orm
    .select(told)
    .from(delivery)
    .where(eq(id, sql.placeholder('id')))
    .prepare();
  return async (wanted) => {
    const [row] = readRows(byId.values({ id: wanted }));
    return row && { key: row.key, kind: row.kind, state: row.state, click: row.clickId ?? undefined };
  };
}
