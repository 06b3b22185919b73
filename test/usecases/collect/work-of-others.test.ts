import { afterEach, beforeEach, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { askToDraft } from '../../../src/usecases/collect/drafting/ask-to-draft.ts';
import { listMyWork } from '../../../src/usecases/collect/list-my-work.ts';
import { takeStep } from '../../../src/usecases/collect/take-step.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';
import { returnsOf } from '../../support/return-world.ts';

/** Last call is at 9am on 10 July. */
const AFTER_LAST_CALL = new Date('2026-07-10T08:00:01Z');

let world: CollectWorld;
beforeEach(async () => {
  world = await openCollectWorld();
  await returnsOf(world).reachEverybody();
});
afterEach(() => world.house.close());

const clicker = (initials: string) => ({ slackUserId: world.userId(initials), teamId: 'T1' });
const copsTwo = async () => ({ kind: 'milestone', id: await world.milestoneId('COPS2') }) as const;

async function linesOf(initials: string, now = NOW) {
  const work = await listMyWork(world.ports, { clicker: clicker(initials), now });
  return work.outcome === 'work' ? work.windows.flatMap(({ outstanding }) => outstanding) : [];
}

async function start(now = NOW) {
  const request = { clicker: clicker('AMc'), entry: await copsTwo(), quarter: undefined, walk: undefined, now };
  const stepped = await takeStep(world.ports, { ...request, step: 'start' });
  if (stepped.outcome !== 'entry') throw new Error(stepped.outcome);
  return { first: stepped.line.ref, total: stepped.walk.total };
}

it('goes past what somebody else is asked to draft until last call, and keeps it in the list', async () => {
  const before = await start();
  const people = await world.house.plans.people();
  await askToDraft(world.ports, {
    clicker: clicker('AMc'),
    entry: await copsTwo(),
    contributor: { personId: people.find(({ initials }) => initials === 'FW')?.id ?? '' },
    by: localDate('2026-07-07'),
    note: '',
    nonce: 'ask',
    now: NOW,
    patience: patience(),
  });
  expect(before.first).toBe('COPS2');
  const asked = (await linesOf('AMc')).find(({ ref }) => ref === 'COPS2');
  expect(asked).toMatchObject({ drafter: { kind: 'asked', name: 'Farah Whitlock' }, isDraftedFirst: true });
  const after = await start();
  expect(after.total).toBe(before.total - 1);
  expect(after.first).not.toBe('COPS2');
  expect(await start(AFTER_LAST_CALL)).toEqual(before);
});
