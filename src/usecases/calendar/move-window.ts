import { calendarOf } from '../../core/calendar/directorate-calendar.ts';
import { checkLadder, type LadderProblem, sameLadderDates } from '../../core/calendar/ladder.ts';
import { moveLadder, type StepDates } from '../../core/calendar/move-ladder.ts';
import { formatQuarter } from '../../core/calendar/quarter.ts';
import { type WindowDates, windowDates } from '../../core/calendar/window-dates.ts';
import type { CollectionWindow, WindowState } from '../../core/collect/collection-window.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { findDirectorate, type UnknownDirectorate } from './find-directorate.ts';
import type { CalendarPorts, QuarterRequest } from './open-quarter.ts';

export interface MoveRequest extends QuarterRequest {
  /** Due and closes stay where the window has them now when they are left out; the other steps follow them. */
  readonly dates: StepDates;
}

export type MoveRefusal =
  | UnknownDirectorate
  | { readonly reason: 'not-open'; readonly state: WindowState | undefined }
  /** The window has these dates already. */
  | { readonly reason: 'same-dates'; readonly dueAt: Date; readonly closesAt: Date }
  /** A new date that lies behind us. */
  | { readonly reason: 'date-passed'; readonly step: 'due' | 'closes'; readonly at: Date }
  | { readonly reason: 'dates-out-of-order'; readonly problems: readonly LadderProblem[] }
  | { readonly reason: 'busy' };

/**
 * Gives an open window another due date, another end, or both; the steps around them follow, see moveLadder. What was
 * sent stays sent: reminders compare the days of the steps with the days on which somebody was asked, so that an
 * earlier due date repeats nothing and still sends what is left.
 */
export async function moveWindow(
  ports: CalendarPorts,
  request: MoveRequest,
): Promise<Result<CollectionWindow, MoveRefusal>> {
  const { quarter, author, now, patience } = request;
  const found = await findDirectorate(ports.plans, request.directorateCode);
  if (!found.ok) return found;
  const organisation = await ports.plans.organisation();
  const window = await ports.windows.window(found.value.id, formatQuarter(quarter));
  if (organisation === undefined || window?.state !== 'collecting') {
    return refuse({ reason: 'not-open', state: window?.state });
  }
  const { due = window.steps.due.date, closes = window.steps.closes.date } = request.dates;
  const calendar = calendarOf(organisation, found.value);
  const ladder = moveLadder(found.value.ladder, { ...request.dates, due, closes }, { quarter, calendar });
  const dates = windowDates(quarter, { calendar, zone: organisation.timeZone, ladder });
  const moved: CollectionWindow = {
    ...window,
    ...dates,
    ...openingOf(window, dates, now),
    version: window.version + 1,
  };
  const refusal = whyNot(window, moved, request);
  if (refusal !== undefined) return refuse(refusal);
  const saved = await ports.windows.saveWindow(moved, { author, at: now, action: 'move-window' }, patience);
  if (saved.ok) return done(moved);
  return saved.refusal === 'changed' ? moveWindow(ports, request) : refuse({ reason: 'busy' });
}

/** What has opened stays open since then: it may have been started before the day of the ladder. */
function openingOf({ opensAt, steps }: CollectionWindow, dates: WindowDates, now: Date): Partial<WindowDates> {
  return now < opensAt ? {} : { opensAt, steps: { ...dates.steps, opens: steps.opens } };
}

function whyNot(window: CollectionWindow, moved: CollectionWindow, { dates, now }: MoveRequest) {
  const { dueAt, closesAt } = moved;
  if (sameLadderDates(window.steps, moved.steps)) return { reason: 'same-dates', dueAt, closesAt } as const;
  if (dates.due !== undefined && dueAt <= now) return { reason: 'date-passed', step: 'due', at: dueAt } as const;
  if (closesAt <= now) return { reason: 'date-passed', step: 'closes', at: closesAt } as const;
  const problems = checkLadder(moved.steps);
  return problems.length === 0 ? undefined : ({ reason: 'dates-out-of-order', problems } as const);
}
