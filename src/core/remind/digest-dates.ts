import { compareDates } from '../calendar/local-date.ts';
import type { WindowPart } from '../calendar/window-part.ts';
import { nextWorkingDay } from '../calendar/working-days.ts';
import { localDateOf } from '../calendar/zone.ts';
import { windowOfPart } from '../collect/window-of-part.ts';
import { deadlineText } from './deadline-text.ts';
import type { AskingWindow } from './reminder-situation.ts';

/** When a part is due. */
export interface DigestDates {
  /** `5pm Friday 24 July`, in the directorate's zone. */
  readonly dueAt: string;
  readonly closesAt: string;
  /** Working days after today up to the due day: 0 on that day; undefined once the due time has passed. */
  readonly daysLeft: number | undefined;
  readonly isClosed: boolean;
}

export type DigestPartDates = Readonly<Record<WindowPart, DigestDates>>;

/** Of all parts, where one at least has dates of its own; undefined where none has. */
export function digestPartDates(asking: AskingWindow, now: Date): DigestPartDates | undefined {
  if (asking.window.parts === undefined) return undefined;
  const of = (part: WindowPart) => datesOf({ ...asking, window: windowOfPart(asking.window, part) }, now);
  return {
    texts: of('texts'),
    values: of('values'),
    items: of('items'),
    risks: of('risks'),
    equality: of('equality'),
    finance: of('finance'),
  };
}

function datesOf(asking: AskingWindow, now: Date): DigestDates {
  const { window, zone } = asking;
  return {
    dueAt: deadlineText(window.dueAt, zone),
    closesAt: deadlineText(window.closesAt, zone),
    daysLeft: daysLeft(asking, now),
    isClosed: now >= window.closesAt,
  };
}

export function daysLeft({ window, calendar, zone }: AskingWindow, now: Date): number | undefined {
  if (now >= window.dueAt) return undefined;
  const due = localDateOf(window.dueAt, zone);
  let count = 0;
  let day = nextWorkingDay(calendar, localDateOf(now, zone));
  while (compareDates(day, due) <= 0) {
    count += 1;
    day = nextWorkingDay(calendar, day);
  }
  return count;
}
