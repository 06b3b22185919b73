import { and, asc, eq, getTableColumns, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { delivery } from '../schema/remind.ts';

export type DeliveryRow = typeof delivery.$inferSelect;
export type NewDeliveryRow = Omit<DeliveryRow, 'id'>;
type Column = keyof NewDeliveryRow;

/** Every change of a row touches at least one of these. */
const TELLING = [
  'id',
  'state',
  'attempts',
  'lookups',
  'dueAt',
  'leaseUntil',
] as const satisfies readonly (keyof DeliveryRow)[];

export interface LedgerStatements {
  row(id: number): DeliveryRow | undefined;
  remindersOf(personId: string, since: Date): readonly DeliveryRow[];
  /** False when its key is there already. */
  add(row: NewDeliveryRow): boolean;
  /** Has an earlier reminder of this person been sent? */
  hasEarlier(row: DeliveryRow): boolean;
  /** Is the row as it was read? */
  isStill(before: DeliveryRow): boolean;
  /** False when the row is no longer as it was read. Part of the transaction that is running. */
  put(before: DeliveryRow, after: DeliveryRow): boolean;
}

/**
 * What every message asks of the ledger, prepared once: putting a statement together takes several times as long as
 * carrying it out.
 */
export function prepareLedger({ orm }: Database): LedgerStatements {
  const wanted = { id: sql.placeholder('id'), personId: sql.placeholder('personId'), since: sql.placeholder('since') };
  const byId = orm.select().from(delivery).where(eq(delivery.id, wanted.id)).prepare();
  const ofPerson = orm
    .select()
    .from(delivery)
    .where(
      and(eq(delivery.personId, wanted.personId), gte(delivery.createdAt, wanted.since), eq(delivery.kind, 'reminder')),
    )
    .orderBy(asc(delivery.id))
    .prepare();
  const { id: _id, ...columns } = getTableColumns(delivery);
  const values = Object.fromEntries(
    Object.keys(columns).map((name) => [name, sql`${sql.placeholder(name)}`]),
  ) as Record<Column, SQL>;
  const encodeAll = (row: NewDeliveryRow) => Object.keys(columns).map((name) => [name, encode(name as Column, row)]);
  const insert = orm.insert(delivery).values(values).onConflictDoNothing({ target: delivery.key }).prepare();
  const earlier = orm
    .select({ id: delivery.id })
    .from(delivery)
    .where(
      and(
        eq(delivery.personId, wanted.personId),
        lt(delivery.id, wanted.id),
        eq(delivery.kind, 'reminder'),
        eq(delivery.state, 'sent'),
      ),
    )
    .limit(1)
    .prepare();
  const isSame = and(...TELLING.map(isStill));
  const update = orm.update(delivery).set(values).where(isSame).prepare();
  const same = orm.select({ id: delivery.id }).from(delivery).where(isSame).prepare();
  const encodeTelling = (row: DeliveryRow) =>
    TELLING.map((name) => [`was ${name}`, name === 'id' ? row.id : encode(name, row)]);
  return {
    row: (id) => byId.get({ id }),
    remindersOf: (personId, since) => ofPerson.all({ personId, since: since.getTime() }),
    add: (row) => insert.run(Object.fromEntries(encodeAll(row))).changes === 1,
    hasEarlier: ({ id, personId }) => personId !== null && earlier.get({ id, personId }) !== undefined,
    isStill: (before) => same.get(Object.fromEntries(encodeTelling(before))) !== undefined,
    put: (before, after) => {
      return update.run(Object.fromEntries([...encodeTelling(before), ...encodeAll(after)])).changes === 1;
    },
  };
}

/** `is`, because nothing equals null. */
function isStill(name: (typeof TELLING)[number]): SQL {
  return sql`${delivery[name]} is ${sql.placeholder(`was ${name}`)}`;
}

function encode(name: Column, row: NewDeliveryRow): unknown {
  const value = row[name];
  return value === null ? null : delivery[name].mapToDriverValue(value);
}
