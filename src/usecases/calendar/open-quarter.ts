import { calendarOf } from '../../core/calendar/directorate-calendar.ts';
import { checkLadder, type LadderProblem, type LadderStep, ladderDates } from '../../core/calendar/ladder.ts';
import type { LocalDate } from '../../core/calendar/local-date.ts';
import { moveLadder } from '../../core/calendar/move-ladder.ts';
import { checkPartDates, type OwnPartDates, type PartDates, partDates } from '../../core/calendar/part-dates.ts';
import { formatQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import { type WindowDates, windowDates } from '../../core/calendar/window-dates.ts';
import { COLLECTED_PARTS, type PartLadders, WINDOW_PARTS, type WindowPart } from '../../core/calendar/window-part.ts';
import type { WorkingCalendar } from '../../core/calendar/working-days.ts';
import { instantOf } from '../../core/calendar/zone.ts';
import {
  type CollectionWindow,
  endsAt,
  isBeforePublication,
  type WindowState,
} from '../../core/collect/collection-window.ts';
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
  const { ladder, parts } = directorate;
  const calendar = calendarOf(organisation, directorate);
  const dates = windowDates(quarter, { calendar, zone: organisation.timeZone, ladder, parts });
  const known = await ports.windows.window(directorate.id, formatQuarter(quarter));
  if (known !== undefined && !OPENABLE.includes(known.state))
    return refuse({ reason: 'already-open', state: known.state });
  const again = { calendar, zone: organisation.timeZone, ladder, parts, quarter, until: request.until };
  const planned = known !== undefined && isBeforePublication(known) ? datesAgain(known, again) : dates;
  const problems = [...checkLadder(planned.steps), ...checkPartDates(planned.parts)];
  if (problems.length > 0) return refuse({ reason: 'ladder-out-of-order', problems });
  if (now >= endsAt(planned)) return refuse({ reason: 'already-over', closesAt: endsAt(planned) });
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
  readonly parts: PartLadders | undefined;
  readonly until: LocalDate | undefined;
}

/** The dates that a window had before it was closed, as its steps still say; or the same with another end. */
function datesAgain(window: CollectionWindow, again: Again): WindowDates {
  const { opensAt, dueAt, steps } = window;
  const { quarter, calendar, zone, ladder, until } = again;
  const own = window.parts === undefined ? {} : { parts: partsAgain(window.parts, again) };
  if (until === undefined) {
    return { opensAt, dueAt, closesAt: instantOf(steps.closes.date, steps.closes.time, zone), steps, ...own };
  }
  const moved = moveLadder(ladder, { due: steps.due.date, closes: until }, { quarter, calendar });
  const dates = windowDates(quarter, { calendar, zone, ladder: moved });
  return { ...dates, opensAt, dueAt, steps: { ...dates.steps, opens: steps.opens, due: steps.due }, ...own };
}

/** Until the day that is given each part is open at least; one that closes later keeps its own day. */
function partsAgain(known: OwnPartDates, again: Again): OwnPartDates {
  const { quarter, calendar, zone, ladder, until } = again;
  const parts: Partial<Record<WindowPart, PartDates>> = {};
  for (const part of WINDOW_PARTS) {
    const steps = known[part]?.steps;
    if (steps === undefined) continue;
    const isLonger = until !== undefined && COLLECTED_PARTS.includes(part) && steps.closes.date < until;
    if (!isLonger) parts[part] = partDates(steps, zone);
    else {
      const usual = [...(again.parts?.[part] ?? []), ...ladder];
      const moved = moveLadder(usual, { due: steps.due.date, closes: until }, { quarter, calendar });
      parts[part] = partDates({ ...ladderDates(quarter, calendar, moved), opens: steps.opens }, zone);
    }
  }
  return parts;
}
