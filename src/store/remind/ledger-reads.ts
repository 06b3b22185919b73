import { and, asc, eq, getTableColumns, gte, inArray, isNull, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ReadyDelivery } from '../../usecases/remind/delivery-ports.ts';
import type { Database } from '../database.ts';
import { prepareOnce, type Reader } from '../prepare-once.ts';
import { rowReader } from '../row-reader.ts';
import { delivery } from '../schema/remind.ts';
import type { DeliveryRow } from './ledger-statements.ts';

/** What every sweep reads of the ledger, prepared once; the oldest rows first. */
export interface LedgerReads {
  startingWith(prefix: string): readonly DeliveryRow[];
  /** All that were planned from then on. */
  reminders(since: Date): readonly DeliveryRow[];
  unsentAttachments(since: Date): readonly DeliveryRow[];
  /** What did not arrive and was due from then on, edits aside. */
  failed(since: Date): readonly DeliveryRow[];
  /** A message and what hangs in its thread; none where it is not there. */
  thread(rootKey: string): readonly DeliveryRow[];
  /** What may be sent now. */
  ready(now: Date): readonly LazyDelivery[];
  /** Of that, what waits for this delivery. */
  readyBehind(id: number, now: Date): readonly LazyDelivery[];
}

export interface LazyDelivery extends ReadyDelivery {
  readonly isLazy: number | null;
}

const readRows = rowReader(getTableColumns(delivery));

const IS_LAZY = sql<number | null>`json_extract(${delivery.payload}, '$.isLazy')`;

const GIVEN = {
  first: sql.placeholder('first'),
  afterLast: sql.placeholder('afterLast'),
  since: sql.placeholder('since'),
  key: sql.placeholder('key'),
  id: sql.placeholder('id'),
  now: sql.placeholder('now'),
};

type Given = Readonly<Record<string, string | number>>;

/** Prepared when it is first asked for: a command asks for few of them. */
function rowsThat(...areMeant: readonly (SQL | undefined)[]) {
  const statement = prepareOnce((reader) =>
    reader
      .select()
      .from(delivery)
      .where(and(...areMeant))
      .orderBy(asc(delivery.id))
      .prepare(),
  );
  return (reader: Reader, given: Given) => readRows(statement(reader).values({ ...given }));
}

const isUnsent = inArray(delivery.state, ['pending', 'sending', 'unclear', 'failed']);
const isDue = gte(delivery.dueAt, GIVEN.since);
const starting = rowsThat(gte(delivery.key, GIVEN.first), lt(delivery.key, GIVEN.afterLast));
const reminders = rowsThat(eq(delivery.kind, 'reminder'), gte(delivery.createdAt, GIVEN.since));
const attachments = rowsThat(isUnsent, isDue, eq(delivery.kind, 'attachment'));
const failed = rowsThat(eq(delivery.state, 'failed'), isDue, ne(delivery.kind, 'edit'));
const withKey = rowsThat(eq(delivery.key, GIVEN.key));
const inThread = rowsThat(eq(delivery.threadOfId, GIVEN.id));
const ready = prepareReady();
const readyBehind = prepareReady(or(eq(delivery.threadOfId, GIVEN.id), eq(delivery.afterId, GIVEN.id)));

export function ledgerReads({ orm }: Database): LedgerReads {
  return {
    // The key after every other that begins like this: no text of ours holds this character.
    startingWith: (prefix) => starting(orm, { first: prefix, afterLast: `${prefix}\uffff` }),
    reminders: (since) => reminders(orm, { since: since.getTime() }),
    unsentAttachments: (since) => attachments(orm, { since: since.getTime() }),
    failed: (since) => failed(orm, { since: since.getTime() }),
    thread: (key) => {
      const [root] = withKey(orm, { key });
      return root === undefined ? [] : [root, ...inThread(orm, { id: root.id })];
    },
    ready: (now) => ready(orm).all({ now: now.getTime() }),
    readyBehind: (id, now) => readyBehind(orm).all({ id, now: now.getTime() }),
  };
}

function prepareReady(isMeant?: SQL) {
  const root = alias(delivery, 'root');
  const previous = alias(delivery, 'previous');
  // What isPassed says of the row before.
  const isRefusedFile = and(eq(previous.kind, 'attachment'), inArray(previous.state, ['failed', 'cancelled']));
  return prepareOnce((reader) =>
    reader
      .select({ id: delivery.id, methodClass: delivery.methodClass, isLazy: IS_LAZY })
      .from(delivery)
      .leftJoin(root, eq(root.id, delivery.threadOfId))
      .leftJoin(previous, eq(previous.id, delivery.afterId))
      .where(
        and(
          isMeant,
          inArray(delivery.state, ['pending', 'sending', 'unclear']),
          lte(delivery.dueAt, GIVEN.now),
          or(isNull(delivery.leaseUntil), lte(delivery.leaseUntil, GIVEN.now)),
          or(isNull(delivery.threadOfId), eq(root.state, 'sent')),
          or(isNull(delivery.afterId), eq(previous.state, 'sent'), isRefusedFile),
        ),
      )
      .orderBy(asc(delivery.dueAt), asc(delivery.id))
      .prepare(),
  );
}
