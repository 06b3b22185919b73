import { calendarOf } from '../../src/core/calendar/directorate-calendar.ts';
import { addDays, formatWithWeekday, type LocalDate, localDate } from '../../src/core/calendar/local-date.ts';
import { windowDates } from '../../src/core/calendar/window-dates.ts';
import { instantOf, localDateOf, localTimeOf } from '../../src/core/calendar/zone.ts';
import type { Directorate, Plan } from '../../src/core/plan/plan.ts';
import { dueReminders } from '../../src/core/remind/due-reminders.ts';
import { recipientOf } from '../../src/core/remind/situation-index.ts';
import { offerSnooze } from '../../src/core/remind/snooze.ts';
import { planDueWindows } from '../../src/usecases/calendar/plan-windows.ts';
import { deliver } from '../../src/usecases/remind/deliver.ts';
import { planDueWork } from '../../src/usecases/remind/plan-due-work.ts';
import type { DeskMessage, RemindPorts } from '../../src/usecases/remind/ports.ts';
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
 * Every day from June 2025 to May 2026 of an invented council. CE is in England, NI in Northern Ireland (Battle of the
 * Boyne) and closed between Christmas and Monday 5 January. KO is officer of both. AMc answers for milestones of both; SN works in
 * Athens; TC is away in quarter 1 with SN as deputy; LV leaves in quarter 2 and OB gets her milestone; a milestone is
 * imported late in quarter 3, and AMc snoozes half an hour before its last call; in quarter 4 HB and TC are named as
 * contributors (HB hands in, TC does not), and Ragtime is down for three days, in which the last call and the overdue step fall.
 *
 * Christmas moves the check and the whole window of NI in quarter 3. Good Friday and Easter Monday lie in the windows of
 * quarter 4 and move each step after the opening by two working days. The clocks change on 26 October, between two windows,
 * and on 29 March, between the check and the opening of quarter 4: nine o'clock is nine o'clock before and after.
 */

const OFFICER = 'p-ko';
const CE = aDirectorate('CE', { officerIds: [OFFICER] });
const NI = aDirectorate('NI', {
  nation: 'northern-ireland',
  closureDays: ['2025-12-29', '2025-12-30', '2025-12-31', '2026-01-02'].map(localDate),
  officerIds: [OFFICER],
});
const ZONES: Readonly<Record<string, string>> = { SN: 'Europe/Athens' };
const START_YEAR = 2025;
const DUE = { kind: 'date', date: localDate('2026-03-31') } as const;
const READ_AT = new Date('2025-06-01T08:00:00Z');
/** Each quarter's days follow upon those of the one before; the check comes first. */
const FIRST_DAYS = ['2025-06-20', '2025-09-20', '2025-12-15', '2026-03-20'].map(localDate);
const LAST_DAY = localDate('2026-05-31');

/** What happens at nine in the evening of a day, when nothing is sent. */
const EVENTS: Readonly<Record<string, (world: RemindWorld) => Promise<void> | void>> = {
  '2025-07-02': (world) => away(world, 'TC', '2025-07-03', '2025-07-15'),
  '2025-07-08': (world) => answer(world, 'ce2', '2025-26/Q1'),
  '2025-07-12': (world) => answer(world, 'ce1', '2025-26/Q1'),
  '2025-07-16': (world) => answer(world, 'ni1', '2025-26/Q1'),
  '2025-10-07': leave,
  '2025-10-11': handOver,
  '2025-10-13': (world) => answer(world, 'ce1', '2025-26/Q2', 'ni1', 'ce2', 'ce3'),
  '2026-01-05': importLate,
  '2026-01-12': (world) => answer(world, 'ce2', '2025-26/Q3', 'ce3'),
  '2026-01-18': (world) => answer(world, 'ce1', '2025-26/Q3', 'ce4', 'ce5'),
  '2026-01-19': (world) => answer(world, 'ni1', '2025-26/Q3'),
  '2026-03-30': nameContributors,
  '2026-04-07': (world) => handInBy(world, 'ce3', '2025-26/Q4'),
  '2026-04-22': (world) => answer(world, 'ce1', '2025-26/Q4', 'ce2', 'ce3', 'ce5', 'ni1'),
};
/** Half an hour before the last call, AMc asks to be reminded tomorrow. */
const SNOOZED_ON = '2026-01-13';
/** Sweeps begin before 8am in Athens and end after 6pm in London. */
const SWEPT_HOURS = ['05', '06', '07', '08', '09', '10', '12', '15', '17', '18', '20'] as const;
/** Where nothing collects that day: when checks and overviews come, and when windows close. */
const QUIET_HOURS = ['09', '17'] as const;
/** No sweep runs from before the last call of quarter 4 until after the overdue step. */
const DOWN = {
  from: instantOf(localDate('2026-04-14'), '07:00', 'Europe/London'),
  until: instantOf(localDate('2026-04-17'), '10:00', 'Europe/London'),
};

export async function playYear(): Promise<{ readonly table: string; readonly keys: readonly string[] }> {
  const world = await openWorld();
  const lines: string[] = [];
  for (const [index, first] of FIRST_DAYS.entries()) {
    const next = FIRST_DAYS[index + 1];
    const last = next === undefined ? LAST_DAY : addDays(next, -1);
    const rows = await playDays(world, first, last);
    lines.push(`== Quarter ${index + 1}`, ...(await datesOf(world, `2025-26/Q${index + 1}`)), ...rows, '');
  }
  return { table: `${lines.join('\n').trim()}\n`, keys: world.messenger.messages.map(({ key }) => key) };
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
    aPerson('KO'),
  ];
  world.directorates = [CE, NI];
  world.plans = [ownPlan(CE, { ce1: 'p-amc', ce2: 'p-sn', ce3: 'p-tc', ce4: 'p-lv' }), ownPlan(NI, { ni1: 'p-amc' })];
  world.store();
  await planFirst(world);
  for (const { initials } of world.people) {
    await world.addSlackUser(aSlackUser(initials, { timeZone: ZONES[initials] ?? 'Europe/London', readAt: READ_AT }));
  }
  return world;
}

