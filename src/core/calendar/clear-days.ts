import type { LocalDate } from './local-date.ts';
import { previousWorkingDay, type WorkingCalendar, workingDaysBefore } from './working-days.ts';

/** England. Source: Local Government Act 1972, section 100B, as amended by SI 2002/715. In Wales there are three. */
export const USUAL_CLEAR_DAYS = 5;

/**
 * The last day on which agenda and reports can be published for a meeting. Clear days leave out the day of publication, the
 * day of the meeting, weekends, bank holidays and days on which the council is closed.
 * @example a meeting on Monday 9 September 2019, five clear days in England: Friday 30 August 2019
 */
export function publishBy(calendar: WorkingCalendar, meeting: LocalDate, clearDays: number): LocalDate {
  return previousWorkingDay(calendar, workingDaysBefore(calendar, meeting, clearDays));
}
