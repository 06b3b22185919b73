import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkHelp, runCheck } from '../../../src/cli/review/check.ts';
import type { Database } from '../../../src/store/database.ts';
import { checkedPorts, openCheckedCouncil } from '../../support/checked-council.ts';
import { commandLineOn } from '../../support/command-line.ts';
import { insertUpdate } from '../../support/rows.ts';

const QUARTER = ['--directorate', 'ce', '--quarter', '2026-27/Q1'];

let database: Database;
let out: string[];
let err: string[];
beforeEach(async () => {
  database = await openCheckedCouncil();
  out = [];
  err = [];
});
afterEach(() => database.close());

const NOW = new Date('2026-07-23T09:00:00Z');
const run = (...args: string[]) =>
  runCheck(args, commandLineOn(checkedPorts(database), { heard: { out, err }, now: NOW }));
const idOf = (check: string) => new RegExp(`${check}-[0-9a-f]{6}`).exec(out.join('\n'))?.[0] ?? '';

describe('ragtime check', () => {
  it('lists what blocks, then what is worth a look, with both texts', async () => {
    expect(await run(...QUARTER)).toBe(1);
    const text = out.join('\n');
    expect(text.indexOf('These keep the report')).toBeLessThan(text.indexOf('Worth a look'));
    expect(text).toMatch(
      /C1-[0-9a-f]{6} {2}LAS3 Report the figures on attainment to the board \(Integrated commissioning\)/,
    );
    expect(text).toContain('  The same text stands under LAS1 and LAS3.');
    expect(text).toContain('  LAS1: "A business case');
    expect(text).toMatch(/C4-[0-9a-f]{6} {2}CFS1 Find foster carers/);
  });

  it('waives with a reason, dismisses, and says nothing is left; --all says who and why', async () => {
    await run(...QUARTER);
    const [block, line] = [idOf('C1'), idOf('C4')];
    out = [];
    expect(await run(...QUARTER, '--waive', block, '--reason', 'Both are the same work.')).toBe(0);
    expect(await run(...QUARTER, '--dismiss', line)).toBe(0);
    expect(await run(...QUARTER)).toBe(0);
    expect(await run(...QUARTER, '--all')).toBe(0);
    expect(out[0]).toBe(
      `${block} (LAS3) is waived: it keeps nobody from publishing this quarter, until its text changes.`,
    );
    expect(out[1]).toBe(`${line} (CFS1) is dismissed: it is not shown again until its text changes.`);
    expect(out[2]).toBe('Nothing to look at.');
    expect(out.slice(3, 5)).toEqual(['', '2 findings were waived or dismissed; --all shows them too.']);
    expect(out.join('\n')).toContain('  Waived on 23 July 2026 by command line: test: Both are the same work.');
    expect(out.join('\n')).toContain('  Dismissed on 23 July 2026 by command line: test');
    expect(await run(...QUARTER, '--undo', block)).toBe(0);
    expect(out.at(-1)).toBe(`${block} (LAS3) is open again.`);
    expect(await run(...QUARTER, '--undo', block)).toBe(1);
    expect(err).toEqual([`${block} is open: it was neither waived nor dismissed. Nothing was changed.`]);
  });

  it('has nothing to say of a report without findings', async () => {
    insertUpdate(database, 'm2', { commentary: 'The report on attainment is written and goes to the board in May.' });
    insertUpdate(database, 'm3', { commentary: 'Eleven foster carers were found, six of them for teenagers.' });
    expect(await run(...QUARTER)).toBe(0);
    expect(out).toEqual(['Nothing to look at.']);
  });

  it('prints JSON for a script', async () => {
    expect(await run(...QUARTER, '--json')).toBe(1);
    const printed = JSON.parse(out.join('\n'));
    expect(printed).toMatchObject([
      { check: 'C1', level: 'block', shortId: expect.stringMatching(/^C1-/), subject: { kind: 'milestone', id: 'm2' } },
      { check: 'C4', level: 'list' },
    ]);
    expect(printed[0]).not.toHaveProperty('basis');
  });

  it.each([
    [['--directorate', 'XX', '--quarter', '2026-27/Q1'], 1, 'There is no directorate "XX"'],
    [['--directorate', 'CE', '--quarter', '2026-27/Q3'], 1, 'Nothing was collected from CE for 2026-27/Q3'],
    [[...QUARTER, '--waive', 'C1-0'], 1, '--waive needs --reason'],
    [[...QUARTER, '--dismiss', 'C1-0'], 1, 'has the id "C1-0"'],
    [[...QUARTER, '--dismiss', 'C1-0', '--undo', 'C1-0'], 2, 'Give one of'],
    [[...QUARTER, '--dismiss', 'C1-0', '--reason', 'x'], 2, '--reason belongs to --waive'],
    [[...QUARTER, '--dismiss', 'C1-0', '--json'], 2, '--all and --json belong'],
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
    expect(out).toEqual([checkHelp]);
  });
});
