import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reviewHelp, runReview } from '../../../src/cli/review/review.ts';
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

const run = (...args: string[]) => runReview(args, commandLineOn(world.house, { heard: { out, err }, now: NOW }));

describe('ragtime review', () => {
  it('lists what is to be read, and accepts it once', async () => {
    expect(await run(...QUARTER)).toBe(0);
    expect(await run(...QUARTER, '--ref', '“cops–2”', '--accept')).toBe(0);
    expect(await run(...QUARTER, '--ref', 'COPS2', '--accept')).toBe(0);
    expect(await run(...QUARTER)).toBe(0);
    expect(await run(...QUARTER, '--all')).toBe(0);
    expect(out[0]).toContain('1 to be read, 0 accepted, 0 sent back.\n\nCOPS2 ');
    expect(out[0]).toContain('  to be read, Alison McBride\n  Green\n  Forecasts are complete.');
    expect(out[1]).toBe('COPS2 is accepted.');
    expect(out[3]).toBe('0 to be read, 1 accepted, 0 sent back.');
    expect(out[4]).toContain('  accepted, Alison McBride');
    expect(await world.house.acceptances.ofQuarter('2026-27/Q1')).toHaveLength(1);
  });

  it('prints other words, says so in the list, and takes them back', async () => {
    expect(await run(...QUARTER, '--ref', 'COPS2', '--text', 'The forecasts are complete.')).toBe(0);
    expect(await run(...QUARTER, '--ref', 'COPS2', '--text', 'The forecasts are complete.')).toBe(0);
    expect(await run(...QUARTER)).toBe(0);
    expect(await run(...QUARTER, '--ref', 'COPS2', '--as-sent')).toBe(0);
    expect(await run(...QUARTER)).toBe(0);
    expect(out[0]).toContain('COPS2 is printed in these words. No message tells its owner');
    expect(out[1]).toContain('COPS2 is printed so already.');
    expect(out[2]).toContain('  Forecasts are complete.\n  Printed in other words:\n    The forecasts are complete.');
    expect(out[3]).toBe('COPS2 is printed as it was sent.');
    expect(out[4]).not.toContain('The forecasts are complete.');
  });

  it.each([
    [['--directorate', 'XX', '--quarter', '2026-27/Q1'], 1, 'There is no directorate "XX"'],
    [['--directorate', 'CE', '--quarter', '2026-27/Q3'], 1, 'Nothing was collected from CE for 2026-27/Q3.'],
    [[...QUARTER, '--ref', 'COPS1', '--accept'], 1, 'Nothing was sent in this quarter for the ref or id "COPS1".'],
    [[...QUARTER, '--ref', 'COPS2'], 2, 'Give one of --accept, --text or --action, and --as-sent'],
    [[...QUARTER, '--ref', 'COPS2', '--accept', '--as-sent'], 2, 'Give one of --accept'],
    [[...QUARTER, '--accept'], 2, 'Say what is meant'],
    [[...QUARTER, '--ref', 'COPS2', '--text', ' '], 1, '--text or --action is empty.'],
    [['--quarter', '2026-27/Q1'], 2, 'Say which directorate'],
    [['--directorate', 'CE', '--quarter', 'Q1'], 2, 'is no quarter'],
    [['--nonsense'], 2, 'nonsense'],
  ])('refuses %j', async (args, code, words) => {
    expect(await run(...args)).toBe(code);
    expect(err.join('\n')).toContain(words);
    expect(out).toEqual([]);
  });

  it('says how it is used', async () => {
    expect(await run('--help')).toBe(0);
    expect(out).toEqual([reviewHelp]);
  });
});
