import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_DELIVERY_SETTINGS } from '../../../src/core/remind/delivery.ts';
import { claimToSend, markSent } from '../../../src/core/remind/delivery-changes.ts';
import type { Database } from '../../../src/store/database.ts';
import { createDeliveryStore } from '../../../src/store/remind/delivery-store.ts';
import { delivery } from '../../../src/store/schema/remind.ts';
import { deliver } from '../../../src/usecases/remind/deliver.ts';
import type { DeliveryStore, NewDelivery } from '../../../src/usecases/remind/delivery-ports.ts';
import { openMemory } from '../../support/memory-database.ts';
import { createRemindWorld, patience } from '../../support/remind-world.ts';

const NOW = new Date('2026-07-01T08:00:00Z');
const plus = (ms: number) => new Date(NOW.getTime() + ms);

let database: Database;
let store: DeliveryStore;

beforeEach(async () => {
  database = await openMemory();
  store = createDeliveryStore(database);
});

function aReminder(key: string, dueAt = NOW): NewDelivery {
  const payload = {
    windows: [{ windowId: 'w', step: 'opens' as const }],
    entries: [{ kind: 'milestone' as const, id: 'm1' }],
  };
  return {
    key,
    personId: undefined,
    content: { kind: 'reminder', payload },
    methodClass: 'post',
    dueAt,
    createdAt: NOW,
  };
}

async function read(id: number) {
  const found = await store.delivery(id);
  if (found === undefined) throw new Error(`no delivery ${id}`);
  return found;
}

describe('planning', () => {
  it('adds a key once, and leaves what is there as it is', async () => {
    expect(await store.plan([aReminder('a'), aReminder('b')], patience())).toEqual({ ok: true, value: 2 });
    expect(await store.plan([aReminder('b', plus(5)), aReminder('c')], patience())).toEqual({ ok: true, value: 1 });
    expect((await store.remindersSince(NOW)).map(({ key, dueAt }) => [key, dueAt])).toEqual([
      ['a', NOW],
      ['b', NOW],
      ['c', NOW],
    ]);
    expect(await store.remindersSince(plus(1))).toEqual([]);
  });

  it('takes ten thousand at once, more than one statement could hold', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => aReminder(`reminder-${index}`));
    expect(await store.plan(many, patience())).toEqual({ ok: true, value: 10_000 });
    expect(await store.plan(many, patience())).toEqual({ ok: true, value: 0 });
  });
});

describe('what is ready', () => {
  it('is due, free, and not finished', async () => {
    await store.plan([aReminder('a'), aReminder('b', plus(1000)), aReminder('c')], patience());
    expect(await store.ready(NOW)).toEqual([
      { id: 1, methodClass: 'post' },
      { id: 3, methodClass: 'post' },
    ]);
    const before = await read(1);
    const claimed = claimToSend(before, { now: NOW, channelId: 'D1' }, DEFAULT_DELIVERY_SETTINGS);
    await store.replace(before, claimed, patience());
    expect((await store.ready(NOW)).map(({ id }) => id)).toEqual([3]);
    expect((await store.ready(plus(DEFAULT_DELIVERY_SETTINGS.leaseMs))).map(({ id }) => id)).toEqual([1, 3, 2]);
    await store.replace(claimed, markSent(claimed, { at: NOW, channelId: 'D1', ts: '1.0' }), patience());
    expect((await store.ready(plus(DEFAULT_DELIVERY_SETTINGS.leaseMs))).map(({ id }) => id)).toEqual([3, 2]);
  });
});

describe('a row of before other entries than milestones were asked for', () => {
  it.each([
    ['reminder', { windows: [{ windowId: 'w', step: 'opens' }], milestoneIds: ['m1'] }],
    ['desk', { about: 'orphans', windowId: 'w', milestoneIds: ['m1'] }],
  ] as const)('of a %s names its milestones', async (kind, payload) => {
    await store.plan([aReminder('old')], patience());
    database.orm.update(delivery).set({ kind, payload }).run();
    const { content } = await read(1);
    expect(content.payload).toMatchObject({ entries: [{ kind: 'milestone', id: 'm1' }] });
  });
});

