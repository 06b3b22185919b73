import { formatLong, type LocalDate } from '../../core/calendar/local-date.ts';
import type { ReturnColumn } from '../../core/collect/sheet/return-columns.ts';

/** The cells of one row; what is not named stays empty. */
export type RowCells = Readonly<Partial<Record<ReturnColumn, string>>>;
/** What can be chosen in one row. */
export type RowLists = Readonly<Partial<Record<ReturnColumn, readonly string[]>>>;

/** As somebody would type it; empty for none. */
export function dayCell(day: LocalDate | undefined): string {
  return day === undefined ? '' : formatLong(day);
}
