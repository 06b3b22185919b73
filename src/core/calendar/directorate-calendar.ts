import type { Nation } from './bank-holidays.ts';
import type { LocalDate } from './local-date.ts';
import type { WorkingCalendar } from './working-days.ts';

/** What a directorate says of its days; the council says the rest. */
export interface OwnDays {
  /** Undefined for the council's. */
  readonly nation: Nation | undefined;
  /** Beyond those of the council. */
  readonly closureDays: readonly LocalDate[];
}

/**
 * The days that a directorate works: the bank holidays of its own nation, or else of the council's; closed on the
 * council's closure days and on its own. Every date of a directorate is counted in it.
 */
export function calendarOf(council: WorkingCalendar, own: OwnDays): WorkingCalendar {
  return {
    nation: own.nation ?? council.nation,
    closureDays: [...new Set([...council.closureDays, ...own.closureDays])].sort(),
  };
}
