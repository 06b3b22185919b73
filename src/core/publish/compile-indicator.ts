import type { Quarter } from '../calendar/quarter.ts';
import type { Indicator } from '../plan/plan.ts';
import { cleanLine } from './clean-text.ts';
import type { SnapshotIndicator } from './snapshot.ts';

interface IndicatorSources {
  readonly quarter: Quarter;
  readonly initialsOf: (personId: string | undefined) => string | null;
}

/** No values are collected yet, so each indicator says why it has none. */
export function compileIndicator(indicator: Indicator, { quarter, initialsOf }: IndicatorSources): SnapshotIndicator {
  const lastYear = indicator.lastYear[quarter.number - 1];
  return {
    id: indicator.id,
    ref: cleanLine(indicator.ref),
    words: cleanLine(indicator.words),
    target: targetText(indicator, quarter),
    lastYear: typeof lastYear === 'number' ? formatFigure(lastYear, indicator) : 'Not available',
    actual: null,
    whyNoActual: whyNoActual(indicator, quarter),
    ownerInitials: initialsOf(indicator.ownerId),
  };
}

/** `95.5%`, `1,250 days`, `£1,000`: at the indicator's own precision. */
export function formatFigure(value: number, { unit, decimals }: Pick<Indicator, 'unit' | 'decimals'>): string {
  const figure = Math.abs(value).toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  // A minus sign, which screen readers say; not for what rounds to nothing.
  const sign = value < 0 && /[1-9]/.test(figure) ? '\u2212' : '';
  const printedUnit = cleanLine(unit);
  if (printedUnit === '£') return `${sign}£${figure}`;
  return `${sign}${figure}${printedUnit === '' || printedUnit === '%' ? '' : ' '}${printedUnit}`;
}

function targetText(indicator: Indicator, quarter: Quarter): string {
  const { target } = indicator;
  switch (target.kind) {
    case 'none':
      return 'No target: for information';
    case 'to-be-confirmed':
      return 'To be confirmed';
    case 'number': {
      const year = formatFigure(target.year, indicator);
      const now = target.byQuarter[quarter.number - 1];
      return typeof now === 'number' ? `${year} (${formatFigure(now, indicator)} by Quarter ${quarter.number})` : year;
    }
  }
}

function whyNoActual(indicator: Indicator, quarter: Quarter): string {
  if (indicator.quarters.includes(quarter.number)) return 'No figure was collected for this quarter.';
  const next = indicator.quarters.find((number) => number > quarter.number);
  const later = next === undefined ? '' : ` The next figure is due in Quarter ${next}.`;
  return `Not reported in Quarter ${quarter.number}.${later}`;
}
