import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMMAND_NAMES, runCommand } from '../src/command-line.ts';
import { type Actor, may } from '../src/core/access.ts';
import { COMMAND_LINE } from '../src/usecases/find-actor.ts';

const GUEST: Actor = { ...COMMAND_LINE, slackUserId: 'U0GUEST', shutOut: 'guest' };
const MEMBER: Actor = { ...COMMAND_LINE, slackUserId: 'U0MEMBER' };

let lines: string[];
beforeEach(() => {
  lines = [];
});

/** Settings that no command can use: whatever gets past the question of access stops at them. */
function run(name: string, actor?: Actor): Promise<number> {
  const keep = (line: string) => void lines.push(line);
  const around = { out: keep, err: keep, env: { DATABASE_PATH: ':memory:' }, clock: () => new Date(0) };
  return runCommand([name], actor === undefined ? around : { ...around, actor });
}

describe('a command of somebody who may not run it', () => {
  it.each(COMMAND_NAMES)(
    'ragtime %s is refused to whoever is shut out, in one sentence that says who helps',
    async (name) => {
      expect(await run(name, GUEST)).toBe(1);
      expect(lines).toEqual([`You may not run "ragtime ${name}"; an administrator of Ragtime can help.`]);
    },
  );

  it.each([
    ['quarter', 'the directorate’s performance officer can help'],
    ['status', 'the directorate’s performance officer can help'],
    ['import', 'an administrator of Ragtime can help'],
    ['start', 'an administrator of Ragtime can help'],
  ])('ragtime %s is refused to a member: %s', async (name, helper) => {
    expect(await run(name, MEMBER)).toBe(1);
    expect(lines.join('\n')).toContain(helper);
  });
});

describe('the command line of the machine', () => {
  it.each(COMMAND_NAMES.filter((name) => name !== 'demo'))('may run ragtime %s', async (name) => {
    // The doctor understands what it is asked; that something is wrong is its answer.
    expect(await run(name)).toBe(name === 'doctor' ? 1 : 2);
    expect(lines.join('\n')).toContain('DATABASE_PATH');
  });

  it('may do what only administrators may', () => {
    expect(may(COMMAND_LINE, 'import-plan')).toEqual({ allowed: true });
  });
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-path-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a DATABASE_PATH that cannot be used', () => {
  beforeEach(() => {
    writeFileSync(join(folder, 'letter.txt'), 'Dear councillors, this has never been a database. '.repeat(20));
    mkdirSync(join(folder, 'folder.sqlite'));
  });

  function runOn(path: string, ...args: readonly string[]): Promise<number> {
    const keep = (line: string) => void lines.push(line);
    const env = { DATABASE_PATH: path, SLACK_BOT_TOKEN: 'xoxb-1234567890' };
    return runCommand(args, { out: keep, err: keep, env, clock: () => new Date(0) });
  }

  const COMMANDS = [['status'], ['reminders', '--on', '2026-07-01'], ['start', '--only', 'jobs']];

  it.each(COMMANDS)(
    'is named by ragtime %s with what is wrong, and what would be accepted',
    async (...args: readonly string[]) => {
      const table = [
        ['letter.txt', 'The file is not an SQLite database'],
        ['folder.sqlite', 'It cannot be opened as a file'],
        ['letter.txt/ragtime.sqlite', 'A part of the path that should be a folder is a file'],
        ['/proc/nobody/ragtime.sqlite', 'Its folder is missing, and this user may not make it'],
      ] as const;
      for (const [name, why] of table) {
        lines = [];
        const path = resolve(folder, name);
        expect(await runOn(path, ...args)).toBe(2);
        expect(lines.join('\n')).toContain(`DATABASE_PATH is "${path}". ${why}`);
        expect(lines.join('\n')).toContain('Accepted: the path of a file on a local disk');
        expect(lines.join('\n')).not.toMatch(/\n\s+at /);
      }
    },
  );

  it('leaves what is not a database as it is', async () => {
    const path = join(folder, 'letter.txt');
    const before = readFileSync(path, 'utf8');
    await runOn(path, 'status');
    expect(readFileSync(path, 'utf8')).toBe(before);
  });
});

describe('something that nobody foresaw', () => {
  it('is called a fault with the stack for whoever mends it, and ends with 1', async () => {
    const out = () => {
      throw new TypeError('the paper has run out');
    };
    const keep = (line: string) => void lines.push(line);
    const env = { DATABASE_PATH: join(folder, 'ragtime.sqlite') };
    expect(await runCommand(['status'], { out, err: keep, env, clock: () => new Date(0) })).toBe(1);
    expect(lines.join('\n')).toMatch(/^"ragtime status" went wrong .*fault in Ragtime.*the paper has run out\n\s+at /s);
  });
});
