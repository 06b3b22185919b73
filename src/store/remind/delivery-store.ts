import { and, asc, eq, gte, inArray, isNull, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Delivery } from '../../core/remind/delivery.ts';
import { done, refuse } from '../../core/result.ts';
import { currentClick } from '../../usecases/operate/click-trace.ts';
import type {
  DeliveryChange,
  DeliveryStore,
  NewDelivery,
  ReadyDelivery,
  Replacement,
} from '../../usecases/remind/delivery-ports.ts';
import type { Database, Transaction } from '../database.ts';
import { audit } from '../schema/audit.ts';
import { delivery } from '../schema/remind.ts';
import { armEdit } from './arm-edit.ts';
import { armEarlierReminder } from './arm-reminder-edits.ts';
import {
  type ChangedRow,
  type DeliveryRow,
  type NewDeliveryRow,
  prepareLedger,
  type Told,
} from './ledger-statements.ts';
import { readContent } from './read-content.ts';

/** What nothing can be said of when a message is planned. */
const NOT_YET = {
  state: 'pending',
  threadOfId: null,
  targetId: null,
  afterId: null,
  leaseUntil: null,
  attempts: 0,
  unclearSince: null,
  lookups: 0,
  sentAt: null,
  sentChannelId: null,
  ts: null,
  problem: null,
} as const;

export function createDeliveryStore(database: Database): DeliveryStore {
  const statements = prepareLedger(database);
  const put = ({ before, after }: Replacement) => statements.put(toTold(before), toChanged(before, after));
  return {
    delivery: async (id) => {
      const row = statements.row(id);
      return row && toDelivery(row);
    },
    ready: async (now) => withoutLazyBesidePosts(readReady(database, now)),
    readyBehind: async (id, now) =>
      withoutLazyBesidePosts(readReady(database, now, or(eq(delivery.threadOfId, id), eq(delivery.afterId, id)))),
    remindersSince: async (instant) => readReminders(database, instant),
    remindersOf: async (personId, since) => statements.remindersOf(personId, since).map(toDelivery),
    startingWith: async (prefix) =>
      database.orm
        .select()
        .from(delivery)
        // The key after every other that begins like this: no text of ours holds this character.
        .where(and(gte(delivery.key, prefix), lt(delivery.key, `${prefix}\uffff`)))
        .orderBy(asc(delivery.id))
        .all()
        .map(toDelivery),
    unsentAttachments: async (since) => readUnsentAttachments(database, since),
    failedSince: async (instant) => readFailed(database, instant),
    thread: async (rootKey) => readThread(database, rootKey),
    plan: async (deliveries, patience) => {
      if (deliveries.length === 0) return done(0);
      return database.write(patience, () => {
        return deliveries.map(toNewRow).filter((row) => statements.add(row)).length;
      });
    },
    redrawAsks: async (asks, { at, patience }) =>
      database.write(patience, (tx) => {
        for (const { ask, readerId } of asks) {
          armEdit(tx, { ...ask, personId: ask.personId ?? null }, { at, readerId });
        }
      }),
    amend: async (before, payload, { at, patience }) => {
      const amended = await database.write(patience, (tx) => {
        if (!put({ before, after: { ...before, content: { kind: 'reminder', payload } } })) return false;
        armEdit(tx, { ...before, personId: before.personId ?? null }, { at });
        return true;
      });
      if (!amended.ok) return amended;
      return amended.value ? done(undefined) : refuse('changed');
    },
    planByHand: async (deliveries, { author, at, action, windowId, asked }, patience) =>
      database.write(patience, (tx) => {
        const added = deliveries.map(toNewRow).filter((row) => statements.add(row));
        const keys = added.map(({ key }) => key);
        if (keys.length === 0) return keys;
        const change = { at, actor: author.actor, action, subject: 'window', subjectId: windowId };
        tx.insert(audit)
          .values({ ...change, before: null, after: { keys, ...(asked !== undefined && { asked }) } })
          .run();
        return keys;
      }),
    replace: async (before, after, patience) => {
      const replaced = await database.write(patience, (tx) => {
        if (!put({ before, after })) return false;
        // Seldom: found in Slack under the key of a day that a restored ledger does not know.
        if (before.key !== after.key)
          tx.update(delivery).set({ key: after.key }).where(eq(delivery.id, before.id)).run();
        const isNewlySent = before.state !== 'sent' && after.state === 'sent' && after.content.kind === 'reminder';
        if (isNewlySent && statements.hasEarlier(after))
          armEarlierReminder(tx, { ...after, personId: after.personId ?? null }, after.sentAt ?? after.dueAt);
        return true;
      });
      if (!replaced.ok) return replaced;
      return replaced.value ? done(undefined) : refuse('changed');
    },
    replaceAll: async (rows, change, patience) => {
      const replaced = await database.write(patience, (tx) => {
        const areStill = rows.every(({ before }) => statements.isStill(toTold(before)));
        if (!areStill) return false;
        for (const row of rows) put(row);
        writeAudit(tx, rows, change);
        return true;
      });
      if (!replaced.ok) return replaced;
      return replaced.value ? done(undefined) : refuse('changed');
    },
  };
}

function readReminders({ orm }: Database, since: Date): readonly Delivery[] {
  const areMeant = and(eq(delivery.kind, 'reminder'), gte(delivery.createdAt, since));
  return orm.select().from(delivery).where(areMeant).orderBy(asc(delivery.id)).all().map(toDelivery);
}

