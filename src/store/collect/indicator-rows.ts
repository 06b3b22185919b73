import { parseLocalDate } from '../../core/calendar/local-date.ts';
import type {
  Figure,
  FigureQuery,
  IndicatorUpdate,
  SuppliedFigure,
} from '../../core/collect/indicator/indicator-update.ts';
import type { NewIndicatorUpdate } from '../../usecases/collect/indicator/indicator-ports.ts';
import type { figureQuery, indicatorUpdate, suppliedFigure } from '../schema/indicators.ts';

/* Rows of the indicators' tables as the core knows them. */

type FigureRow = Pick<
  typeof suppliedFigure.$inferSelect,
  'value' | 'noFigure' | 'period' | 'isProvisional' | 'isRedefined' | 'expectedOn'
>;

function rowToFigure(row: FigureRow): Figure {
  const expectedOn = toDate(row.expectedOn);
  if (row.noFigure !== null) return { kind: 'none', reason: row.noFigure, expectedOn };
  if (row.value === null) throw new Error('A row of an indicator has neither a figure nor a reason why there is none.');
  const { value, period, isProvisional, isRedefined } = row;
  return { kind: 'value', value, period, isProvisional, isRedefined, expectedOn };
}

export function figureToRow(figure: Figure): FigureRow {
  const expectedOn = figure.expectedOn ?? null;
  if (figure.kind === 'none') {
    const nothing = { value: null, period: '', isProvisional: false, isRedefined: false };
    return { ...nothing, noFigure: figure.reason, expectedOn };
  }
  const { value, period, isProvisional, isRedefined } = figure;
  return { value, noFigure: null, period, isProvisional, isRedefined, expectedOn };
}

export function rowToIndicatorUpdate(row: typeof indicatorUpdate.$inferSelect): IndicatorUpdate {
  return {
    id: row.id,
    indicatorId: row.indicatorId,
    quarter: row.quarter,
    figure: rowToFigure(row),
    status: {
      rag: row.rag ?? undefined,
      amberReason: row.amberReason ?? undefined,
      how: row.how,
      overrideReason: row.overrideReason,
    },
    commentary: row.commentary,
    action: row.action,
    actionBy: toDate(row.actionBy),
    ownerId: row.ownerId,
    enteredById: row.enteredById ?? undefined,
    ...(row.howItCame === null ? {} : { howItCame: row.howItCame }),
    suppliedId: row.suppliedId ?? undefined,
    printedIn: row.printedIn ?? undefined,
    at: row.at,
  };
}

export function indicatorUpdateToRow(update: NewIndicatorUpdate): typeof indicatorUpdate.$inferInsert {
  const { figure, status, commentary, action, actionBy } = update.content;
  return {
    ...figureToRow(figure),
    ...status,
    commentary,
    action,
    actionBy,
    indicatorId: update.indicatorId,
    quarter: update.quarter,
    ownerId: update.ownerId,
    enteredById: update.enteredById,
    howItCame: update.howItCame,
    suppliedId: update.suppliedId,
    printedIn: update.printedIn,
    at: update.at,
    formNonce: update.formNonce,
    contentHash: update.contentHash,
    submissionId: update.submissionId,
  };
}

export function rowToSupplied(row: typeof suppliedFigure.$inferSelect): SuppliedFigure {
  return {
    id: row.id,
    indicatorId: row.indicatorId,
    quarter: row.quarter,
    figure: rowToFigure(row),
    note: row.note,
    supplierId: row.supplierId,
    enteredById: row.enteredById ?? undefined,
    ...(row.howItCame === null ? {} : { howItCame: row.howItCame }),
    at: row.at,
  };
}

export function rowToQuery(row: typeof figureQuery.$inferSelect): FigureQuery {
  return { suppliedId: row.suppliedId, question: row.question, askedById: row.askedById, at: row.at };
}

function toDate(text: string | null) {
  return text === null ? undefined : parseLocalDate(text);
}
