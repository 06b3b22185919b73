import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/command-line.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FIXTURE = fileURLToPath(new URL('../fixtures/databases/first.sqlite', import.meta.url));

const TOKEN = /\bx(?:ox[a-z](?:\.xox[a-z])?|app)-[\w.-]{6,}/gu;
const SIGNING = /SIGNING_SECRET['"]?\s*[:=]\s*['"]?([0-9a-f]{32})\b/giu;
const KEY = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/gu;

/** Written by hand for examples and tests; no workspace ever gave them out. */
const INVENTED = [
  'xapp-1-A0-1234567890',
  'xapp-1-A1234567-nobody',
  'xapp-1-wrong-one',
  'xapp-1234567890',
  'xapp-1234567890-nobody',
  'xapp-bench-token',
  'xapp-canary-canary',
  'xapp-stand-in-app',
  'xoxb-1234567890',
  'xoxb-1234567890-nobody',
  'xoxb-bench-token',
  'xoxb-canary-canary',
  'xoxb-stand-in-bot',
  'xoxb-wrong-and-secret',
  'xoxp-1234567890',
  'xoxp-very-secret-indeed',
];

function tracked(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' });
  return listed.split('\0').filter((name) => name !== '');
}

function secretsIn(text: string): readonly string[] {
  return [
    ...[...text.matchAll(TOKEN)].map(([token]) => token),
    ...[...text.matchAll(SIGNING)].map(([, secret = '']) => secret),
    ...(text.match(KEY) ?? []),
  ];
}

describe('the repository', () => {
  it('holds no token, no signing secret and no private key in any file, but those that were invented', () => {
    const names = tracked();
    expect(names.length).toBeGreaterThan(500);
    const found = names.flatMap((name) =>
      secretsIn(readFileSync(join(ROOT, name), 'latin1')).map((secret) => ({ name, secret })),
    );
    expect(found.filter(({ secret }) => !INVENTED.includes(secret))).toEqual([]);
    const elsewhere = found.filter(({ name }) => name !== 'test/attack/secrets.test.ts').map(({ secret }) => secret);
    expect(INVENTED.filter((each) => !elsewhere.includes(each))).toEqual([]);
  });

  it.each([
    ['a bot token', ['xoxb', '17653672481', '19874698323', 'pdFZKVeTuE8sk7oOcBrzbqgy'].join('-')],
    ['an app token', ['xapp', '1', 'A0B1C2D3E', '1234', 'a1b2c3d4e5f6'].join('-')],
    ['a signing secret', `SLACK_SIGNING_SECRET=${'8f742231b10e8888abcd99yyyzzz85a5'.replace(/[yz]/gu, '0')}`],
    ['a private key', ['-----BEGIN', 'RSA', 'PRIVATE', 'KEY-----'].join(' ')],
  ])('would be found with %s', (_, text) => {
    expect(secretsIn(text)).toHaveLength(1);
  });
});

const folder = mkdtempSync(join(tmpdir(), 'ragtime-secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HIDDEN = 'd0b5f1e29c7a';
const SETTINGS = {
  SLACK_BOT_TOKEN: `xoxb-${HIDDEN}-bot`,
  SLACK_APP_TOKEN: `xapp-${HIDDEN}-app`,
  SLACK_SIGNING_SECRET: `${HIDDEN}${HIDDEN}`,
  REDIS_URL: `redis://user:${HIDDEN}@127.0.0.1:1`,
  SLACK_API_URL: 'http://127.0.0.1:1/api/',
};

function writtenIn(path: string): string {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));
  return names.map((name) => (statSync(name).isFile() ? readFileSync(name, 'latin1') : '')).join('\n');
}

describe('what Ragtime says and writes', () => {
  it.each([
    { what: 'the doctor', args: ['doctor'], says: 'Slack' },
    { what: 'the doctor, for machines', args: ['doctor', '--json'], says: 'Slack' },
    { what: 'all that is stored', args: ['export', '--everything', join(folder, 'all')], says: 'README.md' },
    {
      what: 'all of one person',
      args: ['disclose', '--person', 'AMc', '--out', join(folder, 'person')],
      says: 'person',
    },
    { what: 'a start that is refused', args: ['start'], more: { PORT: 'eighty' }, says: 'PORT is "eighty"' },
    {
      what: 'a start with each secret wrong',
      args: ['start'],
      more: { SLACK_BOT_TOKEN: HIDDEN, SLACK_APP_TOKEN: HIDDEN, REDIS_URL: `redes://:${HIDDEN}@h` },
      says: 'SLACK_BOT_TOKEN is',
    },
    { what: 'an error', args: ['import', join(folder, 'nowhere.yaml')], says: 'cannot be read' },
  ])('holds none of the secrets it was given: $what', { timeout: 60_000 }, async ({ args, more = {}, says }) => {
    const path = join(folder, 'ragtime.sqlite');
    cpSync(FIXTURE, path);
    const lines: string[] = [];
    const keep = (line: string) => void lines.push(line);
    const clock = () => new Date('2026-09-03T10:00:00Z');
    const env = { DATABASE_PATH: path, ...SETTINGS, ...more };
    await runCommand(args, { out: keep, err: keep, clock, env });
    expect(lines.join('\n')).toContain(says);
    expect(lines.join('\n')).not.toContain(HIDDEN);
    expect(writtenIn(folder)).not.toContain(HIDDEN);
  });
});
