import type { LocalDate } from '../../calendar/local-date.ts';
import { periodOf, type Quarter } from '../../calendar/quarter.ts';
import { done, type Result, refuse } from '../../result.ts';
import type { FinanceProblem } from './finance-problem.ts';

export interface AsAtFacts {
  readonly inFile: LocalDate | undefined;
  /** Instead of the file's. */
  readonly given: LocalDate | undefined;
  /** Why it is another day than the quarter's last, or than the file's. */
  readonly reason: string;
  readonly quarter: Quarter;
}

export interface AsAt {
  readonly day: LocalDate;
  /** Printed; undefined where the day is the quarter's last. */
  readonly reason: string | undefined;
}

/** As at which day the figures are: the quarter's last, unless somebody says so with a reason. Source: domain, F8. */
export function decideAsAt({ inFile, given, reason, quarter }: AsAtFacts): Result<AsAt, FinanceProblem> {
  const expected = periodOf(quarter).last;
  const day = given ?? inFile;
  if (day === undefined) return refuse({ kind: 'as-at-missing', expected });
  const isExplained = given !== undefined && reason.trim() !== '';
  const isOther = day !== expected || (inFile !== undefined && inFile !== day);
  if (isOther && !isExplained) return refuse({ kind: 'as-at-unexplained', asAt: day, expected });
  return done({ day, reason: day === expected ? undefined : reason.trim() });
}
