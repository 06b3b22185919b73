import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runFinance } from '../../../src/cli/collect/finance.ts';
import { runValues } from '../../../src/cli/collect/values.ts';
import { runPlan } from '../../../src/cli/plan/plan.ts';
import { readPlanContent } from '../../../src/cli/plan/read-plan-content.ts';
import { readSheetFile } from '../../../src/sheets/read-sheet-file.ts';
import { partText, unpackWorkbook } from '../../../src/sheets/unpack-workbook.ts';
import { writeWorkbook } from '../../../src/sheets/write-workbook.ts';
import { importPlan } from '../../../src/usecases/plan/import-plan.ts';
import { NOW, patience } from '../../support/collect-world.ts';
import { EXAMPLE_PLAN } from '../../support/council.ts';
import { fixturePath } from '../../support/finance-fixtures.ts';
import { imported, openPlanWorld, type PlanWorld } from '../../support/plan-world.ts';
import { describeWith, run } from '../../support/programs.ts';
import { openSheetWorld, type SheetWorld } from '../../support/return-sheets.ts';

const QUARTER = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];
const FINANCE = [...QUARTER, '--as-at', '2013-06-30', '--reason', 'These are the figures of an earlier year.'];
const DEPARTMENTS = ['Children and Families', "Children's Organisation and Provision", 'Learning and Achievement'];
const ANSWER = {
  Status: 'Red: highly likely or certain to miss',
  Commentary: 'Two budgets are open.\nThe head teachers of “St Åsa’s” and 学校 meet in June; =1+1 is no formula here.',
  'What is being done': '- The finance team helps both schools.',
  'By when': '31 July 2026',
};

function preparePlan(plan: string): string {
  const departments = DEPARTMENTS.map((name) => `  - name: ${name}\n    finance contact: FW\n`).join('');
  return plan
    .replace(/departments:\n(?:(?: {2}.*)\n)+/, `departments:\n${departments}`)
    .replace(/( {6}- ref: COPI[12]\n(?: {8}.*\n)*? {8}owner: AMc\n)/gu, '$1        supplier: FW\n');
}

const AUTHOR = { actor: 'command line: test' };

/** A sum of which no program has worked out the result yet. */
async function writeFormula(): Promise<Uint8Array> {
  const parts = unzipSync(
    await writeWorkbook([
      {
        name: 'Values',
        rows: [
          ['ref', 'value'],
          ['COPI2', 31],
        ],
      },
    ]),
  );
  const name = 'xl/worksheets/sheet1.xml';
  const cells = strFromU8(parts[name] ?? new Uint8Array()).replace(/<v>31<\/v>/u, '<f>10+21</f>');
  return zipSync({ ...parts, [name]: strToU8(cells) });
}

/** UTF-8, Windows-1252 and UTF-16, as LibreOffice numbers them; 44 is a comma, 59 a semicolon, 9 a tab. */
const CSV_KINDS = { utf8: '44,34,76,1', windows: '59,34,1,1', utf16: '9,34,65535,1' } as const;

