import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IndicatorAnswer } from '../../../src/core/collect/indicator/check-figure-answer.ts';
import { submitIndicator } from '../../../src/usecases/collect/indicator/submit-indicator.ts';
import { compileQuarter } from '../../../src/usecases/publish/compile-quarter.ts';
import { publishQuarter } from '../../../src/usecases/publish/publish-quarter.ts';
import { type CollectWorld, openCollectWorld, patience } from '../../support/collect-world.ts';

const Q1 = { startYear: 2026, number: 1 } as const;
const Q2 = { startYear: 2026, number: 2 } as const;
const AFTER_CLOSE = new Date('2026-07-22T09:00:00Z');
const NOTHING: IndicatorAnswer = {
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
let count: number;
beforeEach(async () => {
  world = await openCollectWorld();
  count = 0;
});
afterEach(() => world.house.close());

async function give(ref: string, answer: Partial<IndicatorAnswer>, now: Date, quarter = '2026-27/Q1') {
  const [plan] = await world.house.plans.plans();
  count += 1;
  return submitIndicator(world.ports, {
    clicker: { slackUserId: world.userId('AMc'), teamId: 'T1' },
    indicatorId: plan?.indicators.find((indicator) => indicator.ref === ref)?.id ?? '',
    quarter,
    nonce: `form-${count}`,
    submissionId: `press-${count}`,
    basedOn: (await newestOf(ref, quarter))?.id,
    seenSuppliedId: undefined,
    prefilledFrom: undefined,
    asked: [],
    now,
    patience: patience(),
    answer: { ...NOTHING, ...answer },
  });
}

async function newestOf(ref: string, quarter: string) {
  const [plan] = await world.house.plans.plans();
  const id = plan?.indicators.find((indicator) => indicator.ref === ref)?.id ?? '';
  return (await world.house.indicators.history(id)).findLast((update) => update.quarter === quarter);
}

async function closeWindow(): Promise<void> {
  const [window] = await world.house.windows.windows();
  if (window === undefined) throw new Error('A window is open.');
  const change = { author: { actor: 'test' }, at: AFTER_CLOSE, action: 'close-window' };
  await world.house.windows.saveWindow({ ...window, state: 'review', version: window.version + 1 }, change, patience());
}

const publish = () =>
  publishQuarter(world.house, {
    directorateCode: 'CE',
    quarter: Q1,
    author: { actor: 'test' },
    now: AFTER_CLOSE,
    patience: patience(),
  });

async function figuresIn(quarter: typeof Q1 | typeof Q2) {
  const compiled = await compileQuarter(world.house, { directorateCode: 'CE', quarter, now: AFTER_CLOSE });
  if (!compiled.ok) throw new Error(`Not compiled: ${compiled.refusal.reason}`);
  return compiled.value.areas.flatMap(({ indicators, lateFigures = [] }) => [
    ...indicators.map(({ ref, actual }) => `${ref} ${actual}`),
    ...lateFigures.map(({ ref, quarterTitle, actual }) => `late ${ref} ${quarterTitle} ${actual}`),
  ]);
}

describe('a figure that comes after its window has closed', () => {
  it('stands in the report as long as that is not signed', async () => {
    await closeWindow();
    expect(await give('COPI1', { figure: '79.2' }, AFTER_CLOSE)).toMatchObject({
      outcome: 'saved',
      entry: { kind: 'until-sign-off' },
      closesAt: undefined,
    });
    expect(await figuresIn(Q1)).toEqual(['COPI1 79.2%', 'COPI2 null']);
  });

  it('is a late one once the report is published: that is not changed, and the next one prints it', async () => {
    await closeWindow();
    expect((await publish()).ok).toBe(true);
    const saved = await give('COPI1', { figure: '79.2' }, AFTER_CLOSE);
    expect(saved).toMatchObject({ outcome: 'saved', update: { printedIn: '2026-27/Q2' } });
    const revision = await world.house.revisions.latest(
      (await world.house.plans.directorates())[0]?.id ?? '',
      '2026-27/Q1',
    );
    expect(revision?.snapshot.areas[0]?.indicators[0]?.actual).toBeNull();
    const [window] = await world.house.windows.windows();
    if (window === undefined) throw new Error('A window is there.');
    const next = { ...window, id: 'w-q2', quarter: '2026-27/Q2', state: 'collecting' as const, version: 1 };
    await world.house.windows.saveWindow(next, { author: { actor: 'test' }, at: AFTER_CLOSE, action: 'x' }, patience());
    expect(await figuresIn(Q2)).toEqual(['COPI1 null', 'COPI2 null', 'late COPI1 Quarter 1 2026/27 79.2%']);
  });

  it('is not taken where one was given and was not provisional', async () => {
    await give('COPI1', { figure: '79.2' }, new Date('2026-07-02T09:00:00Z'));
    await closeWindow();
    await publish();
    expect((await give('COPI1', { figure: '80' }, AFTER_CLOSE)).outcome).toBe('closed');
  });

  it('makes a publication that was decided without it decide again', async () => {
    await closeWindow();
    const { publish: store } = world.house.revisions;
    let isFirst = true;
    const revisions = {
      ...world.house.revisions,
      publish: async (...given: Parameters<typeof store>) => {
        if (isFirst) await give('COPI1', { figure: '79.2' }, AFTER_CLOSE);
        isFirst = false;
        return store(...given);
      },
    };
    const published = await publishQuarter(
      { ...world.house, revisions },
      { directorateCode: 'CE', quarter: Q1, author: { actor: 'test' }, now: AFTER_CLOSE, patience: patience() },
    );
    expect(published.ok && published.value.snapshot.areas[0]?.indicators[0]?.actual).toBe('79.2%');
  });
});
