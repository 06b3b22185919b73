import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { closeQuarter } from '../../../src/usecases/calendar/close-quarter.ts';
import { openMilestoneForm } from '../../../src/usecases/collect/milestone/open-milestone-form.ts';
import { submitUpdate } from '../../../src/usecases/collect/milestone/submit-update.ts';
import { readStatus } from '../../../src/usecases/review/read-status.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';
import { QUARTER, returnsOf } from '../../support/return-world.ts';

/** After the close on 21 July. */
const AFTER = new Date('2026-07-23T09:00:00Z');

let world: CollectWorld;
let officer: ReturnType<typeof returnsOf>;
beforeEach(async () => {
  world = await openCollectWorld();
  officer = returnsOf(world);
  await officer.reachEverybody();
});
afterEach(() => world.house.close());

/** From a form that was drawn with what is asked now. */
const send = async (changes: Parameters<CollectWorld['submit']>[0] = {}) => {
  const returnId = (await world.house.returns.ofQuarter(QUARTER)).at(-1)?.id;
  return submitUpdate(world.ports, await world.submit({ returnId, ...changes }));
};
const standing = async () => (await world.house.updates.history(await world.milestoneId('COPS2'))).at(-1)?.id;
const open = async (now: Date) => {
  const clicker = { slackUserId: world.userId('AMc'), teamId: 'T1' };
  return openMilestoneForm(world.ports, { clicker, milestoneId: await world.milestoneId('COPS2'), now });
};
const outstandingOf = async (initials: string) =>
  (await readStatus(world.house, NOW)).windows[0]?.owners.find((owner) => owner.initials === initials)?.outstanding;
const notices = async () =>
  (await world.house.deliveries.startingWith('notice-')).map(({ key, personId, dueAt }) => ({ key, personId, dueAt }));

async function closeWindow(): Promise<void> {
  const quarter = { startYear: 2026, number: 1 } as const;
  const author = { actor: 'test' };
  await closeQuarter(world.house, { directorateCode: 'CE', quarter, author, now: AFTER, patience: patience() });
}

