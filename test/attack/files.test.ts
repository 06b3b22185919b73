import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFinance } from '../../src/cli/collect/finance.ts';
import { runUpdates } from '../../src/cli/collect/updates.ts';
import { runValues } from '../../src/cli/collect/values.ts';
import { runImport } from '../../src/cli/plan/import.ts';
import { type CollectWorld, NOW, openCollectWorld } from '../support/collect-world.ts';
import {
  HOSTILE_CSV,
  HOSTILE_PLANS,
  HOSTILE_WORKBOOKS,
  type HostileFile,
  hostilePlaces,
  openFolder,
} from '../support/hostile-files.ts';

const TIMEOUT_MS = 20_000;
const folder = openFolder();
let world: CollectWorld;
beforeAll(async () => {
  world = await openCollectWorld();
});
afterAll(() => {
  world.house.close();
  folder.close();
});

async function contentOf() {
  const rows: string[] = [];
  await world.house.dumps.dump(({ table, row }) => void rows.push(JSON.stringify([table, row])));
  return rows;
}

const QUARTER = ['--directorate', 'ce', '--quarter', '2026-27/Q1'];
const COMMANDS = {
  'ragtime import': (path: string, cli: Cli) => runImport([path], { ...cli, isJobsRunning: async () => false }),
  'ragtime finance import': (path: string, cli: Cli) => runFinance(['import', path, ...QUARTER], cli),
  'ragtime values import': (path: string, cli: Cli) =>
    runValues(['import', path, ...QUARTER, '--entered-by', 'JP'], cli),
  'ragtime updates import': (path: string, cli: Cli) =>
    runUpdates(['import', path, '--entered-by', 'JP', '--how', 'e-mail of 3 July'], cli),
};
type Cli = ReturnType<typeof cliTo>;

function cliTo(said: string[]) {
  const say = (line: string) => void said.push(line);
  return {
    out: say,
    err: say,
    now: () => NOW,
    author: { actor: 'command line: test' },
    openStore: async () => ({ ...world.house, close: () => undefined }),
  };
}

let count = 0;
const all = (names: readonly (keyof typeof COMMANDS)[], files: readonly HostileFile[]) =>
  names.flatMap((command) => files.map((file) => ({ command, ...file })));
const SHEETS = ['ragtime finance import', 'ragtime values import', 'ragtime updates import'] as const;

describe('a file as an attacker would write it is refused in words, and nothing is stored', () => {
  it.each([
    ...all(['ragtime import', ...SHEETS], HOSTILE_WORKBOOKS),
    ...all(SHEETS, HOSTILE_CSV),
    ...all(['ragtime import'], HOSTILE_PLANS),
    ...all(['ragtime import', ...SHEETS], hostilePlaces('.xlsx')),
    ...all(['ragtime import'], hostilePlaces('.yaml')),
  ])('$command: $what ($name)', { timeout: TIMEOUT_MS }, async ({ command, name, make, says }) => {
    count += 1;
    const path = join(folder.path, `${count}-${name}`);
    make(path);
    const before = await contentOf();
    const said: string[] = [];
    const code = await COMMANDS[command](path, cliTo(said));
    expect(said.join('\n')).toContain(says);
    expect(said.join('\n')).toContain(basename(path));
    expect(said.join('\n')).not.toMatch(/\n\s+at /);
    expect(code).toBe(1);
    expect(await contentOf()).toEqual(before);
    expect(before.length).toBeGreaterThan(50);
  });
});
