import { formatWithWeekday, type LocalDate } from './local-date.ts';
import { periodOf, type Quarter } from './quarter.ts';
import {
  nthWorkingDayAfter,
  onOrAfterWorkingDay,
  onOrBeforeWorkingDay,
  type WorkingCalendar,
  workingDaysBefore,
} from './working-days.ts';
import { formatTime, type LocalTime } from './zone.ts';

/** The steps of a window, in the order in which they come. */
export type LadderStepName = 'opens' | 'last-call' | 'due' | 'overdue' | 'closes-tomorrow' | 'closes';

/**
 * When a step falls: on the n-th working day after the quarter's last day, some working days before due, or on a fixed
 * date, which moves to a working day.
 */
export type LadderDay =
  | { readonly workingDay: number }
  | { readonly workingDaysBeforeDue: number }
  | { readonly date: LocalDate };

export interface LadderStep {
  readonly name: LadderStepName;
  readonly day: LadderDay;
  readonly time: LocalTime;
  readonly hears: 'everyone-asked' | 'outstanding' | 'nobody' | 'officer';
}

/** A step's date and time; in which zone depends on who is meant (see windowDates). */
export interface LadderDate {
  readonly date: LocalDate;
  readonly time: LocalTime;
}

export type LadderDates = Readonly<Record<LadderStepName, LadderDate>>;

/** A step that does not fit between its neighbours, with what would be accepted instead. */
export interface LadderProblem {
  readonly step: LadderStepName;
  readonly date: LocalDate;
  readonly time: LocalTime;
  /** `later than Wednesday 1 July 2026, 9am (opens)` */
  readonly accepted: string;
}

/** The ladder of a directorate that overrides nothing. */
export const DEFAULT_LADDER: readonly LadderStep[] = [
  { name: 'opens', day: { workingDay: 1 }, time: '09:00', hears: 'everyone-asked' },
  { name: 'last-call', day: { workingDaysBeforeDue: 2 }, time: '09:00', hears: 'outstanding' },
  { name: 'due', day: { workingDay: 10 }, time: '17:00', hears: 'nobody' },
  { name: 'overdue', day: { workingDay: 11 }, time: '09:00', hears: 'outstanding' },
  { name: 'closes-tomorrow', day: { workingDay: 14 }, time: '09:00', hears: 'outstanding' },
  { name: 'closes', day: { workingDay: 15 }, time: '17:00', hears: 'officer' },
];

/**
 * Each step against the one it follows. Two steps may coincide where the later one adds nothing: a last call at the due
 * time, and "closes tomorrow" in a window that closes on the day after overdue.
 */
const ORDER: readonly (readonly [LadderStepName, LadderStepName, 'later than' | 'not before'])[] = [
  ['opens', 'last-call', 'later than'],
  ['last-call', 'due', 'not before'],
  ['due', 'overdue', 'later than'],
  ['overdue', 'closes-tomorrow', 'not before'],
  ['closes-tomorrow', 'closes', 'later than'],
];

/**
 * When each step of a quarter's window falls. Steps that the given ladder does not name are those of DEFAULT_LADDER.
 * Fixed dates on days off move: steps before due to the previous working day, due and later ones to the next.
 * Says nothing about their order: see checkLadder. Throws when due is counted from itself.
 */
export function ladderDates(
  quarter: Quarter,
  calendar: WorkingCalendar,
  ladder: readonly LadderStep[] = DEFAULT_LADDER,
): LadderDates {
  const due = dateOf(stepOf(ladder, 'due'), { quarter, calendar, due: undefined });
  const resolve = (name: LadderStepName): LadderDate => {
    const step = stepOf(ladder, name);
    return { date: dateOf(step, { quarter, calendar, due }), time: step.time };
  };
  return {
    opens: resolve('opens'),
    'last-call': resolve('last-call'),
    due: resolve('due'),
    overdue: resolve('overdue'),
    'closes-tomorrow': resolve('closes-tomorrow'),
    closes: resolve('closes'),
  };
}

/** The steps that are out of order, in the ladder's order; empty when the ladder can be used. */
export function checkLadder(dates: LadderDates): readonly LadderProblem[] {
  const problems: LadderProblem[] = [];
  for (const [earlier, step, relation] of ORDER) {
    const before = dates[earlier];
    const { date, time } = dates[step];
    const isAllowed = relation === 'later than' ? isEarlier(before, dates[step]) : !isEarlier(dates[step], before);
    if (isAllowed) continue;
    const accepted = `${relation} ${formatWithWeekday(before.date)}, ${formatTime(before.time)} (${earlier})`;
    problems.push({ step, date, time, accepted });
  }
  return problems;
}

/** Do all steps fall on the same days and times? */
export function sameLadderDates(one: LadderDates, other: LadderDates): boolean {
  return DEFAULT_LADDER.every(({ name }) => one[name].date === other[name].date && one[name].time === other[name].time);
}

function stepOf(ladder: readonly LadderStep[], name: LadderStepName): LadderStep {
  const step = [...ladder, ...DEFAULT_LADDER].find((candidate) => candidate.name === name);
  if (step === undefined) throw new Error(`The ladder has no step "${name}".`);
  return step;
}

function dateOf(
  { name, day }: LadderStep,
  { quarter, calendar, due }: { quarter: Quarter; calendar: WorkingCalendar; due: LocalDate | undefined },
): LocalDate {
  if ('workingDay' in day) return nthWorkingDayAfter(calendar, periodOf(quarter).last, day.workingDay);
  if ('date' in day) {
    return isBeforeDue(name) ? onOrBeforeWorkingDay(calendar, day.date) : onOrAfterWorkingDay(calendar, day.date);
  }
  if (due === undefined)
    throw new Error('The step "due" cannot be counted from itself; give it a working day or a date.');
  return workingDaysBefore(calendar, due, day.workingDaysBeforeDue);
}

function isBeforeDue(name: LadderStepName): boolean {
  return name === 'opens' || name === 'last-call';
}

function isEarlier(a: LadderDate, b: LadderDate): boolean {
  // Both parts have a fixed width, so they compare as text.
  return `${a.date} ${a.time}` < `${b.date} ${b.time}`;
}
