import { beforeEach, describe, expect, it } from 'vitest';
import { restoration } from '../../../src/store/schema/keep.ts';
import { deliver } from '../../../src/usecases/remind/deliver.ts';
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

const MINUTE_MS = 60_000;
/** The window opens at 9am of 1 July; the backup is of the night before. */
const KNOWN_UNTIL = new Date('2026-07-01T01:00:00Z');
const FIRST_DAY = '2026-07-01T08:00:00Z';

let world: RemindWorld;
beforeEach(async () => {
  world = await createRemindWorld();
  world.people = [aPerson('AMc')];
  world.directorates = [aDirectorate('CE')];
  world.plans = [aPlan('d-ce', [aMilestone('m1', 'p-amc'), aMilestone('m2', 'p-amc')])];
  world.store();
  await world.addSlackUser(aSlackUser('AMc'));
  await world.addWindow(aWindow('d-ce'));
});

function restore(at: string): void {
  world.database.orm
    .insert(restoration)
    .values({ at: new Date(at), knownUntil: KNOWN_UNTIL })
    .run();
}

/** What Slack has of the lost days. */
function standsInSlack(key: string, at: string): void {
  const ts = `${Date.parse(at) / 1000}.000100`;
  world.messenger.messages.push({ channelId: 'D-AMc', threadTs: undefined, key, text: 'of the lost days', ts });
}

/** Sweeps every minute for a quarter of an hour. */
async function turns(from: string): Promise<void> {
  for (let minute = 0; minute < 15; minute += 1) {
    const now = new Date(Date.parse(from) + minute * MINUTE_MS);
    const { ready } = await planDueWork(world.ports, { now });
    for (const { id } of ready) {
      const { outcome } = await deliver(world.ports, id, { now });
      if (outcome === 'retry') await deliver(world.ports, id, { now });
    }
  }
}

const keysInSlack = () => world.messenger.messages.map(({ key }) => key);
const reminders = () => world.ports.deliveries.remindersSince(new Date(0));

describe('a reminder that went out after the backup', () => {
  it('of the same day is found, not repeated, and drawn anew', async () => {
    standsInSlack('reminder-p-amc-2026-07-01', '2026-07-01T08:00:02Z');
    restore('2026-07-01T10:00:00Z');
    await turns('2026-07-01T10:00:30Z');
    await turns('2026-07-01T12:00:00Z');
    expect(keysInSlack()).toEqual(['reminder-p-amc-2026-07-01']);
    expect(await reminders()).toMatchObject([{ state: 'sent', sentAt: new Date('2026-07-01T08:00:02.000Z') }]);
    expect(world.messenger.edits.map(({ ts }) => ts)).toEqual([`${Date.parse('2026-07-01T08:00:02Z') / 1000}.000100`]);
  });

  it('of an earlier day is found under that day, and its step is not sent again', async () => {
    standsInSlack('reminder-p-amc-2026-07-01', '2026-07-01T08:00:02Z');
    restore('2026-07-02T10:00:00Z');
    await turns('2026-07-02T10:00:30Z');
    await turns('2026-07-03T08:00:00Z');
    expect(keysInSlack()).toEqual(['reminder-p-amc-2026-07-01']);
    expect(await reminders()).toMatchObject([
      { key: 'reminder-p-amc-2026-07-01', state: 'sent', content: { payload: { windows: [{ step: 'opens' }] } } },
    ]);
  });

  it('does not stand for a step that falls due later', async () => {
    standsInSlack('reminder-p-amc-2026-07-01', '2026-07-01T08:00:02Z');
    restore('2026-07-10T07:00:00Z');
    // Two working days before it is due, at nine: the last call.
    await turns('2026-07-10T08:00:00Z');
    await turns('2026-07-10T09:00:00Z');
    expect(keysInSlack()).toEqual(['reminder-p-amc-2026-07-01', 'reminder-p-amc-2026-07-10']);
  });
});

describe('a reminder that did not go out before the backup was restored', () => {
  it('is sent once, after a look', async () => {
    restore('2026-07-01T10:00:00Z');
    await turns('2026-07-01T10:00:30Z');
    await turns('2026-07-01T12:00:00Z');
    expect(keysInSlack()).toEqual(['reminder-p-amc-2026-07-01']);
    expect(world.messenger.looks).toHaveLength(1);
    expect(world.messenger.looks[0]).toMatchObject({ channelId: 'D-AMc', since: new Date('2026-07-01T00:59:00Z') });
  });
});

describe('a message that waited in the ledger when the backup was made', () => {
  beforeEach(async () => {
    const notice = {
      message: { text: 'words', blocks: [] },
      windowId: 'window-d-ce',
      ownerId: 'p-amc',
      isNews: true,
    };
    await world.ports.deliveries.plan(
      [
        {
          key: 'notice-n1-p-amc',
          personId: 'p-amc',
          content: { kind: 'notice', payload: notice },
          methodClass: 'post',
          dueAt: new Date(FIRST_DAY),
          createdAt: new Date('2026-06-30T16:00:00Z'),
        },
      ],
      patience(),
    );
  });

  it.each([
    ['was sent in the lost days', 1, 0],
    ['was not', 0, 1],
  ])('%s: it stands there once', async (_, standing, posted) => {
    if (standing > 0) standsInSlack('notice-n1-p-amc', FIRST_DAY);
    restore('2026-07-01T10:00:00Z');
    await turns('2026-07-01T10:00:30Z');
    const notices = world.messenger.messages.filter(({ key }) => key === 'notice-n1-p-amc');
    expect(notices).toHaveLength(1);
    expect(notices.filter(({ text }) => text === 'words')).toHaveLength(posted);
  });
});

describe('a fortnight after a restore', () => {
  it('nothing is looked up any more before it is sent', async () => {
    world.database.orm
      .insert(restoration)
      .values({ at: new Date('2026-06-10T10:00:00Z'), knownUntil: new Date('2026-06-09T01:00:00Z') })
      .run();
    await turns(FIRST_DAY);
    expect(keysInSlack()).toEqual(['reminder-p-amc-2026-07-01']);
    expect(world.messenger.looks).toEqual([]);
  });
});
