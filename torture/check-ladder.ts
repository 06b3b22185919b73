import SqliteDatabase, { type Database } from 'better-sqlite3';
import { type Finding, lost } from './findings.ts';
import type { Told } from './told.ts';

/** By quarter the working days 1, 8, 11 and 14 of its window, on which everybody is asked who has something left. */
const LADDERS: Readonly<Record<string, readonly string[]>> = {
  '2026-27/Q1': ['2026-07-01', '2026-07-10', '2026-07-15', '2026-07-20'],
  '2026-27/Q2': ['2026-10-01', '2026-10-12', '2026-10-15', '2026-10-20'],
  '2026-27/Q3': ['2027-01-04', '2027-01-13', '2027-01-18', '2027-01-21'],
  '2026-27/Q4': ['2027-04-01', '2027-04-12', '2027-04-15', '2027-04-20'],
};

/** What is completed or dropped is not asked for again in the quarters after it. */
const OUTSTANDING = `select distinct p.initials from milestone m join person p on p.id = m.owner_id
  where m.retired_at is null
    and m.id not in (select milestone_id from milestone_update where quarter = :quarter)
    and m.id not in (select milestone_id from milestone_update where quarter < :quarter and progress in ('completed', 'dropped'))
    and (:isFirst = 0 or m.id not in (select milestone_id from milestone_contributor))`;
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

export interface LadderDay {
  readonly quarter: string;
  readonly day: string;
}

export function isLadderDay({ quarter, day }: LadderDay): boolean {
  return LADDERS[quarter]?.includes(day) === true;
}

/**
 * Who owes something just now, read past Ragtime's own reckoning. On the first day contributors are asked for what is
 * theirs to draft, and its owner is not.
 */
export function whoOwes(databasePath: string, { quarter, day }: LadderDay): ReadonlySet<string> {
  const isFirst = LADDERS[quarter]?.[0] === day ? 1 : 0;
  return reading(
    databasePath,
    (sqlite) => new Set(sqlite.prepare(OUTSTANDING).pluck().all({ quarter, isFirst }).map(String)),
  );
}

/** Whoever owed something from morning to evening of a day of the ladder was asked on it. */
export function checkLadderDay(
  databasePath: string,
  { quarter, day, inTheMorning, told }: LadderDay & { readonly inTheMorning: ReadonlySet<string>; readonly told: Told },
): readonly Finding[] {
  const reminders = reading(databasePath, (sqlite) => sqlite.prepare<[string], Reminder>(REMINDERS).all(`%-${day}`));
  const statesOf = (initials: string) => reminders.filter((one) => one.initials === initials).map(({ state }) => state);
  const wasAsked = (initials: string) => statesOf(initials).some((state) => ['sent', 'failed'].includes(state));
  const owes = whoOwes(databasePath, { quarter, day });
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
