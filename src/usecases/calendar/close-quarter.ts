import { formatQuarter } from '../../core/calendar/quarter.ts';
import type { CollectionWindow, WindowState } from '../../core/collect/collection-window.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { findDirectorate, type UnknownDirectorate } from './find-directorate.ts';
import type { CalendarPorts, QuarterRequest } from './open-quarter.ts';

export type CloseRefusal =
  | UnknownDirectorate
  | { readonly reason: 'not-open'; readonly state: WindowState | undefined }
  | { readonly reason: 'busy' };

/** Ends collecting before its time: from now on it is under review, and nobody is reminded. */
export async function closeQuarter(
  ports: CalendarPorts,
  request: QuarterRequest,
): Promise<Result<CollectionWindow, CloseRefusal>> {
  const { quarter, author, now, patience } = request;
  const found = await findDirectorate(ports.plans, request.directorateCode);
  if (!found.ok) return found;
  const window = await ports.windows.window(found.value.id, formatQuarter(quarter));
  if (window?.state !== 'collecting') return refuse({ reason: 'not-open', state: window?.state });
  const review: CollectionWindow = { ...window, state: 'review', version: window.version + 1 };
  const saved = await ports.windows.saveWindow(review, { author, at: now, action: 'close-window' }, patience);
  if (saved.ok) return done(review);
  return saved.refusal === 'changed' ? closeQuarter(ports, request) : refuse({ reason: 'busy' });
}
