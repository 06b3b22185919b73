import type { FigureBook } from '../../../core/collect/indicator/figure-book.ts';
import type { IndicatorSaid } from '../../../core/collect/indicator/indicator-outstanding.ts';
import type {
  Figure,
  FigureQuery,
  IndicatorContent,
  IndicatorUpdate,
  SuppliedFigure,
} from '../../../core/collect/indicator/indicator-update.ts';
import type { Result } from '../../../core/result.ts';
import type { Author, CollectionBasis, Patience, WriteRefusal } from '../../ports.ts';
import type { DraftClosing } from '../draft/draft-ports.ts';
import type { StoredByForm } from '../find-repeated.ts';

/** What one press of Save is about to store, with what the decision rested on. */
interface NewFromForm extends CollectionBasis, StoredByForm {
  readonly formNonce: string;
  readonly author: Author;
  readonly at: Date;
}

export interface NewIndicatorUpdate extends NewFromForm {
  readonly indicatorId: string;
  readonly quarter: string;
  readonly content: IndicatorContent;
  readonly ownerId: string;
  readonly enteredById: string | undefined;
  /** How it reached whoever enters it, where that was not through Slack. */
  readonly howItCame?: string | undefined;
  /** The supplier's newest figure that the decision knew; undefined when there was none. */
  readonly suppliedId: number | undefined;
  readonly printedIn: string | undefined;
  /** What its author had begun: sent with it. Undefined where it was not typed in a form. */
  readonly draft: DraftClosing | undefined;
  /** Id of the newest update of this indicator and quarter that the decision knew; undefined when there was none. */
  readonly basedOn: number | undefined;
}

export interface NewSuppliedFigure extends NewFromForm {
  readonly indicatorId: string;
  readonly quarter: string;
  readonly figure: Figure;
  readonly note: string;
  readonly supplierId: string;
  readonly enteredById: string | undefined;
  /** How it came, where that was not through Slack. */
  readonly howItCame?: string | undefined;
  /** The newest figure that the decision knew; undefined when there was none. */
  readonly basedOn: number | undefined;
  /** What its author had begun: sent with it. Undefined where it was not typed in a form. */
  readonly draft: DraftClosing | undefined;
  /** Whose confirmation is asked for. */
  readonly ownerId: string | undefined;
}

export interface NewFigureQuery extends NewFromForm {
  readonly indicatorId: string;
  readonly quarter: string;
  /** The newest figure: a query about an older one answers itself. */
  readonly suppliedId: number;
  readonly question: string;
  readonly askedById: string;
  readonly supplierId: string;
}

/** Something stored, with what makes its submit recognisable. */
export interface FromForm<Stored> extends StoredByForm {
  readonly stored: Stored;
}

export interface IndicatorStore {
  /** What has been said of each of these indicators for a quarter, and before it. */
  said(quarter: string, indicatorIds: readonly string[]): Promise<ReadonlyMap<string, IndicatorSaid>>;
  /** All updates of one indicator, by quarter and then oldest first. */
  history(indicatorId: string): Promise<readonly IndicatorUpdate[]>;
  /** What the report of a directorate's quarter prints of these indicators, with their late figures of earlier quarters. */
  book(
    directorateId: string,
    quarter: string,
    indicatorIds: readonly string[],
  ): Promise<Omit<FigureBook, 'late'> & { readonly late: readonly IndicatorUpdate[] }>;
  /** What one opening of a form has stored so far, newest first. */
  ofForm(formNonce: string): Promise<readonly FromForm<IndicatorUpdate>[]>;
  append(update: NewIndicatorUpdate, patience: Patience): Promise<Result<IndicatorUpdate, WriteRefusal>>;
}

export interface SupplyStore {
  suppliedOfForm(formNonce: string): Promise<readonly FromForm<SuppliedFigure>[]>;
  appendSupplied(figure: NewSuppliedFigure, patience: Patience): Promise<Result<SuppliedFigure, WriteRefusal>>;
  /** All of them or none. */
  appendAllSupplied(figures: readonly NewSuppliedFigure[], patience: Patience): Promise<Result<void, WriteRefusal>>;
  /** A figure with the newest question about it; undefined where nothing was asked. */
  queried(suppliedId: number): Promise<{ readonly supplied: SuppliedFigure; readonly query: FigureQuery } | undefined>;
  queriesOfForm(formNonce: string): Promise<readonly FromForm<FigureQuery>[]>;
  appendQuery(query: NewFigureQuery, patience: Patience): Promise<Result<FigureQuery, WriteRefusal>>;
}
