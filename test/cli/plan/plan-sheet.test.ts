import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planHelp, runPlan } from '../../../src/cli/plan/plan.ts';
import { readPlanContent } from '../../../src/cli/plan/read-plan-content.ts';
import type { PlanSheet } from '../../../src/core/plan/plan-sheet-rows.ts';
import { readSheetFile } from '../../../src/sheets/read-sheet-file.ts';
import type { SheetCell } from '../../../src/sheets/sheet.ts';
import { type WrittenCell, writeWorkbook } from '../../../src/sheets/write-workbook.ts';
import { type ImportReceipt, type ImportRules, importPlan } from '../../../src/usecases/plan/import-plan.ts';
import { addSheet, row } from '../../support/craft-workbook.ts';
import { imported, openPlanWorld, planFixture } from '../../support/plan-world.ts';

const EXAMPLE = await readFile(new URL('../../../plans/example.yaml', import.meta.url), 'utf8');
const DOCUMENTED =
  /```yaml\n([\s\S]*?)```/.exec(await readFile(new URL('../../../docs/plan-file.md', import.meta.url), 'utf8'))?.[1] ??
  '';
const SMALL = planFixture('small.yaml');
const AWKWARD = [
  '=1+1',
  '@SUM(A1)',
  '+44 1234',
  '-5',
  '1e5',
  '0x1F',
  'Größe, 学校 👩‍👩‍👧',
  'two\nlines',
  "'quoted'",
  '<b>&amp;',
];
const withAwkward = SMALL.replace(
  '    indicators:',
  `${AWKWARD.map((words) => `      - { ref: AW1, words: ${JSON.stringify(words)} }\n`).join('')}    indicators:`,
);

async function openSheets(text: string, code: string) {
  const world = await openPlanWorld();
  await imported(world.importText(text));
  const folder = await mkdtemp(join(tmpdir(), 'ragtime-plan-'));
  const out: string[] = [];
  const err: string[] = [];
  const cli = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    now: () => new Date('2026-04-01T09:00:00Z'),
    author: { actor: 'command line: test' },
    openStore: async () => ({ ...world, close: () => undefined }),
  };
  const path = join(folder, 'plan.xlsx');
  const write = (...more: string[]) => runPlan(['sheet', '--directorate', code, '--out', path, ...more], cli);
  const importSheets = async (rules: Partial<ImportRules> = {}) => {
    const content = await readPlanContent(path);
    if (!content.ok) throw new Error(content.refusal);
    const request: ImportRules = {
      mode: 'store',
      missing: 'keep',
      conflicts: 'keep-ragtime',
      author: cli.author,
      now: cli.now(),
      ...rules,
    };
    return importPlan(world, { ...content.value, ...request }, { giveUpAt: performance.now() + 2000 });
  };
  return { world, out, err, path, cli, write, importSheets };
}

function plainCell(cell: SheetCell): WrittenCell {
  if ('value' in cell) return cell.value;
  return cell.kind === 'text' ? cell.text : undefined;
}

type Edit = (rows: WrittenCell[][]) => void;

/** As somebody edits a sheet and saves it. */
async function edit(path: string, sheetName: string, change: Edit): Promise<void> {
  const read = await readSheetFile(path, await readFile(path));
  if (!read.ok) throw new Error(read.refusal.words);
  const sheets = read.value.map(({ name, rows }) => {
    const plain = rows.map((row) => row.map(plainCell));
    if (name === sheetName) change(plain);
    return { name, rows: plain };
  });
  await writeFile(path, await writeWorkbook(sheets));
}

function columnOf(rows: readonly (readonly WrittenCell[])[], label: string): number {
  return (rows[0] ?? []).indexOf(label);
}

function set(rows: WrittenCell[][], [row, label]: readonly [number, string], value: WrittenCell): void {
  const cells = rows[row] ?? [];
  rows[row] = cells;
  cells[columnOf(rows, label)] = value;
}

async function problemsOf(outcome: ReturnType<Awaited<ReturnType<typeof openSheets>>['importSheets']>) {
  const result = await outcome;
  if (result.ok || result.refusal.reason !== 'problems') return [];
  return result.refusal.problems.map(
    ({ sheet, line, column, given, wrong }) => `${sheet?.name} ${line}:${column} ${given} ${wrong}`,
  );
}

