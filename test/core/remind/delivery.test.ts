import { describe, expect, it } from 'vitest';
import { DEFAULT_DELIVERY_SETTINGS, type Delivery, decideNext } from '../../../src/core/remind/delivery.ts';
import {
  claimToLookUp,
  claimToSend,
  markNotFound,
  markRateLimited,
  markRefused,
  markToRetry,
  markUnclear,
} from '../../../src/core/remind/delivery-changes.ts';
import { toPastReminder } from '../../../src/core/remind/past-reminder.ts';

const NOW = new Date('2026-07-01T08:00:00Z');
const plus = (ms: number) => new Date(NOW.getTime() + ms);
const settings = { leaseMs: 30_000, settleMs: 45_000, looksNeeded: 2, maxAttempts: 3, retryMs: 10_000 };

function aDelivery(changes: Partial<Delivery> = {}): Delivery {
  return {
    id: 1,
    key: 'reminder-p-2026-07-01',
    content: { kind: 'reminder', payload: { windows: [], entries: [] } },
    methodClass: 'post',
    personId: 'p',
    channelId: undefined,
    threadOfId: undefined,
    targetId: undefined,
    afterId: undefined,
    state: 'pending',
    dueAt: NOW,
    createdAt: NOW,
    leaseUntil: undefined,
    attempts: 0,
    unclearSince: undefined,
    lookups: 0,
    sentAt: undefined,
    sentChannelId: undefined,
    ts: undefined,
    problem: undefined,
    ...changes,
  };
}

describe('what to do with a delivery', () => {
  const unclear = { state: 'unclear', attempts: 1, unclearSince: NOW } as const;
  const sending = { state: 'sending', attempts: 1, unclearSince: NOW, leaseUntil: plus(30_000) } as const;
  it.each([
    ['pending, too early', aDelivery({ dueAt: plus(1) }), 0, { act: 'wait', until: plus(1) }],
    ['pending, due', aDelivery(), 0, { act: 'send' }],
    ['sent', aDelivery({ state: 'sent' }), 0, { act: 'nothing' }],
    ['failed', aDelivery({ state: 'failed' }), 0, { act: 'nothing' }],
    ['cancelled', aDelivery({ state: 'cancelled' }), 0, { act: 'nothing' }],
    ['being sent', aDelivery(sending), 29_999, { act: 'wait', until: plus(75_000) }],
    ['left while sending, before the settle time', aDelivery(sending), 74_999, { act: 'wait', until: plus(75_000) }],
    ['left while sending', aDelivery(sending), 75_000, { act: 'look-up' }],
    ['unclear, before the settle time', aDelivery({ ...unclear, dueAt: plus(9) }), 8, { act: 'wait', until: plus(9) }],
    ['unclear', aDelivery(unclear), 0, { act: 'look-up' }],
    ['unclear, being looked up', aDelivery({ ...unclear, leaseUntil: plus(5) }), 4, { act: 'wait', until: plus(5) }],
    ['unclear after one look', aDelivery({ ...unclear, lookups: 1 }), 0, { act: 'look-up' }],
    ['unclear after two looks', aDelivery({ ...unclear, lookups: 2 }), 0, { act: 'send' }],
  ] as const)('%s', (_what, delivery, afterMs, expected) => {
    expect(decideNext(delivery, plus(afterMs), settings)).toEqual(expected);
  });

  it('is given up with the last problem after too many attempts', () => {
    const often = aDelivery({ attempts: 3, problem: 'request_timeout' });
    expect(decideNext(often, NOW, settings)).toEqual({ act: 'give-up', problem: 'request_timeout' });
    const doubtful = aDelivery({ state: 'unclear', attempts: 3, lookups: 2, problem: 'reset' });
    expect(decideNext(doubtful, NOW, settings)).toMatchObject({
      act: 'give-up',
      problem: expect.stringContaining('look into the channel'),
    });
  });

  it('has settings with a lease longer than the client’s timeout and two looks', () => {
    expect(DEFAULT_DELIVERY_SETTINGS.leaseMs).toBeGreaterThan(15_000);
    expect(DEFAULT_DELIVERY_SETTINGS.looksNeeded).toBeGreaterThan(1);
  });
});

describe('an attempt', () => {
  const claimed = claimToSend(aDelivery(), { now: NOW, channelId: 'D1' }, settings);

  it('may stand in Slack from the claim on', () => {
    expect(claimed).toMatchObject({ state: 'sending', unclearSince: NOW, attempts: 1, leaseUntil: plus(30_000) });
  });

  it('that was limited is none, and nothing is unclear', () => {
    expect(markRateLimited(claimed, NOW, 1000)).toEqual(aDelivery({ channelId: 'D1', dueAt: plus(1000) }));
  });

  it('that was refused for a moment keeps its number', () => {
    expect(markToRetry(claimed, 'request_timeout', plus(10))).toMatchObject({ state: 'pending', attempts: 1 });
  });

  it('after doubt starts counting looks anew, and remembers when doubt began', () => {
    const doubt = markUnclear(claimed, 'reset', { now: NOW, settleMs: settings.settleMs });
    const once = markNotFound(claimToLookUp(doubt, plus(45_000), settings), plus(45_000), settings);
    expect(once).toMatchObject({ lookups: 1, dueAt: plus(90_000), leaseUntil: undefined });
    const twice = markNotFound(claimToLookUp(once, plus(90_000), settings), plus(90_000), settings);
    expect(twice).toMatchObject({ lookups: 2, dueAt: plus(90_000) });
    const again = claimToSend(twice, { now: plus(90_000), channelId: 'D1' }, settings);
    expect(again).toMatchObject({ lookups: 0, attempts: 2, unclearSince: NOW });
  });
});

describe('what a delivery means for later reminders', () => {
  const claimed = claimToSend(aDelivery(), { now: NOW, channelId: 'D1' }, settings);
  it.each([
    ['sent', aDelivery({ state: 'sent', sentAt: plus(86_400_000) }), 'asked', '2026-07-02'],
    ['pending', aDelivery(), 'on-its-way', '2026-07-01'],
    ['being sent', claimed, 'on-its-way', '2026-07-01'],
    ['refused', markRefused(claimed, 'channel_not_found'), 'not-sent', '2026-07-01'],
    ['given up in doubt', { ...claimed, state: 'failed' } as const, 'asked', '2026-07-01'],
    ['withdrawn', aDelivery({ state: 'cancelled' }), 'not-sent', '2026-07-01'],
  ] as const)('%s', (_what, delivery, state, date) => {
    expect(toPastReminder(delivery, 'Europe/London')).toMatchObject({ state, date });
  });
});