describe('an update that comes back', () => {
  it('is outstanding again until it is answered', async () => {
    const before = await outstandingOf('AMc');
    await send();
    expect(await outstandingOf('AMc')).toBe((before ?? 0) - 1);
    expect(await officer.giveBack()).toMatchObject({ outcome: 'returned', returned: { question: 'Which sites?' } });
    expect(await outstandingOf('AMc')).toBe(before);
    await send({
      nonce: 'second',
      basedOn: await standing(),
      answer: { commentary: 'Both sites in Ford and in Cray are open.' },
    });
    expect(await outstandingOf('AMc')).toBe((before ?? 0) - 1);
    expect(await world.house.returns.waiting()).toEqual([]);
  });

  it('asks its owner once, within working hours where they are', async () => {
    await send();
    const evening = new Date('2026-07-02T19:30:00Z');
    const first = await officer.giveBack({ nonce: 'form', now: evening });
    expect(await officer.giveBack({ nonce: 'form', now: evening })).toEqual(first);
    expect(await notices()).toHaveLength(1);
    expect((await notices())[0]?.dueAt).toEqual(new Date('2026-07-03T07:00:00Z'));
    expect(await world.house.returns.waiting()).toHaveLength(1);
  });

  it('asks the deputy while the owner is away, in the owner’s name', async () => {
    await send();
    const people = await world.house.plans.people();
    const anne = people.find(({ initials }) => initials === 'AMc');
    await world.house.absences.addAbsence(
      {
        personId: anne?.id ?? '',
        firstDay: localDate('2026-07-01'),
        lastDay: localDate('2026-07-31'),
        setBy: 'test',
        notices: [],
        author: { actor: 'test' },
        at: NOW,
      },
      patience(),
    );
    const outcome = await officer.giveBack();
    const deputy = people.find(({ id }) => id === anne?.deputyId);
    expect(deputy).toBeDefined();
    expect((await notices())[0]?.personId).toBe(deputy?.id);
    expect(outcome).toMatchObject({ outcome: 'returned', asked: { name: deputy?.name } });
  });

  it('asks an owner who is away, with nobody there instead, when they are back', async () => {
    await send();
    for (const initials of ['AMc', 'SN']) {
      const person = (await world.house.plans.people()).find((each) => each.initials === initials);
      await world.house.absences.addAbsence(
        {
          personId: person?.id ?? '',
          firstDay: localDate('2026-07-01'),
          lastDay: localDate('2026-07-10'),
          setBy: 'test',
          notices: [],
          author: { actor: 'test' },
          at: NOW,
        },
        patience(),
      );
    }
    const outcome = await officer.giveBack();
    expect(outcome).toMatchObject({ outcome: 'returned', asked: { at: new Date('2026-07-13T07:00:00Z') } });
    expect((await notices())[0]?.dueAt).toEqual(new Date('2026-07-13T07:00:00Z'));
  });

  it('can be answered after the close until the officer closes it', async () => {
    await send();
    await closeWindow();
    expect((await open(AFTER)).outcome).toBe('closed');
    await officer.giveBack({ now: AFTER });
    expect((await open(AFTER)).outcome).toBe('form');
    const answer = { nonce: 'after', now: AFTER, answer: { commentary: 'Both sites in Ford and in Cray are open.' } };
    expect((await send({ ...answer, basedOn: await standing() })).outcome).toBe('saved');
    const again = {
      ...answer,
      nonce: 'again',
      answer: { commentary: 'Both sites in Ford and in Cray are open from May.' },
    };
    expect((await send({ ...again, basedOn: await standing() })).outcome).toBe('saved');
    expect(await officer.close({ now: AFTER })).toMatchObject({ outcome: 'closed' });
    expect(await officer.close({ now: AFTER })).toMatchObject({ outcome: 'nothing-open' });
    const late = { ...answer, nonce: 'late', answer: { commentary: 'Too late.' } };
    expect((await send({ ...late, basedOn: await standing() })).outcome).toBe('closed');
  });

  it('while its owner types is shown before anything is stored', async () => {
    await send();
    await officer.giveBack();
    const typed = {
      nonce: 'second',
      basedOn: await standing(),
      answer: { commentary: 'Both sites in Ford and in Cray are open.' },
    };
    const outcome = await send({ ...typed, returnId: undefined });
    expect(outcome).toMatchObject({ outcome: 'returned', question: { question: 'Which sites?', isWaiting: true } });
    expect(await world.house.returns.waiting()).toHaveLength(1);
    expect((await send(typed)).outcome).toBe('saved');
  });

  it('that is closed without an answer stands as it was', async () => {
    await send();
    const before = await outstandingOf('AMc');
    await officer.giveBack();
    await officer.close();
    expect(await outstandingOf('AMc')).toBe(before);
  });

  it('may come back again with another question once it was answered', async () => {
    await send();
    await officer.giveBack();
    expect(await officer.giveBack({ question: 'And when?' })).toMatchObject({ outcome: 'waits-already' });
    await send({
      nonce: 'second',
      basedOn: await standing(),
      answer: { commentary: 'Both sites in Ford and in Cray are open.' },
    });
    expect(await officer.giveBack({ question: 'And when?' })).toMatchObject({ outcome: 'returned' });
    expect((await world.house.returns.ofQuarter(QUARTER)).map(({ question }) => question)).toEqual([
      'Which sites?',
      'And when?',
    ]);
  });
});

describe('a return is refused', () => {
  it.each(['AMc', 'SN', 'NOBODY'])('from %s, who is no officer, and changes nothing', async (by) => {
    await send();
    expect((await officer.giveBack({ by })).outcome).toBe('refused');
    expect(await world.house.returns.waiting()).toEqual([]);
    await officer.giveBack();
    expect((await officer.close({ by })).outcome).toBe('refused');
    expect(await world.house.returns.waiting()).toHaveLength(1);
  });

  it('where nothing was said, the words are gone, or the question is missing', async () => {
    expect((await officer.giveBack()).outcome).toBe('nothing-said');
    await send();
    expect((await officer.giveBack({ updateId: 4711 })).outcome).toBe('overtaken');
    expect((await officer.giveBack({ question: ' ' })).outcome).toBe('fault');
    expect((await officer.giveBack({ entry: { kind: 'milestone', id: 'm-forged' } })).outcome).toBe('gone');
    expect((await officer.giveBack({ entry: { kind: 'indicator', id: 'm-forged' } })).outcome).toBe('gone');
    expect((await officer.giveBack({ quarter: '2026-27/Q2' })).outcome).toBe('not-now');
    expect(await world.house.returns.waiting()).toEqual([]);
    expect(await notices()).toEqual([]);
  });
});
