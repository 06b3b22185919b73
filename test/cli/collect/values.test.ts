import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runValues, valuesHelp } from '../../../src/cli/collect/values.ts';
import type { Figure } from '../../../src/core/collect/indicator/indicator-update.ts';
import { type WrittenCell, writeWorkbook } from '../../../src/sheets/write-workbook.ts';
import { submitSupply } from '../../../src/usecases/collect/indicator/submit-supply.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';
import { commandLineOn } from '../../support/command-line.ts';

const ARGS = ['--directorate', 'ce', '--quarter', '2026-27/Q1', '--entered-by', 'JP'];

const OTHER: Figure = {
  kind: 'value',
  value: 12,
  period: '',
  isProvisional: false,
  isRedefined: false,
  expectedOn: undefined,
};

let world: CollectWorld;
let folder: string;
let out: string[];
let err: string[];
beforeEach(async () => {
  world = await openCollectWorld((plan) =>
    plan.replace(/( {6}- ref: COPI[12]\n(?: {8}.*\n)*? {8}owner: AMc\n)/gu, '$1        supplier: FW\n'),
  );
  folder = mkdtempSync(join(tmpdir(), 'ragtime-values-'));
  out = [];
  err = [];
});
afterEach(() => {
  world.house.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: string[]) => runValues(args, commandLineOn(world.house, { heard: { out, err }, now: NOW }));

const importText = (text: string, ...args: string[]) => {
  const file = join(folder, 'values.csv');
  writeFileSync(file, text);
  return run('import', file, ...ARGS, ...args);
};

const importSheet = async (rows: readonly (readonly WrittenCell[])[]) => {
  const file = join(folder, 'values.xlsx');
  writeFileSync(file, await writeWorkbook([{ name: 'Values', rows }]));
  return run('import', file, ...ARGS);
};

async function suppliedOf(ref: string) {
  const [plan] = await world.house.plans.plans();
  const id = plan?.indicators.find((each) => each.ref === ref)?.id ?? '';
  return (await world.house.indicators.said('2026-27/Q1', [id])).get(id)?.supplied;
}

const idOf = async (initials: string) =>
  (await world.house.plans.people()).find((person) => person.initials === initials)?.id;

describe('ragtime values import', () => {
  it('stores figures for their supplier, with both names, once', async () => {
    const text = 'Ref,Value,Provisional,Note\ncopi1,"79.2%",yes,From the census\nCOPI2,31,,\n';
    expect(await importText(text)).toBe(0);
    expect(await suppliedOf('COPI1')).toMatchObject({
      figure: { kind: 'value', value: 79.2, isProvisional: true },
      note: 'From the census',
      supplierId: await idOf('FW'),
      enteredById: await idOf('JP'),
    });
    expect(await importText(text)).toBe(0);
    expect(out[1]).toContain('COPI2: 31 places is in already');
    const first = (await suppliedOf('COPI2'))?.id;
    expect(await importText('ref,value\nCOPI1,80\n')).toBe(0);
    expect(out[2]).toContain('COPI1: was 79.2% (provisional), is 80.0%');
    expect((await suppliedOf('COPI2'))?.id).toBe(first);
  });

  it('refuses all of a file with everything that is wrong, by cell, and stores nothing', async () => {
    expect(await importText('ref,value,note\nCOPI1,79.2,\nCOPI2,31.25,\nCOPI9,1,\nCOPI1,80,\n')).toBe(1);
    expect(err[0]).toContain('B3 (COPI2): "31.25" has more decimals than the report prints; 31 is accepted.');
    expect(err[0]).toContain('A4 (COPI9): no indicator of this plan has this ref or id.');
    expect(err[0]).toContain('A5 (COPI1): this indicator stands in the file twice');
    expect(err[0]).toContain('Nothing was stored.');
    expect(await suppliedOf('COPI1')).toBeUndefined();
  });

  it.each([
    ['name,figure\nCOPI1,1\n', 'names no column "ref" and "value"'],
    ['ref,value,expected\nCOPI1,1,soon\n', 'C2: "soon" is no day'],
    ['ref,value,provisional\nCOPI1,1,perhaps\n', 'C2: "perhaps" is neither yes nor no'],
    ['ref,value,no value because\nCOPI1,,lost\n', 'C2: "lost" is no reason'],
    ['ref,value,no value because\nCOPI1,,not yet\n', 'say in "expected" when the figure comes'],
  ])('says what is wrong with %j', async (text, said) => {
    expect(await importText(text)).toBe(1);
    expect(err[0]).toContain(said);
    expect(await suppliedOf('COPI1')).toBeUndefined();
  });

  it('takes why there is no figure, and leaves a row without anything alone', async () => {
    const text = 'ref,value,no value because,expected\nCOPI1,,not yet,2026-08-03\nCOPI2,,,\n';
    expect(await importText(text)).toBe(0);
    expect((await suppliedOf('COPI1'))?.figure).toEqual({ kind: 'none', reason: 'not-yet', expectedOn: '2026-08-03' });
    expect(await suppliedOf('COPI2')).toBeUndefined();
  });

  it('is refused where another figure came through Slack, and replaces it only where that is wanted', async () => {
    const id = (await world.house.plans.plans())[0]?.indicators.find(({ ref }) => ref === 'COPI2')?.id ?? '';
    const given = await submitSupply(world.ports, {
      clicker: { slackUserId: world.userId('FW'), teamId: 'T1' },
      indicatorId: id,
      quarter: '2026-27/Q1',
      nonce: 'form',
      submissionId: 'press',
      input: {
        figure: '29',
        noFigure: undefined,
        period: '',
        isProvisional: false,
        isRedefined: false,
        expectedOn: undefined,
      },
      note: '',
      basedOn: undefined,
      now: NOW,
      patience: patience(),
    });
    expect(given.outcome).toBe('supplied');
    expect(await importText('ref,value\nCOPI1,79.2\nCOPI2,29\n')).toBe(0);
    expect(await importText('ref,value\nCOPI1,80\nCOPI2,31\n')).toBe(1);
    expect(err[0]).toContain('B3 (COPI2): Farah Whitlock gave 29 places in Slack on 2 July 2026; with --replace');
    expect(await suppliedOf('COPI1')).toMatchObject({ figure: { value: 79.2 } });
    expect(await importText('ref,value\nCOPI1,80\nCOPI2,31\n', '--replace')).toBe(0);
    expect(await suppliedOf('COPI2')).toMatchObject({ figure: { value: 31 }, howItCame: 'file values.csv' });
  });

  it('decides anew where a figure comes while it is stored, and then stores nothing of the file', async () => {
    const { appendAllSupplied } = world.house.supplies;
    let isFirst = true;
    world.house.supplies.appendAllSupplied = async (figures, until) => {
      const [, other] = figures;
      if (isFirst && other !== undefined) {
        await appendAllSupplied([{ ...other, howItCame: undefined, figure: OTHER, submissionId: 'x' }], until);
      }
      isFirst = false;
      return appendAllSupplied(figures, until);
    };
    expect(await importText('ref,value\nCOPI1,79.2\nCOPI2,31\n')).toBe(1);
    expect(err[0]).toContain('(COPI2): Jo Pardew gave 12 places in Slack');
    expect(await suppliedOf('COPI1')).toBeUndefined();
  });

  it('only checks with --dry-run', async () => {
    expect(await importText('ref,value\nCOPI1,80\n', '--dry-run')).toBe(0);
    expect(out[0]).toBe('COPI1: 80.0%\nChecked only. Nothing was stored.');
    expect(await suppliedOf('COPI1')).toBeUndefined();
  });

  it('needs to know who enters the figures', async () => {
    expect(await run('import', 'values.csv', ...ARGS.slice(0, 4))).toBe(2);
    expect(err[0]).toContain('--entered-by JP');
    expect(await run('--help')).toBe(0);
    expect(out[0]).toBe(valuesHelp);
  });
});

describe('figures in a workbook', () => {
  const HEADER = ['Ref', 'Value'];

  it('are taken as the numbers that they are', async () => {
    expect(await importSheet([HEADER, ['COPI1', 79.2], ['COPI2', 31]])).toBe(0);
    expect(await suppliedOf('COPI1')).toMatchObject({ figure: { value: 79.2 } });
  });

  it('are refused where a cell that shows 79.2% holds 0.792, and nothing is stored', async () => {
    expect(await importSheet([HEADER, ['COPI2', 31], ['COPI1', 0.792]])).toBe(1);
    expect(err.join('\n')).toContain('B3 (COPI1): the cell may hold a share or a percentage; write 79.2 for 79.2%');
    expect(await suppliedOf('COPI2')).toBeUndefined();
  });

  it('find their indicator where a spreadsheet took the zeros off its ref', async () => {
    world.house.close();
    world = await openCollectWorld((plan) =>
      plan.replace(/( {6}- ref: )COPI1(\n(?: {8}.*\n)*? {8}owner: AMc\n)/u, '$1"007"$2        supplier: FW\n'),
    );
    expect(await importSheet([HEADER, [7, 79.2]])).toBe(0);
    expect(await suppliedOf('007')).toMatchObject({ figure: { value: 79.2 } });
    expect(await importText('ref,value\n007,79.2\n')).toBe(0);
    expect(out[1]).toContain('is in already');
  });

  it('are taken below 1 where they are typed as text', async () => {
    expect(await importSheet([HEADER, ['COPI1', '0.5']])).toBe(0);
    expect(await suppliedOf('COPI1')).toMatchObject({ figure: { value: 0.5 } });
  });
});