function readUnsentAttachments({ orm }: Database, since: Date): readonly Delivery[] {
  const isUnsent = inArray(delivery.state, ['pending', 'sending', 'unclear', 'failed']);
  const areMeant = and(isUnsent, gte(delivery.dueAt, since), eq(delivery.kind, 'attachment'));
  return orm.select().from(delivery).where(areMeant).orderBy(asc(delivery.id)).all().map(toDelivery);
}

function readFailed({ orm }: Database, since: Date): readonly Delivery[] {
  const areMeant = and(eq(delivery.state, 'failed'), gte(delivery.dueAt, since), ne(delivery.kind, 'edit'));
  return orm.select().from(delivery).where(areMeant).orderBy(asc(delivery.id)).all().map(toDelivery);
}

function writeAudit(tx: Transaction, rows: readonly Replacement[], { author, at, ...change }: DeliveryChange): void {
  const brief = ({ key, state, channelId, problem }: Delivery) => ({ key, state, channelId, problem });
  tx.insert(audit)
    .values({
      at,
      actor: author.actor,
      onBehalfOf: author.onBehalfOf,
      ...change,
      before: rows.map(({ before }) => brief(before)),
      after: rows.map(({ after }) => brief(after)),
    })
    .run();
}

function readThread({ orm }: Database, rootKey: string): readonly Delivery[] {
  const root = orm.select().from(delivery).where(eq(delivery.key, rootKey)).get();
  if (root === undefined) return [];
  const parts = orm.select().from(delivery).where(eq(delivery.threadOfId, root.id)).orderBy(asc(delivery.id)).all();
  return [root, ...parts].map(toDelivery);
}

const IS_LAZY = sql<number | null>`json_extract(${delivery.payload}, '$.isLazy')`;

/** Messages that nobody waits for shrink when nothing new is left to post. */
function withoutLazyBesidePosts(ready: readonly LazyDelivery[]): readonly ReadyDelivery[] {
  const isPosting = ready.some(({ methodClass }) => methodClass === 'post');
  return ready.filter(({ isLazy }) => isLazy !== 1 || !isPosting).map(({ id, methodClass }) => ({ id, methodClass }));
}

interface LazyDelivery extends ReadyDelivery {
  readonly isLazy: number | null;
}

function readReady({ orm }: Database, now: Date, isMeant?: SQL): readonly LazyDelivery[] {
  const root = alias(delivery, 'root');
  const previous = alias(delivery, 'previous');
  // What isPassed says of the row before.
  const isRefusedFile = and(eq(previous.kind, 'attachment'), inArray(previous.state, ['failed', 'cancelled']));
  return orm
    .select({ id: delivery.id, methodClass: delivery.methodClass, isLazy: IS_LAZY })
    .from(delivery)
    .leftJoin(root, eq(root.id, delivery.threadOfId))
    .leftJoin(previous, eq(previous.id, delivery.afterId))
    .where(
      and(
        isMeant,
        inArray(delivery.state, ['pending', 'sending', 'unclear']),
        lte(delivery.dueAt, now),
        or(isNull(delivery.leaseUntil), lte(delivery.leaseUntil, now)),
        or(isNull(delivery.threadOfId), eq(root.state, 'sent')),
        or(isNull(delivery.afterId), eq(previous.state, 'sent'), isRefusedFile),
      ),
    )
    .orderBy(asc(delivery.dueAt), asc(delivery.id))
    .all();
}

function toNewRow({ content, ...rest }: NewDelivery): NewDeliveryRow {
  const planned = { ...NOT_YET, ...rest, kind: content.kind, payload: content.payload };
  const clickId = currentClick() ?? null;
  return { ...planned, clickId, personId: rest.personId ?? null, channelId: rest.channelId ?? null };
}

function toTold({ id, state, attempts, lookups, dueAt, leaseUntil }: Delivery): Told {
  return { id, state, attempts, lookups, dueAt, leaseUntil: leaseUntil ?? null };
}

/** Undefined would leave a column as it was; null empties it. What it says is written only where it says something else. */
function toChanged({ content }: Delivery, after: Delivery): ChangedRow {
  return {
    ...(after.content === content ? {} : { payload: after.content.payload }),
    state: after.state,
    dueAt: after.dueAt,
    attempts: after.attempts,
    lookups: after.lookups,
    channelId: after.channelId ?? null,
    leaseUntil: after.leaseUntil ?? null,
    unclearSince: after.unclearSince ?? null,
    sentAt: after.sentAt ?? null,
    sentChannelId: after.sentChannelId ?? null,
    ts: after.ts ?? null,
    problem: after.problem ?? null,
  };
}

function toDelivery({ kind, payload, clickId: _clickId, ...row }: DeliveryRow): Delivery {
  return {
    ...row,
    content: readContent(kind, payload),
    personId: row.personId ?? undefined,
    channelId: row.channelId ?? undefined,
    threadOfId: row.threadOfId ?? undefined,
    targetId: row.targetId ?? undefined,
    afterId: row.afterId ?? undefined,
    leaseUntil: row.leaseUntil ?? undefined,
    unclearSince: row.unclearSince ?? undefined,
    sentAt: row.sentAt ?? undefined,
    sentChannelId: row.sentChannelId ?? undefined,
    ts: row.ts ?? undefined,
    problem: row.problem ?? undefined,
  };
}
