import { and, eq } from 'drizzle-orm';
import type { LadderDates } from '../../core/calendar/ladder.ts';
import { localDate } from '../../core/calendar/local-date.ts';
import type { OwnPartDates, PartDates } from '../../core/calendar/part-dates.ts';
import { WINDOW_PARTS, type WindowPart } from '../../core/calendar/window-part.ts';
import { isLocalTime } from '../../core/calendar/zone.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import { done, refuse } from '../../core/result.ts';
import type { WindowStore } from '../../usecases/ports.ts';
import type { Database, Transaction } from '../database.ts';
import { rememberRead } from '../remember-read.ts';
import { armRemindersOfWindow } from '../remind/arm-reminder-edits.ts';
import { audit } from '../schema/audit.ts';
import { collectionWindow } from '../schema/collect.ts';

type WindowRow = typeof collectionWindow.$inferSelect;

export function createWindowStore(database: Database): WindowStore {
  const { orm } = database;
  return {
    windows: rememberRead(database, [collectionWindow], () =>
      orm.select().from(collectionWindow).orderBy(collectionWindow.opensAt).all().map(toWindow),
    ),
    window: async (directorateId, quarter) => {
      const isIt = and(eq(collectionWindow.directorateId, directorateId), eq(collectionWindow.quarter, quarter));
      const row = orm.select().from(collectionWindow).where(isIt).get();
      return row && toWindow(row);
    },
    saveWindow: async (window, { author, at, action }, patience) => {
      const saved = await database.write(patience, (tx) => {
        const before = tx.select().from(collectionWindow).where(eq(collectionWindow.id, window.id)).get();
        if (!put(tx, window, before)) return false;
        if (before?.state === 'collecting' || window.state === 'collecting') armRemindersOfWindow(tx, window.id, at);
        tx.insert(audit)
          .values({
            at,
            actor: author.actor,
            onBehalfOf: author.onBehalfOf,
            action,
            subject: 'window',
            subjectId: window.id,
            before: before === undefined ? null : toAudit(toWindow(before)),
            after: toAudit(window),
          })
          .run();
        return true;
      });
      if (!saved.ok) return saved;
      return saved.value ? done(undefined) : refuse('changed');
    },
  };
}

/** False when somebody else added or changed it since it was read. */
function put(tx: Transaction, window: CollectionWindow, before: WindowRow | undefined): boolean {
  if (before !== undefined) {
    if (before.version !== window.version - 1) return false;
    tx.update(collectionWindow).set(toRow(window)).where(eq(collectionWindow.id, window.id)).run();
    return true;
  }
  // The unique quarter of a directorate decides between two that add at once under different ids.
  return tx.insert(collectionWindow).values(toRow(window)).onConflictDoNothing().run().changes === 1;
}

function toAudit({ state, start, opensAt, dueAt, closesAt, parts = {} }: CollectionWindow) {
  const whole = { state, start, opensAt, dueAt, closesAt };
  const own = Object.entries(parts).flatMap(([part, dates]) => [
    [`${part}DueAt`, dates.dueAt],
    [`${part}ClosesAt`, dates.closesAt],
  ]);
  return { ...whole, ...Object.fromEntries(own) };
}

function toRow({ parts, ...window }: CollectionWindow): typeof collectionWindow.$inferInsert {
  if (parts === undefined) return { ...window, parts: null };
  const own = Object.entries(parts).map(([part, { dueAt, closesAt, steps }]) => {
    return [part, { dueAt: dueAt.getTime(), closesAt: closesAt.getTime(), steps }];
  });
  return { ...window, parts: Object.fromEntries(own) };
}

function toWindow({ parts, ...row }: WindowRow): CollectionWindow {
  const window = { ...row, steps: toSteps(row.id, row.steps) };
  return parts === null ? window : { ...window, parts: toParts(row.id, parts) };
}

function toParts(windowId: string, parts: NonNullable<WindowRow['parts']>): OwnPartDates {
  const own: Partial<Record<WindowPart, PartDates>> = {};
  for (const part of WINDOW_PARTS) {
    const row = parts[part];
    if (row === undefined) continue;
    const { dueAt, closesAt, steps } = row;
    own[part] = { dueAt: new Date(dueAt), closesAt: new Date(closesAt), steps: toSteps(windowId, steps) };
  }
  return own;
}

function toSteps(windowId: string, steps: WindowRow['steps']): LadderDates {
  const step = (name: string) => {
    const found = steps[name];
    if (found === undefined || !isLocalTime(found.time)) {
      throw new Error(`Window ${windowId} in the database has no step "${name}" with a date and a time such as 09:00.`);
    }
    return { date: localDate(found.date), time: found.time };
  };
  return {
    opens: step('opens'),
    'last-call': step('last-call'),
    due: step('due'),
    overdue: step('overdue'),
    'closes-tomorrow': step('closes-tomorrow'),
    closes: step('closes'),
  };
}
