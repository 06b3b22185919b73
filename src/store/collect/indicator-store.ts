import { and, desc, eq, inArray, isNull, lt, max, or, type SQL } from 'drizzle-orm';
import type { FigureBook } from '../../core/collect/indicator/figure-book.ts';
import type { IndicatorSaid } from '../../core/collect/indicator/indicator-outstanding.ts';
import type { FigureQuery, IndicatorUpdate, SuppliedFigure } from '../../core/collect/indicator/indicator-update.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { IndicatorStore, NewIndicatorUpdate } from '../../usecases/collect/indicator/indicator-ports.ts';
import type { Patience, WriteRefusal } from '../../usecases/ports.ts';
import type { Database, Transaction } from '../database.ts';
import { planReceipt } from '../plan/plan-receipt.ts';
import type { Reader } from '../prepare-once.ts';
import { armDigestEdits } from '../remind/arm-digest-edits.ts';
import { armRemindersOfOwner } from '../remind/arm-reminder-edits.ts';
import { armWordingNotices } from '../remind/arm-wording-notices.ts';
import { type AnsweredEntry, answerReturns, openReturnId } from '../review/answer-returns.ts';
import { audit } from '../schema/audit.ts';
import { figureQuery, indicatorUpdate, suppliedFigure } from '../schema/indicators.ts';
import { indicator, plan } from '../schema/plan.ts';
import { closeDraft } from './draft-store.ts';
import { indicatorUpdateToRow, rowToIndicatorUpdate, rowToQuery, rowToSupplied } from './indicator-rows.ts';
import { isUnchanged } from './is-still-collecting.ts';

/** SQLite takes a limited number of values in one statement. */
const MOST_IDS = 500;

/** What is said of indicators, in SQLite. */
export function createIndicatorStore(database: Database): IndicatorStore {
  const { orm } = database;
  return {
    said: async (quarter, indicatorIds) => readSaid(database, quarter, indicatorIds),
    history: async (indicatorId) =>
      orm
        .select()
        .from(indicatorUpdate)
        .where(eq(indicatorUpdate.indicatorId, indicatorId))
        .orderBy(indicatorUpdate.quarter, indicatorUpdate.id)
        .all()
        .map(rowToIndicatorUpdate),
    book: async (directorateId, quarter, indicatorIds) => ({
      mark: readFigureMark(orm, { directorateId, quarter }),
      said: readPrinted(database, quarter, indicatorIds),
      late: readLate(database, quarter, indicatorIds),
    }),
    ofForm: async (formNonce) =>
      orm
        .select()
        .from(indicatorUpdate)
        .where(eq(indicatorUpdate.formNonce, formNonce))
        .orderBy(desc(indicatorUpdate.id))
        .all()
        .map((row) => ({
          stored: rowToIndicatorUpdate(row),
          contentHash: row.contentHash,
          submissionId: row.submissionId,
        })),
    append: (update, patience) => append(database, update, patience),
  };
}

/** One transaction: is what the decision rested on still so, the update, the audit row, and the messages to draw anew. */
async function append(
  database: Database,
  update: NewIndicatorUpdate,
  patience: Patience,
): Promise<Result<IndicatorUpdate, WriteRefusal>> {
  const written = await database.write(patience, (tx) =>
    isIndicatorUpdateStillRight(tx, update) ? insertIndicatorUpdate(tx, update) : undefined,
  );
  if (!written.ok) return written;
  return written.value === undefined ? refuse('changed') : done(written.value);
}

/** Within a transaction that knows that it is still right: see isIndicatorUpdateStillRight. */
export function insertIndicatorUpdate(tx: Transaction, update: NewIndicatorUpdate): IndicatorUpdate {
  const { howItCame, quarter } = update;
  const row = tx.insert(indicatorUpdate).values(indicatorUpdateToRow(update)).returning().get();
  tx.insert(audit)
    .values({
      at: update.at,
      actor: update.author.actor,
      onBehalfOf: update.author.onBehalfOf,
      action: 'answer-indicator',
      subject: 'indicator',
      subjectId: update.indicatorId,
      before: update.basedOn === undefined ? null : { updateId: update.basedOn },
      after: { updateId: row.id, quarter, ...(howItCame === undefined ? {} : { howItCame }) },
    })
    .run();
  answerReturns(tx, entryOf(update), update.at);
  armWordingNotices(tx, entryOf(update), update.at);
  if (update.draft !== undefined) closeDraft(tx, update.draft);
  armRemindersOfOwner(tx, update);
  planReceipt(tx, update);
  armDigestEdits(tx, update);
  return rowToIndicatorUpdate(row);
}

function entryOf({ indicatorId, quarter }: NewIndicatorUpdate): AnsweredEntry {
  return { entry: { kind: 'indicator', id: indicatorId }, quarter };
}

/** Is what the decision to store it rested on still so? */
export function isIndicatorUpdateStillRight(tx: Transaction, update: NewIndicatorUpdate): boolean {
  if (!isUnchanged(tx, update)) return false;
  if (openReturnId(tx, entryOf(update)) !== update.returnId) return false;
  const newest = tx
    .select({ id: max(indicatorUpdate.id) })
    .from(indicatorUpdate)
    .where(and(eq(indicatorUpdate.indicatorId, update.indicatorId), eq(indicatorUpdate.quarter, update.quarter)))
    .get();
  if ((newest?.id ?? undefined) !== update.basedOn) return false;
  return newestSuppliedId(tx, update) === update.suppliedId;
}

