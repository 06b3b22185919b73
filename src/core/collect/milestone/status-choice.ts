import { compareDates, type LocalDate } from '../../calendar/local-date.ts';
import { periodOf, type Quarter } from '../../calendar/quarter.ts';
import type { Due, Milestone } from '../../plan/plan.ts';
import type { Status } from './status.ts';

/** What the form offers under "Will it be done on time?". */
export type StatusChoice =
  | 'green'
  | 'amber-uncertain'
  | 'amber-too-early'
  | 'red'
  | 'completed'
  | 'not-started'
  | 'not-started-green'
  | 'not-started-amber'
  | 'not-started-red'
  | 'completed-late'
  | 'not-completed';

const STARTED: readonly StatusChoice[] = ['green', 'amber-uncertain', 'amber-too-early', 'red', 'completed'];
const TO_START_LATER: readonly StatusChoice[] = [...STARTED, 'not-started'];
const TO_HAVE_STARTED: readonly StatusChoice[] = [
  ...STARTED,
  'not-started-green',
  'not-started-amber',
  'not-started-red',
];
const AT_ITS_DATE: readonly StatusChoice[] = ['completed', 'completed-late', 'not-completed'];
/** Without a date nothing is late, and it would be stored as completed all the same. */
const AT_YEAR_END: readonly StatusChoice[] = ['completed', 'not-completed'];

/**
 * Once the date has come, a forecast no longer answers the question. A date after the year stays a forecast in
 * quarter 4. What should have started by the end of the quarter and has not is given a colour all the same.
 */
export function statusChoices(
  { due, start }: Pick<Milestone, 'due' | 'start'>,
  quarter: Quarter,
): readonly StatusChoice[] {
  if (isAtItsDate(due, quarter)) return due.kind === 'date' ? AT_ITS_DATE : AT_YEAR_END;
  const shouldHaveStarted = start !== undefined && compareDates(start, periodOf(quarter).last) <= 0;
  return shouldHaveStarted ? TO_HAVE_STARTED : TO_START_LATER;
}

function isAtItsDate(due: Due, quarter: Quarter): boolean {
  if (due.kind === 'date') return compareDates(due.date, periodOf(quarter).last) <= 0;
  return quarter.number === 4;
}

export function isStatusChoice(text: string): text is StatusChoice {
  return [...TO_START_LATER, ...TO_HAVE_STARTED, ...AT_ITS_DATE].some((choice) => choice === text);
}

/** Does it say that the milestone will be done on time? */
export function isOnCourse(choice: StatusChoice): boolean {
  return choice === 'green' || choice === 'not-started-green';
}

/** Does it say that the milestone will miss its date? */
export function isRed(choice: StatusChoice): boolean {
  return choice === 'red' || choice === 'not-started-red';
}

/** @param completedOn only read for the choices that say it is completed. */
export function choiceToStatus(choice: StatusChoice, completedOn: LocalDate | undefined): Status {
  const nothing = { rag: undefined, amberReason: undefined, completedOn: undefined };
  switch (choice) {
    case 'green':
      return { ...nothing, progress: 'in-progress', rag: 'green' };
    case 'amber-uncertain':
      return { ...nothing, progress: 'in-progress', rag: 'amber', amberReason: 'uncertain' };
    case 'amber-too-early':
      return { ...nothing, progress: 'in-progress', rag: 'amber', amberReason: 'too-early' };
    case 'red':
      return { ...nothing, progress: 'in-progress', rag: 'red' };
    case 'completed':
    case 'completed-late':
      return { ...nothing, progress: 'completed', completedOn };
    case 'not-started':
      return { ...nothing, progress: 'not-started' };
    case 'not-started-green':
      return { ...nothing, progress: 'not-started', rag: 'green' };
    case 'not-started-amber':
      return { ...nothing, progress: 'not-started', rag: 'amber', amberReason: 'uncertain' };
    case 'not-started-red':
      return { ...nothing, progress: 'not-started', rag: 'red' };
    case 'not-completed':
      return { ...nothing, progress: 'not-completed' };
  }
}

/** The choice that stands for a stored status, to prefill a form. */
export function statusToChoice(status: Status, due: Due): StatusChoice | undefined {
  switch (status.progress) {
    case 'in-progress':
      if (status.rag === 'amber') return status.amberReason === 'too-early' ? 'amber-too-early' : 'amber-uncertain';
      return status.rag;
    case 'completed':
      return isLate(status, due) ? 'completed-late' : 'completed';
    case 'not-started':
      return status.rag === undefined ? 'not-started' : `not-started-${status.rag}`;
    case 'not-completed':
      return 'not-completed';
    case 'deferred':
    case 'dropped':
      return undefined;
  }
}

function isLate(status: Status, due: Due): boolean {
  return due.kind === 'date' && status.completedOn !== undefined && compareDates(status.completedOn, due.date) > 0;
}
