import { beforeEach, describe, expect, it } from 'vitest';
import { startWarnings } from '../../../src/cli/start-warnings.ts';
import { runStatus } from '../../../src/cli/status.ts';
import { openHouse } from '../../../src/open-house.ts';
import { readStatus } from '../../../src/usecases/review/read-status.ts';
import { type CollectWorld, openCollectWorld } from '../../support/collect-world.ts';

const BEFORE = new Date('2028-01-01T23:59:00Z');
const FROM = new Date('2028-01-02T00:00:00Z');
const WORDS = /^Bank holidays are known until 2028\. Dates in 2029 .* upgrade Ragtime, or add .*"closure days"/;

let world: CollectWorld;
beforeEach(async () => {
  world = await openCollectWorld();
  return () => world.house.close();
});

async function status(now: Date, ...args: readonly string[]): Promise<readonly string[]> {
  const lines: string[] = [];
  const out = (line: string) => lines.push(line);
  await runStatus(args, {
    out,
    err: out,
    readStatus: () => readStatus(world.house, now),
    running: async () => [],
  });
  return lines;
}

describe('while the bank holidays of the coming twelve months are known', () => {
  it('neither a start nor the status says anything of them', async () => {
    expect(await startWarnings(world.house.plans, BEFORE)).toEqual([]);
    expect((await status(BEFORE)).join('\n')).not.toContain('Bank holidays');
  });
});

describe('when the coming twelve months go beyond what is known', () => {
  it('a start warns once, with the year and what to do', async () => {
    expect(await startWarnings(world.house.plans, FROM)).toEqual([expect.stringMatching(WORDS)]);
  });

  it('the status has one line of it, and the year for scripts', async () => {
    expect((await status(FROM)).filter((line) => WORDS.test(line))).toHaveLength(1);
    expect(JSON.parse((await status(FROM, '--json')).join('\n'))).toMatchObject({ holidaysUnknownFrom: 2029 });
  });
});

describe('a start without a plan', () => {
  it('says how to bring one in', async () => {
    const house = await openHouse(':memory:');
    expect(await startWarnings(house.plans, BEFORE)).toEqual(['No plan has been imported yet: ragtime import FILE']);
    house.close();
  });
});
