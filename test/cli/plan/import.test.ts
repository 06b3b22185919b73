import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ExportCli, exportHelp, runExport } from '../../../src/cli/plan/export.ts';
import { type ImportCli, importHelp, runImport } from '../../../src/cli/plan/import.ts';
import { parseQuarter } from '../../../src/core/calendar/quarter.ts';
import type { AskKey } from '../../../src/core/remind/asked-entry.ts';
import { createWindowStore } from '../../../src/store/calendar/window-store.ts';
import { createDraftStore } from '../../../src/store/collect/draft-store.ts';
import { createDraftingStore } from '../../../src/store/collect/drafting-store.ts';
import { createFinanceStore } from '../../../src/store/collect/finance-store.ts';
import { createIndicatorStore } from '../../../src/store/collect/indicator-store.ts';
import { createItemDraftStore } from '../../../src/store/collect/item-draft-store.ts';
import { createItemStore } from '../../../src/store/collect/item-store.ts';
import { createLedStore } from '../../../src/store/collect/led-store.ts';
import { createUpdateStore } from '../../../src/store/collect/update-store.ts';
import { createMeetingStore } from '../../../src/store/publish/meeting-store.ts';
import { createAbsenceStore, createSnoozeStore } from '../../../src/store/remind/absence-store.ts';
import { createDeliveryStore } from '../../../src/store/remind/delivery-store.ts';
import { createSlackUserStore } from '../../../src/store/remind/slack-user-store.ts';
import { createReturnStore } from '../../../src/store/review/return-store.ts';
import { openQuarter } from '../../../src/usecases/calendar/open-quarter.ts';
import { openPlanWorld, planFixture } from '../../support/plan-world.ts';

const SMALL = planFixture('small.yaml');
const patience = () => ({ giveUpAt: performance.now() + 2000 });

async function openCli() {
  const world = await openPlanWorld();
  const folder = await mkdtemp(join(tmpdir(), 'ragtime-cli-'));
  const out: string[] = [];
  const err: string[] = [];
  let open = 0;
  const stores = {
    windows: createWindowStore(world.database),
    updates: createUpdateStore(world.database),
    slackUsers: createSlackUserStore(world.database),
    deliveries: createDeliveryStore(world.database),
    absences: createAbsenceStore(world.database),
    snoozes: createSnoozeStore(world.database),
    returns: createReturnStore(world.database),
    indicators: createIndicatorStore(world.database),
    led: createLedStore(world.database),
    finance: createFinanceStore(world.database),
    drafting: createDraftingStore(world.database),
    drafts: createDraftStore(world.database),
    items: createItemStore(world.database),
    itemDrafts: createItemDraftStore(world.database),
    meetings: createMeetingStore(world.database),
  };
  const cli: ImportCli & ExportCli = {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    now: () => new Date('2026-04-01T09:00:00Z'),
    author: { actor: 'command line: test' },
    isJobsRunning: async () => true,
    exportEverything: async () => {
      throw new Error('Nobody asked for everything.');
    },
    openStore: async () => {
      open += 1;
      return {
        ...stores,
        plans: world.plans,
        newId: world.newId,
        close: () => {
          open -= 1;
        },
      };
    },
  };
  const file = async (text: string | Uint8Array, name = 'pl.yaml') => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };
  return { world, stores, folder, cli, out, err, file, isClosed: () => open === 0 };
}

