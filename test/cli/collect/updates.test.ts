import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runUpdates, updatesHelp } from '../../../src/cli/collect/updates.ts';
import { closeQuarter } from '../../../src/usecases/calendar/close-quarter.ts';
import { submitUpdate } from '../../../src/usecases/collect/milestone/submit-update.ts';
import { patience } from '../../support/collect-world.ts';
import { addSheet, row } from '../../support/craft-workbook.ts';
import { openSheetWorld, readPlain, type SheetWorld } from '../../support/return-sheets.ts';

const CHECKED = {
  Status: 'Amber: uncertain',
  Commentary: 'Forecasts for all schools are complete, and two budgets are still open.',
  'What is being done': 'The two head teachers meet the finance team.',
  'By when': '31 July 2026',
};
const FIGURE = { Figure: 79.2, Commentary: 'Take-up rose in the north of the borough.' };
const CHILDREN = 'Two-year-olds';
const SCHOOLS = 'Report to members';

let world: SheetWorld;
beforeEach(async () => {
  world = await openSheetWorld();
});
afterEach(() => world.close());

const idOf = async (initials: string) =>
  (await world.house.plans.people()).find((person) => person.initials === initials)?.id;
const historyOf = async (ref: string) => world.house.updates.history(await world.milestoneId(ref));
async function figuresOf(ref: string) {
  const [plan] = await world.house.plans.plans();
  return world.house.indicators.history(plan?.indicators.find((each) => each.ref === ref)?.id ?? '');
}

describe('a return sheet that comes back filled in', () => {
  it('is stored with who entered it and how it came, under the owner’s initials, once', async () => {
    expect(await world.write()).toBe(0);
    await world.type('Milestones', SCHOOLS, CHECKED);
    await world.type('Indicators', CHILDREN, FIGURE);
    expect(await world.bringIn()).toBe(0);
    expect(world.out[1]).toContain('COPS2: stored\nCOPI1: stored');
    expect(world.out[1]).toContain('2 updates were stored.');
    const common = { ownerId: await idOf('AMc'), enteredById: await idOf('JP'), howItCame: 'e-mail of 3 July' };
    expect(await historyOf('COPS2')).toMatchObject([
      {
        ...common,
        status: { progress: 'in-progress', rag: 'amber', amberReason: 'uncertain' },
        commentary: CHECKED.Commentary,
        action: CHECKED['What is being done'],
        actionBy: '2026-07-31',
      },
    ]);
    expect(await figuresOf('COPI1')).toMatchObject([
      { ...common, figure: { value: 79.2 }, status: { rag: 'green', how: 'computed' } },
    ]);
    expect(await world.bringIn()).toBe(0);
    expect(world.out[2]).toContain('COPS2: is in already\nCOPI1: is in already');
    expect(world.out[2]).toContain('Nothing was stored.');
    expect(await historyOf('COPS2')).toHaveLength(1);
    expect(await figuresOf('COPI1')).toHaveLength(1);
  });

  it('is stored whatever stands in sheets that somebody added beside it', async () => {
    await world.write();
    await world.type('Milestones', SCHOOLS, CHECKED);
    const sums = { name: 'Sums', cells: row('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>') };
    writeFileSync(world.file, addSheet(readFileSync(world.file), sums));
    expect(await world.bringIn()).toBe(0);
    expect(world.out[1]).toContain('COPS2: stored');
  });

  it('changes nothing where it is empty', async () => {
    await world.write();
    expect(await world.bringIn()).toBe(0);
    expect(world.out[1]).toMatch(/^\d+ rows are empty\.\nNothing was stored\.$/);
  });

  it('only checks with --dry-run', async () => {
    await world.write();
    await world.type('Milestones', SCHOOLS, CHECKED);
    expect(await world.bringIn('--dry-run')).toBe(0);
    expect(world.out[1]).toContain('COPS2: would be stored');
    expect(await historyOf('COPS2')).toEqual([]);
  });

  it('corrects what the same person brought in from the same source before', async () => {
    await world.write();
    await world.type('Milestones', SCHOOLS, CHECKED);
    await world.bringIn();
    await world.type('Milestones', SCHOOLS, {
      Commentary: 'Forecasts for all schools are complete, and one budget is open.',
    });
    expect(await world.bringIn()).toBe(0);
    expect(await historyOf('COPS2')).toHaveLength(2);
  });
});

