import SqliteDatabase, { type Database } from 'better-sqlite3';
import { type Finding, lost } from './findings.ts';
import type { Told } from './told.ts';

/** The days on which the ladder of a window asks everybody who has something left. */
export const LADDER_DAYS: readonly string[] = ['2026-07-01', '2026-07-10', '2026-07-15', '2026-07-20'];

const OUTSTANDING = `select distinct p.initials from milestone m join person p on p.id = m.owner_id
  where m.retired_at is null and m.id not in (select milestone_id from milestone_update)
    and (? > '${LADDER_DAYS[0]}' or m.id not in (select milestone_id from milestone_contributor))`;
const DAY_MS = 86_400_000;
const DAYS_OVER_WEEKEND = 3;

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
  return [...inTheMorning]
    .filter((initials) => owes.has(initials) && !wasAsked(initials) && !isExcused(told, initials, day))
    .map((initials) =>
      lost(`${initials} owed something on ${day} and was not asked: ${statesOf(initials).join(', ') || 'no reminder'}`),
    );
}

/** Away on that day, or promised on it or the working day before that they are reminded tomorrow. */
function isExcused(told: Told, initials: string, day: string): boolean {
  const isAway = told.maybeAway.some((away) => away.initials === initials && away.first <= day && day <= away.last);
  return isAway || told.snoozed.some((one) => one.initials === initials && isSoonAfter(one.day, day));
}

function isSoonAfter(before: string, day: string): boolean {
  const days = (Date.parse(day) - Date.parse(before)) / DAY_MS;
  const isMonday = new Date(day).getUTCDay() === 1;
  return days >= 0 && days <= (isMonday ? DAYS_OVER_WEEKEND : 1);
}
