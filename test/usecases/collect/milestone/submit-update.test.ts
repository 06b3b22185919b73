import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closedText } from '../../../../src/slack/collect/milestone/submit-milestone-form.ts';
import { type SubmitOutcome, submitUpdate } from '../../../../src/usecases/collect/milestone/submit-update.ts';
import { type CollectWorld, openCollectWorld, patience } from '../../../support/collect-world.ts';

let world: CollectWorld;
beforeEach(async () => {
  world = await openCollectWorld();
});
afterEach(() => world.house.close());

const send = async (...changes: Parameters<CollectWorld['submit']>) =>
  submitUpdate(world.ports, await world.submit(...changes));
const stored = async () =>
  (await world.house.updates.history(await world.milestoneId('COPS2'))).map((update) => update.commentary);

function savedBy(outcome: SubmitOutcome) {
  if (outcome.outcome !== 'saved') throw new Error(`Not saved: ${outcome.outcome}`);
  return outcome.update;
}

describe('a submit', () => {
  it('is appended with its owner, and read back as it was typed', async () => {
    const outcome = await send({
      answer: { choice: 'red', action: 'A second survey.', commentary: 'It is late.\n- reason' },
    });
    expect(outcome).toMatchObject({
      outcome: 'saved',
      update: {
        kind: 'written',
        commentary: 'It is late.\n- reason',
        action: 'A second survey.',
        status: { rag: 'red' },
      },
    });
    expect(await stored()).toEqual(['It is late.\n- reason']);
  });

  it('that is delivered twice is stored once, with the same answer', async () => {
    const request = await world.submit();
    const first = savedBy(await submitUpdate(world.ports, request));
    expect(savedBy(await submitUpdate(world.ports, request))).toEqual(first);
    expect(await stored()).toHaveLength(1);
  });

  it('that is pressed again with the same content is stored once', async () => {
    const first = savedBy(await send());
    expect(savedBy(await send())).toEqual(first);
    expect(await stored()).toHaveLength(1);
  });

  it('of the same form with other content is a new update, back and forth', async () => {
    await send({ answer: { commentary: 'The first text.' } });
    await send({ answer: { commentary: 'The second text.' } });
    await send({ answer: { commentary: 'The first text.' } });
    expect(await stored()).toEqual(['The first text.', 'The second text.', 'The first text.']);
  });

  it('of another form is refused over words that it has not seen, and taken once it has', async () => {
    const first = await send({ answer: { commentary: 'This is theirs.' } });
    const blind = { nonce: 'another-form', answer: { commentary: 'This is mine.' } };
    const overtaken = await send(blind);
    expect(overtaken).toMatchObject({ outcome: 'overtaken', by: { commentary: 'This is theirs.' }, who: undefined });
    expect(await stored()).toEqual(['This is theirs.']);
    expect(await send({ ...blind, basedOn: savedBy(first).id })).toMatchObject({ outcome: 'saved' });
    expect(await stored()).toEqual(['This is theirs.', 'This is mine.']);
  });

  it('that arrives twice at the same moment from two forms overwrites nothing unseen', async () => {
    const outcomes = await Promise.all([
      send({ nonce: 'form-a', answer: { commentary: 'Text of A.' } }),
      send({ nonce: 'form-b', answer: { commentary: 'Text of B.' } }),
    ]);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['overtaken', 'saved']);
    expect(await stored()).toHaveLength(1);
  });

  it.each([
    ['somebody else’s milestone', { clicker: { slackUserId: 'U-SN', teamId: 'T1' } }],
    ['another workspace', { clicker: { slackUserId: 'U-AMc', teamId: 'T2' } }],
    ['a stranger', { clicker: { slackUserId: 'U-NOBODY', teamId: 'T1' } }],
  ])('from %s is refused and changes nothing', async (_, changes) => {
    expect((await send(changes)).outcome).toBe('refused');
    expect(await stored()).toEqual([]);
  });

  it('of an administrator stands with the owner’s initials and the author’s name', async () => {
    const outcome = await send({ clicker: { slackUserId: 'U-JP', teamId: 'T1' } });
    const people = await world.house.plans.people();
    const idOf = (initials: string) => people.find((person) => person.initials === initials)?.id;
    expect(outcome).toMatchObject({ outcome: 'saved', update: { ownerId: idOf('AMc'), enteredById: idOf('JP') } });
  });

  it.each([
    ['a quarter that is not open', { quarter: '2026-27/Q2' }, 'closed'],
    ['a milestone that does not exist', { milestoneId: 'm-none' }, 'gone'],
  ])('for %s changes nothing', async (_, changes, outcome) => {
    expect((await send(changes)).outcome).toBe(outcome);
    expect(await stored()).toEqual([]);
  });

  it.each([
    [
      'before the window opens',
      '2026-07-01T07:59:59Z',
      'The window for COPS2 opens at 9am on Wednesday 1 July 2026, so this was not saved.',
    ],
    [
      'once its closing time has come, whether or not the sweep has',
      '2026-07-21T16:00:00Z',
      'The window for COPS2 has closed, so this was not saved. Your text is below to copy; please send it to Jo Pardew.',
    ],
  ])('%s changes nothing, and says so', async (_, instant, words) => {
    const outcome = await send({ now: new Date(instant) });
    if (outcome.outcome !== 'closed') throw new Error(outcome.outcome);
    expect(closedText(outcome)).toContain(words);
    expect(await stored()).toEqual([]);
  });

  it('that was stored is called saved also after the window has closed', async () => {
    await send();
    const late = await send({ now: new Date('2026-07-21T16:00:00Z') });
    expect(late).toMatchObject({
      outcome: 'saved',
      closesAt: undefined,
      update: { commentary: 'Forecasts are complete.' },
    });
    expect(await stored()).toHaveLength(1);
  });

  it('for a milestone that was taken out of the plan changes nothing', async () => {
    const request = await world.submit();
    await world.retireCops2();
    expect(await submitUpdate(world.ports, request)).toEqual({ outcome: 'gone' });
    expect(await world.house.updates.history(request.milestoneId)).toEqual([]);
  });

  it('rests on the plan as it was decided upon: an import in between decides again', async () => {
    const request = await world.submit();
    const { append } = world.house.updates;
    let isFirst = true;
    const updates = {
      ...world.ports.updates,
      append: async (...given: Parameters<typeof append>) => {
        if (isFirst) await world.retireCops2();
        isFirst = false;
        return append(...given);
      },
    };
    expect(await submitUpdate({ ...world.ports, updates }, request)).toEqual({ outcome: 'gone' });
    expect(await world.house.updates.history(request.milestoneId)).toEqual([]);
  });

  it('after the window was closed changes nothing', async () => {
    const [window] = await world.house.windows.windows();
    if (window === undefined) throw new Error('A window is open.');
    const closed = { ...window, state: 'review' as const, version: window.version + 1 };
    const change = { author: { actor: 'test' }, at: new Date(0), action: 'close-window' };
    await world.house.windows.saveWindow(closed, change, patience());
    expect((await send()).outcome).toBe('closed');
    expect(await stored()).toEqual([]);
  });

  it('with structural faults names them and changes nothing', async () => {
    const outcome = await send({ answer: { choice: 'red', commentary: '' } });
    expect(outcome).toMatchObject({ outcome: 'faults', faults: [{ field: 'commentary' }, { field: 'action' }] });
    expect(await stored()).toEqual([]);
  });
});
