import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../../src/command-line.ts';
import { migrateDatabase } from '../../../src/store/migrate-database.ts';

const FIXTURE = fileURLToPath(new URL('../../fixtures/databases/first.sqlite', import.meta.url));
const TYPED = '<script>alert(1)</script> & "typed"';

let folder: string;
let path: string;
let out: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-disclose-'));
  path = join(folder, 'ragtime.sqlite');
  out = join(folder, 'bundle');
  cpSync(FIXTURE, path);
  await migrateDatabase(path);
});
afterEach(() => rmSync(folder, { recursive: true }));

function ask(sql: string, ...values: readonly string[]): readonly string[] {
  const sqlite = new SqliteDatabase(path);
  const found = sqlite.prepare(sql).pluck().all(values).map(String);
  sqlite.close();
  return found;
}

async function run(...args: readonly string[]) {
  const lines: string[] = [];
  const keep = (line: string) => void lines.push(line);
  const clock = () => new Date('2026-09-03T10:00:00Z');
  const code = await runCommand(['disclose', ...args], { out: keep, err: keep, clock, env: { DATABASE_PATH: path } });
  return { code, text: lines.join('\n') };
}

const read = (name: string) => readFileSync(join(out, name), 'utf8');
const commentariesOf = (initials: string) =>
  ask('select commentary from milestone_update join person on person.id = owner_id where initials = ?', initials);

describe('everything that is held of a person', () => {
  it('is a page with every word of theirs, the same as JSON, and the files in which they stand', async () => {
    const own = commentariesOf('AMc');
    expect(own.length).toBeGreaterThan(2);
    const { code, text } = await run('--person', 'amc', '--out', out);
    expect({ code, text }).toMatchObject({ code: 0, text: expect.stringContaining('Begin with index.html') });
    for (const words of own) {
      expect(read('index.html')).toContain(words);
      expect(read('disclosure.json')).toContain(words);
    }
    const { rows, files } = JSON.parse(read('disclosure.json'));
    expect(rows.map(({ table }: { table: string }) => table)).toEqual(
      expect.arrayContaining(['audit', 'delivery', 'milestone', 'milestone_update', 'person', 'slack_user']),
    );
    const stored = ask('select sha256 from revision_file');
    expect(files.map(({ sha256 }: { sha256: string }) => sha256).toSorted()).toEqual(stored.toSorted());
    const [report] = readdirSync(join(out, 'files', 'published', '2026-27-Q1-v1')).filter((name) =>
      name.endsWith('.html'),
    );
    const bytes = readFileSync(join(out, 'files', 'published', '2026-27-Q1-v1', report ?? ''));
    expect(stored).toContain(createHash('sha256').update(bytes).digest('hex'));
    expect(statSync(join(out, 'index.html')).mode & 0o777).toBe(0o600);
  });

  it('holds no text that others wrote about their own milestones, in its rows', async () => {
    await run('--person', 'AMc', '--out', out);
    const { rows, lines } = JSON.parse(read('disclosure.json'));
    const others = ask(
      "select distinct initials from person join milestone_update on owner_id = person.id where initials <> 'AMc'",
    );
    expect(others.length).toBeGreaterThan(0);
    for (const words of others.flatMap(commentariesOf)) expect(JSON.stringify({ rows, lines })).not.toContain(words);
  });

  it('is inert, whatever was typed', async () => {
    const [personId = ''] = ask("select id from person where initials = 'AMc'");
    const sqlite = new SqliteDatabase(path);
    sqlite
      .prepare("insert into form_draft values (?, 'proposal', 'm', '', 'open', ?, 1, 1782900000000, null, 'n')")
      .run(personId, JSON.stringify({ reason: TYPED }));
    sqlite.close();
    await run('--person', 'AMc', '--out', out);
    expect(read('index.html')).not.toContain('<script');
    expect(read('index.html')).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp;');
  });

  it('names where messages stand that only Slack can hand out', async () => {
    await run('--person', 'AMc', '--out', out);
    const places = ask(
      "select ts from delivery join person on person.id = person_id where initials = 'AMc' and ts is not null",
    );
    expect(places.length).toBeGreaterThan(0);
    for (const ts of places) expect(read('in-slack.html')).toContain(ts);
    expect(read('in-slack.html')).toContain('Discovery API');
  });
});

describe('everything that is held of a milestone', () => {
  it('is found by its ref, between two days', async () => {
    const [ref = '', commentary = ''] = ask(
      "select ref || '|' || commentary from milestone_update join milestone on milestone.id = milestone_id limit 1",
    ).flatMap((each) => each.split('|'));
    expect(await run('--item', ref, '--out', out)).toMatchObject({ code: 0 });
    expect(read('index.html')).toContain(commentary);
    const before = join(folder, 'before');
    await run('--item', ref, '--to', '2026-05-31', '--out', before);
    expect(readFileSync(join(before, 'index.html'), 'utf8')).not.toContain(commentary);
    expect(readdirSync(before)).not.toContain('files');
  });
});

describe('what cannot be disclosed', () => {
  it.each([
    [['--person', 'NOBODY', '--out', 'OUT'], 1, 'Nobody in the plans has the initials "NOBODY". Known: '],
    [['--item', 'NOTHING9', '--out', 'OUT'], 1, 'Nothing in the plans has the ref or id "NOTHING9"'],
    [['--item', ' ', '--out', 'OUT'], 1, 'Nothing in the plans'],
    [['--person', 'AMc'], 2, '--out FOLDER'],
    [['--person', 'AMc', '--item', 'COPS1', '--out', 'OUT'], 2, 'one of them'],
    [['--person', 'AMc', '--from', 'July', '--out', 'OUT'], 2, '--from "July" is not a day'],
  ])('%j is refused, and nothing is written', async (args, code, words) => {
    const refused = await run(...args.map((arg) => (arg === 'OUT' ? out : arg)));
    expect(refused).toEqual({ code, text: expect.stringContaining(words) });
    expect(readdirSync(folder)).not.toContain('bundle');
  });

  it('does not mix with what lies in a folder already', async () => {
    await run('--person', 'AMc', '--out', out);
    const again = await run('--person', 'AMc', '--out', out);
    expect(again).toEqual({ code: 1, text: expect.stringContaining('is not empty') });
  });
});
