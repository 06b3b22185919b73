import { DEFAULT_LADDER, type LadderStep, type LadderStepName, ladderDates } from './ladder.ts';
import type { LocalDate } from './local-date.ts';
import type { Quarter } from './quarter.ts';
import { nthWorkingDayAfter, type WorkingCalendar, workingDaysBefore } from './working-days.ts';

/**
 * A ladder with other days for due and closes. The rest follows: last call as the ladder counts it from due, overdue on
 * the ladder's day or on the working day after due where that is later, closes-tomorrow on the working day before the
 * end, as its name says. Times of day stay. Says nothing about the order: see checkLadder.
 */
export function moveLadder(
  ladder: readonly LadderStep[],
  days: { readonly due: LocalDate; readonly closes: LocalDate },
  { quarter, calendar }: { readonly quarter: Quarter; readonly calendar: WorkingCalendar },
): readonly LadderStep[] {
  const moved = withDates(ladder, days);
  const { due, overdue, closes } = ladderDates(quarter, calendar, moved);
  const afterDue = nthWorkingDayAfter(calendar, due.date, 1);
  return withDates(moved, {
    overdue: overdue.date < afterDue ? afterDue : overdue.date,
    'closes-tomorrow': workingDaysBefore(calendar, closes.date, 1),
  });
}

function withDates(
  ladder: readonly LadderStep[],
  dates: Partial<Readonly<Record<LadderStepName, LocalDate>>>,
): readonly LadderStep[] {
  return DEFAULT_LADDER.map((usual) => {
    const step = ladder.find(({ name }) => name === usual.name) ?? usual;
    const date = dates[step.name];
    return date === undefined ? step : { ...step, day: { date } };
  });
}
