import type { LocalDate } from '../../calendar/local-date.ts';
import type { FinanceColumn, HeaderFault } from './finance-columns.ts';
import type { AmountFault } from './read-amount.ts';

/** Which rule a sum breaks: a row's variance, or what a total adds up. Source: domain, F1 and F2. */
export type FinanceCheck = 'variance' | 'total';

/** A figure that is not what others make it. Amounts in thousands of pounds. */
export interface FinanceDifference {
  readonly check: FinanceCheck;
  /** Where the figure stands: `B21`. */
  readonly cell: string;
  readonly label: string;
  readonly column: FinanceColumn;
  readonly value: number;
  readonly expected: number;
  /** The cells that were added up, or budget and expenditure of the row, in the order of the table. */
  readonly from: readonly string[];
  /** The largest difference that rounding explains: half a unit for each figure, its own included. */
  readonly allowed: number;
}

/** Why a table is not taken. */
export type FinanceProblem =
  | HeaderFault
  | {
      readonly kind: 'amount';
      readonly fault: AmountFault;
      readonly cell: string;
      readonly label: string;
      readonly column: FinanceColumn;
      readonly given: string;
    }
  | { readonly kind: 'no-label'; readonly cell: string }
  | { readonly kind: 'no-lines' }
  | { readonly kind: 'in-no-total'; readonly cell: string; readonly label: string }
  | { readonly kind: 'total-of-nothing' | 'total-twice'; readonly cell: string; readonly label: string }
  | { readonly kind: 'other-days'; readonly days: readonly LocalDate[] }
  | { readonly kind: 'no-day'; readonly cell: string; readonly given: string }
  /** Neither the file nor whoever handed it in says as at which day. */
  | { readonly kind: 'as-at-missing'; readonly expected: LocalDate }
  /** Another day than the quarter's last, or than the file's, without a reason. */
  | { readonly kind: 'as-at-unexplained'; readonly asAt: LocalDate; readonly expected: LocalDate }
  /** The lines above the table name another department of the plan. */
  | { readonly kind: 'other-department'; readonly named: string }
  | { readonly kind: 'does-not-add-up'; readonly difference: FinanceDifference }
  /** Something was to be accepted as supplied, and there is nothing to accept. */
  | { readonly kind: 'nothing-to-accept'; readonly cell: string }
  | { readonly kind: 'accepted-without-reason' | 'reason-too-long'; readonly cell: string };

/** What is printed under a table: what rounding explains, and what was accepted as supplied. */
export type FinanceNote =
  | { readonly kind: 'rounding'; readonly differences: readonly FinanceDifference[] }
  | { readonly kind: 'accepted'; readonly differences: readonly FinanceDifference[]; readonly reason: string };
