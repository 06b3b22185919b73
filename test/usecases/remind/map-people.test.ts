import { beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../../src/store/schema/audit.ts';
import { person } from '../../../src/store/schema/plan.ts';
import { mapPerson, peopleToMap } from '../../../src/usecases/remind/map-people.ts';
import type { SlackProfile } from '../../../src/usecases/remind/messenger-ports.ts';
import { refreshSlackUser } from '../../../src/usecases/remind/refresh-slack-user.ts';
import { aPerson, aSlackUser, createRemindWorld, patience, type RemindWorld } from '../../support/remind-world.ts';

const NOW = new Date('2026-06-25T09:00:00Z');
const MINUTE = 60_000;
const plus = (ms: number) => new Date(NOW.getTime() + ms);

function aProfile(initials: string, changes: Partial<SlackProfile> = {}): SlackProfile {
  const { dmChannelId: _channel, readAt: _readAt, ...profile } = aSlackUser(initials);
  return { ...profile, ...changes };
}

let world: RemindWorld;

beforeEach(async () => {
  world = await createRemindWorld();
  world.people = [aPerson('AMc', { slackUserId: undefined })];
  world.store();
});

function enrol(profile = aProfile('AMc')) {
  world.directory.profiles.set('U-AMc', profile);
  world.directory.emails.set('amc@anytown.example', 'U-AMc');
}

describe('somebody with an address and no Slack user', () => {
  it('is found, and the channel to write to is known before the first message', async () => {
    enrol();
    expect(await peopleToMap(world.ports, { now: NOW })).toEqual(['p-amc']);
    expect(await mapPerson(world.ports, 'p-amc', { now: NOW })).toEqual({ outcome: 'done' });
    expect(await world.ports.slackUsers.slackUser('U-AMc')).toEqual({ ...aSlackUser('AMc'), readAt: NOW });
    expect(await world.ports.plans.people()).toMatchObject([{ slackUserId: 'U-AMc' }]);
    expect(await peopleToMap(world.ports, { now: plus(MINUTE) })).toEqual([]);
  });

  it('found twice, is mapped once and the channel is opened once', async () => {
    enrol();
    await mapPerson(world.ports, 'p-amc', { now: NOW });
    await mapPerson(world.ports, 'p-amc', { now: NOW });
    expect(world.database.orm.select().from(audit).all()).toMatchObject([{ action: 'map-person', actor: 'Ragtime' }]);
    expect(world.directory.calls.filter((call) => call.startsWith('open'))).toHaveLength(1);
  });

  it('not found, is looked for again after an hour', async () => {
    await mapPerson(world.ports, 'p-amc', { now: NOW });
    expect([...world.ports.mappingFailures.values()]).toEqual([
      {
        personId: 'p-amc',
        at: NOW,
        lookedFor: 'amc@anytown.example',
        problem: 'Slack has nobody as amc@anytown.example.',
      },
    ]);
    expect(await peopleToMap(world.ports, { now: plus(59 * MINUTE) })).toEqual([]);
    expect(await peopleToMap(world.ports, { now: plus(60 * MINUTE) })).toEqual(['p-amc']);
  });

  it('not found, is looked for at once when the plan names another address', async () => {
    await mapPerson(world.ports, 'p-amc', { now: NOW });
    world.people = [aPerson('AMc', { slackUserId: undefined, email: 'a.mc@anytown.example' })];
    expect(await peopleToMap(world.ports, { now: plus(MINUTE) })).toEqual(['p-amc']);
  });

  it.each([
    [
      { outcome: 'rate-limited', afterMs: 3000 },
      { outcome: 'rate-limited', afterMs: 3000, scope: 'method' },
    ],
    [
      { outcome: 'unclear', problem: 'reset' },
      { outcome: 'retry', afterMs: 10_000 },
    ],
    [{ outcome: 'refused', problem: 'missing_scope', isTransient: false }, { outcome: 'done' }],
  ] as const)('%j leads to %j', async (answer, outcome) => {
    enrol();
    world.directory.nextAnswers.push(answer);
    expect(await mapPerson(world.ports, 'p-amc', { now: NOW })).toMatchObject(outcome);
    expect(await world.ports.slackUsers.slackUsers()).toEqual([]);
    expect(world.ports.mappingFailures.size).toBe(outcome.outcome === 'done' ? 1 : 0);
  });
});

describe('an import gives another address while Slack is asked', () => {
  it('maps whoever is behind the new one', async () => {
    enrol();
    world.directory.profiles.set('U-ZZ', aProfile('ZZ'));
    world.directory.emails.set('zz@anytown.example', 'U-ZZ');
    const { findByEmail } = world.directory;
    const whileAsked = async (email: string) => {
      world.people = [aPerson('AMc', { slackUserId: undefined, email: 'zz@anytown.example' })];
      world.database.orm.update(person).set({ email: 'zz@anytown.example' }).run();
      return findByEmail(email);
    };
    const directory = { ...world.directory, findByEmail: whileAsked };
    for (const _ of ['once', 'twice']) {
      expect(await mapPerson({ ...world.ports, directory }, 'p-amc', { now: NOW })).toEqual({ outcome: 'done' });
      expect(await world.ports.plans.people()).toMatchObject([{ slackUserId: 'U-ZZ' }]);
    }
    const mapped = world.database.orm.select().from(audit).all();
    expect(mapped).toMatchObject([{ action: 'map-person', after: { slackUserId: 'U-ZZ' } }]);
  });
});

describe('somebody whom the plan names by Slack user', () => {
  it('is read by that id, and again after a day', async () => {
    world.people = [aPerson('AMc')];
    enrol(aProfile('AMc', { isGuest: true }));
    await mapPerson(world.ports, 'p-amc', { now: NOW });
    expect(world.directory.calls).toEqual(['readUser U-AMc', 'open U-AMc']);
    expect(await peopleToMap(world.ports, { now: plus(24 * 60 * MINUTE - 1) })).toEqual([]);
    expect(await peopleToMap(world.ports, { now: plus(24 * 60 * MINUTE) })).toEqual(['p-amc']);
  });

  it('deactivated, is known as such and nobody opens a channel', async () => {
    world.people = [aPerson('AMc')];
    enrol(aProfile('AMc', { isDeleted: true }));
    await mapPerson(world.ports, 'p-amc', { now: NOW });
    expect(world.directory.calls).toEqual(['readUser U-AMc']);
    expect(await peopleToMap(world.ports, { now: plus(MINUTE) })).toEqual([]);
  });
});

describe('a person without address and Slack user', () => {
  it('is never looked for', async () => {
    world.people = [aPerson('AMc', { slackUserId: undefined, email: undefined })];
    expect(await peopleToMap(world.ports, { now: NOW })).toEqual([]);
    expect(await mapPerson(world.ports, 'p-amc', { now: NOW })).toEqual({ outcome: 'done' });
    expect(world.directory.calls).toEqual([]);
  });
});

describe('Slack says that a user changed', () => {
  it('keeps the channel and takes the rest', async () => {
    await world.addSlackUser(aSlackUser('AMc'));
    const profile = aProfile('AMc', { timeZone: 'Europe/Athens', isDeleted: true });
    await refreshSlackUser(world.ports.slackUsers, profile, { now: NOW, patience: patience() });
    expect(await world.ports.slackUsers.slackUser('U-AMc')).toEqual({ ...profile, dmChannelId: 'D-AMc', readAt: NOW });
  });

  it('keeps nothing about people it does not know', async () => {
    const refreshed = await refreshSlackUser(world.ports.slackUsers, aProfile('ZZ'), {
      now: NOW,
      patience: patience(),
    });
    expect(refreshed).toEqual({ ok: true, value: 'unknown' });
    expect(await world.ports.slackUsers.slackUsers()).toEqual([]);
  });
});
