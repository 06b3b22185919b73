import { eq } from 'drizzle-orm';
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
import { type LazyDelivery, ledgerReads } from './ledger-reads.ts';
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
  const reads = ledgerReads(database);
  const put = ({ before, after }: Replacement) => statements.put(toTold(before), toChanged(before, after));
  return {
    delivery: async (id) => {
      const row = statements.row(id);
      return row && toDelivery(row);
    },
    ready: async (now) => withoutLazyBesidePosts(reads.ready(now)),
    readyBehind: async (id, now) => withoutLazyBesidePosts(reads.readyBehind(id, now)),
    remindersSince: async (instant) => reads.reminders(instant).map(toDelivery),
    remindersOf: async (personId, since) => statements.remindersOf(personId, since).map(toDelivery),
    startingWith: async (prefix) => reads.startingWith(prefix).map(toDelivery),
    unsentAttachments: async (since) => reads.unsentAttachments(since).map(toDelivery),
    failedSince: async (instant) => reads.failed(instant).map(toDelivery),
    thread: async (rootKey) => reads.thread(rootKey).map(toDelivery),
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

/** Messages that nobody waits for shrink when nothing new is left to post. */
function withoutLazyBesidePosts(ready: readonly LazyDelivery[]): readonly ReadyDelivery[] {
  const isPosting = ready.some(({ methodClass }) => methodClass === 'post');
  return ready.filter(({ isLazy }) => isLazy !== 1 || !isPosting).map(({ id, methodClass }) => ({ id, methodClass }));
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
