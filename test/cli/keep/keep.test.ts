import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../../src/command-line.ts';

const FIXTURE = fileURLToPath(new URL('../../fixtures/databases/first.sqlite', import.meta.url));
const NAME = 'ragtime-2026-09-03-020000.sqlite';

let folder: string;
let path: string;
let backups: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-keep-'));
  path = join(folder, 'ragtime.sqlite');
  backups = join(folder, 'backups');
  cpSync(FIXTURE, path);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}, now = '2026-09-03T02:00:00Z') {
  const lines: string[] = [];
  const keep = (line: string) => void lines.push(line);
  const clock = () => new Date(now);
  const code = await runCommand(args, { out: keep, err: keep, clock, env: { DATABASE_PATH: path, ...env } });
  return { code, text: lines.join('\n') };
}

/** Of everything that a revision has as files. */
async function printsOf(databasePath: string): Promise<readonly string[]> {
  const out = mkdtempSync(join(folder, 'report-'));
  const { code, text } = await run(
    ['report', '--directorate', 'CE', '--quarter', '2026-27/Q1', '--format', 'html,md,json', '--out', out],
    { DATABASE_PATH: databasePath },
  );
  expect({ code, text }).toMatchObject({ code: 0 });
  return readdirSync(out).map((name) => {
    const sha256 = createHash('sha256')
      .update(readFileSync(join(out, name)))
      .digest('hex');
    return `${name} ${sha256}`;
  });
}

describe('ragtime backup and ragtime restore', () => {
  it('bring the same published bytes into an empty folder', async () => {
    expect(await run(['backup'])).toMatchObject({
      code: 0,
      text: expect.stringMatching(/all of them checked.*SHA-256 [\da-f]{64}/s),
    });
    expect(await run(['backup', '--list'])).toEqual({
      code: 0,
      text: `${join(backups, NAME)}  Thursday 3 September 2026, 2am UTC`,
    });
    const elsewhere = join(folder, 'elsewhere', 'ragtime.sqlite');
    const restored = await run(['restore', join(backups, NAME), '--to', elsewhere]);
    expect(restored).toMatchObject({
      code: 0,
      text: expect.stringContaining('Whoever answered since then is asked again'),
    });
    const published = await printsOf(path);
    expect(published).toHaveLength(3);
    expect(published.join()).toContain('-v1.html');
    expect(await printsOf(elsewhere)).toEqual(published);
  });

  it('say what to do where they cannot', async () => {
    await run(['backup']);
    for (const [args, code, words] of [
      [['restore'], 2, 'Which backup?'],
      [['restore', 'nowhere.sqlite'], 1, 'There is no file nowhere.sqlite; "ragtime backup --list" names'],
      [['restore', join(backups, NAME)], 1, 'With --replace the backup takes its place'],
      [['restore', join(backups, NAME), 'more'], 2, 'One backup at a time'],
      [['restore', join(backups, `${NAME}.sha256`), '--replace'], 1, 'is damaged, or no database'],
      [['backup', '--to', path], 1, 'A folder on a disk with room, which this user may write, would be accepted'],
      [['backup', '--where'], 2, '--where'],
    ] as const) {
      expect(await run(args)).toEqual({ code, text: expect.stringContaining(words) });
    }
    expect(await run(['backup'], { BACKUP_FOLDER: 'none' })).toEqual({
      code: 2,
      text: expect.stringContaining('ragtime backup --to FOLDER'),
    });
    mkdirSync(join(folder, 'empty'));
    expect(await run(['backup', '--list', '--to', join(folder, 'empty')])).toMatchObject({
      text: expect.stringContaining('There is no backup in'),
    });
  });

  it('explain themselves', async () => {
    for (const name of ['backup', 'restore']) {
      expect(await run([name, '--help'])).toMatchObject({ code: 0, text: expect.stringContaining(`ragtime ${name}`) });
    }
  });
});

describe('ragtime retention', () => {
  const yearsLater = (args: readonly string[]) => run(['retention', ...args], {}, '2033-01-01T02:00:00Z');

  it('says by table what would go, deletes just that, and finds nothing the second time', async () => {
    const told = await yearsLater(['--dry-run']);
    expect(told.text).toMatch(/before Friday 1 January 2027, 2am UTC:\n.*audit +\d+ rows would be deleted/s);
    expect(await yearsLater(['--dry-run'])).toEqual(told);
    expect(await yearsLater([])).toEqual({ code: 0, text: told.text.replaceAll('would be deleted', 'deleted') });
    expect(await yearsLater([])).toEqual({ code: 0, text: 'Nothing has passed its retention.' });
    expect((await run(['history'])).text).toContain('deleted what had passed its retention');
  });

  it('leaves what was published', async () => {
    const published = await printsOf(path);
    await yearsLater([]);
    expect(await printsOf(path)).toEqual(published);
  });

  it('keeps as long as the settings say', async () => {
    const kept = { KEEP_RECORDS_YEARS: '100', KEEP_DRAFTS_DAYS: '3650', KEEP_MESSAGES_DAYS: '3650' };
    const { text } = await run(['retention', '--dry-run', '--json'], kept, '2033-01-01T02:00:00Z');
    expect(JSON.parse(text).lines.filter(({ rule }: { rule: string }) => rule !== 'drafts')).toEqual([]);
    expect(await run(['retention', '--all'])).toMatchObject({ code: 2 });
  });
});