describe('a plan that is written as a workbook and imported again', () => {
  it.each([
    ['the small plan', 'PL', SMALL],
    ['the example', 'CE', EXAMPLE],
    ['the documented example', 'CE', DOCUMENTED],
    ['awkward words', 'PL', withAwkward],
  ])('is unchanged: %s', async (_, code, text) => {
    const { world, write, importSheets } = await openSheets(text, code);
    const before = await world.stored(code);
    expect(await write()).toBe(0);
    const receipt = await imported(importSheets());
    expect(receipt).toMatchObject({ changesSomething: false, conflicts: [], missing: [], planVersion: 1 });
    expect(await world.stored(code)).toEqual(before);
  });
});

describe('a workbook in which somebody changed something', () => {
  async function changed(sheet: string, change: Edit): Promise<ImportReceipt> {
    const { path, write, importSheets } = await openSheets(EXAMPLE, 'CE');
    await write();
    await edit(path, sheet, change);
    return imported(importSheets());
  }

  it('changes exactly that', async () => {
    const receipt = await changed('Milestones', (rows) => set(rows, [1, 'words'], 'Publish the survey of places'));
    expect(receipt).toMatchObject({ added: [], retired: [], missing: [], settings: [], conflicts: [] });
    expect(receipt.changed).toHaveLength(1);
  });

  it('changes a figure that was typed as a number', async () => {
    const receipt = await changed('Indicators', (rows) => set(rows, [1, 'target: q2'], 80.25));
    expect(receipt.changed).toHaveLength(1);
  });

  it('changes a setting deep inside', async () => {
    const receipt = await changed('Council and directorate', (rows) => {
      const row = rows.find(([label]) => label === 'directorate: report: meetings: 3: board');
      const date = rows.find(([label]) => label === 'directorate: report: meetings: 3: date');
      if (row === undefined || date === undefined) throw new Error('There is no room for a third meeting.');
      row[1] = 'Board';
      date[1] = '2027-03-08';
    });
    expect(receipt.settings).toHaveLength(1);
    expect(receipt.changed).toEqual([]);
  });

  it('adds a row without an id', async () => {
    const receipt = await changed('Milestones', (rows) => {
      rows.push([]);
      const last = rows.length - 1;
      set(rows, [last, 'area'], 'help for families in good time');
      set(rows, [last, 'ref'], 'CFS9');
      set(rows, [last, 'words'], 'Something that nobody thought of');
    });
    expect(receipt.added).toHaveLength(1);
    expect(receipt.changed).toEqual([]);
  });

  it('lists what was deleted, and keeps it', async () => {
    const receipt = await changed('Milestones', (rows) => rows.splice(1, 1));
    expect(receipt.missing).toHaveLength(1);
    expect(receipt.retired).toEqual([]);
  });
});

describe('a workbook with mistakes', () => {
  it('is refused with all of them, each with its cell, and nothing is stored', async () => {
    const { world, path, write, importSheets } = await openSheets(EXAMPLE, 'CE');
    await write();
    const before = await world.stored('CE');
    await edit(path, 'Milestones', (rows) => {
      set(rows, [1, 'due'], '31 June 2026');
      set(rows, [2, 'words'], undefined);
      set(rows, [3, 'area'], 'Places where families need then');
      set(rows, [4, 'owner'], 'XX');
    });
    await edit(path, 'People', (rows) => set(rows, [0, 'title'], 'titel'));
    await edit(path, 'Indicators', (rows) => set(rows, [1, 'target'], 12));
    expect(await problemsOf(importSheets())).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^People 1:\d+ titel is not known here$/),
        expect.stringMatching(/^Milestones 2:\d+ 31 June 2026 is not a date$/),
        expect.stringMatching(/^Milestones 3:3 undefined is missing$/),
        expect.stringMatching(/^Milestones 4:1 Places where families need then is no area of this workbook$/),
        expect.stringMatching(/^Milestones 5:\d+ XX is nobody in this file$/),
        expect.stringMatching(/^Indicators 2:\d+ 12 stands beside year$/),
      ]),
    );
    expect(await world.stored('CE')).toEqual(before);
  });

  it('is refused where a sheet is gone, rather than read as a plan without risks', async () => {
    const { path, write, importSheets } = await openSheets(SMALL, 'PL');
    await write();
    const read = await readSheetFile(path, await readFile(path));
    if (!read.ok) throw new Error(read.refusal.words);
    const kept = read.value.filter(({ name }) => name !== 'Risks');
    await writeFile(path, await writeWorkbook(kept.map(({ name }) => ({ name, rows: [['x']] }))));
    expect(await problemsOf(importSheets({ missing: 'retire' }))).toContainEqual(
      expect.stringContaining('Risks is not in the workbook'),
    );
  });

  it('is asked for the text where a ref became a number, which loses its zeros', async () => {
    const { path, write, importSheets } = await openSheets(SMALL, 'PL');
    await write();
    await edit(path, 'Milestones', (rows) => set(rows, [1, 'ref'], 7));
    expect(await problemsOf(importSheets())).toEqual([
      expect.stringMatching(/^Milestones 2:\d+ 7 is a number, which loses the zeros in front of it$/),
    ]);
  });

  it('is asked which day was meant where a spreadsheet made a day of a month', async () => {
    const { world, path, write } = await openSheets(SMALL, 'PL');
    await write();
    const content = await readPlanContent(path);
    if (!content.ok || !('sheets' in content.value)) throw new Error('The workbook was not read.');
    const sheets = content.value.sheets.map((sheet): PlanSheet => {
      const at = (sheet.rows[0] ?? []).findIndex(({ text }) => text === 'due');
      const rows = sheet.rows.map((row, index) =>
        sheet.name === 'Milestones' && index === 1 ? row.with(at, { text: '2027-03-01', isDay: true }) : row,
      );
      return { ...sheet, rows };
    });
    const rules = {
      mode: 'store',
      missing: 'keep',
      conflicts: 'keep-ragtime',
      author: { actor: 'x' },
      now: new Date(0),
    } as const;
    const result = await importPlan(world, { ...rules, sheets }, { giveUpAt: performance.now() + 2000 });
    expect(result).toMatchObject({
      ok: false,
      refusal: { problems: [{ given: '2027-03-01', wrong: 'is what a spreadsheet makes of a month, too' }] },
    });
  });
});

