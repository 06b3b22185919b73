import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { type House, openHouse } from '../../../src/open-house.ts';
import { openQuarter } from '../../../src/usecases/calendar/open-quarter.ts';
import { submitIndicator } from '../../../src/usecases/collect/indicator/submit-indicator.ts';
import { answerMilestoneCommand } from '../../../src/usecases/collect/milestone/answer-milestone-command.ts';
import { importPlan } from '../../../src/usecases/plan/import-plan.ts';
import { patience } from '../../support/collect-world.ts';
import { EXAMPLE_PLAN } from '../../support/council.ts';

/** Quarter 4 of 2025/26 is collected, and the plan of 2026/27 is alive already. */
const APRIL = new Date('2026-04-09T09:00:00Z');

let house: House;
beforeEach(async () => {
  house = await openHouse(':memory:');
  const author = { actor: 'test' };
  const text = readFileSync(EXAMPLE_PLAN, 'utf8');
  for (const year of ['2025-26', '2026-27']) {
    const request = { mode: 'store', missing: 'keep', conflicts: 'keep-ragtime', author, now: APRIL } as const;
    const imported = await importPlan(
      house,
      { ...request, text: text.replace('year: 2026-27', `year: ${year}`) },
      patience(),
    );
    if (!imported.ok) throw new Error(JSON.stringify(imported.refusal));
  }
  for (const { id, initials, email } of await house.plans.people()) {
    await house.slackUsers.mapPerson({ personId: id, email, slackUserId: `U-${initials}`, at: APRIL }, patience());
  }
  const quarter = { startYear: 2025, number: 4 } as const;
  const opened = await openQuarter(house, { directorateCode: 'CE', quarter, author, now: APRIL, patience: patience() });
  if (!opened.ok) throw new Error(opened.refusal.reason);
});
afterEach(() => house.close());

const ask = (by: string, text: string, now = APRIL) =>
  answerMilestoneCommand(
    { ...house, administrators: [], teamId: () => 'T1', newNonce: () => 'nonce' },
    { clicker: { slackUserId: `U-${by}`, teamId: 'T1' }, text, now },
  );
const yearsIn = (answer: Awaited<ReturnType<typeof ask>>) =>
  answer.outcome === 'chooser' ? answer.choice.choices.map(({ card }) => card.planYear) : [];

describe('while two plans are alive', () => {
  it('opens the form of the quarter that is collected, for whom it belongs to', async () => {
    expect(await ask('AMc', 'COPS2')).toMatchObject({ outcome: 'form', form: { quarter: '2025-26/Q4' } });
  });

  it('opens the form of an indicator likewise, and shows both to everybody else', async () => {
    const plan = (await house.plans.plans()).find(({ startYear }) => startYear === 2025);
    const id = plan?.indicators.find(({ ref }) => ref === 'COPI1')?.id;
    expect(await ask('AMc', 'COPI1')).toEqual({ outcome: 'entry', entry: { kind: 'indicator', id } });
    const shown = await ask('FW', 'COPI1');
    expect(shown.outcome === 'indicators' && shown.found.map(({ card }) => card.planYear)).toEqual([2025, 2026]);
  });

  it('offers both to everybody else, each with its year', async () => {
    expect(yearsIn(await ask('FW', 'COPS2'))).toEqual([2025, 2026]);
  });

  it('offers the history of both, to the owner too', async () => {
    expect(yearsIn(await ask('AMc', 'COPS2 history'))).toEqual([2025, 2026]);
  });

  it('leaves the last year alone once its last quarter has closed with nothing open', async () => {
    expect(await ask('FW', 'COPS2', new Date('2026-06-01T09:00:00Z'))).toMatchObject({
      outcome: 'card',
      card: { card: { planYear: 2026 } },
    });
  });
});

