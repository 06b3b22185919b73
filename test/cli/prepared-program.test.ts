import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endOf } from '../support/processes.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A folder of Ragtime of its own, whose source can be changed and whose node_modules nobody else writes into. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-prepared-'));
  cpSync(join(ROOT, 'scripts'), join(folder, 'scripts'), { recursive: true });
  for (const name of ['src', 'jobs', 'sandbox', 'drizzle', 'package.json', 'package-lock.json'])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true, preserveTimestamps: true });
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(join(ROOT, 'node_modules')).filter((name) => !name.startsWith('.')))
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(args: readonly string[], nodeOptions = '') {
  const env = { PATH: process.env.PATH ?? '', NODE_OPTIONS: nodeOptions };
  return endOf(spawn(process.execPath, [join(folder, 'scripts/run.mjs'), ...args], { cwd: folder, env }));
}

/** What all commands run, and what `start` runs. */
const programs = () => {
  const [name = ''] = prepared();
  const program = join(folder, 'node_modules/.cache/ragtime', name);
  return [program, join(program, 'start')];
};

const prepared = () => readdirSync(join(folder, 'node_modules/.cache/ragtime')).filter((name) => name !== 'compiled');

describe('ragtime start in a folder that was just installed', () => {
  it('puts the program together once, again when its source has changed, and for two at once only once', async () => {
    const [first, second] = await Promise.all([run(['start']), run(['start'])]);
    for (const { code, out } of [first, second]) {
      expect(code).toBe(2);
      expect(out).toContain('SLACK_BOT_TOKEN is missing');
    }
    expect(first.out + second.out).toContain('puts its program together');
    expect(prepared()).toHaveLength(1);
    expect((await run(['start'])).out).not.toContain('puts its program together');
    expect(prepared()).toHaveLength(1);

    utimesSync(join(folder, 'src/main.ts'), new Date(0), new Date(0));
    expect((await run(['help'])).out).toContain('ragtime COMMAND');
    expect(prepared()).toHaveLength(1);
    await run(['start']);
    expect(prepared()).toHaveLength(2);
  }, 90_000);

  it('holds the processes that it starts, no package that it never uses, and no letter that takes twice the memory', async () => {
    await run(['start']);
    for (const program of programs()) {
      const files = readdirSync(program).filter((name) => name.endsWith('.js'));
      const filesWith = (words: RegExp) =>
        files.filter((name) => words.test(readFileSync(join(program, name), 'utf8')));
      expect(files).toEqual(expect.arrayContaining(['render-process.js', 'backup-process.js']));
      expect(filesWith(/node_modules\/(express|raw-body|jsonwebtoken|luxon)\//)).toEqual([]);
      expect(filesWith(/[^\0-\x7f]/)).toEqual([]);
    }
  }, 60_000);

  it('names file and line of the source where something goes wrong', async () => {
    await run(['start']);
    const { code, out } = await run(['help'], '--import=data:text/javascript,process.stdout.write=null');
    expect(code).toBe(1);
    expect(out).toMatch(/TypeError: process\.stdout\.write is not a function\n\s+at .*src\/main\.ts:9\)/);
  });
});

describe('ragtime start in a folder that it may not write into', () => {
  it('starts from its source', async () => {
    writeFileSync(join(folder, 'node_modules/.cache'), 'no folder');
    const { code, out } = await run(['start']);
    expect(code).toBe(2);
    expect(out).toContain('SLACK_BOT_TOKEN is missing');
  });
});
