import { beforeEach, describe, expect, it } from 'vitest';
import { createWorkspaceStore } from '../../../src/store/workspace-store.ts';
import { deliver } from '../../../src/usecases/remind/deliver.ts';
import { mapPerson, peopleToMap } from '../../../src/usecases/remind/map-people.ts';
import { planDueWork } from '../../../src/usecases/remind/plan-due-work.ts';
import {
  aDirectorate,
  aMilestone,
  aPerson,
  aPlan,
  aSlackUser,
  aWindow,
  createRemindWorld,
  patience,
  type RemindWorld,
} from '../../support/remind-world.ts';

const OPENS = new Date('2026-07-01T08:00:00Z');
const plus = (instant: Date, ms: number) => new Date(instant.getTime() + ms);
const MINUTE = 60_000;
const REFUSED = { outcome: 'token-refused', problem: 'chat.postMessage: token_revoked', lacks: undefined } as const;

let world: RemindWorld;
let ports: RemindWorld['ports'];
let told: string[];

beforeEach(async () => {
  world = await createRemindWorld();
  world.people = [aPerson('AMc'), aPerson('NEW', { slackUserId: undefined })];
  world.directorates = [aDirectorate('CE')];
  world.plans = [aPlan('d-ce', [aMilestone('m1', 'p-amc')])];
  world.store();
  await world.addSlackUser(aSlackUser('AMc'));
  await world.addWindow(aWindow('d-ce'));
  told = [];
  const tokenWatch = {
    refused: ({ problem }: { readonly problem: string }) => void told.push(problem),
    accepted: () => void told.push('accepted'),
  };
  ports = { ...world.ports, tokenWatch };
});

async function turn(now: Date) {
  const { ready } = await planDueWork(ports, { now });
  const outcomes = [];
  for (const { id } of ready) outcomes.push(await deliver(ports, id, { now }));
  return outcomes;
}

async function onlyDelivery() {
  const [delivery, ...others] = await ports.deliveries.remindersSince(new Date(0));
  if (delivery === undefined || others.length > 0) throw new Error('exactly one delivery was expected');
  return delivery;
}

describe('a reminder while Slack does not take the token', () => {
  it('waits a minute at a time, for as long as it takes, and is sent once when it does again', async () => {
    for (let minute = 0; minute < 30; minute += 1) {
      world.messenger.nextPosts.push({ answer: REFUSED, keep: 'lost' });
      expect(await turn(plus(OPENS, minute * MINUTE))).toEqual([{ outcome: 'retry', afterMs: MINUTE }]);
      expect(await turn(plus(OPENS, minute * MINUTE + MINUTE - 1))).toEqual([]);
    }
    expect(await onlyDelivery()).toMatchObject({ state: 'pending', attempts: 0, problem: REFUSED.problem });
    await turn(plus(OPENS, 30 * MINUTE));
    await turn(plus(OPENS, 31 * MINUTE));
    expect(world.messenger.messages.map(({ key }) => key)).toEqual(['reminder-p-amc-2026-07-01']);
    expect(await onlyDelivery()).toMatchObject({ state: 'sent', attempts: 1 });
    expect(told.slice(-2)).toEqual([REFUSED.problem, 'accepted']);
  });

  it('says on the next day what is due then, and is one message', async () => {
    world.messenger.nextPosts.push({ answer: REFUSED, keep: 'lost' });
    await turn(OPENS);
    await turn(plus(OPENS, 24 * 60 * MINUTE));
    await turn(plus(OPENS, 25 * 60 * MINUTE));
    expect(world.messenger.messages).toHaveLength(1);
  });

  it('that may have arrived is looked up until Slack answers, and not sent again', async () => {
    const unclear = { outcome: 'unclear', problem: 'socket hang up' } as const;
    world.messenger.nextPosts.push({ answer: unclear, keep: 'kept' });
    world.messenger.nextFinds.push(REFUSED, REFUSED, REFUSED);
    for (let minute = 0; minute < 10; minute += 1) await turn(plus(OPENS, minute * MINUTE));
    expect(world.messenger.messages).toHaveLength(1);
    expect(await onlyDelivery()).toMatchObject({ state: 'sent', attempts: 1 });
  });
});

describe('somebody who is looked up while Slack does not take the token', () => {
  it('is looked up again after a minute, and does not count as not found', async () => {
    world.directory.nextAnswers.push(REFUSED);
    expect(await mapPerson(ports, 'p-new', { now: OPENS })).toEqual({ outcome: 'retry', afterMs: MINUTE });
    expect(await peopleToMap(ports, { now: OPENS })).toContain('p-new');
    expect(told).toEqual([REFUSED.problem]);
  });
});

describe('an app that was removed from Slack', () => {
  const workspace = { teamId: 'T1', botId: 'B1', botUserId: 'U1', name: 'Anytown', readAt: OPENS };
  const save = (revokedAt: Date | undefined) =>
    createWorkspaceStore(world.database).saveWorkspace({ ...workspace, revokedAt }, patience());

  it('hands out nothing and looks nobody up, until a start has identified the token again', async () => {
    await save(OPENS);
    expect(await turn(OPENS)).toEqual([]);
    expect(await peopleToMap(ports, { now: OPENS })).toEqual([]);
    expect(await onlyDelivery()).toMatchObject({ state: 'pending', attempts: 0 });
    await save(undefined);
    expect(await peopleToMap(ports, { now: OPENS })).toContain('p-new');
    await turn(plus(OPENS, MINUTE));
    await turn(plus(OPENS, 2 * MINUTE));
    expect(world.messenger.messages).toHaveLength(1);
  });
});
