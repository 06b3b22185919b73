import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IndicatorAnswer } from '../../../src/core/collect/indicator/check-figure-answer.ts';
import { openIndicatorForm } from '../../../src/usecases/collect/indicator/open-indicator-form.ts';
import { submitIndicator } from '../../../src/usecases/collect/indicator/submit-indicator.ts';
import { listMyWork } from '../../../src/usecases/collect/list-my-work.ts';
import { submitUpdate } from '../../../src/usecases/collect/milestone/submit-update.ts';
import { prepareReturnSheet } from '../../../src/usecases/collect/sheet/prepare-return-sheet.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';

/** Values close before the texts do, or after them. */
const EARLIER = 'values: { closes: { working day: 12, at: "17:00" } }';
const LATER = 'values: { due: { working day: 18, at: "17:00" }, closes: { working day: 20, at: "17:00" } }';
const TEXTS_CLOSED = new Date('2026-07-21T16:00:00Z');
const ANNE = { slackUserId: 'U-AMc', teamId: 'T1' };
const ANSWER: IndicatorAnswer = {
  figure: '79.2',
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

const openWith = (parts: string) =>
  openCollectWorld((text) => text.replace('  commentary: all\n', `  commentary: all\n  parts:\n    ${parts}\n`));

async function copi1() {
  const [plan] = await world.house.plans.plans();
  return plan?.indicators.find(({ ref }) => ref === 'COPI1')?.id ?? '';
}

async function give(now: Date) {
  return submitIndicator(world.ports, {
    clicker: ANNE,
    prefilledFrom: undefined,
    indicatorId: await copi1(),
    quarter: '2026-27/Q1',
    nonce: 'form',
    submissionId: 'press',
    basedOn: undefined,
    seenSuppliedId: undefined,
    asked: [],
    answer: ANSWER,
    now,
    patience: patience(),
  });
}

/** `COPS1 COPS2, due 07-14`: what waits, in the order in which it is shown. */
async function waits(now: Date): Promise<readonly string[]> {
  const work = await listMyWork(world.ports, { clicker: ANNE, now });
  if (work.outcome !== 'work') return [work.outcome];
  return work.windows.map(({ outstanding, dueAt, closesAt }) => {
    const [due, closes] = [dueAt, closesAt].map((instant) => instant.toISOString().slice(5, 10));
    return `${outstanding.map(({ ref }) => ref).join(' ')}, due ${due}, closes ${closes}`;
  });
}

const TEXTS = 'COPS1 COPS1 COPS2 Equality action 1, due 07-14, closes 07-21';

describe('values that are due after the texts', () => {
  beforeEach(async () => {
    world = await openWith(LATER);
  });

  it('wait by themselves, with their own days', async () => {
    expect(await waits(NOW)).toEqual([TEXTS, 'COPI1 COPI2, due 07-24, closes 07-28']);
  });

  it('are all that waits once the texts have closed, and then nothing does', async () => {
    expect(await waits(TEXTS_CLOSED)).toEqual(['COPI1 COPI2, due 07-24, closes 07-28']);
    expect(await waits(new Date('2026-07-28T16:00:00Z'))).toEqual(['nothing-open']);
  });

  it('are taken as before their close when the texts are taken no more', async () => {
    expect(await submitUpdate(world.ports, await world.submit({ now: TEXTS_CLOSED }))).toMatchObject({
      outcome: 'closed',
    });
    expect(await give(TEXTS_CLOSED)).toMatchObject({
      outcome: 'saved',
      entry: { kind: 'collecting' },
      closesAt: new Date('2026-07-28T16:00:00Z'),
    });
  });

  it('are entered until sign-off once they have closed', async () => {
    expect(await give(new Date('2026-07-28T16:00:00Z'))).toMatchObject({
      outcome: 'saved',
      entry: { kind: 'until-sign-off' },
      closesAt: undefined,
    });
  });

  it('stand with their own day in the sheet that is sent to somebody', async () => {
    const sheet = await prepareReturnSheet(world.ports, {
      owner: 'AMc',
      directorateCode: undefined,
      quarter: undefined,
      which: 'outstanding',
      now: NOW,
    });
    const windows = sheet.ok ? sheet.value.windows : [];
    expect(windows.map(({ part, window }) => `${part} ${window.dueAt.toISOString().slice(5, 10)}`)).toEqual([
      'texts 07-14',
      'values 07-24',
    ]);
  });
});

describe('values that close before the texts', () => {
  beforeEach(async () => {
    world = await openWith(EARLIER);
  });

  it('wait no longer, and come until sign-off, while texts are written', async () => {
    const closed = new Date('2026-07-16T16:00:00Z');
    expect(await waits(new Date('2026-07-16T15:59:00Z'))).toEqual([TEXTS, 'COPI1 COPI2, due 07-14, closes 07-16']);
    expect(await waits(closed)).toEqual([TEXTS]);
    const form = await openIndicatorForm(world.ports, { clicker: ANNE, indicatorId: await copi1(), now: closed });
    expect(form).toMatchObject({ outcome: 'form', form: { entry: { kind: 'until-sign-off' } } });
    expect(await give(closed)).toMatchObject({ outcome: 'saved', entry: { kind: 'until-sign-off' } });
    expect(await submitUpdate(world.ports, await world.submit({ now: closed }))).toMatchObject({ outcome: 'saved' });
  });
});
