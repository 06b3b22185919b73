import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../../src/core/calendar/local-date.ts';
import { type HistoryAnswer, readHistory } from '../../../../src/usecases/collect/milestone/read-history.ts';
import { submitUpdate } from '../../../../src/usecases/collect/milestone/submit-update.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../../support/collect-world.ts';
import { returnsOf } from '../../../support/return-world.ts';

let world: CollectWorld;
beforeEach(async () => {
  world = await openCollectWorld();
  await submitUpdate(world.ports, await world.submit());
  await returnsOf(world).giveBack();
});
afterEach(() => world.house.close());

const read = async (by: string, milestoneId?: string, administrators: readonly string[] = []): Promise<HistoryAnswer> =>
  readHistory(
    { ...world.ports, administrators },
    {
      clicker: { slackUserId: world.userId(by), teamId: 'T1' },
      milestoneId: milestoneId ?? (await world.milestoneId('COPS2')),
      now: NOW,
    },
  );
const historyOf = async (...args: Parameters<typeof read>) => {
  const answer = await read(...args);
  if (answer.outcome !== 'history') throw new Error(`No history: ${answer.outcome}`);
  return answer.history;
};

describe('the history of a milestone', () => {
  it.each([
    ['its owner', 'AMc', undefined],
    ['the officer', 'JP', 'close'],
  ])('is whole for %s', async (_who, by, acts) => {
    const { reads, quarters } = await historyOf(by);
    expect(reads).toBe('everything');
    expect(quarters).toMatchObject([
      { quarter: '2026-27/Q1', said: { times: 1, update: { commentary: 'Forecasts are complete.' } } },
    ]);
    expect(quarters[0]?.returns).toMatchObject([{ question: 'Which sites?', askedBy: { initials: 'JP' } }]);
    expect(quarters[0]?.officerMay).toBe(acts);
  });

  it('is whole for a deputy while the owner is away, and not before', async () => {
    expect((await historyOf('SN')).reads).toBe('published');
    const anne = (await world.house.plans.people()).find(({ initials }) => initials === 'AMc');
    await world.house.absences.addAbsence(
      {
        personId: anne?.id ?? '',
        firstDay: localDate('2026-07-01'),
        lastDay: localDate('2026-07-31'),
        setBy: 'test',
        notices: [],
        author: { actor: 'test' },
        at: NOW,
      },
      patience(),
    );
    expect((await historyOf('SN')).reads).toBe('everything');
  });

  it.each(['FW', 'TC', 'NOBODY'])('gives %s nothing of the open quarter', async (by) => {
    expect(await historyOf(by)).toMatchObject({ reads: 'published', quarters: [], proposals: [] });
  });

  it('of an id that was made up is gone', async () => {
    expect((await read('AMc', 'm-forged')).outcome).toBe('gone');
  });

  it('is refused to somebody of another workspace', async () => {
    const clicker = { slackUserId: world.userId('AMc'), teamId: 'T2' };
    const request = { clicker, milestoneId: await world.milestoneId('COPS2'), now: NOW };
    expect((await readHistory(world.ports, request)).outcome).toBe('refused');
  });
});
