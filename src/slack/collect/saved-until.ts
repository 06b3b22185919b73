import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import { formatClock, localDateOf } from '../../core/calendar/zone.ts';

export interface SavedUntil {
  /** Undefined when the window has closed since. */
  readonly closesAt: Date | undefined;
  /** IANA. */
  readonly timeZone: string;
  /** It answers a question of an officer after the window has closed. */
  readonly isAfterClose?: boolean | undefined;
}

/** `Saved at 2pm. You can change it until 5pm on Tuesday 21 July 2026.` */
export function savedUntilText(at: Date, { closesAt, timeZone, isAfterClose = false }: SavedUntil): string {
  const saved = `Saved at ${formatClock(at, timeZone)}.`;
  if (closesAt === undefined) return `${saved} Its window has closed since.`;
  if (isAfterClose) return `${saved} You can change it until the performance officer closes the question.`;
  const day = formatWithWeekday(localDateOf(closesAt, timeZone));
  return `${saved} You can change it until ${formatClock(closesAt, timeZone)} on ${day}.`;
}
