import { type CollectionWindow, endsAt } from '../collect/collection-window.ts';
import type { Directorate, Organisation } from '../plan/plan.ts';
import { calendarOf, type OwnDays } from './directorate-calendar.ts';
import { checkLadder, type LadderDate, type LadderDates, sameLadderDates } from './ladder.ts';
import { checkPartDates, samePartDates } from './part-dates.ts';
import { formatQuarter, parseQuarter, previousQuarter, type Quarter, quarterOf } from './quarter.ts';
import { type WindowDates, windowDates } from './window-dates.ts';
import { workingDaysBefore } from './working-days.ts';
import { instantOf, type LocalTime, localDateOf } from './zone.ts';

/** The officer gets the check this many working days before the window opens, at this time in the directorate's zone. */
const CHECK_DAYS_BEFORE = 5;
const CHECK_TIME: LocalTime = '09:00';

/** What is to become of a window by itself. The window is as it is to be stored. */
export type WindowChange =
  /** Only where the directorate has a plan for this year. */
  | { readonly kind: 'add'; readonly window: CollectionWindow; readonly startYear: number }
  /** The ladder or the closure days were changed by an import. */
  | { readonly kind: 'move'; readonly window: CollectionWindow }
  | { readonly kind: 'open'; readonly window: CollectionWindow };

/** Whose window it is. */
export type Council = Pick<PlanningSituation, 'organisation' | 'directorate'>;

export interface PlanningSituation {
  readonly organisation: Organisation;
  readonly directorate: Directorate;
  /** Every window of the installation, other directorates' included. */
  readonly windows: readonly CollectionWindow[];
}

/**
 * Which windows of a directorate are planned, get new dates or open now. The first window of an installation waits for
 * the officer's Start; later ones open by themselves. Nothing is said of a quarter whose ladder is out of order: its
 * window stays as it is. Doing what is answered and asking again answers nothing.
 */
export function planWindows(situation: PlanningSituation, now: Date): readonly WindowChange[] {
  const { organisation, directorate, windows } = situation;
  const own = windows.filter(({ directorateId }) => directorateId === directorate.id);
  const start = windows.every(({ state }) => state === 'planned') ? 'waits' : 'by-itself';
  const added = quartersAround(now, organisation.timeZone)
    .filter((quarter) => own.every((window) => window.quarter !== formatQuarter(quarter)))
    .flatMap((quarter): readonly WindowChange[] => {
      const dates = usableDates(quarter, situation);
      if (dates === undefined || now < checkInstant(dates.steps, situation) || now >= endsAt(dates)) return [];
      const id = `window-${directorate.id}-${formatQuarter(quarter)}`;
      const what = { id, directorateId: directorate.id, quarter: formatQuarter(quarter) };
      const window: CollectionWindow = { ...what, state: 'planned', start, version: 1, ...dates };
      return [{ kind: 'add', window, startYear: quarter.startYear }];
    });
  return [...added, ...own.flatMap((window) => changeOf(window, situation, now))];
}

/** Has the day come on which the officer looks at a planned window, and is there still something to start? */
export function isCheckDue(window: CollectionWindow, council: Council, now: Date): boolean {
  return window.state === 'planned' && now >= checkInstant(window.steps, council) && now < endsAt(window);
}

function changeOf(window: CollectionWindow, situation: PlanningSituation, now: Date): readonly WindowChange[] {
  if (window.state !== 'planned') return [];
  const quarter = parseQuarter(window.quarter);
  const dates = quarter && usableDates(quarter, situation);
  if (dates === undefined || now >= endsAt(dates)) return [];
  const next = { ...window, ...dates, parts: dates.parts, version: window.version + 1 };
  if (now >= dates.opensAt && window.start === 'by-itself') {
    return [{ kind: 'open', window: { ...next, state: 'collecting' } }];
  }
  return isSame(window, dates) ? [] : [{ kind: 'move', window: next }];
}

/** The zone may change too, and then the same steps are other instants. */
function isSame(window: CollectionWindow, dates: WindowDates): boolean {
  const instants = ['opensAt', 'dueAt', 'closesAt'] as const;
  const hasSameInstants = instants.every((name) => window[name].getTime() === dates[name].getTime());
  return hasSameInstants && sameLadderDates(window.steps, dates.steps) && samePartDates(window.parts, dates.parts);
}

type DatesByQuarter = Map<string, WindowDates | undefined>;

/** Every sweep asks for the same, and the answer changes with an import, which brings other objects. */
const datesKnown = new WeakMap<Organisation, WeakMap<Directorate, DatesByQuarter>>();

function usableDates(quarter: Quarter, { organisation, directorate }: PlanningSituation): WindowDates | undefined {
  const ofAll = datesKnown.get(organisation) ?? new WeakMap<Directorate, DatesByQuarter>();
  datesKnown.set(organisation, ofAll);
  const known = ofAll.get(directorate) ?? new Map<string, WindowDates | undefined>();
  ofAll.set(directorate, known);
  const name = formatQuarter(quarter);
  if (!known.has(name)) known.set(name, findUsableDates(quarter, organisation, directorate));
  return known.get(name);
}

function findUsableDates(
  quarter: Quarter,
  organisation: Organisation,
  directorate: Directorate,
): WindowDates | undefined {
  const { timeZone: zone } = organisation;
  const dates = windowDates(quarter, {
    calendar: calendarOf(organisation, directorate),
    zone,
    ladder: directorate.ladder,
    parts: directorate.parts,
  });
  return checkLadder(dates.steps).length + checkPartDates(dates.parts).length === 0 ? dates : undefined;
}

function checkInstant(steps: LadderDates, council: Council): Date {
  const { date, time } = checkDate(steps, council);
  return instantOf(date, time, council.organisation.timeZone);
}

/** When the officer is asked to look at a window, in the directorate's zone. */
export function checkDate(
  { opens }: LadderDates,
  { organisation, directorate }: { readonly organisation: Organisation; readonly directorate: OwnDays },
): LadderDate {
  const date = workingDaysBefore(calendarOf(organisation, directorate), opens.date, CHECK_DAYS_BEFORE);
  return { date, time: CHECK_TIME };
}

/** The one that is collected after its end, and the one whose end comes next. */
function quartersAround(now: Date, zone: string): readonly Quarter[] {
  const current = quarterOf(localDateOf(now, zone));
  return [previousQuarter(current), current];
}
