import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { submitUpdate } from '../../../src/usecases/collect/milestone/submit-update.ts';
import { compileQuarter } from '../../../src/usecases/publish/compile-quarter.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';
import { QUARTER } from '../../support/return-world.ts';
import { wordingsOf } from '../../support/wording-world.ts';

let world: CollectWorld;
let desk: ReturnType<typeof wordingsOf>;
beforeEach(async () => {
  world = await openCollectWorld();
  desk = wordingsOf(world);
  await desk.reachEverybody();
  await submitUpdate(world.ports, await world.submit());
});
afterEach(() => world.house.close());

const OWN = 'Forecasts are complete.';
const EDITED = 'The forecasts are complete.';
const printed = async () => {
  const quarter = { startYear: 2026, number: 1 } as const;
  return JSON.stringify(await compileQuarter(world.house, { directorateCode: 'CE', quarter, now: NOW }));
};
const send = async (commentary: string) => {
  const id = await world.milestoneId('COPS2');
  const basedOn = (await world.house.updates.standing(QUARTER, [id])).get(id)?.id;
  return submitUpdate(world.ports, await world.submit({ nonce: commentary, basedOn, answer: { commentary } }));
};
const personId = async (initials: string) =>
  (await world.house.plans.people()).find((person) => person.initials === initials)?.id ?? '';

describe('an officer who edits what is printed', () => {
  it('has it printed, and the owner’s text is kept', async () => {
    expect(await desk.edit(EDITED)).toMatchObject({
      outcome: 'edited',
      ref: 'COPS2',
      told: { name: 'Alison McBride' },
    });
    expect(await printed()).toContain(EDITED);
    const history = await world.house.updates.history(await world.milestoneId('COPS2'));
    expect(history.map(({ commentary }) => commentary)).toEqual([OWN]);
  });

  it('stores one form once', async () => {
    const first = await desk.edit(EDITED, { nonce: 'form' });
    expect(await desk.edit(EDITED, { nonce: 'form', basedOn: undefined })).toEqual(first);
    expect(await desk.all()).toHaveLength(1);
    expect(await desk.edit(EDITED)).toEqual({ outcome: 'unchanged', ref: 'COPS2' });
  });

  it('tells the owner once for all that is edited until the message goes out, and on another day anew', async () => {
    const tomorrow = new Date(NOW.getTime() + 24 * 3_600_000);
    await desk.edit(EDITED);
    await desk.edit('All forecasts are complete.', { now: new Date(NOW.getTime() + 600_000) });
    const [message, ...others] = await desk.messages();
    expect(message).toMatchObject({ personId: await personId('AMc'), dueAt: new Date('2026-07-02T09:30:00Z') });
    expect(others).toEqual([]);
    await desk.edit('Every forecast is complete.', { now: tomorrow });
    expect(await desk.messages()).toHaveLength(2);
  });

  it('tells the deputy while the owner is away', async () => {
    const days = { firstDay: localDate('2026-07-01'), lastDay: localDate('2026-07-31') };
    const away = {
      personId: await personId('AMc'),
      ...days,
      setBy: 'test',
      notices: [],
      author: { actor: 'test' },
      at: NOW,
    };
    await world.house.absences.addAbsence(away, patience());
    const deputyId = (await world.house.plans.people()).find(({ initials }) => initials === 'AMc')?.deputyId;
    await desk.edit(EDITED);
    expect((await desk.messages())[0]?.personId).toBe(deputyId ?? (await personId('AMc')));
  });

  it('takes it back with the words that were sent', async () => {
    await desk.edit(EDITED);
    expect(await desk.edit(` ${OWN} `)).toEqual({ outcome: 'taken-back', ref: 'COPS2' });
    expect(await desk.edit(OWN)).toEqual({ outcome: 'unchanged', ref: 'COPS2' });
    expect(await printed()).toContain(OWN);
    expect(await desk.messages()).toHaveLength(1);
  });

  it('never prints words for a text that was changed since they were read', async () => {
    const before = (await world.house.updates.history(await world.milestoneId('COPS2')))[0]?.id ?? 0;
    await send('Forecasts are complete since May.');
    expect(await desk.edit(EDITED, { updateId: before })).toEqual({ outcome: 'overtaken', ref: 'COPS2' });
    await desk.edit(EDITED);
    expect(await desk.edit('Mine.', { basedOn: undefined })).toEqual({ outcome: 'overtaken', ref: 'COPS2' });
    await send('Forecasts are complete since June.');
    expect(await printed()).toContain('Forecasts are complete since June.');
  });

  it('is refused an empty text, and told where there is none', async () => {
    const fault = { field: 'commentary', fault: 'missing' };
    expect(await desk.edit(' ')).toEqual({ outcome: 'fault', fault });
    const nobodys = { kind: 'milestone', id: await world.milestoneId('LAS2') } as const;
    expect(await desk.edit(EDITED, { entry: nobodys })).toEqual({ outcome: 'nothing-to-edit', ref: 'LAS2' });
    expect(await desk.edit(EDITED, { entry: { kind: 'milestone', id: 'm-forged' } })).toEqual({ outcome: 'gone' });
  });

  it.each(['AMc', 'HD', 'SN'])('is an officer, and not %s', async (by) => {
    expect(await desk.edit(EDITED, { by })).toMatchObject({ outcome: 'refused', permission: { helper: 'officer' } });
    expect(await desk.all()).toEqual([]);
  });
});

