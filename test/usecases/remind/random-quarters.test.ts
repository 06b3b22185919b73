import { beforeAll, describe, expect, it } from 'vitest';
import { calendarOf } from '../../../src/core/calendar/directorate-calendar.ts';
import { type WorkingCalendar, workingDaysBefore } from '../../../src/core/calendar/working-days.ts';
import { isWithinWorkingHours } from '../../../src/core/calendar/working-hours.ts';
import { instantOf, localDateOf } from '../../../src/core/calendar/zone.ts';
import type { CollectionWindow } from '../../../src/core/collect/collection-window.ts';
import type { Directorate } from '../../../src/core/plan/plan.ts';
import { NOBODY, playRandomQuarter, type RandomQuarter, type Said, type Tick } from '../../support/random-quarter.ts';
import { ORGANISATION } from '../../support/remind-world.ts';

const SEEDS = Array.from({ length: 25 }, (_, index) => index + 1);
/** So many whole days something waited for the same person: one may be lost to a refusal, one to a day's own message. */
const ENOUGH_DAYS = 3;
/** A whole day has at least so many sweeps in somebody's working hours. */
const WHOLE_DAY_SWEEPS = 6;

let quarters: readonly RandomQuarter[];

beforeAll(async () => {
  const played: RandomQuarter[] = [];
  for (const seed of SEEDS) played.push(await playRandomQuarter(seed));
  quarters = played;
}, 240_000);

/** Every breach in every quarter, each beginning with its seed. */
function breaches(find: (quarter: RandomQuarter) => readonly string[]): readonly string[] {
  return quarters.flatMap((quarter) => find(quarter).map((breach) => `seed ${quarter.seed}: ${breach}`));
}

function describeSaid({ key, personId, at, milestoneIds }: Said): string {
  return `${key ?? 'edit'} to ${personId} at ${at.toISOString()} of ${milestoneIds.join(' ')}`;
}

/** New reminders: what was drawn anew and what officers hear is left aside. */
function remindersOf({ said }: RandomQuarter): readonly Said[] {
  return said.filter(({ key }) => key?.startsWith('reminder-'));
}

function zoneOf({ council }: RandomQuarter, personId: string): string {
  return council.zones.get(personId) ?? ORGANISATION.timeZone;
}

/** The window that asks for this milestone, whose id begins with its directorate's code. */
function windowFor({ council }: RandomQuarter, milestoneId: string): CollectionWindow {
  const found = council.windows.find(({ directorateId }) => directorateId === `d-${milestoneId.split('-')[0]}`);
  if (found === undefined) throw new Error(`${milestoneId} belongs to no window.`);
  return found;
}

function directorateOf({ council }: RandomQuarter, { directorateId }: CollectionWindow): Directorate {
  const found = council.directorates.find(({ id }) => id === directorateId);
  if (found === undefined) throw new Error(`${directorateId} is a directorate.`);
  return found;
}

function calendarFor(quarter: RandomQuarter, milestoneId: string): WorkingCalendar {
  return calendarOf(ORGANISATION, directorateOf(quarter, windowFor(quarter, milestoneId)));
}

interface Phase {
  readonly name: 'before due' | 'after due';
  readonly from: Date;
  readonly until: Date;
}

function phasesOf(window: CollectionWindow): readonly Phase[] {
  return [
    { name: 'before due', from: window.opensAt, until: window.dueAt },
    { name: 'after due', from: window.dueAt, until: window.closesAt },
  ];
}

function milestoneIdsOf({ council }: RandomQuarter): readonly string[] {
  const planned = council.plans.flatMap(({ milestones }) => milestones);
  return [...planned, ...council.late.map(({ milestone }) => milestone)].map(({ id }) => id);
}

/** Was it named to this person in the phase; or, where nobody answers for it, to the officer at any time before its end? */
function isNamed(quarter: RandomQuarter, { id, to, phase }: { id: string; to: string; phase: Phase }): boolean {
  return quarter.said.some(({ at, key, personId, milestoneIds }) => {
    if (at >= phase.until || !milestoneIds.includes(id)) return false;
    if (to === NOBODY) return personId === 'p-of' && key?.startsWith('desk-orphans-') === true;
    return personId === to && at >= phase.from;
  });
}

