import { calendarOf } from '../../core/calendar/directorate-calendar.ts';
import { checkLadder, type LadderProblem, type LadderStep } from '../../core/calendar/ladder.ts';
import type { LocalDate } from '../../core/calendar/local-date.ts';
import { moveLadder } from '../../core/calendar/move-ladder.ts';
import { formatQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import { type WindowDates, windowDates } from '../../core/calendar/window-dates.ts';
import type { WorkingCalendar } from '../../core/calendar/working-days.ts';
import { instantOf } from '../../core/calendar/zone.ts';
import { type CollectionWindow, isBeforePublication, type WindowState } from '../../core/collect/collection-window.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { Author, Patience, PlanReader, WindowStore } from '../ports.ts';
import { findDirectorate, type UnknownDirectorate } from './find-directorate.ts';

export interface CalendarPorts {
  readonly plans: Pick<PlanReader, 'organisation' | 'directorates' | 'plan'>;
  readonly windows: Pick<WindowStore, 'window' | 'saveWindow'>;
}

/** One directorate's quarter, and who asks for what. */
export interface QuarterRequest {
  readonly directorateCode: string;
  readonly quarter: Quarter;
  readonly author: Author;
  readonly now: Date;
  readonly patience: Patience;
}

export interface OpenRequest extends QuarterRequest {
  /** The last day of collecting for one that is opened again; left out, it has the dates it had. */
  readonly until?: LocalDate | undefined;
}

export type OpenRefusal =
  | UnknownDirectorate
  | { readonly reason: 'no-plan'; readonly startYear: number }
  | { readonly reason: 'already-open'; readonly state: WindowState }
  /** By the ladder's dates it has closed already; opened now it would close at once. */
  | { readonly reason: 'already-over'; readonly closesAt: Date }
  | { readonly reason: 'ladder-out-of-order'; readonly problems: readonly LadderProblem[] }
  | { readonly reason: 'busy' };

const OPENABLE: readonly WindowState[] = ['planned', 'review', 'signed-off'];

/**
 * Starts collecting for one quarter, with the dates of the directorate's ladder. Earlier than the first working day is
 * allowed: reminders wait for `opensAt`. Opening late is allowed too: the first ask goes out in the next working hour.
 * A window that has closed is opened again, with the dates it had or until the day that is given.
 */
export async function openQuarter(
  ports: CalendarPorts,
  request: OpenRequest,
): Promise<Result<CollectionWindow, OpenRefusal>> {
  const { quarter, now, author, patience } = request;
  const found = await findDirectorate(ports.plans, request.directorateCode);
  if (!found.ok) return found;
  const directorate = found.value;
  const organisation = await ports.plans.organisation();
  const plan = await ports.plans.plan(directorate.id, quarter.startYear);
  if (organisation === undefined || plan === undefined) {
    return refuse({ reason: 'no-plan', startYear: quarter.startYear });
  }
  const { ladder } = directorate;
  const calendar = calendarOf(organisation, directorate);
  const dates = windowDates(quarter, { calendar, zone: organisation.timeZone, ladder });
  const known = await ports.windows.window(directorate.id, formatQuarter(quarter));
  if (known !== undefined && !OPENABLE.includes(known.state))
    return refuse({ reason: 'already-open', state: known.state });
  const again = { calendar, zone: organisation.timeZone, ladder, quarter, until: request.until };
  const planned = known !== undefined && isBeforePublication(known) ? datesAgain(known, again) : dates;
  const problems = checkLadder(planned.steps);
  if (problems.length > 0) return refuse({ reason: 'ladder-out-of-order', problems });
  if (now >= planned.closesAt) return refuse({ reason: 'already-over', closesAt: planned.closesAt });
  const window: CollectionWindow = {
    id: known?.id ?? `window-${directorate.id}-${formatQuarter(quarter)}`,
    directorateId: directorate.id,
    quarter: formatQuarter(quarter),
    state: 'collecting',
    start: 'by-itself',
    version: (known?.version ?? 0) + 1,
    ...planned,
  };
  const action = known !== undefined && isBeforePublication(known) ? 'reopen-window' : 'open-window';
  const saved = await ports.windows.saveWindow(window, { author, at: now, action }, patience);
  if (saved.ok) return done(window);
  // Somebody opened it in the same moment: deciding again finds it open.
  return saved.refusal === 'changed' ? openQuarter(ports, request) : refuse({ reason: 'busy' });
}

interface Again {
  readonly quarter: Quarter;
  readonly calendar: WorkingCalendar;
  readonly zone: string;
  readonly ladder: readonly LadderStep[];
  readonly until: LocalDate | undefined;
}

/** The dates that a window had before it was closed, as its steps still say; or the same with another end. */
function datesAgain({ opensAt, dueAt, steps }: CollectionWindow, again: Again): WindowDates {
  const { quarter, calendar, zone, ladder, until } = again;
  if (until === undefined) {
    return { opensAt, dueAt, closesAt: instantOf(steps.closes.date, steps.closes.time, zone), steps };
  }
  const moved = moveLadder(ladder, { due: steps.due.date, closes: until }, { quarter, calendar });
  const dates = windowDates(quarter, { calendar, zone, ladder: moved });
  return { ...dates, opensAt, dueAt, steps: { ...dates.steps, opens: steps.opens, due: steps.due } };
}
