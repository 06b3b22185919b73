import SqliteDatabase from 'better-sqlite3';

const DAY_MS = 24 * 60 * 60 * 1000;

/** One quarter of the year as it is lived: from before its window opens until the next one is about to. */
export interface YearQuarter {
  readonly name: string;
  /** The day before its window opens. */
  readonly from: string;
  /** The day before the next quarter begins here. */
  readonly until: string;
}

export const YEAR: readonly YearQuarter[] = [
  { name: '2026-27/Q1', from: '2026-06-30', until: '2026-09-29' },
  { name: '2026-27/Q2', from: '2026-09-30', until: '2026-12-30' },
  { name: '2026-27/Q3', from: '2026-12-31', until: '2027-03-30' },
  { name: '2026-27/Q4', from: '2027-03-31', until: '2027-06-29' },
];

/** Both ends included. */
export function daysFrom(first: string, last: string): readonly string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += DAY_MS)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/** The first and the last day on which a quarter collects. */
export function collectingDays(
  databasePath: string,
  quarter: string,
): { readonly first: string; readonly last: string } {
  const sqlite = new SqliteDatabase(databasePath, { readonly: true });
  try {
    const row = sqlite
      .prepare<[string], { opens: number; closes: number }>(
        'select opens_at as opens, closes_at as closes from collection_window where quarter = ?',
      )
      .get(quarter);
    if (row === undefined) throw new Error(`${quarter} has no window.`);
    const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
    return { first: dayOf(row.opens), last: dayOf(row.closes) };
  } finally {
    sqlite.close();
  }
}

export function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(day).getUTCDay());
}

/** So many of them, the first and the last among them. */
export function spread(days: readonly string[], count: number): ReadonlySet<string> {
  if (count >= days.length) return new Set(days);
  const step = (days.length - 1) / Math.max(1, count - 1);
  return new Set(Array.from({ length: count }, (_, index) => days[Math.round(index * step)] ?? ''));
}