/** By who answers for it: how many whole working days of theirs it waited, swept and without "Remind me tomorrow". */
function wholeDays(quarter: RandomQuarter, id: string, phase: Phase): ReadonlyMap<string, number> {
  const ticks = quarter.ticks.filter(({ at }) => at >= phase.from && at < phase.until);
  const holders = new Set(ticks.flatMap(({ answerers }) => answerers.get(id) ?? []));
  const counted = [...holders].map((holder) => {
    const rests = ({ at }: Tick) =>
      quarter.known.snoozes.some((one) => one.personId === holder && one.at <= at && at < one.until);
    const whole = workingDaysOf(quarter, windowFor(quarter, id), zoneOf(quarter, holder)).filter(
      (day) =>
        day.length >= WHOLE_DAY_SWEEPS &&
        !day.some(({ heldBack }) => heldBack.has(id)) &&
        day.every((tick) => tick.at >= phase.from && tick.at < phase.until) &&
        day.every((tick) => tick.answerers.get(id) === holder && !rests(tick)),
    );
    return [holder, whole.length] as const;
  });
  return new Map(counted);
}

/** Whole working days of a contributor on which the draft was theirs to write. */
function draftingDays(quarter: RandomQuarter, { id, to, phase }: { id: string; to: string; phase: Phase }): number {
  const rests = ({ at }: Tick) =>
    quarter.known.snoozes.some((one) => one.personId === to && one.at <= at && at < one.until);
  return workingDaysOf(quarter, windowFor(quarter, id), zoneOf(quarter, to)).filter(
    (day) =>
      day.length >= WHOLE_DAY_SWEEPS &&
      day.every((tick) => tick.at >= phase.from && tick.at < phase.until) &&
      day.every((tick) => tick.heldBack.has(id) && tick.contributors.get(id) === to && !rests(tick)),
  ).length;
}

const knownDays = new WeakMap<CollectionWindow, Map<string, readonly (readonly Tick[])[]>>();

/** The sweeps in working hours of this zone, day by day; worked out once for each window and zone. */
function workingDaysOf(quarter: RandomQuarter, window: CollectionWindow, zone: string): readonly (readonly Tick[])[] {
  const known = knownDays.get(window) ?? new Map<string, readonly (readonly Tick[])[]>();
  knownDays.set(window, known);
  const found = known.get(zone);
  if (found !== undefined) return found;
  const calendar = calendarOf(ORGANISATION, directorateOf(quarter, window));
  const working = quarter.ticks.filter(({ at }) => isWithinWorkingHours(at, zone, calendar));
  const days = [...Map.groupBy(working, ({ at }) => localDateOf(at, zone)).values()];
  known.set(zone, days);
  return days;
}

