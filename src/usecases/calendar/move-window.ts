import {
  checkLadder,
  DEFAULT_LADDER,
  type LadderProblem,
  type LadderStep,
  type LadderStepName,
} from '../../core/calendar/ladder.ts';
import type { LocalDate } from '../../core/calendar/local-date.ts';
import { formatQuarter } from '../../core/calendar/quarter.ts';
import { windowDates } from '../../core/calendar/window-dates.ts';
import type { CollectionWindow, WindowState } from '../../core/collect/collection-window.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { findDirectorate, type UnknownDirectorate } from './find-directorate.ts';
import type { CalendarPorts, QuarterRequest } from './open-quarter.ts';

export interface MoveRequest extends QuarterRequest {
  /** Steps that get a date of their own; the others follow from the directorate's ladder as it is now. */
  readonly dates: Partial<Readonly<Record<LadderStepName, LocalDate>>>;
}

export type MoveRefusal =
  | UnknownDirectorate
  | { readonly reason: 'not-open'; readonly state: WindowState | undefined }
  | { readonly reason: 'ladder-out-of-order'; readonly problems: readonly LadderProblem[] }
  | { readonly reason: 'busy' };

/**
 * Gives an open window other dates. What was sent stays sent: reminders compare the days of the steps with the days on
 * which somebody was asked, so that an earlier due date repeats nothing and still sends what is left.
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
  const ladder = withDates(found.value.ladder, request.dates);
  const dates = windowDates(quarter, { calendar: organisation, zone: organisation.timeZone, ladder });
  const problems = checkLadder(dates.steps);
  if (problems.length > 0) return refuse({ reason: 'ladder-out-of-order', problems });
  const moved: CollectionWindow = { ...window, ...dates, version: window.version + 1 };
  const saved = await ports.windows.saveWindow(moved, { author, at: now, action: 'move-window' }, patience);
  if (saved.ok) return done(moved);
  return saved.refusal === 'changed' ? moveWindow(ports, request) : refuse({ reason: 'busy' });
}

function withDates(ladder: readonly LadderStep[], dates: MoveRequest['dates']): readonly LadderStep[] {
  return DEFAULT_LADDER.map((usual) => {
    const step = ladder.find(({ name }) => name === usual.name) ?? usual;
    const date = dates[step.name];
    return date === undefined ? step : { ...step, day: { date } };
  });
}
