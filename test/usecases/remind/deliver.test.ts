import { beforeEach, describe, expect, it } from 'vitest';
import { deliver } from '../../../src/usecases/remind/deliver.ts';
import { planDueWork } from '../../../src/usecases/remind/plan-due-work.ts';
import {
  aDirectorate,
  aMilestone,
  anUpdate,
  aPerson,
  aPlan,
  aSlackUser,
  aWindow,
  createRemindWorld,
  type RemindWorld,
} from '../../support/remind-world.ts';

const OPENS = new Date('2026-07-01T08:00:00Z');
const plus = (instant: Date, ms: number) => new Date(instant.getTime() + ms);
const MINUTE = 60_000;

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

/** Sweeps and delivers once. */
async function turn(now: Date) {
  const { ready } = await planDueWork(world.ports, { now });
  const outcomes = [];
  for (const { id } of ready) outcomes.push(await deliver(world.ports, id, { now }));
  return outcomes;
}

/** Sweeps every minute for some time. */
async function turns(from: Date, minutes: number) {
  for (let minute = 0; minute <= minutes; minute += 1) await turn(plus(from, minute * MINUTE));
}

async function onlyDelivery() {
  const [delivery, ...others] = await world.ports.deliveries.remindersSince(new Date(0));
  if (delivery === undefined || others.length > 0) throw new Error('exactly one delivery was expected');
  return delivery;
}

describe('a window that has opened', () => {
  it('reminds the owner of everything outstanding, once however often it is swept', async () => {
    await turn(OPENS);
    await turn(OPENS);
    await turns(OPENS, 60);
    expect(world.messenger.messages).toEqual([
      { channelId: 'D-AMc', threadTs: undefined, key: 'reminder-p-amc-2026-07-01', text: 'opens: M1 M2', ts: '1.000' },
    ]);
    expect(await onlyDelivery()).toMatchObject({ state: 'sent', sentChannelId: 'D-AMc', ts: '1.000', attempts: 1 });
  });

  it('plans nothing a minute too early', async () => {
    expect(await planDueWork(world.ports, { now: plus(OPENS, -MINUTE) })).toEqual({
      closed: [],
      planned: 0,
      ready: [],
    });
  });

  it('says at the moment of sending what is outstanding then', async () => {
    const { ready } = await planDueWork(world.ports, { now: OPENS });
    world.updates = [anUpdate('m1')];
    for (const { id } of ready) await deliver(world.ports, id, { now: OPENS });
    expect(world.messenger.messages.map(({ text }) => text)).toEqual(['opens: M2']);
    expect((await onlyDelivery()).content.payload).toMatchObject({ entries: [{ kind: 'milestone', id: 'm2' }] });
  });

  it('withdraws a reminder when everything was answered meanwhile', async () => {
    const { ready } = await planDueWork(world.ports, { now: OPENS });
    world.updates = [anUpdate('m1'), anUpdate('m2')];
    for (const { id } of ready) await deliver(world.ports, id, { now: OPENS });
    expect(world.messenger.messages).toEqual([]);
    expect((await onlyDelivery()).state).toBe('cancelled');
  });

  it('keeps a reminder that is late for the next working morning, and sends no second one that day', async () => {
    await planDueWork(world.ports, { now: OPENS });
    await turn(new Date('2026-07-01T17:30:00Z'));
    expect(world.messenger.messages).toEqual([]);
    await turn(new Date('2026-07-02T06:59:00Z'));
    expect(world.messenger.messages).toEqual([]);
    await turns(new Date('2026-07-02T07:00:00Z'), 600);
    expect(world.messenger.messages.map(({ key }) => key)).toEqual(['reminder-p-amc-2026-07-01']);
  });
});

describe('two workers with the same delivery', () => {
  it('sends once', async () => {
    const { ready } = await planDueWork(world.ports, { now: OPENS });
    const id = ready[0]?.id ?? 0;
    await Promise.all([1, 2, 3].map(() => deliver(world.ports, id, { now: OPENS })));
    expect(world.messenger.messages).toHaveLength(1);
    expect(await onlyDelivery()).toMatchObject({ state: 'sent', attempts: 1 });
  });
});

describe('a process that dies while sending', () => {
  for (const keep of ['kept', 'lost'] as const) {
    it(`leaves exactly one message when the first was ${keep}`, async () => {
      world.messenger.nextPosts.push({ answer: 'crash', keep });
      await expect(turn(OPENS)).rejects.toThrow('died');
      expect((await onlyDelivery()).state).toBe('sending');
      await turns(OPENS, 30);
      expect(world.messenger.messages.map(({ key }) => key)).toEqual(['reminder-p-amc-2026-07-01']);
      expect(await onlyDelivery()).toMatchObject({ state: 'sent', attempts: keep === 'kept' ? 1 : 2 });
    });
  }

  it('is not looked up while its lease and the settle time run', async () => {
    world.messenger.nextPosts.push({ answer: 'crash', keep: 'kept' });
    await expect(turn(OPENS)).rejects.toThrow('died');
    const { id } = await onlyDelivery();
    expect(await deliver(world.ports, id, { now: plus(OPENS, 74_999) })).toEqual({ outcome: 'retry', afterMs: 1 });
    expect(world.messenger.looks).toEqual([]);
    await deliver(world.ports, id, { now: plus(OPENS, 75_000) });
    expect(world.messenger.looks).toHaveLength(1);
  });
});

