import type { Indicator } from '../../plan/plan.ts';
import type { IndicatorSaid } from './indicator-outstanding.ts';
import type { IndicatorUpdate } from './indicator-update.ts';

/** Everything that one report prints of indicators. */
export interface FigureBook {
  /** What stands for the quarter and before it, by indicator. */
  readonly said: ReadonlyMap<string, Pick<IndicatorSaid, 'update' | 'earlier'>>;
  readonly late: readonly LateFigure[];
  /** Differs from every one before as soon as anything of this has changed. */
  readonly mark: number;
}

/** A figure of an earlier quarter, maybe of the year before, that came after the report of its own was signed. */
export interface LateFigure {
  readonly update: IndicatorUpdate;
  readonly indicator: Indicator;
  /** Of the plan that it belongs to. */
  readonly areaName: string;
}
