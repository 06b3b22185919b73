import SqliteDatabase from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { playYear } from '../../torture/play-year.ts';
import { checkGrowth, type QuarterFigures } from '../../torture/year-figures.ts';
import { endIdleProcesses } from '../support/ragtime-process.ts';

afterAll(endIdleProcesses);

const TIMEOUT_MS = 600_000;

describe('a year in which nobody starts Ragtime again', () => {
  it('ends healthy, with every text in its report, and as large as it began', { timeout: TIMEOUT_MS }, async () => {
    const lines: string[] = [];
    const { quarters, findings } = await playYear({
      seed: 2,
      size: { owners: 4, milestones: 6 },
      daysAtWork: 1,
      everyDays: 7,
      keepsItself: true,
      note: () => undefined,
      say: (line) => lines.push(line),
    });
    expect(findings, lines.join('\n')).toEqual([]);
    expect(quarters).toHaveLength(4);
    for (const { messages, rows } of quarters) {
      expect(messages).toBeGreaterThan(10);
      expect(rows.delivery).toBeGreaterThan(3);
    }
    expect(quarters.reduce((sum, { saved }) => sum + saved, 0)).toBeGreaterThan(3);
  });
});

interface Trigger {
  readonly name: string;
  readonly sql: string;
}

/** As if Ragtime had kept nothing of what it promised beside the texts. */
function forgetPromises(databasePath: string): void {
  const sqlite = new SqliteDatabase(databasePath);
  const guards = sqlite.prepare<[], Trigger>("select name, sql from sqlite_master where type = 'trigger'").all();
  for (const { name } of guards) sqlite.exec(`drop trigger "${name}"`);
  sqlite.exec("update draft set state = 'discarded'; update form_draft set state = 'discarded'");
  sqlite.exec("update snooze set until = at; update absence set first_day = '2020-01-01'");
  for (const { sql } of guards) sqlite.exec(sql);
  sqlite.close();
}

describe('a year without a backup, in which drafts and promises are forgotten', () => {
  it('does not end healthy', { timeout: TIMEOUT_MS }, async () => {
    const { findings } = await playYear({
      seed: 1,
      size: { owners: 4, milestones: 6 },
      daysAtWork: 3,
      everyDays: 30,
      keepsItself: false,
      beforeLooking: forgetPromises,
      note: () => undefined,
      say: () => undefined,
    });
    const found = findings.map(({ what }) => what).join('\n');
    expect(found).toContain('about the backups: There is no folder');
    expect(found).toMatch(/the draft “.*” of .* was called saved/);
    expect(found).toMatch(/what .* was promised on .*: to be reminded tomorrow/);
  });
});

const FIRST: QuarterFigures = {
  ...{
    quarter: '2026-27/Q1',
    sittings: 100,
    saved: 60,
    messages: 90,
    fileBytes: 1e6,
    heapBytes: 50e6,
    residentBytes: 3e8,
  },
  rows: { delivery: 100, draft: 0, form_draft: 0, snooze: 8, absence: 0 },
  left: {
    ...{ keys: 30, files: ['ragtime.sqlite', 'ragtime.sqlite-wal'], walBytes: 4e6, backups: [] },
    ...{ timers: 5, handles: 20, databases: 2 },
  },
};
/** All that a quarter leaves, but for one thing. */
const left = (other: Partial<QuarterFigures['left']>) => ({ left: { ...FIRST.left, ...other } });
const backup = (day: number) => `ragtime-2027-03-${day}-020000.sqlite`;
const days = (count: number) => Array.from({ length: count }, (_, index) => index + 10);

describe.each<[string, Partial<QuarterFigures>, readonly RegExp[]]>([
  ['is as large as the first', {}, []],
  ['has a larger file, since reports stay', { fileBytes: 9e6 }, []],
  ['has a few more of few', { rows: { ...FIRST.rows, snooze: 20 } }, []],
  ['holds twice the messages', { rows: { ...FIRST.rows, delivery: 200 } }, [/^delivery grows: 100 rows .* 200 /]],
  ['holds drafts that nobody can send', { rows: { ...FIRST.rows, draft: 21 } }, [/^draft grows/]],
  ['leaves keys of every job in Redis', left({ keys: 130 }), [/^keys in Redis grow: 130/]],
  ['leaves timers', left({ timers: 25 }), [/^timers grow: 25/]],
  ['leaves sockets open', left({ handles: 40 }), [/^handles grow: 40/]],
  ['leaves a database open', left({ databases: 3 }), [/^open databases grow: 3, 2 at most/]],
  ['has a log that is never put away', left({ walBytes: 90e6 }), [/^bytes of the write-ahead log grow/]],
  ['leaves a file', left({ files: [...FIRST.left.files, 'draft-1'] }), [/^draft-1 is left beside the database/]],
  [
    'keeps two weeks of backups',
    left({ backups: days(14).flatMap((day) => [backup(day), `${backup(day)}.sha256`]) }),
    [],
  ],
  ['keeps every backup', left({ backups: days(15).map(backup) }), [/^backups grow: 15, 14 at most/]],
  ['leaves half a backup', left({ backups: [`${backup(10)}.part`] }), [/part is left among the backups/]],
  ['was not looked at', left({ keys: Number.NaN }), [/^keys in Redis grow: NaN/]],
  ['takes a third more memory', { heapBytes: 67e6 }, [/^memory grows: 47\.7 MB .* 63\.9 /]],
  ['was not measured', { heapBytes: Number.NaN }, [/^memory grows/]],
])('a last quarter that %s', (_situation, change, expected) => {
  it(expected.length === 0 ? 'is in order' : 'is found', () => {
    const found = checkGrowth([FIRST, { ...FIRST, ...change, quarter: '2026-27/Q4' }]);
    expect(found).toHaveLength(expected.length);
    for (const [index, pattern] of expected.entries()) expect(found[index]?.what).toMatch(pattern);
  });
});