it('counts what is mine once, not once for every year', async () => {
  const idle = await ask('AMc', '', new Date('2026-06-01T09:00:00Z'));
  const [first] = await house.plans.plans();
  const id = (await house.plans.people()).find(({ initials }) => initials === 'AMc')?.id;
  const indicators = first?.indicators.filter(({ ownerId }) => ownerId === id).length;
  expect(indicators).toBeGreaterThan(0);
  expect(idle).toMatchObject({
    outcome: 'my-work',
    work: { outcome: 'nothing-open', owned: { indicator: indicators } },
  });
});

it('asks for a figure of last year that was announced with the first quarter of this year', async () => {
  const plan = (await house.plans.plans()).find(({ startYear }) => startYear === 2025);
  const indicatorId = plan?.indicators.find(({ ref }) => ref === 'COPI1')?.id ?? '';
  const ports = { ...house, administrators: [], teamId: () => 'T1', newNonce: () => 'nonce' };
  const saved = await submitIndicator(ports, {
    clicker: { slackUserId: 'U-AMc', teamId: 'T1' },
    indicatorId,
    quarter: '2025-26/Q4',
    nonce: 'form',
    submissionId: 'press',
    basedOn: undefined,
    seenSuppliedId: undefined,
    prefilledFrom: undefined,
    asked: [],
    now: APRIL,
    patience: patience(),
    answer: {
      figure: '',
      noFigure: 'not-yet',
      period: '',
      isProvisional: false,
      isRedefined: false,
      expectedOn: localDate('2026-05-20'),
      choice: undefined,
      overrideReason: '',
      commentary: '',
      action: '',
      actionBy: undefined,
    },
  });
  expect(saved.outcome).toBe('saved');
  const july = new Date('2026-07-02T09:00:00Z');
  const author = { actor: 'test' };
  const [window] = await house.windows.windows();
  if (window === undefined) throw new Error('A window is open.');
  const change = { author, at: july, action: 'x' };
  await house.windows.saveWindow({ ...window, state: 'signed-off', version: window.version + 1 }, change, patience());
  const quarter = { startYear: 2026, number: 1 } as const;
  await openQuarter(house, { directorateCode: 'CE', quarter, author, now: july, patience: patience() });
  const mine = await ask('AMc', '', july);
  const lines = mine.outcome === 'my-work' && mine.work.outcome === 'work' ? mine.work.windows[0]?.outstanding : [];
  const late = lines?.filter(({ quarter: its }) => its === '2025-26/Q4');
  expect(late).toMatchObject([{ ref: 'COPI1', entry: { id: indicatorId }, answer: undefined }]);
  const both = await ask('AMc', 'COPI1', july);
  expect(both.outcome === 'indicators' && both.found.map(({ card, isMine }) => [card.planYear, isMine])).toEqual([
    [2025, true],
    [2026, true],
  ]);
  const shown = await ask('FW', 'COPI1', july);
  expect(shown.outcome === 'indicators' && shown.found.map(({ card }) => card.planYear)).toEqual([2025, 2026]);
  expect(await ask('FW', 'COPS2', july)).toMatchObject({ outcome: 'card', card: { card: { planYear: 2026 } } });
});

it('finds a first figure of last year by its ref after the close, until the report is signed and beyond', async () => {
  const [window] = await house.windows.windows();
  if (window === undefined) throw new Error('A window is open.');
  const plan = (await house.plans.plans()).find(({ startYear }) => startYear === 2025);
  const id = plan?.indicators.find(({ ref }) => ref === 'COPI1')?.id;
  const may = new Date('2026-05-20T09:00:00Z');
  const change = { author: { actor: 'test' }, at: may, action: 'x' };
  for (const [index, state] of (['review', 'signed-off'] as const).entries()) {
    const version = window.version + index + 1;
    await house.windows.saveWindow({ ...window, state, version }, change, patience());
    const found = await ask('AMc', 'COPI1', may);
    expect(found).toEqual({ outcome: 'entry', entry: { kind: 'indicator', id } });
  }
});
