/**
 * What the report prints of a milestone that has no update: its last status, as at the quarter before, or only that an
 * update was not available, which it says where nothing was chosen. It is counted as "no update" either way.
 */
export const GAP_PRINTS = ['last-status', 'not-available'] as const;
export type GapPrint = (typeof GAP_PRINTS)[number];

/** An officer's choice; the newest of a milestone and quarter stands. */
export interface GapChoice {
  readonly id: number;
  readonly milestoneId: string;
  readonly prints: GapPrint;
}

/** The standing choice of each milestone. @param choices oldest first */
export function standingGaps(choices: readonly GapChoice[]): ReadonlyMap<string, GapPrint> {
  return new Map(choices.map(({ milestoneId, prints }) => [milestoneId, prints]));
}
