import type { LocalDate } from '../../calendar/local-date.ts';
import type { AmberReason, Rag } from '../milestone/status.ts';

/**
 * Why there is no figure. `not-yet` comes later (see `expectedOn`); `not-published` is about so few people that somebody
 * might be recognised.
 */
export const NO_FIGURE_REASONS = [
  'not-due',
  'not-yet',
  'not-published',
  'definition-changed',
  'no-longer-collected',
] as const;
export type NoFigureReason = (typeof NO_FIGURE_REASONS)[number];

/** A measured figure, or why there is none. */
export type Figure =
  | {
      readonly kind: 'value';
      readonly value: number;
      /** What it covers, in words; empty for what its kind says (see usualPeriod). */
      readonly period: string;
      readonly isProvisional: boolean;
      /** When the final figure is expected; only for a provisional one, and where it is known. */
      readonly expectedOn: LocalDate | undefined;
      /** Measured in another way than last year's. */
      readonly isRedefined: boolean;
    }
  | { readonly kind: 'none'; readonly reason: NoFigureReason; readonly expectedOn: LocalDate | undefined };

export interface IndicatorStatus {
  /** Undefined where there is nothing to judge: no target, or no figure. */
  readonly rag: Rag | undefined;
  readonly amberReason: AmberReason | undefined;
  /** `overridden`: the owner judged otherwise than the computation, and said why. */
  readonly how: 'judged' | 'computed' | 'overridden' | 'none';
  /** Empty unless overridden. */
  readonly overrideReason: string;
}

/** What somebody says of one indicator in one quarter, before it is stored. */
export interface IndicatorContent {
  readonly figure: Figure;
  readonly status: IndicatorStatus;
  /** As typed, line breaks kept; empty where nothing is off course. */
  readonly commentary: string;
  /** What is being done, and who is doing it. */
  readonly action: string;
  readonly actionBy: LocalDate | undefined;
}

/** A stored update. Appended, never changed; the newest of an indicator and quarter stands. */
export interface IndicatorUpdate extends IndicatorContent {
  /** Grows with every update of an indicator of the installation. */
  readonly id: number;
  readonly indicatorId: string;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  /** Whose initials are printed: the owner at that time. */
  readonly ownerId: string;
  /** Who typed it, when that is not the owner (deputy, officer). */
  readonly enteredById: string | undefined;
  /** How it reached them, where that was not through Slack: `e-mail of 3 July`. */
  readonly howItCame?: string | undefined;
  /** The newest figure of the supplier that the owner had before them; undefined without one. */
  readonly suppliedId: number | undefined;
  /** A late figure: the quarter whose report prints it, since that of its own was signed before it came. */
  readonly printedIn: string | undefined;
  readonly at: Date;
}

/** What a supplier gave for the owner to confirm. Appended, never changed. */
export interface SuppliedFigure {
  readonly id: number;
  readonly indicatorId: string;
  readonly quarter: string;
  readonly figure: Figure;
  /** For the owner, not printed. */
  readonly note: string;
  readonly supplierId: string;
  /** Who typed it, when that is not the supplier. */
  readonly enteredById: string | undefined;
  /** How it came, where that was not through Slack: `file values.csv`. */
  readonly howItCame?: string | undefined;
  readonly at: Date;
}

/** The owner's question about a supplied figure; answered by a newer figure. */
export interface FigureQuery {
  readonly suppliedId: number;
  readonly question: string;
  readonly askedById: string;
  readonly at: Date;
}
