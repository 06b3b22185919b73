import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IndicatorAnswer } from '../../../src/core/collect/indicator/check-figure-answer.ts';
import { amendmentBlocks } from '../../../src/reports/document/amendment-blocks.ts';
import { submitIndicator } from '../../../src/usecases/collect/indicator/submit-indicator.ts';
import { type AmendRequest, amendQuarter } from '../../../src/usecases/publish/amend-quarter.ts';
import { answerSignOff } from '../../../src/usecases/publish/answer-sign-off.ts';
import { askForSignOff } from '../../../src/usecases/publish/ask-for-sign-off.ts';
import type { RevisionStore } from '../../../src/usecases/publish/ports.ts';
import { publishQuarter } from '../../../src/usecases/publish/publish-quarter.ts';
import { type CollectWorld, openCollectWorld, patience } from '../../support/collect-world.ts';
import { QUARTER, returnsOf } from '../../support/return-world.ts';

const Q1 = { startYear: 2026, number: 1 } as const;
const IN_TIME = new Date('2026-07-02T09:00:00Z');
const PUBLISHED = new Date('2026-07-22T09:00:00Z');
const LATER = new Date('2026-08-03T09:00:00Z');
const FIGURE: IndicatorAnswer = {
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
let officer: ReturnType<typeof returnsOf>;
let forms: number;
beforeEach(async () => {
  world = await openCollectWorld();
  officer = returnsOf(world);
  await officer.reachEverybody();
  forms = 0;
});
afterEach(() => world.house.close());

const indicatorId = async () =>
  (await world.house.plans.plans())[0]?.indicators.find(({ ref }) => ref === 'COPI1')?.id ?? '';

async function give(answer: Partial<IndicatorAnswer>, now: Date) {
  forms += 1;
  const id = await indicatorId();
  const returns = await world.house.returns.ofEntry({ kind: 'indicator', id });
  return submitIndicator(world.ports, {
    clicker: { slackUserId: world.userId('AMc'), teamId: 'T1' },
    indicatorId: id,
    quarter: QUARTER,
    nonce: `form-${forms}`,
    submissionId: `press-${forms}`,
    basedOn: (await world.house.indicators.history(id)).at(-1)?.id,
    seenSuppliedId: undefined,
    prefilledFrom: undefined,
    asked: [],
    returnId: returns.at(-1)?.id,
    now,
    patience: patience(),
    answer: { ...FIGURE, ...answer },
  });
}

async function close(): Promise<string> {
  const [window] = await world.house.windows.windows();
  if (window === undefined) throw new Error('A window is open.');
  const change = { author: { actor: 'test' }, at: PUBLISHED, action: 'close-window' };
  await world.house.windows.saveWindow({ ...window, state: 'review', version: window.version + 1 }, change, patience());
  return window.id;
}

const request = () => ({
  ...{ directorateCode: 'CE', quarter: Q1, author: { actor: 'test' } },
  ...{ now: PUBLISHED, patience: patience() },
});

async function publish(): Promise<void> {
  await close();
  expect((await publishQuarter(world.house, request())).ok).toBe(true);
}

/** The director signs it before. */
async function publishSigned(): Promise<void> {
  const windowId = await close();
  expect((await askForSignOff(world.house, request())).ok).toBe(true);
  const signed = await answerSignOff(
    { ...world.house, actors: world.ports },
    {
      clicker: { slackUserId: world.userId('HD'), teamId: 'T1' },
      windowId,
      ...{ number: 1, changes: undefined, now: PUBLISHED, patience: patience() },
    },
  );
  expect(signed).toMatchObject({ ok: true, value: { kind: 'signed', missing: [] } });
  expect((await publishQuarter(world.house, request())).ok).toBe(true);
}

const askAgain = async () =>
  officer.giveBack({ entry: { kind: 'indicator', id: await indicatorId() }, question: '79.2, or 97.2?', now: LATER });

const amend = (changes: Partial<AmendRequest> = {}, revisions: RevisionStore = world.house.revisions) =>
  amendQuarter(
    { ...world.house, revisions },
    {
      directorateCode: 'CE',
      quarter: Q1,
      mode: 'store',
      why: 'Two digits had changed places.',
      whyFor: new Map(),
      author: { actor: 'JP' },
      now: LATER,
      patience: patience(),
      ...changes,
    },
  );

const revisions = async () =>
  world.house.revisions.ofQuarter((await world.house.plans.directorates())[0]?.id ?? '', QUARTER);

describe('a published figure of which an officer asks', () => {
  it.each([
    ['a final one', {}],
    ['a provisional one', { isProvisional: true }],
  ])('is answered once where it was %s, and stands in the next revision of its own report', async (_, said) => {
    expect((await give(said, IN_TIME)).outcome).toBe('saved');
    await publish();
    expect(await askAgain()).toMatchObject({ outcome: 'returned', returned: { isCorrection: true } });
    expect(await give({ figure: '97.2' }, LATER)).toMatchObject({
      outcome: 'saved',
      entry: { kind: 'correction' },
      update: { printedIn: undefined },
    });
    expect((await give({ figure: '98' }, LATER)).outcome).toBe('closed');

    const amended = await amend();
    expect(
      amended.ok && amended.value.amendments.map(({ place, was, is }) => [place.split(',').at(-1), was, is]),
    ).toEqual(expect.arrayContaining([[' figure', expect.stringContaining('79.2%'), '97.2%']]));
    expect((await revisions()).map(({ snapshot }) => snapshot.areas[0]?.indicators[0]?.actual)).toEqual([
      '79.2%',
      '97.2%',
    ]);
  });

  it('is open no longer once the officer has closed the question', async () => {
    await give({}, IN_TIME);
    await publish();
    await askAgain();
    const [returned] = await world.house.returns.waiting();
    if (returned === undefined) throw new Error('A question waits.');
    const change = { author: { actor: 'JP' }, at: LATER, windowId: '', readerIds: [] };
    await world.house.returns.close(returned, change, patience());
    expect((await give({ figure: '97.2' }, LATER)).outcome).toBe('closed');
  });
});

describe('a final figure that comes by itself after publication', () => {
  it('is late, and no correction', async () => {
    await give({ isProvisional: true }, IN_TIME);
    await publish();
    expect(await give({ figure: '97.2' }, LATER)).toMatchObject({ update: { printedIn: '2026-27/Q2' } });
    expect(await amend()).toEqual({ ok: false, refusal: { reason: 'nothing-changed', number: 1 } });
  });
});

describe('two officers who amend at once', () => {
  beforeEach(async () => {
    await give({}, IN_TIME);
    await publish();
    await askAgain();
    await give({ figure: '97.2' }, LATER);
  });

  it('make one revision: the second decides again, and finds nothing changed', async () => {
    const { publish: store } = world.house.revisions;
    let isFirst = true;
    const second = await amend(
      {},
      {
        ...world.house.revisions,
        publish: async (...given) => {
          if (isFirst) expect((await amend({ why: 'The first one.' })).ok).toBe(true);
          isFirst = false;
          return store(...given);
        },
      },
    );
    expect(second).toEqual({ ok: false, refusal: { reason: 'nothing-changed', number: 2 } });
    expect((await revisions()).map(({ number }) => number)).toEqual([1, 2]);
    expect((await revisions())[1]?.snapshot.amendments?.[0]?.why).toBe('The first one.');
  });

  it('and what is done twice is stored once, and told to the owner of what changed', async () => {
    expect((await amend()).ok).toBe(true);
    await amend();
    const told = await world.house.deliveries.startingWith('share-');
    expect(told.map(({ key, content }) => [key.slice(-2), content.payload])).toMatchObject([
      ['r1', { lines: [{ title: expect.stringContaining('COPI1'), word: expect.stringContaining('79.2%') }] }],
      ['r2', { isCorrection: true, lines: [{ word: expect.stringContaining('97.2%'), part: 'own' }] }],
    ]);
    expect(await amend()).toEqual({ ok: false, refusal: { reason: 'nothing-changed', number: 2 } });
  });
});

describe('the corrections of a report that its director signed', () => {
  const correctTo = async (figure: string) => {
    await askAgain();
    await give({ figure }, LATER);
    return amend();
  };

  it('carry no signature, and each says who signed the version before them and when', async () => {
    await give({}, IN_TIME);
    await publishSigned();
    const signedBy = [{ name: expect.any(String), by: null, on: '22 July 2026' }];
    for (const [figure, number] of [
      ['97.2', 2],
      ['97.4', 3],
    ] as const) {
      expect(await correctTo(figure)).toMatchObject({
        ok: true,
        value: { number, signedBefore: { revision: 1, signedBy } },
      });
    }
    const stored = (await revisions()).map(({ snapshot }) => snapshot);
    expect(stored).toMatchObject([{ signedBy }, ...[2, 3].map(() => ({ signedBefore: { revision: 1, signedBy } }))]);
    expect(stored.map((each) => each.signedBy !== undefined)).toEqual([true, false, false]);
    for (const snapshot of stored.slice(1)) {
      expect(JSON.stringify(amendmentBlocks(snapshot))).toMatch(
        /Version 1 was signed off by [^"]* on 22 July 2026\. This correction was not signed\./u,
      );
    }
  });

  it('say nothing of it where nobody was asked to sign', async () => {
    await give({}, IN_TIME);
    await publish();
    expect(await correctTo('97.2')).toMatchObject({ ok: true, value: { number: 2, signedBefore: undefined } });
    const stored = (await revisions()).at(-1)?.snapshot;
    expect(stored && JSON.stringify(amendmentBlocks(stored))).not.toContain('signed');
  });
});