describe('a return sheet with mistakes', () => {
  it('is refused with all of them, by sheet and cell, and nothing is stored', async () => {
    await world.write();
    await world.type('Milestones', 'Publish the yearly', CHECKED);
    await world.type('Milestones', SCHOOLS, { Status: 'Red' });
    await world.type('Indicators', CHILDREN, { Figure: 0.792 });
    expect(await world.bringIn()).toBe(1);
    expect(world.err[0]).toMatch(
      /Milestones J\d \(COPS2\): a few sentences on what councillors should know are missing/,
    );
    expect(world.err[0]).toMatch(/Milestones K\d \(COPS2\): Red needs a line on what is being done/);
    expect(world.err[0]).toMatch(/Indicators J\d \(COPI1\): the cell may hold a share or a percentage/);
    expect(world.err[0]).toContain('Nothing was stored.');
    expect(await historyOf('COPS1')).toEqual([]);
  });

  it.each([
    [{ Status: 'Yellow' }, /I\d \(COPS2\): "Yellow" is none of the list. Green: on course · /],
    [{ Status: 'Amber' }, /"Amber" is none of the list/],
    [{ ...CHECKED, 'By when': 'soon' }, /L\d \(COPS2\): "soon" is no day; one written like 31 July 2026/],
    [{ ...CHECKED, 'based on': '' }, /"" stands in a hidden column/],
    [{ ...CHECKED, id: '' }, /"" stands in a hidden column/],
    [{ ...CHECKED, 'Completed on': '2 July 2026' }, /a day of completion stands beside a status/],
    [{ ...CHECKED, Status: 'Not completed' }, /this status does not fit its dates; Green: on course · /],
    [{ ...CHECKED, Ref: 'COPS1' }, /hidden part belongs to "COPS2"/],
  ])('says what is wrong with %j', async (typed, said) => {
    await world.write();
    await world.type('Milestones', SCHOOLS, typed);
    expect(await world.bringIn()).toBe(1);
    expect(world.err[0]).toMatch(said);
    expect(await historyOf('COPS2')).toEqual([]);
  });

  it('refuses texts that stand beside another milestone than they were written for', async () => {
    await world.write();
    const one = await world.row('Milestones', 'Publish the yearly');
    await world.type('Milestones', 'Agree with head', { ...CHECKED, id: one.id });
    expect(await world.bringIn()).toBe(1);
    expect(world.err[0]).toContain('Rows may have been sorted or copied by halves');
  });

  it('refuses a file that is no return sheet', async () => {
    expect(await world.run('import', 'updates.pdf', '--entered-by', 'JP', '--how', 'e-mail')).toBe(1);
    expect(world.err[0]).toContain('updates.pdf cannot be read');
  });
});

describe('a return sheet whose words the form would ask about', () => {
  it('is stored only with --anyway', async () => {
    await world.write();
    await world.type('Milestones', SCHOOLS, { ...CHECKED, 'What is being done': '' });
    expect(await world.bringIn()).toBe(1);
    expect(world.err[0]).toContain('(COPS2): Amber because it is uncertain usually has a line');
    expect(world.err[0]).toContain('With --anyway it is stored as it is.');
    expect(await historyOf('COPS2')).toEqual([]);
    expect(await world.bringIn('--anyway')).toBe(0);
    expect(await historyOf('COPS2')).toHaveLength(1);
  });

  it('asks about one text in two rows of the file', async () => {
    await world.write();
    await world.type('Milestones', SCHOOLS, CHECKED);
    await world.type('Milestones', 'Agree with head', CHECKED);
    expect(await world.bringIn()).toBe(1);
    expect(world.err[0]).toContain('the same words stand under COPS1 (AMc).');
  });
});

describe('a return sheet that was overtaken', () => {
  it('lists both texts and stores nothing of it', async () => {
    await world.write();
    await submitUpdate(world.ports, await world.submit());
    await world.type('Milestones', SCHOOLS, CHECKED);
    await world.type('Indicators', CHILDREN, FIGURE);
    expect(await world.bringIn()).toBe(1);
    expect(world.err[0]).toContain('(COPS2): Alison McBride has answered it since this sheet was written');
    expect(world.err[0]).toContain('there now: Forecasts are complete.');
    expect(world.err[0]).toContain(`in the file: ${CHECKED.Commentary}`);
    expect(await world.bringIn('--anyway')).toBe(1);
    expect(await figuresOf('COPI1')).toEqual([]);
    expect(await historyOf('COPS2')).toHaveLength(1);
  });

  it('leaves alone what nobody touched in it', async () => {
    await submitUpdate(world.ports, await world.submit());
    await world.write('--all');
    const answer = { commentary: 'The report went to members on 1 July and was agreed.' };
    await submitUpdate(
      world.ports,
      await world.submit({ answer, basedOn: (await historyOf('COPS2'))[0]?.id ?? 0, nonce: 'another' }),
    );
    expect(await world.bringIn()).toBe(0);
    expect(world.out[1]).toContain('COPS2: unchanged since the sheet was written');
    expect(await historyOf('COPS2')).toHaveLength(2);
  });
});