/** The newest figure that the supplier of an indicator has given for a quarter. */
export function newestSuppliedId(
  tx: Transaction,
  { indicatorId, quarter }: { readonly indicatorId: string; readonly quarter: string },
): number | undefined {
  const newest = tx
    .select({ id: max(suppliedFigure.id) })
    .from(suppliedFigure)
    .where(and(eq(suppliedFigure.indicatorId, indicatorId), eq(suppliedFigure.quarter, quarter)))
    .get();
  return newest?.id ?? undefined;
}

function readSaid(
  database: Database,
  quarter: string,
  indicatorIds: readonly string[],
): ReadonlyMap<string, IndicatorSaid> {
  const updates = readNewest(database, indicatorIds, eq(indicatorUpdate.quarter, quarter));
  const earlier = readNewest(database, indicatorIds, lt(indicatorUpdate.quarter, quarter));
  const { supplied, queries } = readSupplied(database, quarter, indicatorIds);
  return new Map(
    indicatorIds.map((id) => [
      id,
      { update: updates.get(id), earlier: earlier.get(id), supplied: supplied.get(id), query: queries.get(id) },
    ]),
  );
}

/** What the report of a quarter prints: a late figure is in another one, also when this one is corrected. */
function readPrinted(database: Database, quarter: string, indicatorIds: readonly string[]): FigureBook['said'] {
  const inTime = and(eq(indicatorUpdate.quarter, quarter), isNull(indicatorUpdate.printedIn));
  const updates = readNewest(database, indicatorIds, inTime);
  const earlier = readNewest(database, indicatorIds, lt(indicatorUpdate.quarter, quarter));
  return new Map(indicatorIds.map((id) => [id, { update: updates.get(id), earlier: earlier.get(id) }]));
}

function readNewest(
  { orm }: Database,
  indicatorIds: readonly string[],
  inQuarters: SQL | undefined,
): ReadonlyMap<string, IndicatorUpdate> {
  const newest = new Map<string, IndicatorUpdate>();
  for (const ids of inParts(indicatorIds)) {
    const rows = orm
      .select()
      .from(indicatorUpdate)
      .where(and(inArray(indicatorUpdate.indicatorId, ids), inQuarters))
      .orderBy(indicatorUpdate.quarter, indicatorUpdate.id)
      .all();
    for (const row of rows) newest.set(row.indicatorId, rowToIndicatorUpdate(row));
  }
  return newest;
}

function readSupplied({ orm }: Database, quarter: string, indicatorIds: readonly string[]) {
  const supplied = new Map<string, SuppliedFigure>();
  const queries = new Map<string, FigureQuery>();
  for (const ids of inParts(indicatorIds)) {
    const rows = orm
      .select()
      .from(suppliedFigure)
      .leftJoin(figureQuery, eq(figureQuery.suppliedId, suppliedFigure.id))
      .where(and(inArray(suppliedFigure.indicatorId, ids), eq(suppliedFigure.quarter, quarter)))
      .orderBy(suppliedFigure.id, figureQuery.id)
      .all();
    for (const row of rows) {
      supplied.set(row.supplied_figure.indicatorId, rowToSupplied(row.supplied_figure));
      if (row.figure_query !== null) queries.set(row.supplied_figure.indicatorId, rowToQuery(row.figure_query));
    }
  }
  return { supplied, queries };
}

/** The newest update that the report of a quarter prints anything of. */
export function readFigureMark(
  from: Reader,
  { directorateId, quarter }: { readonly directorateId: string; readonly quarter: string },
): number {
  const newest = from
    .select({ id: max(indicatorUpdate.id) })
    .from(indicatorUpdate)
    .innerJoin(indicator, eq(indicator.id, indicatorUpdate.indicatorId))
    .innerJoin(plan, eq(plan.id, indicator.planId))
    .where(
      and(
        eq(plan.directorateId, directorateId),
        or(eq(indicatorUpdate.quarter, quarter), eq(indicatorUpdate.printedIn, quarter)),
      ),
    )
    .get();
  return newest?.id ?? 0;
}

function readLate({ orm }: Database, quarter: string, indicatorIds: readonly string[]): readonly IndicatorUpdate[] {
  const newest = new Map<string, IndicatorUpdate>();
  for (const ids of inParts(indicatorIds)) {
    const rows = orm
      .select()
      .from(indicatorUpdate)
      .where(and(inArray(indicatorUpdate.indicatorId, ids), eq(indicatorUpdate.printedIn, quarter)))
      .orderBy(indicatorUpdate.id)
      .all();
    for (const row of rows) newest.set(`${row.indicatorId} ${row.quarter}`, rowToIndicatorUpdate(row));
  }
  return [...newest.values()];
}

function* inParts(ids: readonly string[]): Generator<string[]> {
  for (let start = 0; start < ids.length; start += MOST_IDS) yield ids.slice(start, start + MOST_IDS);
}
