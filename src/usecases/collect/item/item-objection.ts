/** What an officer hears of an author's objection to what was done to an item. */
export interface ItemObjection {
  /** `2026-27/Q1` */
  readonly quarter: string;
  readonly title: string;
  readonly byName: string;
  /** As typed. */
  readonly reason: string;
}
