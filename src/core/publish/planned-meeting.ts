import { publishBy, USUAL_CLEAR_DAYS } from '../calendar/clear-days.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { periodOf, type Quarter } from '../calendar/quarter.ts';
import type { WorkingCalendar } from '../calendar/working-days.ts';
import type { Directorate } from '../plan/plan.ts';
import type { Meeting } from '../plan/report-settings.ts';
import { nextMeeting } from './compile-front.ts';

export interface PlannedMeeting extends Meeting {
  /** The last day on which its papers can be published. */
  readonly papersBy: LocalDate;
}

/** The meeting to which the report of a quarter goes; undefined where the plan names none after its end. */
export function planMeeting(
  { report }: Directorate,
  { calendar, quarter }: { readonly calendar: WorkingCalendar; readonly quarter: Quarter },
): PlannedMeeting | undefined {
  const meeting = nextMeeting(report, periodOf(quarter).last);
  if (meeting === undefined) return undefined;
  return { ...meeting, papersBy: publishBy(calendar, meeting.date, report.clearDays ?? USUAL_CLEAR_DAYS) };
}
