import { statSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import type { CrashCouncil } from '../test/support/crash-council.ts';
import { type Finding, wrong } from './findings.ts';
import { checkLeftovers, type Leftovers, leftoversLine, readLeftovers, type WhereLeft } from './year-leftovers.ts';

/** What retention lets go: where nothing is wrong, as much of it stands after each quarter. */
const PASSING = ['delivery', 'draft', 'form_draft', 'snooze', 'absence'] as const;

/** At the end of a quarter, about ten weeks after its report. */
export interface QuarterFigures {
  readonly quarter: string;
  readonly sittings: number;
  readonly saved: number;
  /** Messages of the quarter that stand in Slack. */
  readonly messages: number;
  /** Rows of what passes, by table, without summaries, which stay. */
  readonly rows: Readonly<Record<(typeof PASSING)[number], number>>;
  readonly fileBytes: number;
  /** Of the process that does everything: in use after a collection, and resident. */
  readonly heapBytes: number;
  readonly residentBytes: number;
  readonly left: Leftovers;
}

export async function readFigures(
  council: CrashCouncil,
  lived: Pick<QuarterFigures, 'quarter' | 'sittings' | 'saved' | 'messages'>,
  where: WhereLeft,
): Promise<QuarterFigures> {
  const memory = await council.processes[0]?.memory();
  // Before the look into the database, which would put files beside it.
  const left = await readLeftovers(council, memory, where);
  const sqlite = new SqliteDatabase(council.databasePath, { readonly: true });
  try {
    const count = (table: string) => {
      const what = table === 'delivery' ? " where key not like 'summary-%'" : '';
      return Number(sqlite.prepare(`select count(*) from ${table}${what}`).pluck().get());
    };
    return {
      ...lived,
      rows: {
        delivery: count('delivery'),
        draft: count('draft'),
        form_draft: count('form_draft'),
        snooze: count('snooze'),
        absence: count('absence'),
      },
      fileBytes: statSync(council.databasePath).size,
      heapBytes: memory?.heap ?? Number.NaN,
      residentBytes: memory?.resident ?? Number.NaN,
      left,
    };
  } finally {
    sqlite.close();
  }
}

/** Half as much again is chance: people do something else in every quarter. */
const MOST_ROWS = 1.5;
const FEW_ROWS = 20;
/** What is remembered of the year's own texts is part of it. */
const MOST_HEAP = 1.2;

/** The last quarter against the first: what passes must not pile up, and memory must stay as it is. */
export function checkGrowth(quarters: readonly QuarterFigures[]): readonly Finding[] {
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (first === undefined || last === undefined) return [wrong('no quarter was lived')];
  const piled = PASSING.filter((table) => last.rows[table] > Math.max(FEW_ROWS, MOST_ROWS * first.rows[table]));
  return [
    ...piled.map((table) =>
      wrong(
        `${table} grows: ${first.rows[table]} rows after ${first.quarter}, ${last.rows[table]} after ${last.quarter}`,
      ),
    ),
    // Written so that what was not measured is found, too.
    ...(last.heapBytes <= MOST_HEAP * first.heapBytes
      ? []
      : [
          wrong(
            `memory grows: ${inMb(first.heapBytes)} MB in use after ${first.quarter}, ${inMb(last.heapBytes)} after ${last.quarter}`,
          ),
        ]),
    ...checkLeftovers(first.left, last.left),
  ];
}

export function figuresLine({ quarter, sittings, saved, messages, rows, left, ...size }: QuarterFigures): string {
  const passing = PASSING.map((table) => `${table} ${rows[table]}`).join(', ');
  return (
    `${quarter}: ${sittings} sittings, ${saved} texts saved, ${messages} messages; rows that pass: ${passing}; ` +
    `database ${inMb(size.fileBytes)} MB, in use ${inMb(size.heapBytes)} MB of ${inMb(size.residentBytes)} MB; ` +
    leftoversLine(left)
  );
}

function inMb(bytes: number): string {
  return (bytes / 1024 ** 2).toFixed(1);
}
