import SqliteDatabase, { type Database } from 'better-sqlite3';
import { type Finding, lost } from './findings.ts';
import type { Told } from './told.ts';

/** The days on which the ladder of a window asks everybody who has something left. */
export const LADDER_DAYS: readonly string[] = ['2026-07-01', '2026-07-10', '2026-07-15', '2026-07-20'];

const OUTSTANDING = `select distinct p.initials from milestone m join person p on p.id = m.owner_id
  where m.retired_at is null and m.id not in (select milestone_id from milestone_update)
    and (? > '${LADDER_DAYS[0]}' or m.id not in (select milestone_id from milestone_contributor))`;
interface Reminder {
  readonly initials: string;
  readonly state: string;
}

const REMINDERS = `select p.initials, d.state from delivery d join person p on p.id = d.person_id
  where d.kind = 'reminder' and d.key like ?`;

function reading<Value>(path: string, look: (sqlite: Database) => Value): Value {
  const sqlite = new SqliteDatabase(path, { readonly: true });
  try {
    return look(sqlite);
  } finally {
    sqlite.close();
  }
}

/**
 * Who owes something just now, read past Ragtime's own reckoning. On the first day contributors are asked for what is
 * theirs to draft, and its owner is not.
 */
export function whoOwes(databasePath: string, day: string): ReadonlySet<string> {
  return reading(databasePath, (sqlite) => new Set(sqlite.prepare(OUTSTANDING).pluck().all(day).map(String)));
}

/** Whoever owed something from morning to evening of a day of the ladder was asked on it. */
export function checkLadderDay(
  databasePath: string,
  {
    day,
    inTheMorning,
    told,
  }: { readonly day: string; readonly inTheMorning: ReadonlySet<string>; readonly told: Told },
): readonly Finding[] {
  const reminders = reading(databasePath, (sqlite) => sqlite.prepare<[string], Reminder>(REMINDERS).all(`%-${day}`));
  const statesOf = (initials: string) => reminders.filter((one) => one.initials === initials).map(({ state }) => state);
  const wasAsked = (initials: string) => statesOf(initials).some((state) => ['sent', 'failed'].includes(state));
  const owes = whoOwes(databasePath, day);
  const isAtPeace = new Set(told.snoozed.map(({ initials }) => initials));
  return [...inTheMorning]
    .filter(
      (initials) =>
        owes.has(initials) && !wasAsked(initials) && !isAtPeace.has(initials) && !told.maybeAway.has(initials),
    )
    .map((initials) =>
      lost(`${initials} owed something on ${day} and was not asked: ${statesOf(initials).join(', ') || 'no reminder'}`),
    );
}
