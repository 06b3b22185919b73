import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../src/command-line.ts';

const FIXTURE = fileURLToPath(new URL('../../fixtures/databases/first.sqlite', import.meta.url));
const SECRETS = {
  SLACK_BOT_TOKEN: 'xoxb-canary-canary',
  SLACK_APP_TOKEN: 'xapp-canary-canary',
  REDIS_URL: 'redis://user:canary@127.0.0.1:1',
};

const folder = mkdtempSync(join(tmpdir(), 'ragtime-export-'));
const path = join(folder, 'ragtime.sqlite');
const out = join(folder, 'everything');
let said: { readonly code: number; readonly text: string };

async function run(...args: readonly string[]) {
  const lines: string[] = [];
  const keep = (line: string) => void lines.push(line);
  const clock = () => new Date('2026-09-03T10:00:00Z');
  const env = { DATABASE_PATH: path, ...SECRETS };
  const code = await runCommand(['export', ...args], { out: keep, err: keep, clock, env });
  return { code, text: lines.join('\n') };
}

beforeAll(async () => {
  cpSync(FIXTURE, path);
  said = await run('--everything', out);
});
afterAll(() => rmSync(folder, { recursive: true }));

const filesIn = () =>
  readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(out, name)).isFile());
const read = (name: string) => readFileSync(join(out, name));
const linesOf = (table: string) =>
  read(`tables/${table}.jsonl`)
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('everything that is stored', () => {
  it('is there, row by row and column by column, with the bytes as files', () => {
    expect(said).toMatchObject({ code: 0, text: expect.stringContaining('Begin with README.md') });
    const { rows } = JSON.parse(read('counts.json').toString());
    const sqlite = new SqliteDatabase(path, { readonly: true });
    const tables = sqlite
      .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite%'")
      .pluck()
      .all();
    expect(Object.keys(rows).toSorted()).toEqual(tables.map(String).toSorted());
    for (const table of tables.map(String)) {
      const stored = sqlite.prepare(`select * from "${table}"`).all();
      expect(linesOf(table).map(withBytes), table).toEqual(stored);
      expect(rows[table]).toBe(stored.length);
    }
    sqlite.close();
    expect(filesIn().filter((name) => name.startsWith('files/')).length).toBeGreaterThan(0);
  });

  /** As the column was, from the file that it names. */
  function withBytes(row: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, name === 'bytes' ? read(String(value)) : value]),
    );
  }

  it('is listed with the SHA-256 of every file', () => {
    const listed = read('SHA256SUMS').toString().trim().split('\n');
    expect(listed.map((line) => line.slice(66)).toSorted()).toEqual(
      filesIn()
        .filter((name) => name !== 'SHA256SUMS')
        .toSorted(),
    );
    for (const line of listed) {
      expect(
        createHash('sha256')
          .update(read(line.slice(66)))
          .digest('hex'),
      ).toBe(line.slice(0, 64));
    }
  });

  it('holds no secret, and is for its user alone', () => {
    for (const name of filesIn()) {
      expect(read(name).includes('canary'), name).toBe(false);
      expect(statSync(join(out, name)).mode & 0o777, name).toBe(0o600);
    }
  });

  it('is not written over something else', async () => {
    expect(await run('--everything', out)).toEqual({ code: 1, text: expect.stringContaining('is not empty') });
    expect(await run('--everything', path)).toEqual({
      code: 1,
      text: expect.stringContaining('cannot be used as a folder'),
    });
    expect(await run('--everything', out, '--directorate', 'CE')).toMatchObject({ code: 2 });
  });
});
