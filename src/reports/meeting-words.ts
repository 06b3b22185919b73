import { formatWithWeekday } from '../core/calendar/local-date.ts';
import type { PlannedMeeting } from '../core/publish/planned-meeting.ts';

/** `It goes to the Audit Board on Thursday 3 September 2026; papers are due by Wednesday 26 August 2026.` */
export function meetingWords({ board, date, papersBy }: PlannedMeeting): string {
  return `It goes to the ${board} on ${formatWithWeekday(date)}; papers are due by ${formatWithWeekday(papersBy)}.`;
}
