import { calendarOf } from '../../src/core/calendar/directorate-calendar.ts';
import { addDays, formatWithWeekday, type LocalDate, localDate } from '../../src/core/calendar/local-date.ts';
import { formatQuarter, type Quarter } from '../../src/core/calendar/quarter.ts';
import { windowDates } from '../../src/core/calendar/window-dates.ts';
import { instantOf, localDateOf, localTimeOf } from '../../src/core/calendar/zone.ts';
import type { Directorate } from '../../src/core/plan/plan.ts';
import { dueReminders } from '../../src/core/remind/due-reminders.ts';
import { recipientOf } from '../../src/core/remind/situation-index.ts';
import { offerSnooze } from '../../src/core/remind/snooze.ts';
import { deliver } from '../../src/usecases/remind/deliver.ts';
import { planDueWork } from '../../src/usecases/remind/plan-due-work.ts';
import { readSituation } from '../../src/usecases/remind/read-situation.ts';
import { handInAs } from './hand-in.ts';
import {
  aDirectorate,
  aMilestone,
  anUpdate,
  aPerson,
  aPlan,
  aSlackUser,
  createRemindWorld,
  ORGANISATION,
  patience,
  type RemindWorld,
} from './remind-world.ts';

/*
 * A year of an invented council. CE is in England, NI in Northern Ireland (St Patrick's Day, 12 July). AMc answers for
 * milestones of both; SN works in Athens; TC is away in quarter 1 with SN as deputy; LV leaves in quarter 2 and OB gets
 * her milestone; a milestone is imported late in quarter 3; AMc snoozes half an hour before the last call of quarter 3; Ragtime is
 * down for three days in quarter 4, in which HB and TC are named as contributors: HB hands in, TC does not. Both clock changes, Christmas and Easter fall into it.
 */

const CE = aDirectorate('CE');
const NI = aDirectorate('NI', { nation: 'northern-ireland' });
const ZONES: Readonly<Record<string, string>> = { SN: 'Europe/Athens' };
const QUARTERS: readonly Quarter[] = [1, 2, 3, 4].map((number) => ({
  startYear: 2026,
  number: number as Quarter['number'],
}));

/** What happens at nine in the evening of a day, when nothing is sent. */
const EVENTS: Readonly<Record<string, (world: RemindWorld) => Promise<void> | void>> = {
  '2026-07-02': (world) => away(world, 'TC', '2026-07-03', '2026-07-15'),
  '2026-07-08': (world) => answer(world, 'ce2', '2026-27/Q1'),
  '2026-07-12': (world) => answer(world, 'ce1', '2026-27/Q1'),
  '2026-07-16': (world) => answer(world, 'ni1', '2026-27/Q1'),
  '2026-10-07': leave,
  '2026-10-11': handOver,
  '2026-10-13': (world) => answer(world, 'ce1', '2026-27/Q2', 'ni1', 'ce2', 'ce3'),
  '2027-01-05': importLate,
  '2027-01-12': (world) => answer(world, 'ce2', '2026-27/Q3', 'ce3'),
  '2027-01-18': (world) => answer(world, 'ce1', '2026-27/Q3', 'ni1', 'ce4', 'ce5'),
  '2027-03-30': nameContributors,
  '2027-04-07': (world) => handInBy(world, 'ce3', '2026-27/Q4'),
  '2027-04-20': (world) => answer(world, 'ce1', '2026-27/Q4', 'ce2', 'ce3', 'ce4', 'ce5', 'ni1'),
};
/** Half an hour before the last call, AMc asks to be reminded tomorrow. */
const SNOOZED_ON = '2027-01-13';
/** Sweeps begin before 8am in Athens and end after 6pm in London. */
const SWEPT_HOURS = ['05', '06', '07', '08', '09', '10', '12', '15', '17', '18', '20'] as const;
/** No sweep runs on these days: the last call of quarter 4 and the days around it. */
const DOWN = ['2027-04-13', '2027-04-14', '2027-04-15'];

export async function playYear(): Promise<{ readonly table: string; readonly keys: readonly string[] }> {
  const world = await openWorld();
  const lines: string[] = [];
  for (const quarter of QUARTERS) {
    lines.push(...(await playQuarter(world, quarter)), '');
  }
  const sent = await world.ports.deliveries.remindersSince(new Date(0));
  return { table: `${lines.join('\n').trim()}\n`, keys: sent.map(({ key }) => key) };
}

async function openWorld(): Promise<RemindWorld> {
  const world = await createRemindWorld();
  world.people = [
    aPerson('AMc'),
    aPerson('SN'),
    aPerson('TC', { deputyId: 'p-sn' }),
    aPerson('LV'),
    aPerson('OB'),
    aPerson('HB'),
  ];
  world.directorates = [CE, NI];
  world.plans = [
    aPlan(CE.id, [
      aMilestone('ce1', 'p-amc'),
      aMilestone('ce2', 'p-sn'),
      aMilestone('ce3', 'p-tc'),
      aMilestone('ce4', 'p-lv'),
    ]),
    aPlan(NI.id, [aMilestone('ni1', 'p-amc')]),
  ];
  world.store();
  for (const { initials } of world.people) {
    await world.addSlackUser(aSlackUser(initials, { timeZone: ZONES[initials] ?? 'Europe/London' }));
  }
  return world;
}

