import { calendarOf } from '../../core/calendar/directorate-calendar.ts';
import { checkLadder, type LadderProblem, ladderDates, sameLadderDates } from '../../core/calendar/ladder.ts';
import { moveLadder, type StepDates } from '../../core/calendar/move-ladder.ts';
import { type PartDates, partDates } from '../../core/calendar/part-dates.ts';
import { formatQuarter } from '../../core/calendar/quarter.ts';
import type { WindowPart } from '../../core/calendar/window-part.ts';
import { instantOf } from '../../core/calendar/zone.ts';
import type { CollectionWindow, WindowState } from '../../core/collect/collection-window.ts';
import { windowOfPart } from '../../core/collect/window-of-part.ts';
import type { Directorate, Organisation } from '../../core/plan/plan.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { findDirectorate, type UnknownDirectorate } from './find-directorate.ts';
import type { CalendarPorts, QuarterRequest } from './open-quarter.ts';

export interface MoveRequest extends QuarterRequest {
  /** Due and closes stay where the window has them now when they are left out; the other steps follow them. */
  readonly dates: StepDates;
  /** The part that is moved, which has dates of its own from then on; left out, whatever has none. */
  readonly part?: WindowPart | undefined;
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
  const before = request.part === undefined ? window : windowOfPart(window, request.part);
  const dates = movedDates(before, { organisation, directorate: found.value, request });
  const refusal = whyNot(before, dates, request);
  if (refusal !== undefined) return refuse(refusal);
  const { part } = request;
  const version = window.version + 1;
  const moved: CollectionWindow =
    part === undefined
      ? { ...window, ...dates, opensAt: opening(window, dates, { organisation, now }), version }
      : { ...window, parts: { ...window.parts, [part]: dates }, version };
  const saved = await ports.windows.saveWindow(moved, { author, at: now, action: 'move-window' }, patience);
  if (saved.ok) return done(moved);
  return saved.refusal === 'changed' ? moveWindow(ports, request) : refuse({ reason: 'busy' });
}

interface Moving {
  readonly organisation: Organisation;
  readonly directorate: Directorate;
  readonly request: MoveRequest;
}

/** What has opened stays open since then: it may have been started before the day of the ladder. */
function movedDates(before: CollectionWindow, { organisation, directorate, request }: Moving): PartDates {
  const { quarter, part, dates, now } = request;
  const { opens, due, closes } = before.steps;
  const calendar = calendarOf(organisation, directorate);
  const own = part === undefined ? [] : (directorate.parts?.[part] ?? []);
  const days = { ...dates, due: dates.due ?? due.date, closes: dates.closes ?? closes.date };
  const ladder = moveLadder([...own, ...directorate.ladder], days, { quarter, calendar });
  const steps = ladderDates(quarter, calendar, ladder);
  const isOpened = part !== undefined || now >= before.opensAt;
  return partDates(isOpened ? { ...steps, opens } : steps, organisation.timeZone);
}

function opening(
  { opensAt }: CollectionWindow,
  { steps: { opens } }: PartDates,
  { organisation, now }: { readonly organisation: Organisation; readonly now: Date },
): Date {
  return now < opensAt ? instantOf(opens.date, opens.time, organisation.timeZone) : opensAt;
}

function whyNot({ steps }: CollectionWindow, moved: PartDates, { dates, now }: MoveRequest) {
  const { dueAt, closesAt } = moved;
  if (sameLadderDates(steps, moved.steps)) return { reason: 'same-dates', dueAt, closesAt } as const;
  if (dates.due !== undefined && dueAt <= now) return { reason: 'date-passed', step: 'due', at: dueAt } as const;
  if (closesAt <= now) return { reason: 'date-passed', step: 'closes', at: closesAt } as const;
  const problems = checkLadder(moved.steps);
  return problems.length === 0 ? undefined : ({ reason: 'dates-out-of-order', problems } as const);
}
