import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import { workingDaysBefore } from '../calendar/working-days.ts';
import { localDateOf } from '../calendar/zone.ts';
import type { CollectionWindow } from '../collect/collection-window.ts';
import type { AskingWindow } from './reminder-situation.ts';

/** So that the owner has time to read it before they are asked themselves. */
const WORKING_DAYS_BEFORE_LAST_CALL = 2;

/** The day by which the plan's contributors are asked for a draft: never before the window opens. */
export function plannedDraftDay({ window, calendar }: Pick<AskingWindow, 'window' | 'calendar'>): LocalDate {
  const { opens, 'last-call': lastCall } = window.steps;
  const day = workingDaysBefore(calendar, lastCall.date, WORKING_DAYS_BEFORE_LAST_CALL);
  return compareDates(day, opens.date) < 0 ? lastCall.date : day;
}

/** Whether somebody can still be asked for a draft: nothing is asked of others once it was due, nor of what came back after the close. */
export function isTimeToDraft({ state, dueAt }: Pick<CollectionWindow, 'state' | 'dueAt'>, now: Date): boolean {
  return state === 'collecting' && now < dueAt;
}

/** Which days can be chosen when somebody is asked by hand, both included, and which one is proposed. */
export interface DraftDays {
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly proposed: LocalDate;
}

/** From today until the day on which it is due; undefined once that has passed. Days are the directorate's. */
export function draftDays(
  asking: Pick<AskingWindow, 'window' | 'calendar' | 'zone'>,
  now: Date,
): DraftDays | undefined {
  if (now >= asking.window.dueAt) return undefined;
  const first = localDateOf(now, asking.zone);
  const last = localDateOf(asking.window.dueAt, asking.zone);
  const usual = [plannedDraftDay(asking), asking.window.steps['last-call'].date];
  return { first, last, proposed: usual.find((day) => compareDates(day, first) >= 0) ?? last };
}
