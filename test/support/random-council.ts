import type { Nation } from '../../src/core/calendar/bank-holidays.ts';
import { calendarOf } from '../../src/core/calendar/directorate-calendar.ts';
import { addDays, type LocalDate } from '../../src/core/calendar/local-date.ts';
import { formatQuarter, periodOf, type Quarter } from '../../src/core/calendar/quarter.ts';
import { windowDates } from '../../src/core/calendar/window-dates.ts';
import type { CollectionWindow } from '../../src/core/collect/collection-window.ts';
import type { Directorate, Milestone, Person, Plan } from '../../src/core/plan/plan.ts';
import { aDirectorate, aMilestone, aPerson, aPlan, ORGANISATION } from './remind-world.ts';
import type { Random } from './seeded.ts';

const OWNERS = ['AB', 'CD', 'EF', 'GH', 'IJ', 'KL'] as const;
const NATIONS: readonly Nation[] = ['england-and-wales', 'scotland', 'northern-ireland'];

/** An invented council with one quarter's windows, as it stands before anything happens. */
export interface RandomCouncil {
  readonly quarter: Quarter;
  readonly owners: readonly Person[];
  readonly officer: Person;
  /** Owns nothing, but drafts for others. */
  readonly drafter: Person;
  /** Zone by person id. */
  readonly zones: ReadonlyMap<string, string>;
  readonly directorates: readonly Directorate[];
  readonly plans: readonly Plan[];
  /** What comes into the plans later. */
  readonly late: readonly { readonly planId: string; readonly milestone: Milestone }[];
  readonly windows: readonly CollectionWindow[];
}

export function makeCouncil(random: Random): RandomCouncil {
  const quarter: Quarter = { startYear: 2024 + random.below(6), number: random.pick([1, 2, 3, 4]) };
  const initials = OWNERS.slice(0, 4 + random.pick([0, 1, 2, 2]));
  const owners = initials.map((its) => {
    const deputy = initials[random.below(initials.length)] ?? 'AB';
    const hasDeputy = deputy !== its && random.below(4) > 0;
    return aPerson(its, { deputyId: hasDeputy ? `p-${deputy.toLowerCase()}` : undefined });
  });
  const directorates = makeDirectorates(random, quarter);
  const made = directorates.map(({ id, code }) => makeMilestones(random, { id, code, owners }));
  return {
    quarter,
    owners,
    officer: aPerson('OF'),
    drafter: aPerson('HB'),
    zones: new Map([
      ['p-of', 'Europe/London'],
      ['p-hb', zoneFrom(random)],
      ...owners.map(({ id }) => [id, zoneFrom(random)] as const),
    ]),
    directorates,
    plans: made.map(({ plan }) => ({ ...plan, startYear: quarter.startYear })),
    late: made.flatMap(({ late }) => late),
    windows: directorates.map((directorate) => windowOf(directorate, quarter)),
  };
}

function zoneFrom(random: Random): string {
  return random.pick(['Europe/London', 'Europe/Athens', 'America/New_York', 'Asia/Kolkata']);
}

/** One directorate or two of different nations, each closed on up to two days around its window. */
function makeDirectorates(random: Random, quarter: Quarter): readonly Directorate[] {
  const firstNation = random.below(NATIONS.length);
  return ['CE', 'NI'].slice(0, random.pick([1, 2, 2])).map((code, index) =>
    aDirectorate(code, {
      nation: NATIONS[(firstNation + index) % NATIONS.length],
      closureDays: Array.from({ length: random.below(3) }, () => addDays(periodOf(quarter).last, 2 + random.below(20))),
      officerIds: ['p-of'],
    }),
  );
}

interface Made {
  readonly plan: Plan;
  readonly late: RandomCouncil['late'];
}

function makeMilestones(
  random: Random,
  { id, code, owners }: { readonly id: string; readonly code: string; readonly owners: readonly Person[] },
): Made {
  const [first, ...rest] = owners.map((owner) => owner.id);
  const milestones = Array.from({ length: 6 + random.below(6) }, (_, index) => {
    const ownerId = random.below(10) === 0 ? undefined : random.pick([first ?? '', ...rest]);
    const contributorIds = random.below(4) === 0 ? [random.pick(['p-hb', ...rest])] : [];
    return aMilestone(`${code.toLowerCase()}-${index}`, ownerId, { areaId: `area-${id}`, contributorIds });
  });
  const kept = milestones.length - random.below(4);
  const plan = aPlan(id, milestones.slice(0, kept));
  return { plan, late: milestones.slice(kept).map((milestone) => ({ planId: plan.id, milestone })) };
}

function windowOf(directorate: Directorate, quarter: Quarter): CollectionWindow {
  return {
    id: `window-${directorate.id}-${formatQuarter(quarter)}`,
    directorateId: directorate.id,
    quarter: formatQuarter(quarter),
    state: 'collecting',
    start: 'by-itself',
    version: 1,
    ...windowDates(quarter, { calendar: calendarOf(ORGANISATION, directorate), zone: ORGANISATION.timeZone }),
  };
}

/** From the day before the first window opens until the day after the last one closes. */
export function daysOf({ windows }: Pick<RandomCouncil, 'windows'>): readonly LocalDate[] {
  const opens = windows.map(({ steps }) => steps.opens.date).toSorted();
  const closes = windows.map(({ steps }) => steps.closes.date).toSorted();
  const days: LocalDate[] = [];
  const [first] = opens;
  const last = closes.at(-1);
  if (first === undefined || last === undefined) throw new Error('A council has a window.');
  for (let day = addDays(first, -1); day <= addDays(last, 1); day = addDays(day, 1)) days.push(day);
  return days;
}
