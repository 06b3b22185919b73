import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runReport } from '../../../src/cli/publish/report.ts';
import { openQuarter } from '../../../src/usecases/calendar/open-quarter.ts';
import { submitUpdate } from '../../../src/usecases/collect/milestone/submit-update.ts';
import { importPlan } from '../../../src/usecases/plan/import-plan.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';
import { commandLineOn, hearNothing } from '../../support/command-line.ts';
import { EXAMPLE_PLAN } from '../../support/council.ts';

const BOARD = 'Children and Learning Board';
const quarter = { startYear: 2026, number: 1 } as const;
const author = { actor: 'test' };

let world: CollectWorld;
let folder: string;

/** The first area of CE goes to the Skills Panel. */
const withPanel = (plan: string) =>
  plan
    .replace('- name: Places where families need them', '$&\n    board: Skills Panel')
    .replace('exceptions page: yes', `$&\n    board: ${BOARD}`);

/** A second directorate, of which one milestone goes to the Skills Panel and the rest to nobody. */
const SECOND = readFileSync(EXAMPLE_PLAN, 'utf8')
  .replace('code: CE', 'code: HC')
  .replace('name: Children and Enterprise', 'name: Homes and Communities')
  .replace('C0WESTMERE', 'C0HOMES')
  .replace('due: March 2027', '$&\n        board: Skills Panel');

beforeEach(async () => {
  world = await openCollectWorld(withPanel);
  await submitUpdate(
    world.ports,
    await world.submit({ answer: { commentary: 'All schools have sent their forecasts.' } }),
  );
  const request = {
    text: SECOND,
    mode: 'store',
    missing: 'keep',
    conflicts: 'keep-ragtime',
    author,
    now: NOW,
  } as const;
  expect(await importPlan(world.house, request, patience())).toMatchObject({ ok: true });
  folder = await mkdtemp(join(tmpdir(), 'ragtime-boards-'));
});
afterEach(() => rm(folder, { recursive: true }));

const openHc = () =>
  openQuarter(world.house, { directorateCode: 'HC', quarter, author, now: NOW, patience: patience() });

async function run(...args: readonly string[]) {
  const heard = hearNothing();
  const code = await runReport(args, { ...commandLineOn(world.house, { heard, now: NOW }), author });
  return { code, out: heard.out.join('\n'), err: heard.err.join('\n') };
}

describe('ragtime report --boards', () => {
  it('lists each board of the newest quarter, with what no board reads', async () => {
    await openHc();
    const { code, out } = await run('--boards');
    expect(code).toBe(0);
    expect(out).toContain("Quarter 1 2026/27: 2 boards. A directorate's own report has all that is its own.");
    expect(out).toContain('Skills Panel: 4 milestones, 2 indicators; CE (draft), HC (draft)');
    expect(out).toContain(`  ragtime report --board "${BOARD}" --quarter 2026-27/Q1`);
    expect(out).toMatch(/^In no board's report:\n {2}HC COPS1: Publish the yearly survey/mu);
    expect(out).toContain('HC has no board of its own');
  });

  it('says so where nothing is amiss, and answers a script', async () => {
    const { out } = await run('--boards', '--quarter', '2026-27/Q1', '--directorate', 'CE');
    expect(out).toContain('Everything stands in the report of one board.');
    const json = JSON.parse((await run('--boards', '--json')).out);
    expect(json).toMatchObject({ quarter: '2026-27/Q1', inNone: [], inTwo: [], withoutBoard: [] });
  });

  it.each([
    [['--boards', '--quarter', 'soon'], 2, '"soon" is no quarter.'],
    [['--boards', '--quarter', '2026-27/Q2'], 1, 'Nothing was collected for 2026-27/Q2.'],
    [['--boards', '--directorate', 'HC'], 1, 'Nothing was collected for 2026-27/Q1.'],
    [['--boards', '--directorate', 'XX'], 1, 'That is no directorate. There are CE, HC.'],
  ])('does not take %j', async (args, code, expected) => {
    const answer = await run(...args);
    expect(answer.code).toBe(code);
    expect(answer.err).toContain(expected);
  });
});

describe('the report of one board from two directorates', () => {
  it('holds what each gives it, with headings that say whose it is, and nothing else', async () => {
    await openHc();
    const { code, out } = await run(
      '--board',
      'Skills Panel',
      '--quarter',
      '2026-27/Q1',
      '--format',
      'md',
      '--out',
      folder,
    );
    expect(code).toBe(0);
    expect(out).toContain('from Children and Enterprise, Homes and Communities');
    const text = await readFile(join(folder, '2026-27-q1-skills-panel-performance-draft.md'), 'utf8');
    expect(text).toContain('Children and Enterprise: Places where families need them');
    expect(text).toContain('Homes and Communities: Places where families need them');
    expect(text).toContain('All schools have sent their forecasts.');
    expect(text).toContain('Two-year-olds who take up the free place');
    expect(text).not.toContain('Help for families in good time');
  });
});
