import type { Quarter } from '../../calendar/quarter.ts';
import type { Indicator } from '../../plan/plan.ts';
import type { FormQuestion } from '../../review/returned.ts';
import type { IndicatorChoice } from './check-figure-answer.ts';
import type { Direction } from './direction.ts';
import type { FigureEntry } from './figure-window.ts';
import type { Figure, FigureQuery, IndicatorUpdate, SuppliedFigure } from './indicator-update.ts';

/** An indicator as people recognise it. */
export interface IndicatorCard {
  readonly indicator: Indicator;
  readonly ref: string;
  readonly words: string;
  readonly areaName: string;
  /** Where the council has several: they may share refs, words and names of areas. */
  readonly directorateName?: string | undefined;
  readonly directorateCode: string;
  /** Calendar year in which the plan's financial year begins. */
  readonly planYear: number;
  readonly ownerName: string | undefined;
  readonly ownerInitials: string | undefined;
  readonly supplierName: string | undefined;
}

/** What everybody who gives a figure has before them. */
export interface FigureGround {
  readonly card: IndicatorCard;
  readonly quarter: Quarter;
  /** How a figure enters that is given now. */
  readonly entry: FigureEntry;
  /** The figure of the same quarter a year before. */
  readonly lastYear: number | undefined;
  /** What this quarter's figure is measured against. */
  readonly target: number | undefined;
  /** Until when it can be changed; undefined once its window has closed. */
  readonly closesAt: Date | undefined;
  /** The directorate's zone, IANA. */
  readonly timeZone: string;
  /** One opening of the form. Recognises a repeated submit. */
  readonly nonce: string;
}

/** Everything the owner's form shows, and what its submit is measured against. */
export interface IndicatorForm extends FigureGround {
  /** False for data without a target: there is nothing to judge. */
  readonly hasStatus: boolean;
  /** The plan computes the status from the figure. */
  readonly isComputed: boolean;
  /** What was said of it in the newest earlier quarter. */
  readonly before: IndicatorUpdate | undefined;
  /** What was already sent for this quarter. */
  readonly standing: IndicatorUpdate | undefined;
  /** Name of whoever sent that. */
  readonly standingBy: string;
  /** Other quarters whose figure is still to come, with their reports signed; the earliest first. */
  readonly stillToCome: readonly Quarter[];
  /** How the standing figure compares with last year's; undefined without one. */
  readonly direction: Direction | undefined;
  readonly supplied: SuppliedWord | undefined;
  /** What the figure's fields begin with: the newest of the two. */
  readonly figure: Figure | undefined;
  readonly choice: IndicatorChoice | undefined;
  /** What an officer asked about it, answered or not; undefined once that is closed. */
  readonly question: FormQuestion | undefined;
  /** The reader enters for the owner what came outside Slack; undefined in the owner's own form. */
  readonly entered?: { readonly howItCame: string } | undefined;
}

/** The supplier's figure as the owner sees it. */
export interface SuppliedWord {
  readonly supplied: SuppliedFigure;
  readonly supplierName: string;
  /** The question that waits for a corrected figure. */
  readonly query: FigureQuery | undefined;
}

/** Everything the supplier's form shows. */
export interface SupplyForm extends FigureGround {
  readonly ownerName: string;
  /** What was given already for this quarter. */
  readonly given: SuppliedFigure | undefined;
  /** The owner's question that waits for a corrected figure. */
  readonly question: string | undefined;
  /** The owner has sent it: another figure goes to them to be confirmed again. */
  readonly isConfirmed: boolean;
}
