import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { returnHelp, runReturn } from '../../../src/cli/review/return.ts';
import { submitUpdate } from '../../../src/usecases/collect/milestone/submit-update.ts';
import { type CollectWorld, NOW, openCollectWorld } from '../../support/collect-world.ts';
import { commandLineOn } from '../../support/command-line.ts';

const QUARTER = ['--directorate', 'ce', '--quarter', '2026-27/Q1'];

let world: CollectWorld;
let out: string[];
let err: string[];
beforeEach(async () => {
  world = await openCollectWorld();
  await submitUpdate(world.ports, await world.submit());
  out = [];
  err = [];
});
afterEach(() => world.house.close());

const run = (...args: string[]) => runReturn(args, commandLineOn(world.house, { heard: { out, err }, now: NOW }));

describe('ragtime return', () => {
  it('sends back, lists and closes, and says so when there is nothing to do', async () => {
    expect(await run(...QUARTER)).toBe(0);
    expect(await run(...QUARTER, '--ref', '“cops–2”', '--question', 'Which sites?')).toBe(0);
    expect(await run(...QUARTER, '--ref', 'COPS2', '--question', 'Which sites?')).toBe(1);
    expect(await run(...QUARTER)).toBe(0);
    expect(await run(...QUARTER, '--ref', 'COPS2', '--close')).toBe(0);
    expect(await run(...QUARTER, '--ref', 'COPS2', '--close')).toBe(1);
    expect(out[0]).toBe('Nothing was sent back in this quarter.');
    expect(out[1]).toContain('No message can reach whoever answers for it');
    expect(out[2]).toContain('Waits for an answer: Which sites?');
    expect(out[3]).toContain('is closed: its text stands as it is');
    expect(err).toEqual([
      'An earlier question still waits for its answer: Which sites?',
      'No question about COPS2 is open. Nothing was changed.',
    ]);
  });

  it('asks which one is meant where several share a ref, and takes its id', async () => {
    expect(await run(...QUARTER, '--ref', 'COPS1', '--question', 'Which?')).toBe(1);
    expect(err[0]).toContain('Several have the ref "COPS1"');
    const id = await world.milestoneId('COPS1');
    expect(err[0]).toContain(id);
    expect(await run(...QUARTER, '--ref', id, '--question', 'Which?')).toBe(1);
    expect(err[1]).toBe('Nothing has been sent for COPS1 yet, so nothing can be sent back.');
  });

  it.each([
    [['--directorate', 'XX', '--quarter', '2026-27/Q1'], 1, 'There is no directorate "XX"'],
    [['--directorate', 'CE', '--quarter', '2030-31/Q1'], 1, 'has no plan'],
    [[...QUARTER, '--ref', 'ZZ9', '--question', 'x'], 1, 'Nothing in this plan has the ref or id "ZZ9".'],
    [[...QUARTER, '--ref', 'COPS2', '--question', ' '], 1, '--question is empty'],
    [[...QUARTER, '--ref', 'COPS2'], 2, 'Give either --question TEXT or --close.'],
    [[...QUARTER, '--ref', 'COPS2', '--question', 'x', '--close'], 2, 'Give either --question TEXT or --close.'],
    [[...QUARTER, '--close'], 2, 'Say what is meant'],
    [['--quarter', '2026-27/Q1'], 2, 'Say which directorate'],
    [['--directorate', 'CE', '--quarter', 'Q1'], 2, 'is no quarter'],
    [['--nonsense'], 2, 'nonsense'],
  ])('refuses %j', async (args, code, words) => {
    expect(await run(...args)).toBe(code);
    expect(err.join('\n')).toContain(words);
    expect(out).toEqual([]);
  });

  it('says what it does', async () => {
    expect(await run('--help')).toBe(0);
    expect(out).toEqual([returnHelp]);
  });
});
