import type { Indicator } from '../../plan/plan.ts';
import { isPrintedAlike } from './figure.ts';
import type { Figure } from './indicator-update.ts';

/** Why a figure cannot be compared with last year's. */
export type NotComparable = 'no-figure' | 'no-figure-last-year' | 'definition-changed' | 'neither-is-better';

/** Direction of travel. Source: the seed's key: better, same or worse than the same period last year, where possible. */
export type Direction =
  | { readonly kind: 'better' | 'same' | 'worse' }
  | { readonly kind: 'not-comparable'; readonly why: NotComparable };

/**
 * Compared as printed: what rounds to the same is the same.
 * @param lastYear the figure of the same quarter a year before.
 */
export function directionOf(
  figure: Figure | undefined,
  lastYear: number | undefined,
  indicator: Pick<Indicator, 'polarity' | 'unit' | 'decimals'>,
): Direction {
  if (figure?.kind === 'none' && figure.reason === 'definition-changed') return notComparable('definition-changed');
  if (figure?.kind !== 'value') return notComparable('no-figure');
  if (figure.isRedefined) return notComparable('definition-changed');
  if (lastYear === undefined) return notComparable('no-figure-last-year');
  if (indicator.polarity === 'neither') return notComparable('neither-is-better');
  if (isPrintedAlike(figure.value, lastYear, indicator)) return { kind: 'same' };
  const isHigher = figure.value > lastYear;
  return { kind: isHigher === (indicator.polarity === 'higher') ? 'better' : 'worse' };
}

function notComparable(why: NotComparable): Direction {
  return { kind: 'not-comparable', why };
}