describe('an owner who objects', () => {
  it('has their own words printed, and the officer who edited hears of it once', async () => {
    await desk.edit(EDITED);
    const wordingId = (await desk.all())[0]?.id ?? 0;
    const first = await desk.object('Not so.', { nonce: 'objection', wordingId });
    expect(first).toEqual({ outcome: 'objected', ref: 'COPS2', isPublished: false });
    expect(await desk.object('Not so.', { nonce: 'objection', wordingId })).toEqual(first);
    expect(await desk.object('Again.', { wordingId })).toEqual({
      outcome: 'not-printed',
      ref: 'COPS2',
      stand: 'objected',
    });
    expect(await printed()).toContain(OWN);
    expect(await printed()).not.toContain(EDITED);
    const toOfficer = (await desk.messages()).filter(({ key }) => key.startsWith('objection-'));
    expect(toOfficer).toMatchObject([{ personId: await personId('JP') }]);
    expect((await desk.all()).at(-1)).toMatchObject({ kind: 'objected', reason: 'Not so.' });
  });

  it('reads the newest words first where the officer has edited again', async () => {
    await desk.edit(EDITED);
    const wordingId = (await desk.all())[0]?.id ?? 0;
    await desk.edit('All forecasts are complete.');
    expect(await desk.object('Not so.', { wordingId })).toEqual({ outcome: 'overtaken', ref: 'COPS2' });
  });

  it('need not object to what is over', async () => {
    await desk.edit(EDITED);
    const wordingId = (await desk.all())[0]?.id ?? 0;
    await send('Forecasts are complete since May.');
    expect(await desk.object('Not so.', { wordingId })).toEqual({
      outcome: 'not-printed',
      ref: 'COPS2',
      stand: 'over',
    });
  });

  it('gives a reason, and no officer, approver or other owner can do it', async () => {
    await desk.edit(EDITED);
    expect(await desk.object(' ')).toEqual({ outcome: 'fault', fault: 'missing' });
    for (const by of ['JP', 'HD', 'SN']) {
      expect(await desk.object('Not so.', { by })).toMatchObject({
        outcome: 'refused',
        permission: { helper: 'owner' },
      });
    }
    expect(await desk.object('Not so.', { wordingId: 999 })).toEqual({ outcome: 'gone' });
    expect(await printed()).toContain(EDITED);
  });
});
