import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommand } from '../../src/command-line.ts';
import type { Database } from '../../src/store/database.ts';
import {
  deputyAnswers,
  figuresAndItems,
  financeHandsIn,
  opens,
  orphanIsReassigned,
  ownersAnswer,
  proposalIsAgreed,
  telephoneAnswer,
} from '../scenarios/full-story/first-quarter.ts';
import {
  isCheckedAndWaived,
  isCorrected,
  isReviewed,
  isSignedAndPublished,
  meetingAsks,
  saysTheSameTwice,
} from '../scenarios/full-story/publishing.ts';
import { openStory, type Story } from '../scenarios/full-story/story.ts';
import { EXAMPLE_PLAN } from '../support/council.ts';
import { openMemory } from '../support/memory-database.ts';
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
/**
 * Statements that ask every table for all it holds, whatever the table: commands that are run once in a while, beside the
 * running app, and the deletion of every night, whose tables have a few rows a quarter or lose them after 90 days.
 */
const ALL_OF_IT: readonly RegExp[] = [
  /^select \* from "\w+"$/,
  /^select count\(\*\) from "\w+"$/,
  /json_each\(\?\) where instr\(/,
];
const OF_RETENTION = /^(select count\(\*\) as rows|delete) from "(\w+)" where/;
/** What retention finds by an index: these grow with every answer. */
const RETAINED_LONG = ['audit', 'milestone_update'];
/** The one is retention's own; the other is read where an annex with withheld texts is handed out, by the key of its revision. */
const UNREAD = ['retention_cutoff', 'revision_annex'];
/** SQLite's own, and what are no tables. */
const NO_TABLES =
  /^SCAN (\S*sqlite_master|__drizzle_migrations|pragma_\w+|json_each|\(subquery|CONSTANT|\d+-ROW|[a-z]$)/;

/** Everything that was prepared, and of it what reads or writes rows. */
let prepared: readonly string[];
let statements: readonly string[];
/** What the story looks up for itself is no statement of Ragtime’s. */
const askedByStory = new Set<string>();
let database: Database;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ragtime-plans-'));
  const home = process.cwd();
  const preparing = vi.spyOn(SqliteDatabase.prototype, 'prepare');
  const ordering = vi.spyOn(SqliteDatabase.prototype, 'pragma');
  process.chdir(folder);
  try {
    await playDemo();
    await playCommands();
    await playStory();
  } finally {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  }
  prepared = [...new Set([...preparing.mock.calls, ...ordering.mock.calls].map(([sql]) => sql))];
  statements = [...new Set(preparing.mock.calls.map(([sql]) => sql))].filter(
    (sql) => /^\s*(select|update|delete|with|insert\b.*\bselect\b)/is.test(sql) && !askedByStory.has(sql),
  );
  preparing.mockRestore();
  ordering.mockRestore();
  database = await openMemory();
}, 480_000);
afterAll(() => database?.close());

async function playDemo(): Promise<void> {
  const nothing = () => undefined;
  const around = { out: nothing, err: nothing, env: {}, clock: () => new Date() };
  expect(await runCommand(['demo', '--plan', EXAMPLE_PLAN], around)).toBe(0);
}

const COMMANDS: readonly (readonly string[])[] = [
  ['status'],
  ['history'],
  ['history', '--item', 'COPS2'],
  ['history', '--item', 'budget'],
  ['history', '--person', 'AMc'],
  ['history', '--from', '2026-07-01', '--to', '2026-07-02'],
  ['review', ...QUARTER],
  ['items', 'list', ...QUARTER],
  ['proposals', 'list', '--directorate', 'CE', '--year', '2026'],
  ['finance', 'show', ...QUARTER],
  ['return', ...QUARTER],
  ['withhold', ...QUARTER],
  ['actions', 'list', ...QUARTER],
  ['reminders', '--on', '2026-07-10'],
  ['reminders', '--why', 'AMc'],
  ['export', '--directorate', 'CE', '--year', '2026', '--out', 'plan.yaml'],
  ['export', '--everything', 'everything'],
  ['import', EXAMPLE_PLAN, '--dry-run'],
  ['away', '--person', 'TC', '--from', '2026-07-03', '--to', '2026-07-10'],
  ['plan', 'reassign', '--directorate', 'CE', '--ref', 'COPS2', '--to', 'TC'],
  ['disclose', '--person', 'AMc', '--out', 'of-anne'],
  ['disclose', '--item', 'COPS2', '--out', 'of-cops2'],
  ['retention', '--dry-run'],
  ['retention'],
  ['backup', '--to', 'copies'],
];
const AFTER_THE_CLOSE: readonly (readonly string[])[] = [
  ['quarter', 'close', ...QUARTER],
  ['check', ...QUARTER],
  ['quarter', 'sign-off', ...QUARTER],
  ['quarter', 'publish', ...QUARTER, '--unsigned', 'Hugh is ill.'],
  ['report', ...QUARTER, '--format', 'json'],
];
/** Nothing is to be amended, and the doctor misses tokens: they have read everything by then. */
const REFUSED: readonly (readonly string[])[] = [
  ['quarter', 'amend', ...QUARTER, '--why', 'A name was wrong.', '--dry-run'],
  ['doctor'],
];

