import { and, eq, gte, inArray, isNull, lte, max } from 'drizzle-orm';
import { localDate } from '../../core/calendar/local-date.ts';
import { done } from '../../core/result.ts';
import type { AbsenceStore, SnoozeStore, StoredAbsence } from '../../usecases/remind/ports.ts';
import type { Database, Transaction } from '../database.ts';
import { planDeliveries } from '../plan/plan-deliveries.ts';
import { rememberRead } from '../remember-read.ts';
import { audit } from '../schema/audit.ts';
import { absence, snooze } from '../schema/remind.ts';
import { armOverviewsOfAll } from './arm-digest-edits.ts';
import { armNewestReminder } from './arm-reminder-edits.ts';

export function createAbsenceStore(database: Database): AbsenceStore {
  const standing = rememberRead(database, [absence], () => readStanding(database));
  return {
    absences: async (lastDayFrom) => (await standing()).filter(({ lastDay }) => lastDay >= lastDayFrom),
    addAbsence: async (added, patience) => {
      const saved = await database.write(patience, (tx) => add(tx, added));
      return saved.ok ? done(undefined) : saved;
    },
    endAbsences: (ended, patience) => database.write(patience, (tx) => end(tx, ended)),
  };
}

type Added = Parameters<AbsenceStore['addAbsence']>[0];

function add(tx: Transaction, { personId, firstDay, lastDay, setBy, author, at, notices }: Added): void {
  const isSame = and(isStandingOf(personId), eq(absence.firstDay, firstDay), eq(absence.lastDay, lastDay));
  if (tx.select({ id: absence.id }).from(absence).where(isSame).get() !== undefined) return;
  tx.insert(absence).values({ personId, firstDay, lastDay, setBy, setAt: at }).run();
  writeAudit(tx, { personId, ...author, at, after: { firstDay, lastDay } });
  planDeliveries(tx, notices);
  armReaders(tx, personId, at);
}

type Ended = Parameters<AbsenceStore['endAbsences']>[0];

function end(tx: Transaction, { personId, today, only, author, at, notices }: Ended): number {
  const isMeant = and(
    isStandingOf(personId),
    gte(absence.lastDay, today),
    only === undefined ? lte(absence.firstDay, today) : eq(absence.firstDay, only.firstDay),
    only && eq(absence.lastDay, only.lastDay),
  );
  const { changes } = tx.update(absence).set({ endedAt: at }).where(isMeant).run();
  if (changes === 0) return 0;
  writeAudit(tx, { personId, ...author, at, after: null });
  planDeliveries(tx, notices);
  armReaders(tx, personId, at);
  return changes;
}

function isStandingOf(personId: string) {
  return and(eq(absence.personId, personId), isNull(absence.endedAt));
}

/** Those that nobody has ended, however long ago. */
function readStanding({ orm }: Database): readonly StoredAbsence[] {
  const rows = orm.select().from(absence).where(isNull(absence.endedAt)).orderBy(absence.id).all();
  return rows.map(({ id, personId, firstDay, lastDay, setBy }) => {
    return { id, personId, firstDay: localDate(firstDay), lastDay: localDate(lastDay), setBy };
  });
}

/** The person's own message, and the overviews of the windows that collect. */
function armReaders(tx: Transaction, personId: string, at: Date): void {
  armNewestReminder(tx, personId, at);
  armOverviewsOfAll(tx, at);
}

interface AbsenceChange {
  readonly personId: string;
  readonly actor: string;
  readonly onBehalfOf?: string | undefined;
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
    snoozes: rememberRead(database, [snooze], () => {
      const newest = database.orm
        .select({ id: max(snooze.id) })
        .from(snooze)
        .groupBy(snooze.personId);
      const rows = database.orm.select().from(snooze).where(inArray(snooze.id, newest)).all();
      return new Map(rows.map(({ personId, at, until }) => [personId, { at, until }]));
    }),
    addSnooze: async ({ personId, at, until }, patience) => {
      const saved = await database.write(patience, (tx) => {
        tx.insert(snooze).values({ personId, at, until }).run();
        armNewestReminder(tx, personId, at);
      });
      return saved.ok ? done(undefined) : saved;
    },
  };
}
