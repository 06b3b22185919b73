import { desc, eq } from 'drizzle-orm';
import type { SuppliedFigure } from '../../core/collect/indicator/indicator-update.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type {
  NewFigureQuery,
  NewSuppliedFigure,
  SupplyStore,
} from '../../usecases/collect/indicator/indicator-ports.ts';
import type { Patience, WriteRefusal } from '../../usecases/ports.ts';
import type { Database, Transaction } from '../database.ts';
import { armDigestEdits } from '../remind/arm-digest-edits.ts';
import { armNewestReminders, armRemindersOfOwner } from '../remind/arm-reminder-edits.ts';
import { audit } from '../schema/audit.ts';
import { figureQuery, suppliedFigure } from '../schema/indicators.ts';
import { delivery } from '../schema/remind.ts';
import { closeDraft } from './draft-store.ts';
import { figureToRow, rowToQuery, rowToSupplied } from './indicator-rows.ts';
import { newestSuppliedId } from './indicator-store.ts';
import { isUnchanged } from './is-still-collecting.ts';

/** What suppliers give and owners ask about it, in SQLite. */
export function createSupplyStore(database: Database): SupplyStore {
  const { orm } = database;
  return {
    suppliedOfForm: async (formNonce) =>
      orm
        .select()
        .from(suppliedFigure)
        .where(eq(suppliedFigure.formNonce, formNonce))
        .orderBy(desc(suppliedFigure.id))
        .all()
        .map((row) => ({ stored: rowToSupplied(row), ...row })),
    appendSupplied: (figure, patience) =>
      writeWhole(database, patience, (tx) => (isSupplyStillRight(tx, figure) ? insertSupplied(tx, figure) : undefined)),
    appendAllSupplied: async (figures, patience) => {
      const written = await writeWhole(database, patience, (tx) =>
        figures.every((figure) => isSupplyStillRight(tx, figure))
          ? figures.map((figure) => insertSupplied(tx, figure))
          : undefined,
      );
      return written.ok ? done(undefined) : written;
    },
    queried: async (suppliedId) => {
      const row = orm
        .select()
        .from(figureQuery)
        .innerJoin(suppliedFigure, eq(suppliedFigure.id, figureQuery.suppliedId))
        .where(eq(figureQuery.suppliedId, suppliedId))
        .orderBy(desc(figureQuery.id))
        .get();
      return row && { supplied: rowToSupplied(row.supplied_figure), query: rowToQuery(row.figure_query) };
    },
    queriesOfForm: async (formNonce) =>
      orm
        .select()
        .from(figureQuery)
        .where(eq(figureQuery.formNonce, formNonce))
        .orderBy(desc(figureQuery.id))
        .all()
        .map((row) => ({ stored: rowToQuery(row), ...row })),
    appendQuery: (query, patience) =>
      writeWhole(database, patience, (tx) => {
        if (!isUnchanged(tx, query) || newestSuppliedId(tx, query) !== query.suppliedId) return undefined;
        const { suppliedId, question, askedById, at, formNonce, contentHash, submissionId } = query;
        const submit = { formNonce, contentHash, submissionId };
        const row = tx
          .insert(figureQuery)
          .values({ suppliedId, question, askedById, at, ...submit })
          .returning()
          .get();
        writeAudit(tx, query, { action: 'query-figure', after: { suppliedId, quarter: query.quarter } });
        tellSupplier(tx, query, row.id);
        armNewestReminders(tx, [query.supplierId, askedById], at);
        armDigestEdits(tx, query);
        return rowToQuery(row);
      }),
  };
}

/** Is what the decision to store it rested on still so? */
function isSupplyStillRight(tx: Transaction, figure: NewSuppliedFigure): boolean {
  return isUnchanged(tx, figure) && newestSuppliedId(tx, figure) === figure.basedOn;
}

function insertSupplied(tx: Transaction, figure: NewSuppliedFigure): SuppliedFigure {
  const { indicatorId, quarter, note, supplierId, enteredById, howItCame, at } = figure;
  const { formNonce, contentHash, submissionId } = figure;
  const who = { supplierId, enteredById, howItCame, at };
  const submit = { formNonce, contentHash, submissionId };
  const row = tx
    .insert(suppliedFigure)
    .values({ ...figureToRow(figure.figure), indicatorId, quarter, note, ...who, ...submit })
    .returning()
    .get();
  const came = howItCame === undefined ? {} : { howItCame };
  writeAudit(tx, figure, { action: 'supply-figure', after: { suppliedId: row.id, quarter, ...came } });
  if (figure.draft !== undefined) closeDraft(tx, figure.draft);
  armRemindersOfOwner(tx, { ownerId: supplierId, enteredById, at });
  if (figure.ownerId !== undefined) armNewestReminders(tx, [figure.ownerId], at);
  armDigestEdits(tx, figure);
  return rowToSupplied(row);
}

/** At once, in their working hours. */
function tellSupplier(tx: Transaction, { suppliedId, supplierId, at }: NewFigureQuery, queryId: number): void {
  tx.insert(delivery)
    .values({
      key: `figure-query-${queryId}`,
      kind: 'sent-back',
      methodClass: 'post',
      personId: supplierId,
      payload: { suppliedId },
      state: 'pending',
      dueAt: at,
      createdAt: at,
    })
    .run();
}

async function writeWhole<Value>(
  database: Database,
  patience: Patience,
  work: (tx: Transaction) => Value | undefined,
): Promise<Result<Value, WriteRefusal>> {
  const written = await database.write(patience, work);
  if (!written.ok) return written;
  return written.value === undefined ? refuse('changed') : done(written.value);
}

function writeAudit(
  tx: Transaction,
  { at, author, indicatorId }: NewSuppliedFigure | NewFigureQuery,
  { action, after }: { readonly action: string; readonly after: unknown },
): void {
  tx.insert(audit)
    .values({
      at,
      actor: author.actor,
      onBehalfOf: author.onBehalfOf,
      action,
      subject: 'indicator',
      subjectId: indicatorId,
      before: null,
      after,
    })
    .run();
}
