import type { LocalDate } from '../../core/calendar/local-date.ts';
import type { FinanceState } from '../../core/collect/finance/finance-window.ts';
import type { RenderedMessage } from '../publish/ports.ts';

/** What somebody who hands in figures reads of a quarter: what is awaited, and what is in. */
export interface FinanceAsk {
  readonly directorateCode: string;
  /** `2026-27/Q1` */
  readonly quarter: string;
  readonly state: FinanceState;
  /** `5pm Tuesday 14 July`, in the directorate's zone; undefined once that has passed. */
  readonly dueAt: string | undefined;
  /** Set where the reader stands in for somebody. */
  readonly insteadOf: string | undefined;
  /** In the plan's order. */
  readonly departments: readonly FinanceAskLine[];
}

export interface FinanceAskLine {
  readonly department: string;
  /** Undefined while nothing is in. */
  readonly version:
    | {
        readonly number: number;
        readonly asAt: LocalDate;
        /** Undefined where it came from the command line. */
        readonly byName: string | undefined;
        /** `14:35 on Friday 3 July 2026`, in the directorate's zone. */
        readonly when: string;
      }
    | undefined;
}

/** Turns it into words and blocks. Pure; throws never. */
export type RenderFinanceAsk = (ask: FinanceAsk) => RenderedMessage;
