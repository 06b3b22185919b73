import { compareDates, type LocalDate } from '../../calendar/local-date.ts';
import type { Quarter } from '../../calendar/quarter.ts';
import type { Indicator } from '../../plan/plan.ts';
import { isReportedIn } from './indicator-quarters.ts';
import type { FigureQuery, IndicatorUpdate, SuppliedFigure } from './indicator-update.ts';

/** What has been said of one indicator so far. */
export interface IndicatorSaid {
  /** The update that stands for the quarter. */
  readonly update: IndicatorUpdate | undefined;
  /** The newest update of any earlier quarter. */
  readonly earlier: IndicatorUpdate | undefined;
  /** The newest figure of its supplier for the quarter. */
  readonly supplied: SuppliedFigure | undefined;
  /** The newest question about a figure of the quarter. */
  readonly query: FigureQuery | undefined;
}

export interface AskingMoment {
  readonly quarter: Quarter;
  /** Today in the directorate's zone. */
  readonly today: LocalDate;
  /** Once it is due, the owner is asked whether or not the supplier has answered. */
  readonly isDue: boolean;
}

/** Who is to act next: nobody where it is answered, not reported in this quarter, or no longer collected. */
export type Waiting = 'nobody' | 'supplier' | 'owner';

/**
 * A supplier, where named, is asked first. The owner is asked once the figure is there, when it is due, or where there
 * is no supplier. "Not yet available" is an answer until its date has come; a newer figure of the supplier is something
 * new to confirm.
 */
export function waitingFor(indicator: Indicator, said: IndicatorSaid, moment: AskingMoment): Waiting {
  const { update, supplied, query } = said;
  if (!isAskedIn(indicator, said, moment.quarter)) return 'nobody';
  const isQueried = supplied !== undefined && query?.suppliedId === supplied.id;
  if (indicator.supplierId !== undefined && isQueried) return 'supplier';
  const isNewToOwner = supplied !== undefined && supplied.id !== update?.suppliedId;
  if (update !== undefined && !isNewToOwner && !hasArrived(update, moment.today)) return 'nobody';
  const isSupplierNext = indicator.supplierId !== undefined && !isNewToOwner;
  return isSupplierNext && !moment.isDue ? 'supplier' : 'owner';
}

/** Whether the quarter's report wants a figure of it at all. */
export function isAskedIn(
  indicator: Indicator,
  { update, earlier }: Pick<IndicatorSaid, 'update' | 'earlier'>,
  quarter: Quarter,
): boolean {
  if (update !== undefined) return true;
  const hasEnded = earlier?.figure.kind === 'none' && earlier.figure.reason === 'no-longer-collected';
  return isReportedIn(indicator, quarter) && !hasEnded;
}

/** The day for which a figure was announced that is not there yet. */
export function announcedFor({ figure }: IndicatorUpdate): LocalDate | undefined {
  return figure.kind === 'none' && figure.reason === 'not-yet' ? figure.expectedOn : undefined;
}

function hasArrived(update: IndicatorUpdate, today: LocalDate): boolean {
  const announced = announcedFor(update);
  return announced !== undefined && compareDates(announced, today) <= 0;
}

/** Something of this quarter is still to come: a figure that was announced, or the final one of a provisional. */
export function isStillToCome({ figure }: IndicatorUpdate): boolean {
  return figure.kind === 'none' ? figure.reason === 'not-yet' : figure.isProvisional;
}