describe('a workbook with sheets of its owner’s beside the plan', () => {
  it('is read, whatever stands in them; an error in the plan itself is named', async () => {
    const { path, write, importSheets } = await openSheets(SMALL, 'PL');
    await write();
    const written = await readFile(path);
    const error = row('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>');
    await writeFile(path, addSheet(written, { name: 'Sums', cells: error }));
    expect(await importSheets()).toMatchObject({ ok: true, value: { changesSomething: false } });
    await writeFile(path, addSheet(written, { name: 'people', cells: error }));
    expect(await readPlanContent(path)).toMatchObject({ refusal: expect.stringContaining('holds the error #DIV/0!') });
  });
});

describe('a file that is no plan', () => {
  it.each(['plan.xls', 'plan.ods', 'plan.csv', 'plan.xlsm'])(
    'is named with what would be accepted: %s',
    async (name) => {
      expect(await readPlanContent(name)).toEqual({ ok: false, refusal: expect.stringContaining('as .xlsx') });
    },
  );

  it('is refused where it only has the name of a workbook', async () => {
    const { path } = await openSheets(SMALL, 'PL');
    await writeFile(path, SMALL);
    expect(await readPlanContent(path)).toEqual({
      ok: false,
      refusal: expect.stringContaining(`${path}: The file is no`),
    });
  });
});

describe('ragtime plan sheet', () => {
  it('never writes over a file that is there', async () => {
    const { err, path, write } = await openSheets(SMALL, 'PL');
    await writeFile(path, 'an hour of typing');
    expect(await write()).toBe(1);
    expect(err.join('\n')).toContain('is there already and was left as it is');
    expect(await readFile(path, 'utf8')).toBe('an hour of typing');
  });

  it.each([
    [['sheet'], 'needs --directorate'],
    [['roll', '--directorate', 'PL'], 'give "sheet"'],
    [['sheet', '--directorate', 'PL', '--out', 'x.ods'], 'ends with .xlsx'],
    [['sheet', '--directorate', 'PL', '--year', '2026-29'], 'is not a financial year'],
  ])('does not take %j', async (args, said) => {
    const { err, cli } = await openSheets(SMALL, 'PL');
    expect(await runPlan(args, cli)).toBe(2);
    expect(err.join('\n')).toContain(said);
  });

  it('says with --help what it takes', async () => {
    const { out, cli } = await openSheets(SMALL, 'PL');
    expect(await runPlan(['--help'], cli)).toBe(0);
    expect(out).toEqual([planHelp]);
  });

  it('names the directorates that are', async () => {
    const { err, cli } = await openSheets(SMALL, 'PL');
    expect(await runPlan(['sheet', '--directorate', 'XX'], cli)).toBe(1);
    expect(err).toEqual(['There is no directorate "XX". Known are PL.']);
  });
});
