import SqliteDatabase from 'better-sqlite3';
import { type Finding, lost } from './findings.ts';
import type { Told } from './told.ts';

/** The days on which the ladder of a window asks everybody who has something left. */
export const LADDER_DAYS: readonly string[] = ['2026-07-01', '2026-07-10', '2026-07-15', '2026-07-20'];

const OUTSTANDING = `select distinct p.initials from milestone m join person p on p.id = m.owner_id
  where m.retired_at is null and m.id not in (select milestone_id from milestone_update)`;
const REMINDED = `select p.initials from delivery d join person p on p.id = d.person_id
  where d.kind = 'reminder' and d.key like ? and d.state in ('sent', 'failed')`;

function readInitials(path: string, sql: string, ...values: readonly string[]): ReadonlySet<string> {
  const sqlite = new SqliteDatabase(path, { readonly: true });
  try {
    return new Set(
      sqlite
        .prepare(sql)
        .pluck()
        .all(...values)
        .map(String),
    );
  } finally {
    sqlite.close();
  }
}

/** Who owes something just now, read past Ragtime's own reckoning. */
export function whoOwes(databasePath: string): ReadonlySet<string> {
  return readInitials(databasePath, OUTSTANDING);
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
  const reminded = readInitials(databasePath, REMINDED, `%-${day}`);
  const owes = whoOwes(databasePath);
  const isAtPeace = new Set(told.snoozed.map(({ initials }) => initials));
  return [...inTheMorning]
    .filter((initials) => owes.has(initials) && !reminded.has(initials) && !isAtPeace.has(initials))
    .map((initials) => lost(`${initials} owed something on ${day} and was not asked`));
}
