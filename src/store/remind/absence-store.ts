import { and, eq, gte, inArray, isNull, max } from 'drizzle-orm';
import { localDate } from '../../core/calendar/local-date.ts';
import { done } from '../../core/result.ts';
import type { AbsenceStore, SnoozeStore, StoredAbsence } from '../../usecases/remind/ports.ts';
import type { Database, Transaction } from '../database.ts';
import { rememberRead } from '../remember-read.ts';
import { audit } from '../schema/audit.ts';
import { collectionWindow } from '../schema/collect.ts';
import { absence, snooze } from '../schema/remind.ts';
import { armDigestEdits } from './arm-digest-edits.ts';
import { armNewestReminder } from './arm-reminder-edits.ts';

export function createAbsenceStore(database: Database): AbsenceStore {
  const standing = rememberRead(database, [absence], () => readStanding(database));
  return {
    absences: async (lastDayFrom) => (await standing()).filter(({ lastDay }) => lastDay >= lastDayFrom),
    addAbsence: async ({ personId, firstDay, lastDay, author, at }, patience) => {
      const saved = await database.write(patience, (tx) => {
        const row = { personId, firstDay, lastDay, setBy: author.actor, setAt: at };
        tx.insert(absence).values(row).run();
        writeAudit(tx, {
          personId,
          actor: author.actor,
          onBehalfOf: author.onBehalfOf,
          at,
          after: { firstDay, lastDay },
        });
        armReaders(tx, personId, at);
      });
      return saved.ok ? done(undefined) : saved;
    },
    endAbsences: async ({ personId, lastDayFrom, author, at }, patience) => {
      return database.write(patience, (tx) => {
        const isMeant = and(eq(absence.personId, personId), isNull(absence.endedAt), gte(absence.lastDay, lastDayFrom));
        const { changes } = tx.update(absence).set({ endedAt: at }).where(isMeant).run();
        if (changes === 0) return 0;
        writeAudit(tx, { personId, actor: author.actor, onBehalfOf: author.onBehalfOf, at, after: null });
        armReaders(tx, personId, at);
        return changes;
      });
    },
  };
}

/** Those that nobody has ended, however long ago. */
function readStanding({ orm }: Database): readonly StoredAbsence[] {
  const rows = orm.select().from(absence).where(isNull(absence.endedAt)).orderBy(absence.id).all();
  return rows.map(({ id, personId, firstDay, lastDay }) => {
    return { id, personId, firstDay: localDate(firstDay), lastDay: localDate(lastDay) };
  });
}

/** The person's own message, and the overviews of the windows that collect. */
function armReaders(tx: Transaction, personId: string, at: Date): void {
  armNewestReminder(tx, personId, at);
  const isCollecting = eq(collectionWindow.state, 'collecting');
  const windows = tx.select({ windowId: collectionWindow.id }).from(collectionWindow).where(isCollecting).all();
  for (const { windowId } of windows) armDigestEdits(tx, { windowId, at });
}

interface AbsenceChange {
  readonly personId: string;
  readonly actor: string;
  readonly onBehalfOf: string | undefined;
  readonly at: Date;
  /** Null where absences were ended. */
  readonly after: { readonly firstDay: string; readonly lastDay: string } | null;
}

function writeAudit(tx: Transaction, { personId, after, ...who }: AbsenceChange): void {
  const action = after === null ? 'end-absence' : 'set-absence';
  tx.insert(audit)
    .values({ ...who, action, subject: 'person', subjectId: personId, before: null, after })
    .run();
}

export function createSnoozeStore(database: Database): SnoozeStore {
  return {
    snoozes: async () => {
      const newest = database.orm
        .select({ id: max(snooze.id) })
        .from(snooze)
        .groupBy(snooze.personId);
      const rows = database.orm.select().from(snooze).where(inArray(snooze.id, newest)).all();
      return new Map(rows.map(({ personId, at, until }) => [personId, { at, until }]));
    },
    addSnooze: async ({ personId, at, until }, patience) => {
      const saved = await database.write(patience, (tx) => {
        tx.insert(snooze).values({ personId, at, until }).run();
        armNewestReminder(tx, personId, at);
      });
      return saved.ok ? done(undefined) : saved;
    },
  };
}
