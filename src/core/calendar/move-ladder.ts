import { DEFAULT_LADDER, type LadderStep, ladderDates } from './ladder.ts';
import type { LocalDate } from './local-date.ts';
import type { Quarter } from './quarter.ts';
import { nthWorkingDayAfter, type WorkingCalendar, workingDaysBefore } from './working-days.ts';

/** The steps that can be moved once a window is open. */
export const MOVABLE_STEPS = ['last-call', 'due', 'overdue', 'closes-tomorrow', 'closes'] as const;
export type StepDates = Partial<Readonly<Record<(typeof MOVABLE_STEPS)[number], LocalDate>>>;

/**
 * A ladder with other days for due and closes. Unless they are given a day too, the steps between follow: last call as
 * the ladder counts it from due, but after the day of opening; overdue on the working day after due; closes-tomorrow on
 * the working day before the end, as its name says. Times of day stay. Says nothing about the order: see checkLadder.
 */
export function moveLadder(
  ladder: readonly LadderStep[],
  days: StepDates & { readonly due: LocalDate; readonly closes: LocalDate },
  { quarter, calendar }: { readonly quarter: Quarter; readonly calendar: WorkingCalendar },
): readonly LadderStep[] {
  const moved = withDates(ladder, { due: days.due, closes: days.closes });
  const { opens, 'last-call': lastCall, due, closes } = ladderDates(quarter, calendar, moved);
  const afterOpens = nthWorkingDayAfter(calendar, opens.date, 1);
  return withDates(moved, {
    'last-call': lastCall.date < afterOpens ? afterOpens : lastCall.date,
    overdue: nthWorkingDayAfter(calendar, due.date, 1),
    'closes-tomorrow': workingDaysBefore(calendar, closes.date, 1),
    ...days,
  });
}

function withDates(ladder: readonly LadderStep[], dates: StepDates): readonly LadderStep[] {
  return DEFAULT_LADDER.map((usual) => {
    const step = ladder.find(({ name }) => name === usual.name) ?? usual;
    const date = step.name === 'opens' ? undefined : dates[step.name];
    return date === undefined ? step : { ...step, day: { date } };
  });
}