/** What the demo does not ask for. */
async function playCommands(): Promise<void> {
  const council = await openCollecting('socket');
  const anne = council.slack.as('AMc');
  await anne.command('/milestone');
  await anne.openHome();
  await council.slack.as('JP').command('/quarter status');
  const failed: string[] = [];
  const play = async (commands: typeof COMMANDS, expected = 0) => {
    for (const command of commands) {
      const { code, text } = await council.command(...command);
      if (code !== expected) failed.push(`${command.join(' ')}: ${text}`);
    }
  };
  await play(COMMANDS);
  council.setTime('2026-07-22T10:00:00Z');
  await play(AFTER_THE_CLOSE);
  await play(REFUSED, 1);
  expect(failed).toEqual([]);
  await council.stop();
}

/** A whole quarter as people live it in Slack: owners, deputies, finance, officers, approvers, and the meeting after it. */
const CHAPTERS: readonly ((story: Story) => Promise<void>)[] = [
  opens,
  orphanIsReassigned,
  ownersAnswer,
  deputyAnswers,
  telephoneAnswer,
  figuresAndItems,
  financeHandsIn,
  proposalIsAgreed,
  saysTheSameTwice,
  isReviewed,
  isCheckedAndWaived,
  isSignedAndPublished,
  isCorrected,
  meetingAsks,
];

async function playStory(): Promise<void> {
  const story = await openStory();
  const query: Story['query'] = (sql) => {
    askedByStory.add(sql);
    return story.query(sql);
  };
  for (const chapter of CHAPTERS) await chapter({ ...story, query });
  await story.council.stop();
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
  if (ALL_OF_IT.some((pattern) => pattern.test(sql))) return true;
  if (OF_RETENTION.test(sql)) return !RETAINED_LONG.includes(table);
  // Nothing of an empty list is asked for: no row is read.
  if (/\bwhere \(?false\b/i.test(sql)) return true;
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

  it('is heard of every table that people fill', () => {
    const tables: readonly unknown[] = database.sqlite
      .prepare(
        "select name from sqlite_master where type = 'table' and name not like '\\_\\_%' escape '\\' and name not like 'sqlite%'",
      )
      .pluck()
      .all();
    const ofPeople = statements.filter((sql) => !OF_RETENTION.test(sql) && !ALL_OF_IT.some((all) => all.test(sql)));
    const unread = tables.filter((table) => !ofPeople.some((sql) => new RegExp(`\\b${table}\\b`).test(sql)));
    expect(unread).toEqual(UNREAD);
  });

  it('is planned by the tables alone, so that the plan of an empty one is that of a full one', () => {
    // SQLite counts rows only where somebody tells it to; without counts it chooses the same plan at any size.
    const counts = database.sqlite.prepare("select name from sqlite_master where name like 'sqlite_stat%'").all();
    expect(counts).toEqual([]);
    expect(prepared.filter((sql) => /\b(analyze|optimize)\b/i.test(sql))).toEqual([]);
  });

  it('needs no index that SQLite makes for one answer and throws away', () => {
    expect(statements.filter((sql) => planOf(sql).some((step) => step.includes('AUTOMATIC')))).toEqual([]);
  });

  it('reads the ledger by an index wherever it asks for rows', () => {
    const ofLedger = statements
      .filter((sql) => !OF_RETENTION.test(sql) && !ALL_OF_IT.some((pattern) => pattern.test(sql)))
      .filter((sql) => planOf(sql).some((step) => /^SCAN delivery$/.test(step)));
    expect(ofLedger).toEqual([]);
  });
});
