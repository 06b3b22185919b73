import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COMMAND_NAMES } from '../../src/command-line.ts';
import { findProgram } from '../support/programs.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const UNIT = join(ROOT, 'deploy/ragtime.service');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
/** Not everywhere; where it is missing the rest is tested all the same. */
const systemdAnalyze = findProgram('systemd-analyze');

/** `Key=value` of the unit; several of one key in their order. */
function valuesOf(key: string): readonly string[] {
  return read('deploy/ragtime.service')
    .split('\n')
    .flatMap((line) => (line.startsWith(`${key}=`) ? [line.slice(key.length + 1)] : []));
}

/** One instruction of the container file, lines that go on put together. */
function instructions(name: string): readonly string[] {
  return read('deploy/Containerfile')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .flatMap((line) => (line.startsWith(`${name} `) ? [line.slice(name.length + 1).trim()] : []));
}

describe('the systemd unit', () => {
  it('starts a command that there is, as somebody who is not root', () => {
    const [, script = '', command = ''] =
      /^\/usr\/bin\/env node \/opt\/ragtime\/(\S+) (\S+)$/.exec(valuesOf('ExecStart')[0] ?? '') ?? [];
    expect(existsSync(join(ROOT, script))).toBe(true);
    expect(COMMAND_NAMES).toContain(command);
    expect(valuesOf('User')).toEqual(['ragtime']);
    expect(valuesOf('NoNewPrivileges')).toEqual(['yes']);
  });

  it('keeps the database where it may write', () => {
    expect(valuesOf('ProtectSystem')).toEqual(['strict']);
    expect(valuesOf('Environment')).toContain(`DATABASE_PATH=/var/lib/${valuesOf('StateDirectory')[0]}/ragtime.sqlite`);
  });

  it.runIf(systemdAnalyze !== undefined)('is understood by systemd', () => {
    const { stderr, status } = spawnSync(systemdAnalyze ?? '', ['verify', '--man=no', UNIT], { encoding: 'utf8' });
    const about = stderr.split('\n').filter((line) => line.includes('ragtime.service'));
    expect({ about, status }).toEqual({ about: [], status: 0 });
  });
});

describe('the container file', () => {
  const copied = instructions('COPY').flatMap((line) => line.split(/\s+/).slice(0, -1));

  it('runs a command that there is, as somebody who is not root', () => {
    const [, script = ''] = JSON.parse(instructions('ENTRYPOINT')[0] ?? '[]');
    expect(existsSync(join(ROOT, script))).toBe(true);
    expect(COMMAND_NAMES).toContain(JSON.parse(instructions('CMD')[0] ?? '[]')[0]);
    expect(instructions('USER').at(-1)).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  it('copies what is there, and no more is handed to the builder', () => {
    expect(copied.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
    for (const name of ['.containerignore', '.dockerignore']) {
      const [first, ...rest] = read(name)
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'));
      expect(first).toBe('*');
      expect(rest.map((line) => line.slice(1)).toSorted()).toEqual(copied.toSorted());
    }
  });

  it('copies all that the program needs', { timeout: 120_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'ragtime-image-'));
    try {
      for (const name of copied) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
      symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
      const [node = '', ...entry] = JSON.parse(instructions('ENTRYPOINT')[0] ?? '[]');
      const env = { PATH: process.env.PATH, DATABASE_PATH: join(folder, 'data', 'ragtime.sqlite') };
      const run = (...args: readonly string[]) =>
        execFileSync(node, [...entry, ...args], { cwd: folder, env, encoding: 'utf8' });
      expect(run('import', 'plans/example.yaml')).toContain('CE');
      expect(run('backup')).toContain('all of them checked');
      expect(readdirSync(join(folder, 'data', 'backups')).length).toBe(2);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
