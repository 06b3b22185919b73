import { formatLong } from '../../calendar/local-date.ts';
import { periodOf, periodTitle, type Quarter } from '../../calendar/quarter.ts';
import type { Indicator, IndicatorKind } from '../../plan/plan.ts';

/** In which quarters an indicator is reported, 1 to 4 in order. Once a year: only in the last of those that are named. */
export function quartersOf({ kind, quarters }: Pick<Indicator, 'kind' | 'quarters'>): readonly number[] {
  const inOrder = quarters.toSorted((one, other) => one - other);
  return kind === 'once-a-year' ? inOrder.slice(-1) : inOrder;
}

export function isReportedIn(indicator: Pick<Indicator, 'kind' | 'quarters'>, quarter: Quarter): boolean {
  return quartersOf(indicator).includes(quarter.number);
}

/** What a figure covers unless its author says otherwise: `1 April to 30 June 2026`, `on 30 June 2026`. */
export function usualPeriod(kind: IndicatorKind, quarter: Quarter): string {
  const last = formatLong(periodOf(quarter).last);
  switch (kind) {
    case 'cumulative':
      return `${formatLong(periodOf({ ...quarter, number: 1 }).first)} to ${last}`;
    case 'this-quarter':
      return periodTitle(quarter);
    case 'position':
      return `on ${last}`;
    case 'rolling-year':
      return `the twelve months to ${last}`;
    case 'once-a-year':
      return 'the year';
  }
}
