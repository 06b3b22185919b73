import { and, eq, getTableColumns, gte, lt, type SQL, sql } from 'drizzle-orm';
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

/** What a delivery is, whatever becomes of it. Most of these stand in an index, which writing them again would renew. */
const LASTING: readonly Column[] = [
  'key',
  'kind',
  'methodClass',
  'personId',
  'threadOfId',
  'afterId',
  'targetId',
  'createdAt',
  'clickId',
];

export interface LedgerStatements {
  row(id: number): DeliveryRow | undefined;
  remindersOf(personId: string, since: Date): readonly DeliveryRow[];
  /** False when its key is there already. */
  add(row: NewDeliveryRow): boolean;
  /** Has an earlier reminder of this person been sent? */
  hasEarlier(row: DeliveryRow): boolean;
  /** Is the row as it was read? */
  isStill(before: DeliveryRow): boolean;
  /** False when the row is no longer as it was read. What it is stays: key, kind, person, place. Part of the transaction that is running. */
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
    .prepare();
  const { id: _id, ...columns } = getTableColumns(delivery);
  const all = Object.keys(columns) as Column[];
  const changing = all.filter((name) => !LASTING.includes(name));
  const insert = orm.insert(delivery).values(placeholders(all)).onConflictDoNothing({ target: delivery.key }).prepare();
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
  const update = orm.update(delivery).set(placeholders(changing)).where(isSame).prepare();
  const same = orm.select({ id: delivery.id }).from(delivery).where(isSame).prepare();
  const encodeTelling = (row: DeliveryRow) =>
    TELLING.map((name) => [`was ${name}`, name === 'id' ? row.id : encode(name, row)]);
  return {
    row: (id) => byId.get({ id }),
    // A few rows are sorted here: for SQLite it is a table of its own, which takes longer than reading them.
    remindersOf: (personId, since) =>
      ofPerson.all({ personId, since: since.getTime() }).toSorted((one, other) => one.id - other.id),
    add: (row) => insert.run(Object.fromEntries(encodeEach(all, row))).changes === 1,
    hasEarlier: ({ id, personId }) => personId !== null && earlier.get({ id, personId }) !== undefined,
    isStill: (before) => same.get(Object.fromEntries(encodeTelling(before))) !== undefined,
    put: (before, after) => {
      return update.run(Object.fromEntries([...encodeTelling(before), ...encodeEach(changing, after)])).changes === 1;
    },
  };
}

function placeholders(names: readonly Column[]) {
  return Object.fromEntries(names.map((name) => [name, sql`${sql.placeholder(name)}`])) as Record<Column, SQL>;
}

function encodeEach(names: readonly Column[], row: NewDeliveryRow) {
  return names.map((name) => [name, encode(name, row)] as const);
}

/** `is`, because nothing equals null. */
function isStill(name: (typeof TELLING)[number]): SQL {
  return sql`${delivery[name]} is ${sql.placeholder(`was ${name}`)}`;
}

function encode(name: Column, row: NewDeliveryRow): unknown {
  const value = row[name];
  return value === null ? null : delivery[name].mapToDriverValue(value);
}
