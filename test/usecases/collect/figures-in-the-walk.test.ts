import { afterEach, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import type { IndicatorAnswer } from '../../../src/core/collect/indicator/check-figure-answer.ts';
import { submitIndicator } from '../../../src/usecases/collect/indicator/submit-indicator.ts';
import { submitSupply } from '../../../src/usecases/collect/indicator/submit-supply.ts';
import { listMyWork } from '../../../src/usecases/collect/list-my-work.ts';
import { takeStep } from '../../../src/usecases/collect/take-step.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';

const LATER = new Date('2026-07-02T10:00:00Z');
const ANNE = { slackUserId: 'U-AMc', teamId: 'T1' };
const COMMON = { clicker: ANNE, prefilledFrom: undefined } as const;
const ANSWER: IndicatorAnswer = {
  figure: '',
  noFigure: undefined,
  period: '',
  isProvisional: false,
  isRedefined: false,
  expectedOn: undefined,
  choice: undefined,
  overrideReason: '',
  commentary: '',
  action: '',
  actionBy: undefined,
};

let world: CollectWorld;
afterEach(() => world.house.close());

async function copi1() {
  const [plan] = await world.house.plans.plans();
  return plan?.indicators.find(({ ref }) => ref === 'COPI1')?.id ?? '';
}

/** Where Anne stands with COPI1 before her, in a walk that began before anything was sent. */
async function step(from: 'here' | 'next', quarter: string, now: Date) {
  const walk = { startedAt: NOW, position: 1, total: 1, isLast: false };
  const entry = { kind: 'indicator', id: await copi1() } as const;
  return takeStep(world.ports, { clicker: ANNE, entry, quarter, walk, step: from, now });
}

async function give(answer: Partial<IndicatorAnswer>, now: Date, basedOn?: number) {
  const saved = await submitIndicator(world.ports, {
    ...COMMON,
    indicatorId: await copi1(),
    quarter: '2026-27/Q1',
    nonce: `form-${basedOn}`,
    submissionId: `press-${basedOn}`,
    basedOn,
    seenSuppliedId: undefined,
    asked: [],
    answer: { ...ANSWER, ...answer },
    now,
    patience: patience(),
  });
  expect(saved.outcome).toBe('saved');
}

async function linesOf(now: Date) {
  const work = await listMyWork(world.ports, { clicker: ANNE, now });
  return work.outcome === 'work' ? work.windows.flatMap(({ lines }) => lines) : [];
}

it('counts a figure that is supplied and with its owner now', async () => {
  world = await openCollectWorld((text) =>
    text.replace(/(- ref: COPI1\n.*\n.*owner: )AMc\n/, '$1SN\n        supplier: AMc\n'),
  );
  const before = await step('here', '2026-27/Q1', NOW);
  expect(before).toMatchObject({ outcome: 'entry', line: { isToSupply: true, answer: undefined } });
  const saved = await submitSupply(world.ports, {
    ...COMMON,
    indicatorId: await copi1(),
    quarter: '2026-27/Q1',
    nonce: 'form',
    submissionId: 'press',
    basedOn: undefined,
    input: { ...ANSWER, figure: '79.2' },
    note: '',
    now: LATER,
    patience: patience(),
  });
  expect(saved.outcome).toBe('supplied');
  const after = await step('here', '2026-27/Q1', LATER);
  expect(after).toMatchObject({ outcome: 'entry', line: { answer: { at: LATER, figure: '79.2%' } } });
  const totals = [before, after].map((each) => (each.outcome === 'entry' ? each.walk.total : 0));
  expect(totals[1]).toBe(totals[0]);
});

it('counts a late figure once it is given, as a line that cannot be changed', async () => {
  world = await openCollectWorld();
  await give({ noFigure: 'not-yet', expectedOn: localDate('2026-08-15') }, NOW);
  const [window] = await world.house.windows.windows();
  if (window === undefined) throw new Error('A window is open.');
  const opensAt = new Date('2026-10-01T08:00:00Z');
  const change = { author: { actor: 'test' }, at: opensAt, action: 'x' };
  const { windows } = world.house;
  await windows.saveWindow({ ...window, state: 'signed-off', version: window.version + 1 }, change, patience());
  const closesAt = new Date('2026-10-21T16:00:00Z');
  const next = { ...window, id: 'w-q2', quarter: '2026-27/Q2', opensAt, closesAt, version: 1 };
  await windows.saveWindow(next, change, patience());
  const before = await linesOf(opensAt);
  expect(before.find(({ quarter }) => quarter === '2026-27/Q1')).toMatchObject({ ref: 'COPI1', answer: undefined });
  await give({ figure: '79.2' }, opensAt, 1);
  const work = await listMyWork(world.ports, { clicker: ANNE, now: opensAt });
  const after = await linesOf(opensAt);
  expect(after.length).toBe(before.length);
  expect(after.find(({ quarter }) => quarter === '2026-27/Q1')).toMatchObject({
    isFixed: true,
    answer: { at: opensAt, figure: '79.2%' },
  });
  expect(work.outcome === 'work' && work.windows.flatMap(({ sent }) => sent)).toEqual([]);
});