async function playQuarter(world: RemindWorld, quarter: Quarter): Promise<readonly string[]> {
  const dates = [CE, NI].map((directorate) => ({ directorate, dates: datesOf(directorate, quarter) }));
  const lines = [`== Quarter ${quarter.number}`];
  for (const { directorate, dates: its } of dates) {
    lines.push(
      `${directorate.code} opens ${its.steps.opens.date}, due ${its.steps.due.date}, closes ${its.steps.closes.date}`,
    );
    await world.addWindow({
      id: `window-${directorate.id}-${formatQuarter(quarter)}`,
      directorateId: directorate.id,
      quarter: formatQuarter(quarter),
      state: 'collecting',
      start: 'by-itself',
      version: 1,
      ...its,
    });
  }
  const from = localDateOf(dates[0]?.dates.opensAt ?? new Date(0), 'Europe/London');
  const until = localDate('2027-05-31');
  const closes =
    dates
      .map(({ dates: its }) => its.steps.closes.date)
      .toSorted()
      .at(-1) ?? until;
  for (let date = addDays(from, -3); date <= addDays(closes, 1); date = addDays(date, 1)) {
    lines.push(...(await playDay(world, date)));
  }
  return lines;
}

function datesOf(directorate: Directorate, quarter: Quarter) {
  return windowDates(quarter, { calendar: calendarOf(ORGANISATION, directorate), zone: 'Europe/London' });
}

/** Sweeps in London time, and what happens in the evening. */
async function playDay(world: RemindWorld, date: LocalDate): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const hour of DOWN.includes(date) ? [] : SWEPT_HOURS) {
    lines.push(...(await sweep(world, instantOf(date, `${hour}:00`, 'Europe/London'))));
    if (date === SNOOZED_ON && hour === '08') await snooze(world, date);
  }
  await EVENTS[date]?.(world);
  return lines;
}

async function sweep(world: RemindWorld, now: Date): Promise<readonly string[]> {
  const situation = await readSituation(world.ports);
  const { reminders, additions, orphans } = dueReminders(situation, now);
  const before = world.messenger.messages.length;
  const { ready } = await planDueWork(world.ports, { now });
  for (const { id } of ready) await deliver(world.ports, id, { now });
  const posted = world.messenger.messages.slice(before);
  const lines = posted.map(({ key, channelId, text }) => {
    const reason = reminders.find((reminder) => reminder.key === key)?.reason ?? 'kept from before';
    return `${stamp(now)}  ${channelId.slice(2).padEnd(4)}${text} (${reason}; ${localTime(situation, key, now)} there)`;
  });
  const added = additions.map(
    ({ personId, entries }) =>
      `${stamp(now)}  ${personId} more in the message of today: ${entries.map(({ id }) => id)}`,
  );
  const isNine = localTimeOf(now, 'Europe/London') === '09:00';
  const unasked = isNine
    ? orphans.map(({ ref, reason }) => `${stamp(now)}  nobody can be asked for ${ref}: ${reason}`)
    : [];
  return [...lines, ...added, ...unasked];
}

function localTime(situation: Awaited<ReturnType<typeof readSituation>>, key: string, now: Date): string {
  const personId = /^reminder-(.*)-\d{4}-\d\d-\d\d$/.exec(key)?.[1];
  return localTimeOf(now, recipientOf(situation, personId)?.zone ?? 'Europe/London');
}

function stamp(now: Date): string {
  return `${formatWithWeekday(localDateOf(now, 'Europe/London'))} ${localTimeOf(now, 'Europe/London')}`;
}

function answer(world: RemindWorld, ...[first, quarter = '', ...others]: readonly string[]): void {
  for (const id of [first ?? '', ...others]) world.updates = [...world.updates, anUpdate(id, { quarter })];
}

async function away(world: RemindWorld, initials: string, firstDay: string, lastDay: string): Promise<void> {
  const absence = {
    personId: `p-${initials.toLowerCase()}`,
    firstDay: localDate(firstDay),
    lastDay: localDate(lastDay),
  };
  await world.ports.absences.addAbsence(
    { ...absence, setBy: 'test', notices: [], author: { actor: 'test' }, at: new Date(0) },
    patience(),
  );
}

/** LV's account is deactivated; some days later the plan gives her milestone to OB. */
async function leave(world: RemindWorld): Promise<void> {
  await world.addSlackUser(aSlackUser('LV', { isDeleted: true }));
}

function handOver(world: RemindWorld): void {
  world.plans = world.plans.map((plan) => ({
    ...plan,
    milestones: plan.milestones.map((each) => (each.id === 'ce4' ? { ...each, ownerId: 'p-ob' } : each)),
  }));
}

function nameContributors(world: RemindWorld): void {
  const named: Readonly<Record<string, string>> = { ce3: 'p-hb', ce4: 'p-tc' };
  world.plans = world.plans.map((plan) => ({
    ...plan,
    milestones: plan.milestones.map((each) => {
      const contributorId = named[each.id];
      return contributorId === undefined ? each : { ...each, contributorIds: [contributorId] };
    }),
  }));
}

async function handInBy(world: RemindWorld, id: string, quarter: string): Promise<void> {
  const isHanded = await handInAs(world, { id, quarter, at: new Date('2027-04-07T20:00:00Z') });
  if (!isHanded) throw new Error(`Nobody handed in ${id}.`);
}

function importLate(world: RemindWorld): void {
  const [plan, ...rest] = world.plans;
  if (plan === undefined) throw new Error('CE has a plan.');
  world.plans = [
    { ...plan, milestones: [...plan.milestones, aMilestone('ce5', 'p-sn', { areaId: `area-${CE.id}` })] },
    ...rest,
  ];
}

async function snooze(world: RemindWorld, date: LocalDate): Promise<void> {
  const at = instantOf(date, '08:30', 'Europe/London');
  const situation = await readSituation(world.ports);
  const recipient = recipientOf(situation, 'p-amc');
  const offer = recipient && offerSnooze(situation, recipient, at);
  if (offer?.kind !== 'until') throw new Error('AMc has something to be reminded of.');
  await world.ports.snoozes.addSnooze({ personId: 'p-amc', at, until: offer.until }, patience());
}
