import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IndicatorAnswer } from '../../../../src/core/collect/indicator/check-figure-answer.ts';
import { queryFigure } from '../../../../src/usecases/collect/indicator/query-figure.ts';
import {
  type SubmitIndicatorRequest,
  submitIndicator,
} from '../../../../src/usecases/collect/indicator/submit-indicator.ts';
import { submitSupply } from '../../../../src/usecases/collect/indicator/submit-supply.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../../support/collect-world.ts';

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
let indicatorId: string;
let presses: number;
beforeEach(async () => {
  world = await openCollectWorld();
  presses = 0;
  const [plan] = await world.house.plans.plans();
  indicatorId = plan?.indicators.find(({ ref }) => ref === 'COPI1')?.id ?? '';
});
afterEach(() => world.house.close());

type Changes = Partial<Omit<SubmitIndicatorRequest, 'answer'>> & { readonly answer?: Partial<IndicatorAnswer> };

function request({ answer, ...changes }: Changes = {}): SubmitIndicatorRequest {
  presses += 1;
  return {
    clicker: { slackUserId: 'U-AMc', teamId: 'T1' },
    indicatorId,
    quarter: '2026-27/Q1',
    nonce: 'one-form',
    submissionId: `press-${presses}`,
    basedOn: undefined,
    seenSuppliedId: undefined,
    prefilledFrom: undefined,
    asked: [],
    now: NOW,
    patience: patience(),
    ...changes,
    answer: { ...ANSWER, ...answer },
  };
}

const send = (changes?: Changes) => submitIndicator(world.ports, request(changes));
const figures = async () =>
  (await world.house.indicators.history(indicatorId)).map(({ figure }) => (figure.kind === 'value' ? figure.value : 0));

describe('a figure that is sent', () => {
  it('is stored once, however often it arrives, and anew with other content', async () => {
    const first = request();
    await submitIndicator(world.ports, first);
    await submitIndicator(world.ports, first);
    await send();
    await send({ answer: { figure: '80' } });
    await send();
    expect(await figures()).toEqual([79.2, 80, 79.2]);
  });

  it('from two forms at the same moment overwrites nothing unseen', async () => {
    const outcomes = await Promise.all([
      send({ nonce: 'form-a' }),
      send({ nonce: 'form-b', answer: { figure: '80' } }),
    ]);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['overtaken', 'saved']);
    expect(await figures()).toHaveLength(1);
  });

  it.each([
    ['somebody else’s indicator', { clicker: { slackUserId: 'U-SN', teamId: 'T1' } }, 'refused'],
    ['another workspace', { clicker: { slackUserId: 'U-AMc', teamId: 'T2' } }, 'refused'],
    ['a stranger', { clicker: { slackUserId: 'U-NOBODY', teamId: 'T1' } }, 'refused'],
    ['an id that is no indicator’s', { indicatorId: 'i-none' }, 'gone'],
    ['a quarter that takes none', { quarter: '2026-27/Q3' }, 'closed'],
  ])('for %s changes nothing', async (_, changes, outcome) => {
    expect((await send(changes)).outcome).toBe(outcome);
    expect(await figures()).toEqual([]);
  });

  it('by an administrator stands with the owner’s initials and the author’s name', async () => {
    const people = await world.house.plans.people();
    const idOf = (initials: string) => people.find((person) => person.initials === initials)?.id;
    expect(await send({ clicker: { slackUserId: 'U-JP', teamId: 'T1' } })).toMatchObject({
      outcome: 'saved',
      update: { ownerId: idOf('AMc'), enteredById: idOf('JP') },
    });
  });

  it('keeps a choice that was lost on its way', async () => {
    const first = await send({ answer: { figure: '75', choice: 'green', overrideReason: 'The intake is known.' } });
    const id = first.outcome === 'saved' ? first.update.id : undefined;
    const again = { basedOn: id, prefilledFrom: id, nonce: 'another-form' };
    const outcome = await send({ ...again, answer: { figure: '75.5', overrideReason: 'The intake is known.' } });
    expect(outcome).toMatchObject({ outcome: 'saved', update: { status: { rag: 'green', how: 'overridden' } } });
  });

  it('asks before a commentary is emptied', async () => {
    const first = await send({ answer: { commentary: 'Two nurseries opened in the west of the town.' } });
    const id = first.outcome === 'saved' ? first.update.id : undefined;
    const again = { basedOn: id, prefilledFrom: id, nonce: 'another-form' };
    expect(await send(again)).toMatchObject({ outcome: 'question', questions: [{ check: 'emptied' }] });
    expect((await send({ ...again, asked: ['emptied'] })).outcome).toBe('saved');
  });

  it('asks what there is to ask besides, once it has asked about what was emptied', async () => {
    const first = await send({ answer: { commentary: 'Two nurseries opened in the west.', action: 'A third opens.' } });
    const id = first.outcome === 'saved' ? first.update.id : undefined;
    const again = { basedOn: id, prefilledFrom: id, nonce: 'another-form', answer: { commentary: 'Tbc' } };
    expect(await send(again)).toMatchObject({ questions: [{ check: 'emptied', emptied: ['action'] }] });
    const asked = ['emptied'];
    expect(await send({ ...again, asked })).toMatchObject({ questions: [{ check: 'says-too-little' }] });
    expect((await send({ ...again, asked: [...asked, 'says-too-little'] })).outcome).toBe('saved');
  });
});

describe('a commentary that stands under another indicator of the same owner', () => {
  const commentary = 'Both nurseries have opened with sixty places each.';

  it('is asked about once, by the name of the other, and then stored as it is', async () => {
    const [plan] = await world.house.plans.plans();
    const copi2 = plan?.indicators.find(({ ref }) => ref === 'COPI2')?.id ?? '';
    const answer = { figure: '60', choice: 'green', commentary } as const;
    expect(await send({ indicatorId: copi2, nonce: 'of-copi2', answer })).toMatchObject({ outcome: 'saved' });
    const said = { answer: { commentary } };
    expect(await send(said)).toMatchObject({
      outcome: 'question',
      questions: [{ check: 'same-text', found: 'COPI2 (AMc)' }],
    });
    expect(await send({ ...said, asked: ['same-text'] })).toMatchObject({ outcome: 'saved' });
  });
});

describe('where the plan names no supplier', () => {
  it('nobody supplies a figure or asks about one, whatever ids are sent', async () => {
    const { answer: input, ...base } = request();
    expect(await submitSupply(world.ports, { ...base, input, note: '' })).toMatchObject({ outcome: 'refused' });
    const asked = await queryFigure(world.ports, { ...base, suppliedId: 1, question: 'Sure?' });
    expect(asked.outcome).toBe('nothing-supplied');
  });
});