describe('replacing a row', () => {
  it('is refused when the row is no longer as it was read', async () => {
    await store.plan([aReminder('a')], patience());
    const before = await read(1);
    const claimed = claimToSend(before, { now: NOW, channelId: 'D1' }, DEFAULT_DELIVERY_SETTINGS);
    expect(await store.replace(before, claimed, patience())).toEqual({ ok: true, value: undefined });
    expect(await store.replace(before, claimed, patience())).toEqual({ ok: false, refusal: 'changed' });
    expect(await read(1)).toEqual(claimed);
  });

  it('leaves what it says as it stands where only its state changes, and writes it where that changes as well', async () => {
    await store.plan([aReminder('a')], patience());
    const before = await read(1);
    const later = { kind: 'reminder' as const, payload: { windows: [], entries: [] } };
    const claimed = claimToSend(
      before,
      { now: NOW, channelId: 'D1', payload: later.payload },
      DEFAULT_DELIVERY_SETTINGS,
    );
    expect(await store.replace(before, claimed, patience())).toEqual({ ok: true, value: undefined });
    expect((await read(1)).content).toEqual(later);

    const sent = markSent(claimed, { at: NOW, channelId: 'D1', ts: '1.5' });
    expect(await store.replace(claimed, sent, patience())).toEqual({ ok: true, value: undefined });
    expect(await read(1)).toEqual(sent);
  });

  it('empties columns again', async () => {
    await store.plan([aReminder('a')], patience());
    const before = await read(1);
    const claimed = claimToSend(before, { now: NOW, channelId: 'D1' }, DEFAULT_DELIVERY_SETTINGS);
    await store.replace(before, claimed, patience());
    const freed = { ...claimed, leaseUntil: undefined, unclearSince: undefined };
    await store.replace(claimed, freed, patience());
    expect(await read(1)).toEqual(freed);
  });
});

describe('a summary of a root and two parts', () => {
  it('goes out in order, the parts in the root’s thread, once', async () => {
    const world = await createRemindWorld();
    const common = { methodClass: 'post', channelId: 'C1', state: 'pending', dueAt: NOW, createdAt: NOW } as const;
    const payload = (text: string) => ({ message: { text, blocks: [] } });
    world.database.orm
      .insert(delivery)
      .values([
        { ...common, key: 'root', kind: 'summary-root', payload: payload('Root') },
        { ...common, key: 'part-1', kind: 'summary-part', payload: payload('Part 1'), threadOfId: 1, afterId: 1 },
        { ...common, key: 'part-2', kind: 'summary-part', payload: payload('Part 2'), threadOfId: 1, afterId: 2 },
      ])
      .run();
    expect((await world.ports.deliveries.ready(NOW)).map(({ id }) => id)).toEqual([1]);
    await deliver(world.ports, 3, { now: NOW });
    await deliver(world.ports, 2, { now: NOW });
    expect(world.messenger.messages).toEqual([]);
    world.messenger.nextPosts.push({ answer: { outcome: 'rate-limited', afterMs: 1000 }, keep: 'lost' });
    expect(await deliver(world.ports, 1, { now: NOW })).toEqual({
      outcome: 'rate-limited',
      afterMs: 1000,
      scope: 'channel',
    });
    const outcomes = [];
    for (const id of [1, 2, 3, 1, 2, 3]) outcomes.push(await deliver(world.ports, id, { now: plus(1000) }));
    const done = { outcome: 'done' };
    const next = (id: number) => [{ id, methodClass: 'post' }];
    expect(outcomes).toEqual([{ ...done, next: next(2) }, { ...done, next: next(3) }, done, done, done, done]);
    expect(world.messenger.messages.map(({ text, threadTs }) => [text, threadTs])).toEqual([
      ['Root', undefined],
      ['Part 1', '1.000'],
      ['Part 2', '1.000'],
    ]);
  });
});
