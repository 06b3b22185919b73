import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { submitUpdate } from '../../../src/usecases/collect/milestone/submit-update.ts';
import { type CollectWorld, NOW, openCollectWorld } from '../../support/collect-world.ts';
import { returnsOf } from '../../support/return-world.ts';
import { reviewOf } from '../../support/review-world.ts';

let world: CollectWorld;
let review: ReturnType<typeof reviewOf>;
let officer: ReturnType<typeof returnsOf>;
beforeEach(async () => {
  world = await openCollectWorld();
  review = reviewOf(world);
  officer = returnsOf(world);
  await submitUpdate(world.ports, await world.submit());
});
afterEach(() => world.house.close());

/** COPS2 with the update that stands. */
const read = async () => {
  const entry = await review.entry();
  if (entry === undefined) throw new Error('COPS2 was sent.');
  return { entry: entry.entry, updateId: entry.said.update.id };
};
const stand = async () => (await review.entry())?.stand;
const acceptances = () => world.house.acceptances.ofQuarter('2026-27/Q1');
const LATER = new Date(NOW.getTime() + 3_600_000);

describe('what an officer accepts', () => {
  it('is accepted once, however often', async () => {
    const one = await read();
    expect(await review.accept([one, one])).toMatchObject({ ok: true, value: { left: [] } });
    expect(await review.accept([one])).toMatchObject({ ok: true, value: { accepted: [{ ref: 'COPS2' }] } });
    expect(await stand()).toBe('accepted');
    expect(await acceptances()).toHaveLength(1);
  });

  it('is to be read again when the officer takes it back, once, however often, and can be accepted again', async () => {
    const one = await read();
    expect(await review.undo(one)).toMatchObject({ ok: true });
    await review.accept([one]);
    expect(await review.undo(one, 'AMc')).toMatchObject({ ok: false, refusal: { reason: 'not-allowed' } });
    expect(await review.undo(one)).toMatchObject({ ok: true, value: { ref: 'COPS2' } });
    expect(await review.undo(one)).toMatchObject({ ok: true });
    expect(await stand()).toBe('to-read');
    expect((await acceptances()).map(({ kind }) => kind)).toEqual(['accepted', 'undone']);
    expect(await review.undo({ ...one, updateId: 999 })).toMatchObject({ refusal: { reason: 'changed-since' } });
    await review.accept([one]);
    expect(await stand()).toBe('accepted');
  });

  it('is never something newer than what was read', async () => {
    const before = await read();
    const send = {
      nonce: 'second',
      basedOn: before.updateId,
      answer: { commentary: 'Forecasts are complete since May.' },
    };
    await submitUpdate(world.ports, await world.submit(send));
    expect(await review.accept([before])).toMatchObject({
      ok: true,
      value: { accepted: [], left: [{ ref: 'COPS2' }] },
    });
    expect(await stand()).toBe('to-read');
    expect(await acceptances()).toEqual([]);
  });

  it('is to be read again when its owner writes again', async () => {
    const first = await read();
    await review.accept([first]);
    const send = {
      nonce: 'second',
      basedOn: first.updateId,
      answer: { commentary: 'Forecasts are complete since May.' },
    };
    await submitUpdate(world.ports, await world.submit(send));
    expect(await stand()).toBe('to-read');
    await review.accept([await read()]);
    expect(await stand()).toBe('accepted');
  });

  it('is not what a question waits for; and a question takes an acceptance away, also once it is closed', async () => {
    await review.accept([await read()]);
    await officer.giveBack({ now: LATER });
    expect(await stand()).toBe('sent-back');
    expect(await review.accept([await read()])).toMatchObject({ value: { accepted: [], left: [{ ref: 'COPS2' }] } });
    await officer.close({ now: LATER });
    expect(await stand()).toBe('to-read');
  });

  it('is nothing that no plan has', async () => {
    const forged = { entry: { kind: 'milestone', id: 'm-forged' }, updateId: 1 } as const;
    expect(await review.accept([forged])).toEqual({ ok: true, value: { accepted: [], left: [] } });
  });

  it.each(['AMc', 'HD', 'SN'])('is refused to %s, who is not the officer', async (initials) => {
    const refusal = { reason: 'not-allowed', permission: { allowed: false, helper: 'officer' } };
    expect(await review.queue(initials)).toMatchObject({ ok: false, refusal });
    expect(await review.accept([await read()], initials)).toMatchObject({ ok: false, refusal });
    expect(await acceptances()).toEqual([]);
  });
});
