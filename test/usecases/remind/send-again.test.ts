import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/core/access.ts';
import { audit } from '../../../src/store/schema/audit.ts';
import { delivery } from '../../../src/store/schema/remind.ts';
import { deliver } from '../../../src/usecases/remind/deliver.ts';
import type { SendOutcome } from '../../../src/usecases/remind/messenger-ports.ts';
import { planDueWork } from '../../../src/usecases/remind/plan-due-work.ts';
import { readUnarrived } from '../../../src/usecases/remind/read-unarrived.ts';
import { sendAgain } from '../../../src/usecases/remind/send-again.ts';
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
const MINUTE = 60_000;
const LATER = new Date('2026-07-01T11:00:00Z');
const unclear: SendOutcome = { outcome: 'unclear', problem: 'timeout' };
const refused = { outcome: 'refused', problem: 'channel_not_found', isTransient: false } as const;
const cannotLook = { outcome: 'refused', problem: 'missing_scope', isTransient: false } as const;

let world: RemindWorld;

beforeEach(async () => {
  world = await createRemindWorld();
  world.people = ['AMc', 'JP', 'XX'].map((initials) => aPerson(initials));
  // Nobody hears of the window but whoever is asked.
  world.directorates = [aDirectorate('CE'), aDirectorate('PL')];
  world.plans = [aPlan('d-ce', [aMilestone('m1', 'p-amc')])];
  world.store();
  for (const { initials } of world.people) await world.addSlackUser(aSlackUser(initials));
  await world.addWindow(aWindow('d-ce'));
});
afterEach(() => world.database.close());

/** Every half minute, so that nothing that is tried again is left. */
async function turns(from: Date, minutes: number): Promise<void> {
  for (let at = from.getTime(); at < from.getTime() + minutes * MINUTE; at += MINUTE / 2) {
    const now = new Date(at);
    const { ready } = await planDueWork(world.ports, { now });
    for (const { id } of ready) await deliver(world.ports, id, { now });
  }
}

function actor(initials: string, officerOf: readonly string[] = []): Actor {
  return {
    ...{ slackUserId: `U-${initials}`, isAdministrator: false, shutOut: undefined },
    ...{ personId: `p-${initials.toLowerCase()}`, standsInFor: [], officerOf, approverOf: [] },
  };
}

const failed = (directorateId = 'd-ce', now = LATER) => readUnarrived(world.ports, directorateId, now);
const again = (deliveryId: number, { by = actor('JP', ['d-ce']), now = LATER } = {}) =>
  sendAgain(world.ports, { by, author: { actor: 'U-JP' }, deliveryId, now, patience: patience() });
const toAnne = () => world.messenger.messages.filter(({ key }) => key.startsWith('reminder-p-amc'));
const audited = () =>
  world.database.orm
    .select()
    .from(audit)
    .all()
    .filter(({ action }) => action === 'send-again');

async function onlyFailed() {
  const all = await failed();
  expect(all).toHaveLength(1);
  return all[0]?.deliveryId ?? 0;
}

describe('a reminder that Slack refused', () => {
  beforeEach(async () => {
    world.messenger.nextPosts.push({ answer: refused, keep: 'lost' });
    await turns(OPENS, 5);
  });

  it('is shown to its directorate’s officer, and to no other', async () => {
    expect(await failed()).toMatchObject([
      { what: { kind: 'reminder' }, personName: 'Person AMc', problem: 'channel_not_found', mayArriveTwice: false },
    ]);
    expect(await failed('d-pl')).toEqual([]);
  });

  it('is sent once, however often it is pressed, with one line in the record', async () => {
    const id = await onlyFailed();
    expect(await again(id)).toEqual({ outcome: 'again', personName: 'Person AMc' });
    expect(await again(id)).toEqual({ outcome: 'not-failed' });
    await turns(LATER, 5);
    expect(await again(id)).toEqual({ outcome: 'not-failed' });
    await turns(LATER, 5);
    expect(toAnne()).toHaveLength(1);
    expect(await failed()).toEqual([]);
    expect(audited()).toMatchObject([{ actor: 'U-JP', subject: 'window', subjectId: 'window-d-ce' }]);
  });

  it.each([
    ['its reader', actor('AMc')],
    ['an officer of another directorate', actor('XX', ['d-pl'])],
  ])('is not sent for %s', async (_who, by) => {
    expect(await again(await onlyFailed(), { by })).toMatchObject({ outcome: 'refused' });
    await turns(LATER, 5);
    expect(toAnne()).toEqual([]);
    expect(audited()).toEqual([]);
  });

  it('is shown no more once a later one is there, and not sent after it', async () => {
    const id = await onlyFailed();
    const nextDay = new Date(OPENS.getTime() + 24 * 60 * MINUTE);
    await turns(nextDay, 5);
    expect(toAnne()).toHaveLength(1);
    expect(await failed('d-ce', nextDay)).toEqual([]);
    expect(await again(id, { now: nextDay })).toEqual({ outcome: 'overtaken' });
  });
});

describe('a message of which nobody knows whether it arrived', () => {
  it('is looked up before it is sent again, and found', async () => {
    for (let count = 0; count < 9; count += 1) world.messenger.nextPosts.push({ answer: unclear, keep: 'lost' });
    await turns(OPENS, 60);
    world.messenger.nextPosts.length = 0;
    const id = await onlyFailed();
    const row = world.database.orm.select().from(delivery).all()[0];
    await world.messenger.post({
      ...{ channelId: row?.channelId ?? '', threadTs: undefined, key: row?.key ?? '' },
      message: { text: 'It came after all.', blocks: [] },
    });
    await again(id);
    await turns(LATER, 10);
    expect(toAnne().map(({ text }) => text)).toEqual(['It came after all.']);
    expect(await failed()).toEqual([]);
  });

  it('is sent again where Slack lets nobody look, once the officer says so', async () => {
    world.messenger.nextPosts.push({ answer: unclear, keep: 'lost' });
    world.messenger.nextFinds.push(cannotLook);
    await turns(OPENS, 5);
    expect(await failed()).toMatchObject([{ mayArriveTwice: true }]);
    await again(await onlyFailed());
    await turns(LATER, 5);
    expect(toAnne()).toHaveLength(1);
    expect(await failed()).toEqual([]);
  });
});

it('nothing is there to be sent under an id that is made up', async () => {
  expect(await again(4711)).toMatchObject({ outcome: 'refused' });
  expect(await again(Number.NaN)).toMatchObject({ outcome: 'refused' });
});
