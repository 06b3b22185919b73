import { formatFigure } from '../../../core/collect/indicator/figure.ts';
import type { Indicator } from '../../../core/plan/plan.ts';

/** What an indicator is to reach, or in words why there is nothing to reach. */
export function targetText(indicator: Indicator): string {
  const { target } = indicator;
  switch (target.kind) {
    case 'none':
      return 'No target: for information';
    case 'to-be-confirmed':
      return 'Target to be confirmed';
    case 'number':
      return `Target of the year: ${formatFigure(target.year, indicator)}`;
  }
}
