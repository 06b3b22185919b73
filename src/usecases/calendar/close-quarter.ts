import type { OwnPartDates, PartDates } from '../../core/calendar/part-dates.ts';
import { formatQuarter } from '../../core/calendar/quarter.ts';
import { WINDOW_PARTS, type WindowPart } from '../../core/calendar/window-part.ts';
import type { CollectionWindow, WindowState } from '../../core/collect/collection-window.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { findDirectorate, type UnknownDirectorate } from './find-directorate.ts';
import type { CalendarPorts, QuarterRequest } from './open-quarter.ts';

export type CloseRefusal =
  | UnknownDirectorate
  | { readonly reason: 'not-open'; readonly state: WindowState | undefined }
  | { readonly reason: 'busy' };

/**
 * Ends collecting before its time: from now on it is under review, and nobody is reminded. A window that has not opened
 * yet is taken back instead: nothing was collected that could be reviewed.
 */
export async function closeQuarter(
  ports: CalendarPorts,
  request: QuarterRequest,
): Promise<Result<CollectionWindow, CloseRefusal>> {
  const { quarter, author, now, patience } = request;
  const found = await findDirectorate(ports.plans, request.directorateCode);
  if (!found.ok) return found;
  const window = await ports.windows.window(found.value.id, formatQuarter(quarter));
  if (window?.state !== 'collecting') return refuse({ reason: 'not-open', state: window?.state });
  const isTakenBack = now < window.opensAt;
  const version = window.version + 1;
  const ended: CollectionWindow = isTakenBack
    ? { ...window, state: 'planned', start: 'held', version }
    : {
        ...window,
        state: 'review',
        closesAt: earlier(window.closesAt, now),
        parts: closedParts(window.parts, now),
        version,
      };
  const action = isTakenBack ? 'take-back-window' : 'close-window';
  const saved = await ports.windows.saveWindow(ended, { author, at: now, action }, patience);
  if (saved.ok) return done(ended);
  return saved.refusal === 'changed' ? closeQuarter(ports, request) : refuse({ reason: 'busy' });
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

/** What closed before stays closed since then; tables of finance still come, on the days that they had. */
function closedParts(parts: OwnPartDates | undefined, now: Date): OwnPartDates | undefined {
  if (parts === undefined) return undefined;
  const closed: Partial<Record<WindowPart, PartDates>> = {};
  for (const part of WINDOW_PARTS) {
    const dates = parts[part];
    if (dates !== undefined)
      closed[part] = part === 'finance' ? dates : { ...dates, closesAt: earlier(dates.closesAt, now) };
  }
  return closed;
}
