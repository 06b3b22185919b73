import type { Quarter } from '../../calendar/quarter.ts';
import type { Indicator } from '../../plan/plan.ts';
import type { Rag, Status } from '../milestone/status.ts';
import { isPrintedAlike } from './figure.ts';
import type { IndicatorStatus } from './indicator-update.ts';

/** Sums of decimals as binary numbers are a little off; no printed figure is this fine. */
const NEGLIGIBLE = 1e-9;

/**
 * What a figure of this quarter is measured against: the quarter's profile; without one the year's target, where a
 * single quarter's figure can be compared with that.
 */
export function targetIn({ target, kind }: Indicator, quarter: Quarter): number | undefined {
  if (target.kind !== 'number') return undefined;
  const profile = target.byQuarter[quarter.number - 1];
  if (profile !== undefined) return profile;
  const isOfTheYear = kind === 'position' || kind === 'rolling-year' || kind === 'once-a-year';
  return isOfTheYear || (kind === 'cumulative' && quarter.number === 4) ? target.year : undefined;
}

/** Without a number to reach there is nothing to judge: data only, or a target that is still to be confirmed. */
export function hasStatus({ target }: Pick<Indicator, 'target'>): boolean {
  return target.kind === 'number';
}

/**
 * Green: the target is reached. Amber: missed by no more than the tolerance, in percent of the target. Red: missed by
 * more. Compared as printed, so that nobody sees 80.0 against 80.0 in Amber.
 * @returns undefined where the status is not computed: the owner judges it.
 */
export function computeRag(value: number, indicator: Indicator, quarter: Quarter): Rag | undefined {
  const { tolerance, polarity } = indicator;
  const target = targetIn(indicator, quarter);
  if (tolerance === undefined || target === undefined || polarity === 'neither') return undefined;
  const missedBy = polarity === 'higher' ? target - value : value - target;
  if (missedBy <= 0 || isPrintedAlike(value, target, indicator)) return 'green';
  return missedBy <= (Math.abs(target) * tolerance) / 100 + NEGLIGIBLE ? 'amber' : 'red';
}

/** Whether the plan lets the status of this quarter be computed, given a figure. */
export function isComputed(indicator: Indicator, quarter: Quarter): boolean {
  return computeRag(0, indicator, quarter) !== undefined;
}

/** The colour as it is shown among the statuses of other entries; undefined where there is none. */
export function toStatus({ rag, amberReason }: IndicatorStatus): Status | undefined {
  return rag && { progress: 'in-progress', rag, amberReason, completedOn: undefined };
}
