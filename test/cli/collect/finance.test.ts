import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { financeHelp, runFinance } from '../../../src/cli/collect/finance.ts';
import { type CollectWorld, NOW, openCollectWorld } from '../../support/collect-world.ts';
import { commandLineOn } from '../../support/command-line.ts';
import { addSheet, row } from '../../support/craft-workbook.ts';
import { type FixtureName, fixturePath } from '../../support/finance-fixtures.ts';

const QUARTER = ['--directorate', 'ce', '--quarter', '2026-27/Q1'];
const DAY = ['--as-at', '2013-06-30', '--reason', 'These are the figures of an earlier year.'];
const CFS = 'Children and Families';
const NAMES = { cfs: CFS, cops: "Children's Organisation and Provision", las: 'Learning and Achievement' };

let world: CollectWorld;
let folder: string;
let out: string[];
let err: string[];
beforeEach(async () => {
  const departments = `departments:\n${Object.values(NAMES)
    .map((name) => `  - name: ${name}\n    finance contact: FW\n`)
    .join('')}`;
  world = await openCollectWorld((plan) => plan.replace(/departments:\n(?:(?: {2}.*)\n)+/, departments));
  folder = mkdtempSync(join(tmpdir(), 'ragtime-finance-'));
  out = [];
  err = [];
});
afterEach(() => {
  world.house.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: string[]) => runFinance(args, commandLineOn(world.house, { heard: { out, err }, now: NOW }));

async function rowsOf(name: FixtureName) {
  const [plan] = await world.house.plans.plans();
  const departments = plan?.departments ?? [];
  const id = departments.find((each) => each.name === NAMES[name])?.id ?? '';
  const book = await world.house.finance.book({
    directorateId: plan?.directorateId ?? '',
    quarter: '2026-27/Q1',
    departmentIds: departments.map((each) => each.id),
  });
  return { versions: book.versions.get(id) ?? [], narrative: book.narratives.get(id), mark: book.mark };
}

const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const TABLE = (spent: number, variance: string) =>
  `Position as at 30 June 2026\n,Annual Budget,Budget to Date,Actual to Date,Variance\nEmployees,100,25,${spent},${variance}\nTotal Expenditure,100,25,${spent},${variance}\n`;

describe('the same three tables in three kinds of file', () => {
  it('are stored as the same rows', async () => {
    for (const name of ['cfs', 'cops', 'las'] as const) {
      const args = [...QUARTER, ...DAY, '--department', NAMES[name]];
      expect(await run('import', fixturePath(`${name}.csv`), ...args)).toBe(0);
      expect(await run('import', fixturePath(`${name}-semicolon.csv`), ...args)).toBe(0);
      expect((await rowsOf(name)).versions).toHaveLength(1);
    }
    expect(await run('import', fixturePath('three-departments.xlsx'), ...QUARTER, ...DAY)).toBe(0);
    for (const name of ['cfs', 'cops', 'las'] as const) {
      const { versions } = await rowsOf(name);
      expect(versions).toHaveLength(1);
      expect(versions[0]?.rows.at(-1)).toMatchObject({ kind: 'total', label: 'Net Expenditure' });
    }
    expect((await rowsOf('cfs')).versions[0]?.rows).toHaveLength(28);
    expect(err).toEqual([]);
  });
});

describe('ragtime finance import', () => {
  it('keeps each other file as a version, says what changed, and stores the same file once', async () => {
    const args = [...QUARTER, '--department', CFS];
    expect(await run('import', write('first.csv', TABLE(24, '1')), ...args)).toBe(0);
    expect(await run('import', write('again.csv', TABLE(24, '1')), ...args)).toBe(0);
    expect(await run('import', write('second.csv', TABLE(95, '(70)')), ...args)).toBe(0);
    expect(out[0]).toBe(`${CFS}: version 1 is in, as at 30 June 2026.`);
    expect(out[1]).toContain('is in as version 1 already');
    expect(out[2]).toContain('version 2 is in');
    expect(out[2]).toContain('Employees, Expenditure to date: was 24, is 95');
    expect(out[2]).toContain('Employees, Variance to date: was 1, is (70)');
    const { versions } = await rowsOf('cfs');
    expect(versions.map(({ number, fileName, actor }) => [number, fileName, actor])).toEqual([
      [1, 'first.csv', 'command line: test'],
      [2, 'second.csv', 'command line: test'],
    ]);
    expect(await run('show', ...args)).toBe(0);
    expect(out[3]).toContain('second.csv, SHA-256');
    expect(out[3]).toMatch(/Employees +100 +25 +95 +\(70\)/);
  });

  it('refuses all of a file with everything that is wrong, and stores nothing', async () => {
    expect(await run('import', write('wrong.csv', TABLE(124, '1')), ...QUARTER, '--department', CFS)).toBe(1);
    expect(err[0]).toContain(
      'E3 (Employees, Variance to date) is 1; C3 less D3, budget less expenditure, makes it (99). Rounding explains 1.5 at most.',
    );
    expect(err[0]).toContain('E4 (Total Expenditure, Variance to date) is 1;');
    expect(err[0]).toContain('Nothing was stored.');
    expect((await rowsOf('cfs')).mark).toBe(0);
  });

  it('takes a figure as supplied with a reason, and prints rounding and reasons', async () => {
    const args = [...QUARTER, '--department', CFS];
    const file = write('wrong.csv', TABLE(124, '1'));
    expect(
      await run('import', file, ...args, '--accept', 'E3: A grant is not booked yet.', '--accept', 'e4: As above.'),
    ).toBe(0);
    expect(out[0]).toContain('accepted as supplied, and said under the table');
    expect((await rowsOf('cfs')).versions[0]?.notes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
    expect(await run('import', write('round.csv', TABLE(24, '2')), ...args)).toBe(0);
    expect(out[1]).toContain('explained by rounding');
  });

  it('keeps a narrative, from a file or from below the table, without initials', async () => {
    const args = [...QUARTER, '--department', CFS];
    const text = write('said.txt', 'Spending is as planned.\n\n- One.\n- Two.\n');
    expect(await run('import', write('t.csv', TABLE(24, '1')), ...args, '--narrative', text)).toBe(0);
    expect((await rowsOf('cfs')).narrative?.text).toBe('Spending is as planned.\n\n- One.\n- Two.');
    expect(await run('import', write('u.csv', `${TABLE(24, '1')}\nBelow.\n\nTwice.\n`), ...args)).toBe(0);
    expect((await rowsOf('cfs')).narrative?.text).toBe('Below.\n\nTwice.');
    expect(await run('narrative', text, ...args)).toBe(0);
    expect(await run('narrative', text, ...args)).toBe(0);
    expect(out.slice(2)).toEqual([`${CFS}: the narrative is in.`, `${CFS}: the same narrative is in already.`]);
    expect(await run('narrative', write('empty.txt', ' \n'), ...args)).toBe(1);
    expect(err[0]).toBe('The narrative is empty. Nothing was stored.');
  });

  it('stores nothing on a dry run', async () => {
    expect(await run('import', write('t.csv', TABLE(24, '1')), ...QUARTER, '--department', CFS, '--dry-run')).toBe(0);
    expect(out[0]).toContain('It would be version 1; nothing was stored.');
    expect((await rowsOf('cfs')).mark).toBe(0);
  });

  it.each<[string, string[], string]>([
    ['no day', [], 'It is not said as at which day'],
    ['another day', ['--as-at', '2026-07-31'], 'If that is right, give --as-at 2026-07-31 with --reason TEXT'],
    ['an acceptance of nothing', ['--as-at', '2026-06-30', '--accept', 'B2: x'], 'There is nothing to accept in B2'],
    ['an unknown department', ['--department', 'Roads'], 'The plan has no department "Roads". The departments are:'],
  ])('refuses %s', async (_, args, words) => {
    const file = write('t.csv', TABLE(24, '1').split('\n').slice(1).join('\n'));
    expect(await run('import', file, ...QUARTER, '--department', CFS, ...args)).toBe(1);
    expect(err[0]).toContain(words);
    expect((await rowsOf('cfs')).mark).toBe(0);
  });

  it('reads the sheet that is named, whatever stands in others', async () => {
    const sums = { name: 'Sums', cells: row('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>') };
    const file = join(folder, 'sums.xlsx');
    writeFileSync(file, addSheet(readFileSync(fixturePath('three-departments.xlsx')), sums));
    const args = [...QUARTER, ...DAY];
    expect(await run('import', file, ...args)).toBe(1);
    expect(err[0]).toContain('Sums, A1: A1 holds the error #DIV/0!.');
    expect(await run('import', file, ...args, '--sheet', CFS)).toBe(0);
  });

  it('refuses what is another department, another kind of file, or no file', async () => {
    const args = [...QUARTER, ...DAY];
    expect(await run('import', fixturePath('las.csv'), ...args, '--department', CFS)).toBe(1);
    expect(await run('import', fixturePath('cfs.csv'), ...args)).toBe(1);
    expect(await run('import', write('t.pdf', ''), ...args)).toBe(1);
    expect(await run('import', write('t.xlsx', 'no workbook'), ...args)).toBe(1);
    expect(await run('import', join(folder, 'none.csv'), ...args)).toBe(1);
    expect(await run('import', fixturePath('three-departments.xlsx'), ...args, '--sheet', 'Roads')).toBe(1);
    expect(err[0]).toContain('"Learning and Achievement", which is another department');
    expect(err[1]).toContain('These are not named as a department is: cfs.');
    expect(err[2]).toContain('.csv');
    expect(err[3]).toContain('.xlsx would be accepted');
    expect(err[4]).toContain('cannot be read');
    expect(err[5]).toContain('The file has no sheet "Roads"');
  });
});

describe('how ragtime finance is asked', () => {
  it.each([
    [[], 'Say which directorate'],
    [['import', 'x.csv', '--directorate', 'CE'], 'is no quarter'],
    [['import', ...QUARTER], 'Say what is to be done'],
    [['narrative', 'x.txt', ...QUARTER], 'Say of which department'],
    [['import', 'x.csv', ...QUARTER, '--as-at', '30 June'], 'is no day'],
    [['import', 'x.csv', ...QUARTER, '--reason', 'x'], '--reason belongs to --as-at'],
    [['import', 'x.csv', ...QUARTER, '--accept', 'B21'], 'was not understood'],
    [['import', 'x.csv', 'y.csv', ...QUARTER], '"y.csv" was not understood'],
    [['--nonsense'], 'nonsense'],
  ])('%j is not understood', async (args, words) => {
    expect(await run(...args)).toBe(2);
    expect(err[0]).toContain(words);
    expect(err[0]).toContain(financeHelp);
  });

  it('says what it does', async () => {
    expect(await run('--help')).toBe(0);
    expect(out).toEqual([financeHelp]);
  });
});
