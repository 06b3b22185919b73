import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { formatClock, localDateOf } from '../../core/calendar/zone.ts';
import type { ChangeableUntil } from '../../core/collect/answering-window.ts';

export interface SavedUntil {
  /** Undefined when the window has closed since. */
  readonly closesAt: Date | undefined;
  /** IANA. */
  readonly timeZone: string;
  /** Without it until the close. */
  readonly changeable?: Changeable | undefined;
}

/** `once`: of a figure, where what becomes of it stands beside it. */
export type Changeable = ChangeableUntil | 'once';

/** Above a form, whoever reads it: a deputy or an officer may have sent it. */
export function sentByText(quarter: string, by: string): string {
  return `Sent for ${titleOfQuarter(quarter)} by ${by}. Saving again replaces it.`;
}

/** `Saved at 2pm. You can change it until 5pm on Tuesday 21 July 2026.` */
export function savedUntilText(at: Date, { closesAt, timeZone, changeable = 'close' }: SavedUntil): string {
  const saved = `Saved at ${formatClock(at, timeZone)}.`;
  if (changeable === 'sent') return `${saved} It is for the correction of the published report, and is sent once.`;
  if (changeable === 'sign-off') return `${saved} You can change it until the report is signed.`;
  if (changeable === 'once') return saved;
  if (closesAt === undefined) return `${saved} Its window has closed.`;
  if (changeable === 'question-closed')
    return `${saved} You can change it until the performance officer closes the question.`;
  const day = formatWithWeekday(localDateOf(closesAt, timeZone));
  return `${saved} You can change it until ${formatClock(closesAt, timeZone)} on ${day}.`;
}