describe('ragtime updates sheet', () => {
  it('shows what is asked, and in a sheet of all what was answered', async () => {
    await submitUpdate(world.ports, await world.submit());
    await world.write();
    await expect(world.row('Milestones', SCHOOLS)).rejects.toThrow('No row');
    expect(await world.row('Indicators', CHILDREN)).toMatchObject({
      Ref: 'COPI1',
      Target: '78.0%',
      'Last year': '74.5%',
    });
    const [readMe] = await readPlain(world.file);
    expect(readMe?.rows.flat().join('\n')).toContain('Children and Enterprise, Quarter 1 2026/27');
    const all = world.file.replace('.xlsx', '-all.xlsx');
    expect(await world.run('sheet', '--owner', 'amc', '--all', '--out', all)).toBe(0);
    expect((await readPlain(all)).find(({ name }) => name === 'Milestones')?.rows.flat()).toContain(
      'Forecasts are complete.',
    );
  });

  it.each([
    [['sheet', '--owner', 'XX'], 1, 'Nobody in the plans has the initials "XX"'],
    [['sheet', '--owner', 'FW'], 1, 'Nothing of FW can be answered now'],
    [['sheet', '--owner', 'AMc', '--quarter', '2026-27/Q3'], 1, 'for 2026-27/Q3'],
    [['sheet', '--owner', 'AMc', '--directorate', 'XX'], 1, 'There is no directorate "XX"'],
    [['sheet'], 2, '--owner AMc'],
    [['import', 'x.xlsx', '--entered-by', 'JP'], 2, '--how'],
    [['import', 'x.xlsx', '--how', 'e-mail'], 2, '--entered-by'],
  ])('does not take %j', async (args, code, said) => {
    expect(await world.run(...args)).toBe(code);
    expect(world.err.join('\n')).toContain(said);
  });

  it('lets only those bring it in who may answer or look after it', async () => {
    await world.write();
    await world.type('Milestones', SCHOOLS, CHECKED);
    const by = (initials: string) => world.run('import', world.file, '--entered-by', initials, '--how', 'by telephone');
    expect(await by('FW')).toBe(1);
    expect(world.err[0]).toContain('FW is no officer of this directorate');
    expect(await by('XX')).toBe(1);
    expect(await by('AMc')).toBe(0);
    expect(await historyOf('COPS2')).toMatchObject([{ enteredById: undefined, howItCame: 'by telephone' }]);
  });

  it('never writes over a file that is there, and says what it takes', async () => {
    expect(await world.write()).toBe(0);
    expect(await world.write()).toBe(1);
    expect(world.err[0]).toContain('is there already and was left as it is');
    expect(await world.run('--help')).toBe(0);
    expect(world.out).toContain(updatesHelp);
  });
});

describe('a return sheet that is overtaken while it is stored', () => {
  it('is decided anew, and nothing of it is stored', async () => {
    await world.write();
    await world.type('Milestones', SCHOOLS, CHECKED);
    await world.type('Indicators', CHILDREN, FIGURE);
    const { append } = world.house.sheets;
    world.house.sheets.append = async (answers, patience) => {
      if ((await historyOf('COPS2')).length === 0) await submitUpdate(world.ports, await world.submit());
      return append(answers, patience);
    };
    expect(await world.bringIn()).toBe(1);
    expect(world.err[0]).toContain('Alison McBride has answered it since');
    expect(await figuresOf('COPI1')).toEqual([]);
    expect(await historyOf('COPS2')).toHaveLength(1);
  });
});

describe('a return sheet that comes after the close', () => {
  const AFTER = new Date('2026-07-22T09:00:00Z');

  it('is taken from an officer only, until the report is signed, and its owner gets one message', async () => {
    await world.write();
    await world.type('Milestones', SCHOOLS, CHECKED);
    await world.type('Milestones', 'Agree with head', {
      ...CHECKED,
      Commentary: 'The list was agreed with all heads on 2 July.',
    });
    const closed = await closeQuarter(world.house, {
      directorateCode: 'CE',
      quarter: { startYear: 2026, number: 1 },
      author: { actor: 'test' },
      now: AFTER,
      patience: patience(),
    });
    expect(closed.ok).toBe(true);
    const late = { ...world.cli, now: () => AFTER };
    const by = (initials: string) =>
      runUpdates(['import', world.file, '--entered-by', initials, '--how', 'e-mail of 21 July'], late);
    expect(await by('AMc')).toBe(1);
    expect(world.err[0]).toContain('AMc is no officer of this directorate');
    expect(await by('JP')).toBe(0);
    expect(await historyOf('COPS2')).toHaveLength(1);
    const planned = await world.house.deliveries.startingWith('entered-');
    expect(planned.map(({ content, state }) => [content.kind, state])).toEqual([['entered', 'pending']]);
  });
});