describe('ragtime import', () => {
  it('imports a file, says so, and says that nothing changes the second time', async () => {
    const { cli, out, file, isClosed } = await openCli();
    const path = await file(SMALL);
    expect(await runImport([path], cli)).toBe(0);
    expect(out.slice(0, 2)).toEqual([
      `${path} was imported: the plan of PL for 2026/27, version 1.`,
      'Added: 2 people, 2 areas, 3 milestones, 1 indicator, 1 risk, 1 equality action, 1 department',
    ]);
    expect(out.join('\n')).toContain(`${path}:54:9  areas › Allotments › milestones › 1 (PL2) has no owner`);
    out.length = 0;
    expect(await runImport([path], cli)).toBe(0);
    expect(out).toEqual([`${path} says what Ragtime has already: the plan of PL for 2026/27 stays as it is.`]);
    expect(isClosed()).toBe(true);
  });

  it('stores nothing with --dry-run', async () => {
    const { cli, out, file, world } = await openCli();
    expect(await runImport([await file(SMALL), '--dry-run'], cli)).toBe(0);
    expect(out[0]).toContain('Nothing was stored.');
    expect(await world.plans.plans()).toEqual([]);
  });

  it('lists every problem with file, line and column, and refuses', async () => {
    const { cli, err, file, isClosed } = await openCli();
    const path = await file(planFixture('broken.yaml'));
    expect(await runImport([path], cli)).toBe(1);
    expect(err).toHaveLength(39);
    expect(err[0]).toMatch(`${path}:4:11  organisation › nation: "Cornwall" is not one of the choices`);
    expect(err.at(-1)).toBe('38 problems. Nothing was stored.');
    expect(isClosed()).toBe(true);
  });

  it('lists what is missing, and retires it with --retire', async () => {
    const { cli, out, file } = await openCli();
    await runImport([await file(SMALL)], cli);
    const shorter = await file(SMALL.replace(/ {2}- name: Allotments[\s\S]*?(?=risks:)/, '\n'));
    await runImport([shorter], cli);
    expect(out.join('\n')).toContain('Not in the file, and still in force (--retire retires them)');
    expect(await runImport([shorter, '--retire'], cli)).toBe(0);
    expect(out.join('\n')).toMatch(/Retired\n {2}area Allotments \(a-\d+\)\n {2}milestone PL2/);
  });

  it('prints JSON with --json, done or refused', async () => {
    const { cli, out, file } = await openCli();
    expect(await runImport([await file(SMALL), '--json'], cli)).toBe(0);
    expect(JSON.parse(out.join(''))).toMatchObject({ isStored: true, planVersion: 1 });
    out.length = 0;
    expect(await runImport([await file('- a'), '--json'], cli)).toBe(1);
    expect(JSON.parse(out.join(''))).toMatchObject({ reason: 'problems', problems: [{ line: 1, column: 1 }] });
  });

  it.each([
    ['no file', []],
    ['two files', ['a.yaml', 'b.yaml']],
    ['an unknown option', ['a.yaml', '--force']],
  ])('shows how it is used when it is given %s', async (_, args) => {
    const { cli, err } = await openCli();
    expect(await runImport(args, cli)).toBe(2);
    expect(err.join('\n')).toContain(importHelp);
  });

  it('explains itself with --help', async () => {
    const { cli, out } = await openCli();
    expect(await runImport(['--help'], cli)).toBe(0);
    expect(out).toEqual([importHelp]);
  });

  it('refuses a file that is not there or not UTF-8', async () => {
    const { cli, err, file } = await openCli();
    expect(await runImport(['/no/such/plan.yaml'], cli)).toBe(1);
    expect(await runImport([await file(new Uint8Array([0x6e, 0xe9, 0x65]))], cli)).toBe(1);
    expect(err[0]).toContain('/no/such/plan.yaml cannot be read');
    expect(err[1]).toContain('is not UTF-8');
  });
});

describe('ragtime export', () => {
  it('writes a file that imports without a change', async () => {
    const { cli, out, file, folder, isClosed } = await openCli();
    await runImport([await file(SMALL)], cli);
    const path = join(folder, 'exported.yaml');
    expect(await runExport(['--directorate', 'pl', '--year', '2026-27', '--out', path], cli)).toBe(0);
    expect(out.at(-1)).toBe(`${path} was written.`);
    expect(await readFile(path, 'utf8')).toContain('code: PL');
    expect(await runImport([path], cli)).toBe(0);
    expect(out.at(-1)).toContain('says what Ragtime has already');
    expect(isClosed()).toBe(true);
  });

  it('writes to standard output without --out', async () => {
    const { cli, out, file } = await openCli();
    await runImport([await file(SMALL)], cli);
    expect(await runExport(['--directorate', 'PL'], cli)).toBe(0);
    expect(out.at(-1)).toContain('financial year: 2026-27');
  });

  it.each([
    [['--directorate', 'XX'], 1, 'There is no directorate "XX". Known are PL.'],
    [['--directorate', 'PL', '--year', '2030-31'], 1, 'PL has no plan for 2030-31. There is one for 2026-27.'],
    [['--directorate', 'PL', '--out', '/no/such/folder/x.yaml'], 1, 'cannot be written'],
    [['--directorate', 'PL', '--year', '2026-28'], 2, '"2026-28" is not a financial year'],
    [[], 2, exportHelp],
    [['PL'], 2, exportHelp],
  ])('with %j answers %i', async (args, code, expected) => {
    const { cli, err, file } = await openCli();
    await runImport([await file(SMALL)], cli);
    expect(await runExport(args, cli)).toBe(code);
    expect(err.join('\n')).toContain(expected);
  });
});

