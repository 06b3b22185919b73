import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DraftFields } from '../../../src/core/collect/draft.ts';
import type { CoverAnswer } from '../../../src/core/collect/milestone/cover.ts';
import { openMilestoneForm } from '../../../src/usecases/collect/milestone/open-milestone-form.ts';
import { type SubmitRequest, submitUpdate } from '../../../src/usecases/collect/milestone/submit-update.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';

let world: CollectWorld;
/** AMc's milestones: COPS1, COPS1, COPS2; then one of TC. */
let ids: readonly string[];

beforeEach(async () => {
  world = await openCollectWorld();
  const [plan] = await world.house.plans.plans();
  ids = plan?.milestones.slice(0, 4).map(({ id }) => id) ?? [];
});
afterEach(() => world.house.close());

const GREEN: CoverAnswer = { choice: 'green', action: '', completedOn: undefined };
const AMBER: CoverAnswer = { choice: 'amber-too-early', action: '', completedOn: undefined };
const TEXT = 'Forecasts for all three are complete.';

type Changes = Parameters<CollectWorld['submit']>[0];
const id = (nth: number) => ids[nth] ?? '';

/** A text for COPS2 that covers those; with an answer for each, or none. */
async function send(covers: SubmitRequest['covers'], changes: Changes = {}) {
  const answer = { commentary: TEXT, ...changes.answer };
  return submitUpdate(world.ports, await world.submit({ ...changes, answer, ...(covers ? { covers } : {}) }));
}

/** Both COPS1, each with an answer. */
const chosen = () => [GREEN, AMBER].map((answer, nth) => ({ milestoneId: id(nth), answer }));
/** AMc's draft of it. */
async function begunKey(nth: number) {
  const anne = (await world.house.plans.people()).find(({ initials }) => initials === 'AMc');
  return { personId: anne?.id ?? '', entry: { kind: 'milestone', id: id(nth) }, quarter: '2026-27/Q1' } as const;
}
const begun = (fields: DraftFields) => ({
  ...{ fields, untouched: {}, actedAt: 1, at: NOW, basedOn: undefined, formNonce: 'another-form' },
});
const opened = async (nth: number) => {
  const clicker = { slackUserId: world.userId('AMc'), teamId: 'T1' };
  const form = await openMilestoneForm(world.ports, { clicker, milestoneId: id(nth), now: NOW });
  if (form.outcome !== 'form') throw new Error(form.outcome);
  return form.form;
};

async function standing(nth: number) {
  const update = (await world.house.updates.history(id(nth))).at(-1);
  return update && [update.kind, update.status.rag, update.commentary];
}

describe('a text that is to cover other milestones', () => {
  it('asks the status of each first, and stores nothing before', async () => {
    const unasked = chosen().map(({ milestoneId }) => ({ milestoneId, answer: undefined }));
    expect(await send(unasked)).toMatchObject({
      outcome: 'ask-statuses',
      covered: [{ card: { ref: 'COPS1' }, offered: expect.arrayContaining(['green', 'red']) }, {}],
    });
    expect(await standing(2)).toBeUndefined();
  });

  it('is stored with the status of each', async () => {
    expect(await send(chosen())).toMatchObject({
      outcome: 'saved',
      covered: [{ status: { rag: 'green' } }, { status: { rag: 'amber' } }],
    });
    expect(await standing(0)).toEqual(['covered', 'green', TEXT]);
    expect(await standing(1)).toEqual(['covered', 'amber', TEXT]);
    expect(await standing(2)).toEqual(['written', 'green', TEXT]);
  });

  it('is stored once when it is sent twice', async () => {
    await send(chosen());
    expect(await send(chosen())).toMatchObject({ outcome: 'saved', covered: [{}, {}] });
    expect(await world.house.updates.history(id(0))).toHaveLength(1);
  });

  it('is taken anew when only the status of a covered one was changed', async () => {
    await send(chosen());
    await send([{ milestoneId: id(0), answer: AMBER }]);
    expect(await standing(0)).toEqual(['covered', 'amber', TEXT]);
  });

  it.each([
    ['no status', { ...GREEN, choice: undefined }, 'choice', 'missing'],
    ['red without an action', { ...GREEN, choice: 'red' }, 'action', 'missing-for-red'],
    ['completed without a date', { ...GREEN, choice: 'completed' }, 'completedOn', 'missing'],
    ['a status that is not offered', { ...GREEN, choice: 'not-completed' }, 'choice', 'not-offered'],
  ] as const)('names the milestone and the field: %s', async (_, answer, field, fault) => {
    expect(await send([{ milestoneId: id(0), answer }])).toMatchObject({
      outcome: 'cover-faults',
      faults: [{ milestoneId: id(0), fault: { field, fault } }],
    });
    expect(await standing(2)).toBeUndefined();
  });

  it('asks once what is being done about an uncertain one', async () => {
    const covers = [{ milestoneId: id(0), answer: { ...GREEN, choice: 'amber-uncertain' } }] as const;
    expect(await send(covers)).toMatchObject({ questions: [{ check: 'action-for-amber', covered: 'COPS1' }] });
    // The covering milestone was asked the same: of this one it was not.
    expect(await send(covers, { asked: ['action-for-amber'] })).toMatchObject({ outcome: 'question' });
    expect(await send(covers, { asked: [`action-for-amber:${id(0)}`] })).toMatchObject({ outcome: 'saved' });
  });

  it('asks once about what its writer has begun for one of them, which stays a draft', async () => {
    const [key, typed] = [await begunKey(0), begun({ choice: 'red', commentary: 'The survey is late.' })];
    await world.ports.drafts.keep(key, typed, patience());
    for (const _ of [1, 2]) {
      expect(await send(chosen())).toMatchObject({
        outcome: 'question',
        questions: [{ check: 'begun', covered: expect.stringMatching(/^COPS1 \w/), found: 'The survey is late.' }],
      });
    }
    expect(await standing(0)).toBeUndefined();
    expect(await send(chosen(), { asked: [`begun:${id(0)}`] })).toMatchObject({ outcome: 'saved' });
    expect(await standing(0)).toEqual(['covered', 'green', TEXT]);
    expect(await world.ports.drafts.draft(key)).toMatchObject({ fields: { commentary: 'The survey is late.' } });
  });

  it('asks nothing where no more was begun than what it says itself', async () => {
    await world.ports.drafts.keep(await begunKey(0), begun({ choice: 'green' }), patience());
    expect(await send(chosen())).toMatchObject({ outcome: 'saved' });
  });

  it('needs words, also where Green needs none', async () => {
    world.house.close();
    world = await openCollectWorld((plan) => plan.replace('commentary: all', 'commentary: amber and red'));
    const [plan] = await world.house.plans.plans();
    ids = plan?.milestones.slice(0, 4).map((milestone) => milestone.id) ?? [];
    const outcome = await send(chosen(), { answer: { commentary: '' } });
    expect(outcome).toMatchObject({ outcome: 'faults', faults: [{ field: 'commentary', fault: 'missing' }] });
    await send(chosen());
    const emptied = await send(undefined, { answer: { commentary: '' }, asked: ['emptied'] });
    expect(emptied).toMatchObject({ outcome: 'faults', faults: [{ field: 'commentary', fault: 'missing' }] });
  });
});

