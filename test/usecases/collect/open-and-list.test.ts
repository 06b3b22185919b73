import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { listMyWork } from '../../../src/usecases/collect/list-my-work.ts';
import { openMilestoneForm } from '../../../src/usecases/collect/milestone/open-milestone-form.ts';
import { type CollectWorld, NOW, openCollectWorld } from '../../support/collect-world.ts';

let world: CollectWorld;
beforeEach(async () => {
  world = await openCollectWorld();
});
afterEach(() => world.house.close());

const clicker = (initials: string) => ({ slackUserId: world.userId(initials), teamId: 'T1' });
const open = async (changes: { readonly quarter?: string; readonly now?: Date } = {}) =>
  openMilestoneForm(world.ports, {
    clicker: clicker('AMc'),
    milestoneId: await world.milestoneId('COPS2'),
    now: NOW,
    ...changes,
  });

describe('the work of somebody', () => {
  it('is what they own', async () => {
    const work = await listMyWork(world.ports, { clicker: clicker('AMc'), now: NOW });
    expect(work).toMatchObject({ outcome: 'work', windows: [{ quarter: '2026-27/Q1', sent: [] }] });
    expect(work.outcome === 'work' && work.windows[0]?.outstanding.map(({ ref }) => ref)).toEqual([
      'COPS1',
      'COPS1',
      'COPS2',
      'COPI1',
      'COPI2',
      'Equality action 1',
    ]);
  });

  it('is nothing for a stranger, even where a milestone has no owner', async () => {
    await world.changeCops2('owner', '# nobody');
    const [plan] = await world.house.plans.plans();
    expect(plan?.milestones.find(({ ref }) => ref === 'COPS2')?.ownerId).toBeUndefined();
    const work = await listMyWork(world.ports, { clicker: clicker('NOBODY'), now: NOW });
    expect(work).toEqual({ outcome: 'nothing-open', owned: {}, next: undefined });
  });

  it('waits until the window opens', async () => {
    const work = await listMyWork(world.ports, { clicker: clicker('AMc'), now: new Date('2026-07-01T07:59:00Z') });
    expect(work).toMatchObject({
      outcome: 'nothing-open',
      owned: { milestone: 3, indicator: 2 },
      next: { quarter: '2026-27/Q1' },
    });
  });
});

describe('the form of a milestone', () => {
  it('opens for the quarter that was on the screen, and for no other', async () => {
    expect(await open({ quarter: '2026-27/Q1' })).toMatchObject({ outcome: 'form', form: { quarter: '2026-27/Q1' } });
    expect(await open({ quarter: '2025-26/Q4' })).toMatchObject({ outcome: 'another-quarter', quarter: '2025-26/Q4' });
  });

  it('asks for a forecast, and once the date has come for the outcome', async () => {
    expect(await open()).toMatchObject({ form: { offered: expect.arrayContaining(['green', 'red']) } });
    await world.changeCops2('due', 'due: 30 June 2026');
    expect(await open()).toMatchObject({ form: { offered: ['completed', 'completed-late', 'not-completed'] } });
  });

  it('is not there for a milestone that was taken out of the plan', async () => {
    const milestoneId = await world.milestoneId('COPS2');
    await world.retireCops2();
    expect(await openMilestoneForm(world.ports, { clicker: clicker('AMc'), milestoneId, now: NOW })).toEqual({
      outcome: 'gone',
    });
  });

  it('becomes a card once the window has closed, with the day on which the next one opens', async () => {
    const closed = await open({ now: new Date('2026-07-21T16:00:00Z') });
    expect(closed).toMatchObject({ outcome: 'closed', card: { isCollecting: false, next: { quarter: '2026-27/Q2' } } });
  });
});

describe('a ladder that opens every quarter on the same day', () => {
  it('has no next window, and says so at once', async () => {
    const directorates = async () => {
      const day = { date: localDate('2026-07-01') };
      const ladder = [{ name: 'opens', day, time: '09:00', hears: 'everyone-asked' }] as const;
      return (await world.house.plans.directorates()).map((directorate) => ({ ...directorate, ladder }));
    };
    const ports = { ...world.ports, plans: { ...world.ports.plans, directorates } };
    const milestoneId = await world.milestoneId('COPS2');
    const late = { clicker: clicker('AMc'), milestoneId, now: new Date('2027-01-01T12:00:00Z') };
    expect(await openMilestoneForm(ports, late)).toMatchObject({ outcome: 'closed', card: { next: undefined } });
  });
});
