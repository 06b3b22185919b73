import type { TextBlock } from './text-blocks.ts';

/** The table that finance gave for one department. Money in thousands of pounds, as supplied. */
export interface SnapshotFinance {
  readonly departmentId: string;
  readonly department: string;
  /** `30 June 2026` */
  readonly asAt: string;
  /** 1 for the first file, one more for each that replaced it. */
  readonly version: number;
  readonly rows: readonly SnapshotFinanceRow[];
  readonly narrative: readonly TextBlock[];
  /** Printed under the table: what rounding explains, what was accepted as supplied and why. */
  readonly notes: readonly string[];
}

/** In the order and with the signs of the file. Variance is budget to date minus expenditure to date. */
export type SnapshotFinanceRow =
  | { readonly kind: 'heading'; readonly label: string }
  | {
      readonly kind: 'line' | 'total';
      readonly label: string;
      readonly annualBudget: number;
      readonly budgetToDate: number;
      readonly expenditureToDate: number;
      readonly variance: number;
    };
