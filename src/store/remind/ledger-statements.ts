import { and, eq, getTableColumns, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { rowReader } from '../row-reader.ts';
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

const TOLD = TELLING.map((name) => ({ name, was: `was ${name}` }));

export type Told = Pick<DeliveryRow, (typeof TELLING)[number]>;

/** What a delivery is, whatever becomes of it. Most of these stand in an index, which writing them again would renew. */
const LASTING = [
  'key',
  'kind',
  'methodClass',
  'personId',
  'threadOfId',
  'afterId',
  'targetId',
  'createdAt',
  'clickId',
] as const satisfies readonly Column[];

/** With `payload` where that changes as well. */
export type ChangedRow = Omit<NewDeliveryRow, (typeof LASTING)[number] | 'payload'> & { readonly payload?: unknown };

export interface LedgerStatements {
  row(id: number): DeliveryRow | undefined;
  remindersOf(personId: string, since: Date): readonly DeliveryRow[];
  /** False when its key is there already. */
  add(row: NewDeliveryRow): boolean;
  /** Has an earlier reminder of this person been sent? */
  hasEarlier(delivery: { readonly id: number; readonly personId?: string | null | undefined }): boolean;
  /** Is the row as it was read? */
  isStill(before: Told): boolean;
  /**
   * False when the row is no longer as it was read. What it is stays: key, kind, person, place; and what it says, where
   * `payload` is left out. Part of the transaction that is running.
   */
  put(before: Told, after: ChangedRow): boolean;
}

const readRows = rowReader(getTableColumns(delivery));

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
  const lasting: readonly Column[] = LASTING;
  const changing = all.filter((name) => !lasting.includes(name));
  const withoutPayload = changing.filter((name) => name !== 'payload');
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
  const isSame = and(...TOLD.map(isStill));
  const update = orm.update(delivery).set(placeholders(changing)).where(isSame).prepare();
  const updateState = orm.update(delivery).set(placeholders(withoutPayload)).where(isSame).prepare();
  const same = orm.select({ id: delivery.id }).from(delivery).where(isSame).prepare();
  return {
    row: (id) => readRows(byId.values({ id }))[0],
    // A few rows are sorted here: for SQLite it is a table of its own, which takes longer than reading them.
    remindersOf: (personId, since) =>
      readRows(ofPerson.values({ personId, since: since.getTime() })).toSorted((one, other) => one.id - other.id),
    add: (row) => insert.run(encodeInto({}, all, row)).changes === 1,
    hasEarlier: ({ id, personId }) => typeof personId === 'string' && earlier.values({ id, personId }).length > 0,
    isStill: (before) => same.values(encodeTold(before)).length > 0,
    put: (before, after) => {
      const values = encodeTold(before);
      const done =
        after.payload === undefined
          ? updateState.run(encodeInto(values, withoutPayload, after))
          : update.run(encodeInto(values, changing, after));
      return done.changes === 1;
    },
  };
}

function placeholders(names: readonly Column[]) {
  return Object.fromEntries(names.map((name) => [name, sql`${sql.placeholder(name)}`])) as Record<Column, SQL>;
}

type Values = Record<string, unknown>;

function encodeInto(values: Values, names: readonly Column[], row: Partial<NewDeliveryRow>): Values {
  for (const name of names) values[name] = encode(name, row);
  return values;
}

function encodeTold(row: Told): Values {
  const values: Values = {};
  for (const { name, was } of TOLD) values[was] = name === 'id' ? row.id : encode(name, row);
  return values;
}

/** `is`, because nothing equals null. */
function isStill({ name, was }: (typeof TOLD)[number]): SQL {
  return sql`${delivery[name]} is ${sql.placeholder(was)}`;
}

function encode(name: Column, row: Partial<NewDeliveryRow>): unknown {
  const value = row[name];
  return value === null ? null : delivery[name].mapToDriverValue(value);
}
