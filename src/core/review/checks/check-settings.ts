/** What the checks of a report measure by. A directorate may set its own in the plan. */
export interface CheckSettings {
  /** Shorter texts and sentences are alike by chance and are not compared. Unit: words. */
  readonly shortestText: number;
  /** From here on two sentences are nearly the same. Unit: percent of their words. */
  readonly similarPercent: number;
  /** An overspend of at least this much needs a word in the narrative; both must be reached. Unit: £'000. */
  readonly overspendThousands: number;
  /** The same, in percent of the budget to date. */
  readonly overspendPercent: number;
  /** Fewer people than this might be recognised. */
  readonly smallNumber: number;
  /** A target this many times as large or small as the figure and as last year's is taken for a slip of the pen. */
  readonly targetFactor: number;
}

/** Sources: domain, sections 3.3 (variances, small numbers) and 4.2 (the target's factor); the rest was tried on real reports. */
export const DEFAULT_CHECK_SETTINGS: CheckSettings = {
  shortestText: 6,
  similarPercent: 85,
  overspendThousands: 10,
  overspendPercent: 5,
  smallNumber: 5,
  targetFactor: 10,
};