function ownPlan(directorate: Directorate, owners: Readonly<Record<string, string>>): Plan {
  const milestones = Object.entries(owners).map(([id, ownerId]) => aMilestone(id, ownerId, { due: DUE }));
  return { ...aPlan(directorate.id, milestones), startYear: START_YEAR };
}

/** The first windows of an installation wait for Start, which has been pressed here; the product plans all others. */
async function planFirst(world: RemindWorld): Promise<void> {
  for (const directorate of [CE, NI]) {
    const calendar = calendarOf(ORGANISATION, directorate);
    await world.addWindow({
      id: `window-${directorate.id}-2025-26/Q1`,
      directorateId: directorate.id,
      quarter: '2025-26/Q1',
      state: 'planned',
      start: 'by-itself',
      version: 1,
      ...windowDates({ startYear: START_YEAR, number: 1 }, { calendar, zone: 'Europe/London' }),
    });
  }
}

async function datesOf(world: RemindWorld, quarter: string): Promise<readonly string[]> {
  const windows = (await world.ports.windows.windows()).filter((each) => each.quarter === quarter);
  return [CE, NI].flatMap(({ id, code }) =>
    windows
      .filter(({ directorateId }) => directorateId === id)
      .map(
        ({ steps: { opens, due, closes } }) => `${code} opens ${opens.date}, due ${due.date}, closes ${closes.date}`,
      ),
  );
}

async function playDays(world: RemindWorld, first: LocalDate, last: LocalDate): Promise<readonly string[]> {
  const lines: string[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) lines.push(...(await playDay(world, date)));
  return lines;
}

/** Sweeps in London time, and what happens in the evening. */
async function playDay(world: RemindWorld, date: LocalDate): Promise<readonly string[]> {
  const lines: string[] = [];
  const hours = (await isQuiet(world, date)) ? QUIET_HOURS : SWEPT_HOURS;
  for (const hour of hours) {
    const now = instantOf(date, `${hour}:00`, 'Europe/London');
    if (now < DOWN.from || now >= DOWN.until) lines.push(...(await sweep(world, now)));
    if (date === SNOOZED_ON && hour === '08') await snooze(world, date);
  }
  await EVENTS[date]?.(world);
  return lines;
}

/** No window is open on this day, nor was on the day before. */
async function isQuiet(world: RemindWorld, date: LocalDate): Promise<boolean> {
  const windows = await world.ports.windows.windows();
  return windows.every(({ steps: { opens, closes } }) => date < opens.date || date > addDays(closes.date, 1));
}

async function sweep(world: RemindWorld, now: Date): Promise<readonly string[]> {
  const ports = { ...world.ports, renderDesk };
  const before = world.messenger.messages.length;
  // What opens now is open before its reasons are asked for.
  await planDueWindows(ports, now);
  const situation = await readSituation(ports);
  const { reminders, additions } = dueReminders(situation, now);
  const { ready } = await planDueWork(ports, { now });
  for (const { id } of ready) await deliver(ports, id, { now });
  const posted = world.messenger.messages.slice(before);
  const lines = posted.map(({ key, channelId, text }) => {
    const planned = reminders.find((reminder) => reminder.key === key)?.reason ?? 'kept from before';
    const reason = key.startsWith('desk-') ? 'as officer' : planned;
    return `${stamp(now)}  ${channelId.slice(2).padEnd(4)}${text} (${reason}; ${localTime(situation, key, now)} there)`;
  });
  const added = additions.map(
    ({ personId, entries }) =>
      `${stamp(now)}  ${personId} more in the message of today: ${entries.map(({ id }) => id)}`,
  );
  return [...lines, ...added];
}

/** In one line what an officer reads. */
const renderDesk: RemindPorts['renderDesk'] = (message) => ({ text: deskLine(message), blocks: [{ type: 'divider' }] });

function deskLine(message: DeskMessage): string {
  const { directorateCode, owners, orphans } = message.content;
  const asked = owners.flatMap(({ outstanding }) => outstanding);
  const unasked = (message.about === 'orphans' ? message.orphans : orphans).map(
    ({ ref, reason }) => `${ref} ${reason}`,
  );
  const lists = message.about === 'orphans' ? unasked : [...asked, ...unasked];
  return `${message.about} of ${directorateCode}: ${lists.join(', ') || 'nothing'}`;
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
  await world.addSlackUser(aSlackUser('LV', { isDeleted: true, readAt: READ_AT }));
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
  const isHanded = await handInAs(world, { id, quarter, at: new Date('2026-04-07T20:00:00Z') });
  if (!isHanded) throw new Error(`Nobody handed in ${id}.`);
}

function importLate(world: RemindWorld): void {
  const [plan, ...rest] = world.plans;
  if (plan === undefined) throw new Error('CE has a plan.');
  world.plans = [
    { ...plan, milestones: [...plan.milestones, aMilestone('ce5', 'p-sn', { areaId: `area-${CE.id}`, due: DUE })] },
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