describe('ragtime import into a directorate that is collecting', () => {
  const Q1 = parseQuarter('2026-27/Q1');
  const CHANGED = SMALL.replace('title: Operational Director', 'title: Head of Place');

  async function openCollecting() {
    const opened = await openCli();
    const { cli, world, stores, file, out } = opened;
    await runImport([await file(SMALL)], cli);
    if (Q1 === undefined) throw new Error('2026-27/Q1 is a quarter.');
    const request = { directorateCode: 'PL', quarter: Q1, author: cli.author, now: cli.now(), patience: patience() };
    const window = await openQuarter({ ...stores, plans: world.plans }, request);
    if (!window.ok) throw new Error(`Not opened: ${window.refusal.reason}`);
    out.length = 0;
    return { ...opened, windowId: window.value.id };
  }

  it('says how many will be asked, and who is still to be found, only where it stores something', async () => {
    const { cli, out, file } = await openCollecting();
    await runImport([await file(CHANGED), '--dry-run'], cli);
    expect(out.join('\n')).not.toContain('will be sent');
    out.length = 0;
    await runImport([await file(CHANGED)], cli);
    expect(out.slice(-2)).toEqual([
      'Still to be found in Slack, and asked as soon as they are: RK.',
      '1 message will be sent by the running Ragtime.',
    ]);
    out.length = 0;
    await runImport([await file(CHANGED)], cli);
    expect(out).toHaveLength(1);
  });

  it('counts nobody who was asked for it already', async () => {
    const { cli, out, file, world, stores, windowId } = await openCollecting();
    const people = await world.plans.people();
    const [plan] = await world.plans.plans();
    const milestones = (plan?.milestones ?? []).map(({ id }) => ({ kind: 'milestone' as const, id }));
    const indicators = (plan?.indicators ?? []).map(({ id }) => ({ kind: 'indicator' as const, id }));
    const actions = (plan?.equalityActions ?? []).map(({ id }) => ({ kind: 'equality-action' as const, id }));
    const figures = indicators.map((entry) => ({ ...entry, ask: 'plan' }));
    const asked = (key: string, initials: string, entries: readonly AskKey[]) => ({
      key,
      content: { kind: 'reminder' as const, payload: { windows: [{ windowId, step: 'opens' as const }], entries } },
      methodClass: 'post' as const,
      personId: people.find((person) => person.initials === initials)?.id,
      dueAt: cli.now(),
      createdAt: new Date('2026-06-30T09:00:00Z'),
    });
    const all = [asked('r-1', 'RK', [...milestones, ...indicators, ...actions]), asked('r-2', 'JP', figures)];
    await stores.deliveries.plan(all, patience());
    await runImport([await file(CHANGED), '--json'], cli);
    expect(JSON.parse(out.join('\n'))).toMatchObject({ messages: 0, notInSlack: [], isRunning: false });
  });

  it('says so when nothing runs that could send, and in JSON how many', async () => {
    const { cli, out, file } = await openCollecting();
    const asleep = { ...cli, isJobsRunning: async () => false };
    await runImport([await file(CHANGED)], asleep);
    expect(out.at(-1)).toBe('No Ragtime is running: the messages go out when it is started (ragtime start).');
    out.length = 0;
    await runImport([await file(SMALL), '--json'], cli);
    expect(JSON.parse(out.join('\n'))).toMatchObject({ messages: 1, notInSlack: ['RK'], isRunning: true });
  });
});