describe('a random quarter, swept every hour, with absences, leavers, late imports, downtime and crashes', () => {
  it('puts no key twice into the message store', () => {
    const twice = breaches(({ keys }) => keys.filter((key, index) => keys.indexOf(key) !== index));
    expect(twice).toEqual([]);
  });

  it('asks whoever answers for something that waits some days, before due and after, or tells the officer', () => {
    const unasked = breaches((quarter) =>
      milestoneIdsOf(quarter).flatMap((id) =>
        phasesOf(windowFor(quarter, id)).flatMap((phase) =>
          [...wholeDays(quarter, id, phase)]
            .filter(([to, days]) => days >= ENOUGH_DAYS && !isNamed(quarter, { id, to, phase }))
            .map(([to, days]) => `${id} waited ${days} days ${phase.name} and was not named to ${to}`),
        ),
      ),
    );
    expect(unasked).toEqual([]);
  });

  it('has named everything that waits for five working days until due, or from due to close, to its answerer of then', () => {
    const unasked = breaches((quarter) =>
      milestoneIdsOf(quarter).flatMap((id) => {
        const window = windowFor(quarter, id);
        return phasesOf(window).flatMap((phase) => {
          const fiveBefore = workingDaysBefore(calendarFor(quarter, id), window.steps.due.date, 5);
          const from = phase.name === 'after due' ? phase.from : instantOf(fiveBefore, '00:00', 'UTC');
          const ticks = quarter.ticks.filter(({ at }) => at >= from && at < phase.until);
          const waits = ticks.length > 0 && ticks.every(({ answerers }) => answerers.has(id));
          const isSwept = new Set(ticks.map(({ at }) => localDateOf(at, 'UTC'))).size >= daysBetween(from, phase.until);
          if (!waits || !isSwept) return [];
          const holders = new Set(ticks.map(({ answerers }) => answerers.get(id) ?? NOBODY));
          return [...holders].some((to) => isNamed(quarter, { id, to, phase })) ? [] : [`${id} ${phase.name}`];
        });
      }),
    );
    expect(unasked).toEqual([]);
  });

  it('reminds between 8am and 6pm of the reader on a working day of something that it names, while it can be answered', () => {
    const untimely = breaches((quarter) =>
      remindersOf(quarter)
        .filter(({ at, personId, milestoneIds, draftIds }) => {
          const zone = zoneOf(quarter, personId);
          const ids = [...milestoneIds, ...draftIds];
          const isWorking = ids.some((id) => isWithinWorkingHours(at, zone, calendarFor(quarter, id)));
          const isOpen = ids.every((id) => {
            const { opensAt, closesAt } = windowFor(quarter, id);
            return at >= opensAt && at < closesAt;
          });
          return !isWorking || !isOpen;
        })
        .map(describeSaid),
    );
    expect(untimely).toEqual([]);
  });

  it('reminds nobody twice on one day of theirs', () => {
    const twice = breaches((quarter) => {
      const byDay = Map.groupBy(
        remindersOf(quarter),
        ({ personId, at }) => `${personId} on ${localDateOf(at, zoneOf(quarter, personId))}`,
      );
      return [...byDay].filter(([, said]) => said.length > 1).map(([day]) => day);
    });
    expect(twice).toEqual([]);
  });

  it('reminds only those who answer at that moment for everything that is named, and nobody who said tomorrow', () => {
    const wrong = breaches((quarter) =>
      remindersOf(quarter)
        .filter(({ at, personId, milestoneIds, draftIds, answerers, contributors }) => {
          const isTheirs =
            milestoneIds.length + draftIds.length > 0 &&
            milestoneIds.every((id) => answerers.get(id) === personId) &&
            draftIds.every((id) => contributors.get(id) === personId);
          const isSnoozed = quarter.known.snoozes.some(
            (one) => one.personId === personId && one.at < at && at < one.until,
          );
          return !isTheirs || isSnoozed;
        })
        .map(describeSaid),
    );
    expect(wrong).toEqual([]);
  });

  it('asks whoever drafts it for others, where they were there for some whole days until last call', () => {
    const unasked = breaches((quarter) =>
      milestoneIdsOf(quarter).flatMap((id) => {
        const [phase] = phasesOf(windowFor(quarter, id));
        if (phase === undefined) return [];
        const held = quarter.ticks.filter(({ heldBack }) => heldBack.has(id));
        return [...new Set(held.flatMap(({ contributors }) => contributors.get(id) ?? []))]
          .filter((to) => draftingDays(quarter, { id, to, phase }) >= ENOUGH_DAYS)
          .filter((to) => !quarter.said.some(({ personId, draftIds }) => personId === to && draftIds.includes(id)))
          .map((to) => `${id} waited for a draft and was not named to ${to}`);
      }),
    );
    expect(unasked).toEqual([]);
  });

  it('reminds no owner before last call only of what others draft', () => {
    const needless = breaches((quarter) =>
      remindersOf(quarter)
        .filter(({ milestoneIds, draftIds, heldBack }) => {
          return draftIds.length === 0 && milestoneIds.every((id) => heldBack.has(id));
        })
        .map(describeSaid),
    );
    expect(needless).toEqual([]);
  });

  it('keeps the ledger and the message store in agreement at the end of every day', () => {
    expect(breaches(({ differences }) => differences)).toEqual([]);
  });

  it('leaves nothing on its way when the window has closed', () => {
    const unsettled = breaches(({ ledger }) =>
      ledger.filter(({ state }) => ['sending', 'unclear'].includes(state)).map(({ key, state }) => `${key}: ${state}`),
    );
    expect(unsettled).toEqual([]);
  });

  it('is about something', () => {
    const count = (find: (quarter: RandomQuarter) => number) => quarters.reduce((sum, each) => sum + find(each), 0);
    const counts = {
      reminders: count((quarter) => remindersOf(quarter).length),
      toDeputies: count((quarter) => remindersOf(quarter).filter((said) => isToDeputy(quarter, said)).length),
      orphans: count(({ said }) =>
        said
          .filter(({ key }) => key?.startsWith('desk-orphans-'))
          .reduce((sum, { milestoneIds }) => sum + milestoneIds.length, 0),
      ),
      toContributors: count((quarter) => remindersOf(quarter).filter(({ draftIds }) => draftIds.length > 0).length),
      handedIn: count(({ known }) => known.handed.size),
      crashes: count(({ crashes }) => crashes),
      snoozes: count(({ known }) => known.snoozes.length),
    };
    expect(counts.reminders).toBeGreaterThan(300);
    expect(counts.toDeputies).toBeGreaterThan(24);
    expect(counts.orphans).toBeGreaterThan(24);
    expect(counts.toContributors).toBeGreaterThan(24);
    expect(counts.handedIn).toBeGreaterThan(12);
    expect(counts.crashes).toBeGreaterThan(24);
    expect(counts.snoozes).toBeGreaterThan(10);
  });
});

function daysBetween(from: Date, until: Date): number {
  return Math.floor((until.getTime() - from.getTime()) / 86_400_000);
}

function isToDeputy({ council }: RandomQuarter, { personId, milestoneIds }: Said): boolean {
  const all = [...council.plans.flatMap(({ milestones }) => milestones), ...council.late.map((one) => one.milestone)];
  return milestoneIds.some((id) => all.find((milestone) => milestone.id === id)?.ownerId !== personId);
}