describe('what cannot be covered', () => {
  it.each([
    ['a milestone of somebody else', 3],
    ['the milestone itself', 2],
  ] as const)('is refused: %s', async (_, nth) => {
    const outcome = await send([{ milestoneId: id(nth), answer: GREEN }]);
    expect(outcome).toMatchObject({ outcome: 'not-coverable', refused: [] });
    expect(await standing(2)).toBeUndefined();
  });

  it('is refused: one that has got a text of its own', async () => {
    await submitUpdate(world.ports, await world.submit({ milestoneId: id(0), nonce: 'other' }));
    expect(await send(chosen())).toMatchObject({
      outcome: 'not-coverable',
      refused: [{ ref: 'COPS1', why: 'answered' }],
    });
    expect(await standing(0)).toEqual(['written', 'green', 'Forecasts are complete.']);
  });

  it('is not offered, nor is what it covers already', async () => {
    expect((await opened(2)).covering?.candidates.map(({ milestoneId }) => milestoneId)).toEqual([id(0), id(1)]);
    await send(chosen().slice(0, 1));
    const { covering } = await opened(2);
    expect(covering?.candidates.map(({ milestoneId }) => milestoneId)).toEqual([id(1)]);
    expect(covering?.covered.map(({ milestoneId }) => milestoneId)).toEqual([id(0)]);
  });

  it('stands behind the same ref in what is offered', async () => {
    expect((await opened(1)).covering?.candidates.map(({ milestoneId }) => milestoneId)).toEqual([id(0), id(2)]);
  });
});

describe('a covered milestone', () => {
  beforeEach(async () => {
    await send(chosen());
  });

  it('begins its form with the text that covers it, and says whose it is', async () => {
    expect(await opened(0)).toMatchObject({
      standing: { update: { kind: 'covered', commentary: TEXT } },
      covering: { coveredBy: { milestoneId: id(2) } },
    });
  });

  it('gets its own text by saving there, and keeps it when the other is changed', async () => {
    const basedOn = (await opened(0)).standing?.update.id;
    const own = { milestoneId: id(0), nonce: 'own', basedOn, answer: { commentary: 'Words of its own.' } };
    expect(await submitUpdate(world.ports, await world.submit(own))).toMatchObject({ outcome: 'saved' });
    await send(undefined, { answer: { commentary: 'Forecasts were made anew.' } });
    expect(await standing(0)).toEqual(['written', 'green', 'Words of its own.']);
    expect(await standing(1)).toEqual(['covered', 'amber', 'Forecasts were made anew.']);
  });

  it('is asked about when it is saved with the very same words', async () => {
    const basedOn = (await opened(0)).standing?.update.id;
    const own = { milestoneId: id(0), nonce: 'own', basedOn, answer: { commentary: TEXT } };
    expect(await submitUpdate(world.ports, await world.submit(own))).toMatchObject({
      outcome: 'question',
      questions: [{ check: 'same-text', found: 'COPS2 (AMc)' }],
    });
  });
});
