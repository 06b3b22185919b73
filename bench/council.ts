import type { LadderDate } from '../src/core/calendar/ladder.ts';
import { addDays } from '../src/core/calendar/local-date.ts';
import { parseQuarter } from '../src/core/calendar/quarter.ts';
import { type WindowDates, windowDates } from '../src/core/calendar/window-dates.ts';
import { openDatabase } from '../src/store/database.ts';
import { collectionWindow } from '../src/store/schema/collect.ts';
import { area, directorate, milestone, organisation, person, plan } from '../src/store/schema/plan.ts';
import { slackUser } from '../src/store/schema/remind.ts';

/** Within working hours of the day on which the window opened: everybody is owed the first ask. */
export const ALL_DUE_AT = new Date('2026-07-01T09:30:00Z');

/** How many milestones one person answers for, where clicks are measured. */
export const MILESTONES_EACH = 8;

export const QUARTER = '2026-27/Q1';
const ZONE = 'Europe/London';
const ROWS_AT_ONCE = 500;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface CouncilOptions {
  readonly people: number;
  readonly milestonesEach?: number;
  /** Its window has opened on this day or the day before; as the calendar has it unless given. */
  readonly openAt?: Date;
}

/** A council of one directorate: each person is known in Slack and owns milestones that nobody has answered. */
export async function createCouncil(
  path: string,
  { people, milestonesEach = 1, openAt = ALL_DUE_AT }: CouncilOptions,
): Promise<void> {
  const database = await openDatabase(path);
  const { orm } = database;
  orm.transaction((tx) => {
    const ragWording = { green: 'On course.', amber: 'Uncertain.', red: 'Certain to miss.' };
    const nation = 'england-and-wales';
    tx.insert(organisation)
      .values({ id: 1, name: 'Large Council', nation, timeZone: ZONE, closureDays: [], ragWording })
      .run();
    tx.insert(directorate)
      .values({ id: 'd-1', code: 'LD', name: 'Large Directorate', ladder: [], commentaryRule: 'all' })
      .run();
    tx.insert(plan).values({ id: 'plan-1', directorateId: 'd-1', startYear: 2026, version: 1, sectionTexts: {} }).run();
    tx.insert(area).values({ id: 'a-1', planId: 'plan-1', name: 'All services', position: 0 }).run();
    for (let first = 0; first < people; first += ROWS_AT_ONCE) {
      const numbers = Array.from({ length: Math.min(ROWS_AT_ONCE, people - first) }, (_, index) => first + index);
      tx.insert(person).values(numbers.map(toPerson)).run();
      tx.insert(slackUser).values(numbers.map(toSlackUser)).run();
      for (let nth = 0; nth < milestonesEach; nth += 1) {
        const values = numbers.map((owner) => toMilestone(owner * milestonesEach + nth, owner));
        tx.insert(milestone).values(values).run();
      }
    }
    tx.insert(collectionWindow).values(openWindow(openAt)).run();
  });
  database.close();
}

function toPerson(number: number) {
  const initials = `P${number}`;
  return {
    id: `p-${number}`,
    initials,
    name: `Person ${number}`,
    title: 'Operational Director',
    email: `p${number}@large.example`,
    slackUserId: `U${number}`,
  };
}

function toSlackUser(number: number) {
  return {
    id: `U${number}`,
    teamId: 'T1',
    timeZone: ZONE,
    isGuest: false,
    isDeleted: false,
    isBot: false,
    dmChannelId: `D${number}`,
    readAt: ALL_DUE_AT,
  };
}

function toMilestone(number: number, owner: number) {
  return {
    id: `m-${number}`,
    planId: 'plan-1',
    areaId: 'a-1',
    ref: `LD${number}`,
    words: `Bring service ${number} to the standard that was agreed with the people who use it.`,
    ownerId: `p-${owner}`,
    dueKind: 'date' as const,
    dueDate: '2027-03-31',
    position: number,
  };
}

function openWindow(openAt: Date): typeof collectionWindow.$inferInsert {
  const quarter = parseQuarter(QUARTER);
  if (quarter === undefined) throw new Error(`"${QUARTER}" is no quarter.`);
  const calendar = { nation: 'england-and-wales', closureDays: [] } as const;
  const { opensAt, dueAt, closesAt, steps } = windowDates(quarter, { calendar, zone: ZONE });
  const dates = { opensAt, dueAt, closesAt, steps };
  const days = Math.floor((openAt.getTime() - dates.opensAt.getTime()) / DAY_MS);
  const opened = days === 0 ? dates : moveDates(dates, days);
  return { id: 'w-1', directorateId: 'd-1', quarter: QUARTER, state: 'collecting', version: 1, ...opened };
}

type WholeDates = Omit<WindowDates, 'parts'>;

function moveDates({ opensAt, dueAt, closesAt, steps }: WholeDates, days: number): WholeDates {
  const move = (date: Date) => new Date(date.getTime() + days * DAY_MS);
  const moveStep = ({ date, time }: LadderDate): LadderDate => ({ date: addDays(date, days), time });
  return {
    opensAt: move(opensAt),
    dueAt: move(dueAt),
    closesAt: move(closesAt),
    steps: {
      opens: moveStep(steps.opens),
      'last-call': moveStep(steps['last-call']),
      due: moveStep(steps.due),
      overdue: moveStep(steps.overdue),
      'closes-tomorrow': moveStep(steps['closes-tomorrow']),
      closes: moveStep(steps.closes),
    },
  };
}