describe('an unclear outcome', () => {
  const unclear = { outcome: 'unclear', problem: 'socket hang up' } as const;

  it('is found by its key and never sent again', async () => {
    world.messenger.nextPosts.push({ answer: unclear, keep: 'kept' });
    expect(await turn(OPENS)).toEqual([{ outcome: 'retry', afterMs: 45_000 }]);
    await turns(OPENS, 30);
    expect(world.messenger.messages).toHaveLength(1);
    expect(world.messenger.looks).toEqual([
      {
        channelId: 'D-AMc',
        threadTs: undefined,
        key: 'reminder-p-amc-2026-07-01',
        since: plus(OPENS, -MINUTE),
      },
    ]);
  });

  it('is repeated after two looks that found nothing', async () => {
    world.messenger.nextPosts.push({ answer: unclear, keep: 'lost' });
    await turns(OPENS, 30);
    expect(world.messenger.looks).toHaveLength(2);
    expect(world.messenger.messages).toHaveLength(1);
    expect(await onlyDelivery()).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('is not repeated while Slack cannot be asked', async () => {
    world.messenger.nextPosts.push({ answer: unclear, keep: 'kept' });
    world.messenger.nextFinds.push(unclear, unclear, { outcome: 'rate-limited', afterMs: 30_000 });
    await turns(OPENS, 30);
    expect(world.messenger.looks).toHaveLength(4);
    expect(world.messenger.messages).toHaveLength(1);
  });

  it('is shown instead of repeated where looking is refused, and counts as asked', async () => {
    world.messenger.nextPosts.push({ answer: unclear, keep: 'kept' });
    world.messenger.nextFinds.push({ outcome: 'refused', problem: 'missing_scope', isTransient: false });
    await turns(OPENS, 30);
    expect(await onlyDelivery()).toMatchObject({ state: 'failed', problem: expect.stringContaining('missing_scope') });
    await turn(plus(OPENS, 24 * 60 * MINUTE));
    expect(world.messenger.messages).toHaveLength(1);
  });

  it('goes to a person after five attempts', async () => {
    for (let count = 0; count < 9; count += 1) world.messenger.nextPosts.push({ answer: unclear, keep: 'lost' });
    await turns(OPENS, 60);
    expect(await onlyDelivery()).toMatchObject({
      state: 'failed',
      attempts: 5,
      problem: expect.stringContaining('not confirm'),
    });
    expect(world.messenger.nextPosts).toHaveLength(4);
  });
});

describe('a refusal', () => {
  it('for good is shown, and tried again with a new key on the next working day', async () => {
    world.messenger.nextPosts.push({
      answer: { outcome: 'refused', problem: 'channel_not_found', isTransient: false },
      keep: 'lost',
    });
    await turns(OPENS, 60);
    expect(await onlyDelivery()).toMatchObject({ state: 'failed', problem: 'channel_not_found' });
    await turn(plus(OPENS, 24 * 60 * MINUTE));
    expect(world.messenger.messages.map(({ key }) => key)).toEqual(['reminder-p-amc-2026-07-02']);
  });

  it('that passes is tried again', async () => {
    world.messenger.nextPosts.push({
      answer: { outcome: 'refused', problem: 'request_timeout', isTransient: true },
      keep: 'lost',
    });
    expect(await turn(OPENS)).toEqual([{ outcome: 'retry', afterMs: 10_000 }]);
    await turn(plus(OPENS, 10_000));
    expect(world.messenger.messages).toHaveLength(1);
    expect(world.messenger.looks).toEqual([]);
  });

  it('for too much at once waits as long as Slack says and is no attempt', async () => {
    world.messenger.nextPosts.push({ answer: { outcome: 'rate-limited', afterMs: 30_000 }, keep: 'lost' });
    expect(await turn(OPENS)).toEqual([{ outcome: 'rate-limited', afterMs: 30_000, scope: 'method' }]);
    expect(await turn(plus(OPENS, 29_999))).toEqual([]);
    await turn(plus(OPENS, 30_000));
    expect(await onlyDelivery()).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('by our own tables, because the account was deactivated, names the reason', async () => {
    const { ready } = await planDueWork(world.ports, { now: OPENS });
    await world.addSlackUser(aSlackUser('AMc', { isDeleted: true }));
    for (const { id } of ready) await deliver(world.ports, id, { now: OPENS });
    expect(await onlyDelivery()).toMatchObject({ state: 'failed', problem: expect.stringContaining('deactivated') });
    expect(world.messenger.messages).toEqual([]);
  });
});