describeWith('soffice', 'files that LibreOffice has saved', () => {
  let world: SheetWorld;
  let plan: PlanWorld;
  const path = (name: string) => join(world.folder, name);
  /** As it is after LibreOffice has opened and saved it. */
  const resave = (files: readonly string[], to = 'xlsx', folder = 'saved') => {
    const outdir = path(folder);
    mkdirSync(outdir, { recursive: true });
    const profile = `-env:UserInstallation=file://${world.folder}/profile`;
    run('soffice', [profile, '--headless', '--convert-to', to, '--outdir', outdir, ...files]);
    const [ending = to] = to.split(':');
    return files.map((file) => join(outdir, basename(file).replace(/\.\w+$/u, `.${ending}`)));
  };
  const sheetOf = (file: string, number: number) => {
    const parts = unpackWorkbook(readFileSync(file));
    return parts.ok ? partText(parts.value, `xl/worksheets/sheet${number}.xml`) : '';
  };

  beforeAll(async () => {
    world = await openSheetWorld(preparePlan);
    plan = await openPlanWorld();
    await imported(plan.importText(readFileSync(EXAMPLE_PLAN, 'utf8')));
    const openPlan = async () => ({ ...plan, close: () => undefined });
    await runPlan(['sheet', '--directorate', 'CE', '--out', path('plan.xlsx')], { ...world.cli, openStore: openPlan });
    await world.write();
    const values = [
      ['Ref', 'Value', 'Note'],
      ['COPI1', 79.2, 'Größe £5'],
      ['COPI2', 31, '-1 is no formula'],
    ];
    writeFileSync(path('values.xlsx'), await writeWorkbook([{ name: 'Values', rows: values }]));
    writeFileSync(path('formula.xlsx'), await writeFormula());
    resave([
      path('plan.xlsx'),
      world.file,
      path('values.xlsx'),
      path('formula.xlsx'),
      fixturePath('three-departments.xlsx'),
    ]);
    for (const [name, options] of Object.entries(CSV_KINDS)) {
      resave([path('values.xlsx')], `csv:Text - txt - csv (StarCalc):${options}`, name);
    }
  }, 180_000);
  afterAll(() => world.close());

  it('a plan is unchanged', async () => {
    const before = await plan.stored('CE');
    const content = await readPlanContent(path('saved/plan.xlsx'));
    if (!content.ok) throw new Error(content.refusal);
    const rules = { mode: 'store', missing: 'keep', conflicts: 'keep-ragtime', author: AUTHOR, now: NOW } as const;
    const receipt = await imported(importPlan(plan, { ...content.value, ...rules }, patience()));
    expect(receipt).toMatchObject({ changesSomething: false, conflicts: [], missing: [] });
    expect(await plan.stored('CE')).toEqual(before);
  });

  it('a return sheet keeps what is hidden and its lists, and comes back', async () => {
    const saved = path('saved/updates.xlsx');
    expect(sheetOf(saved, 2)).toMatch(/<col\b[^>]*hidden="(?:true|1)"/u);
    expect(sheetOf(saved, 2)).toMatch(/<dataValidation\b[^>]*type="list"/u);
    expect(await world.run('import', saved, '--entered-by', 'JP', '--how', 'e-mail')).toBe(0);
    expect(world.out.at(-1)).toContain('Nothing was stored.');
    await world.type('Milestones', 'Report to members', ANSWER);
    resave([world.file]);
    expect(await world.run('import', saved, '--entered-by', 'JP', '--how', 'e-mail')).toBe(0);
    const [update] = await world.house.updates.history(await world.milestoneId('COPS2'));
    expect(update).toMatchObject({
      commentary: ANSWER.Commentary,
      action: ANSWER['What is being done'],
      actionBy: '2026-07-31',
    });
  }, 60_000);

  it.each(['saved/values.xlsx', 'utf8/values.csv', 'windows/values.csv', 'utf16/values.csv'])(
    'figures of suppliers are the same: %s',
    async (name) => {
      const code = await runValues(['import', path(name), ...QUARTER, '--entered-by', 'JP'], world.cli);
      expect(world.err).toEqual([]);
      expect(code).toBe(0);
      const [plan] = await world.house.plans.plans();
      const ids = plan?.indicators.map(({ id }) => id) ?? [];
      const said = [...(await world.house.indicators.said('2026-27/Q1', ids)).values()];
      expect(said.flatMap(({ supplied }) => supplied ?? [])).toMatchObject([
        { figure: { value: 79.2 }, note: 'Größe £5' },
        { figure: { value: 31 }, note: '-1 is no formula' },
      ]);
    },
  );

  it('finance tables are the same version', async () => {
    expect(await runFinance(['import', fixturePath('three-departments.xlsx'), ...FINANCE], world.cli)).toBe(0);
    expect(await runFinance(['import', path('saved/three-departments.xlsx'), ...FINANCE], world.cli)).toBe(0);
    expect(world.out.at(-1)).toContain('is in as version 1 already');
  });

  it('a formula that was refused without its result has it then, as the refusal says', async () => {
    const before = await readSheetFile('formula.xlsx', readFileSync(path('formula.xlsx')));
    expect(before.ok ? '' : before.refusal.words).toContain('Open the file in Excel or LibreOffice, save it');
    const after = await readSheetFile('formula.xlsx', readFileSync(path('saved/formula.xlsx')));
    expect(after.ok && after.value[0]?.rows[1]?.[1]).toEqual({ kind: 'number', value: 31 });
  });
});
