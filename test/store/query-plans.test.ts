import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommand } from '../../src/command-line.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { EXAMPLE_PLAN } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';

/** Tables of which a statement may read every row, and why that stays cheap. */
const READ_WHOLE: Readonly<Record<string, string>> = {
  organisation: 'one row',
  workspace: 'one row for each workspace that there was',
  directorate: 'as many as the council has',
  directorate_role: 'the officers and approvers',
  person: 'everybody in the plans; remembered until one changes',
  slack_user: 'the same people',
  plan: 'one for each directorate and year',
  collection_window: 'four for each directorate and year',
  absence: 'those that are not over; remembered until one changes',
  snooze: 'the index alone, and deleted 90 days after publication',
  running_process: 'the processes of the last 90 seconds',
  restoration: 'each time that a backup was brought back',
  retention_cutoff: 'one row for each table',
  returned: 'all of them once, and remembered until one changes',
  proposal: 'all of them once, and remembered until one changes',
  delivery: 'counted by state, from the index alone',
};
/** Tables that a statement may read whole where all of it is asked for: no condition is left to an index. */
const ASKED_WHOLE: Readonly<Record<string, string>> = {
  audit: 'the history of everything, for whoever asks for no item, person or day',
  revision: 'the list of what was published, without the snapshots',
};
/** SQLite's own, and what are no tables. */
const NO_TABLES =
  /^SCAN (\S*sqlite_master|__drizzle_migrations|pragma_\w+|json_each|\(subquery|CONSTANT|\d+-ROW|[a-z]$)/;

let statements: readonly string[];
let database: Database;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ragtime-plans-'));
  const home = process.cwd();
  const prepared = vi.spyOn(SqliteDatabase.prototype, 'prepare');
  process.chdir(folder);
  try {
    await playDemo();
    await playCommands();
  } finally {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  }
  statements = [...new Set(prepared.mock.calls.map(([sql]) => sql))].filter((sql) =>
    /^\s*(select|update|delete|with)/i.test(sql),
  );
  prepared.mockRestore();
  database = await openDatabase(':memory:');
}, 240_000);
afterAll(() => database.close());

async function playDemo(): Promise<void> {
  const nothing = () => undefined;
  const around = { out: nothing, err: nothing, env: {}, clock: () => new Date() };
  expect(await runCommand(['demo', '--plan', EXAMPLE_PLAN], around)).toBe(0);
}

/** What the demo does not ask for. */
async function playCommands(): Promise<void> {
  const council = await openCollecting('socket');
  const anne = council.slack.as('AMc');
  await anne.command('/milestone');
  await anne.openHome();
  await council.slack.as('JP').command('/quarter status');
  for (const command of [
    ['status'],
    ['history'],
    ['history', '--item', 'COPS2'],
    ['check', ...QUARTER],
    ['review', ...QUARTER],
    ['items', 'list', ...QUARTER],
    ['proposals', 'list', '--directorate', 'CE'],
    ['finance', 'show', ...QUARTER],
    ['return', ...QUARTER],
    ['withhold', ...QUARTER],
    ['actions', 'list', ...QUARTER],
    ['reminders', '--on', '2026-07-10'],
    ['reminders', '--why', 'AMc'],
    ['export', '--directorate', 'CE', '--year', '2026', '--out', 'plan.yaml'],
    ['import', EXAMPLE_PLAN, '--dry-run'],
    ['away', '--person', 'TC', '--from', '2026-07-03', '--to', '2026-07-10'],
  ]) {
    await council.command(...command);
  }
  await council.stop();
}

/** What SQLite says of how it would find the rows. */
function planOf(sql: string): readonly string[] {
  const blanks = sql
    .split('?')
    .slice(1)
    .map(() => null);
  const rows: unknown[] = database.sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...blanks);
  return rows.map((row) => String(Object(row).detail));
}

function mayReadWhole(table: string, sql: string): boolean {
  if (READ_WHOLE[table] !== undefined) return true;
  // Nothing of an empty list is asked for: no row is read.
  if (/\bwhere false\b/i.test(sql)) return true;
  return ASKED_WHOLE[table] !== undefined && !/\bwhere\b/i.test(sql);
}

describe('every statement that reads, changes or deletes', () => {
  it('finds its rows by an index, but in tables that are small or read whole by decision', () => {
    const scans = statements.flatMap((sql) =>
      planOf(sql)
        .filter((step) => step.startsWith('SCAN ') && !NO_TABLES.test(step))
        .filter((step) => !mayReadWhole(step.split(' ')[1] ?? '', sql))
        .map((step) => `${step}: ${sql}`),
    );
    expect(statements.length).toBeGreaterThan(120);
    expect(scans).toEqual([]);
  });

  it('needs no index that SQLite makes for one answer and throws away', () => {
    expect(statements.filter((sql) => planOf(sql).some((step) => step.includes('AUTOMATIC')))).toEqual([]);
  });

  it('reads the ledger by an index wherever it asks for rows', () => {
    const ofLedger = statements.filter((sql) => planOf(sql).some((step) => /^SCAN delivery$/.test(step)));
    expect(ofLedger).toEqual([]);
  });
});
