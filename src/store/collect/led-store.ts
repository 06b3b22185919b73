import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import type { LedBook } from '../../core/collect/led/led-book.ts';
import type { LedContent, LedUpdate } from '../../core/collect/led/led-entry.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { LedBookKey, LedStore, NewConfirmation, NewLedUpdate } from '../../usecases/collect/led/led-ports.ts';
import type { Patience, WriteRefusal } from '../../usecases/ports.ts';
import type { Database, Transaction } from '../database.ts';
import { planReceipt } from '../plan/plan-receipt.ts';
import { rowToEqualityAction } from '../plan/plan-rows.ts';
import type { Reader } from '../prepare-once.ts';
import { rememberReads } from '../remember-read.ts';
import { armDigestEdits } from '../remind/arm-digest-edits.ts';
import { armNewestReminders } from '../remind/arm-reminder-edits.ts';
import { armWordingNotices } from '../remind/arm-wording-notices.ts';
import { type AnsweredEntry, answerReturns, openReturnId } from '../review/answer-returns.ts';
import { audit } from '../schema/audit.ts';
import { ledUpdate, sectionConfirmation } from '../schema/led.ts';
import { person, planEntry } from '../schema/plan.ts';
import { closeDraft } from './draft-store.ts';
import { isStillCollecting } from './is-still-collecting.ts';

export function createLedStore(database: Database): LedStore {
  const { orm } = database;
  return {
    book: rememberReads(database, [ledUpdate, sectionConfirmation], (key: LedBookKey) => readLedBook(orm, key)),
    history: async (entryId) =>
      orm
        .select()
        .from(ledUpdate)
        .where(eq(ledUpdate.entryId, entryId))
        .orderBy(ledUpdate.quarter, ledUpdate.id)
        .all()
        .map(toUpdate),
    ofForm: async (formNonce) =>
      orm
        .select()
        .from(ledUpdate)
        .where(eq(ledUpdate.formNonce, formNonce))
        .orderBy(desc(ledUpdate.id))
        .all()
        .map((row) => ({ update: toUpdate(row), contentHash: row.contentHash, submissionId: row.submissionId })),
    append: (update, patience) => append(database, update, patience),
    confirm: (confirmation, patience) => confirm(database, confirmation, patience),
  };
}

/** Read together, so that the mark belongs to what was read. */
export function readLedBook(from: Reader, { directorateId, quarter, entryIds }: LedBookKey): LedBook {
  const ofPlan = inArray(ledUpdate.entryId, [...entryIds]);
  const newestOf = (inQuarters: ReturnType<typeof eq>) =>
    from
      .select()
      .from(ledUpdate)
      .where(and(ofPlan, inQuarters))
      .orderBy(ledUpdate.quarter, ledUpdate.id)
      .all()
      .map(toUpdate);
  const current = newestOf(eq(ledUpdate.quarter, quarter));
  const earlier = newestOf(lt(ledUpdate.quarter, quarter));
  const confirmations = from
    .select()
    .from(sectionConfirmation)
    .where(and(eq(sectionConfirmation.directorateId, directorateId), eq(sectionConfirmation.quarter, quarter)))
    .orderBy(sectionConfirmation.id)
    .all();
  const newest = new Map(confirmations.map((row) => [row.section, row]));
  return {
    current: new Map(current.map((update) => [update.entryId, update])),
    earlier: new Map(earlier.map((update) => [update.entryId, update])),
    confirmations: [...newest.values()]
      .filter(({ isConfirmed }) => isConfirmed)
      .map(({ section, personId, at }) => ({ section, personId, at })),
    // Ids only grow, so their sum does with every row.
    mark: (current.at(-1)?.id ?? 0) + (confirmations.at(-1)?.id ?? 0),
  };
}

async function append(
  database: Database,
  update: NewLedUpdate,
  patience: Patience,
): Promise<Result<LedUpdate, WriteRefusal>> {
  const written = await database.write(patience, (tx) => {
    if (!stillHolds(tx, update) || openReturnId(tx, entryOf(update)) !== update.returnId) return undefined;
    const { entryId, quarter, content, leadId, enteredById, howItCame, at } = update;
    const { formNonce, contentHash, submissionId } = update;
    const values = { entryId, quarter, content, leadId, enteredById, howItCame, at };
    const row = tx
      .insert(ledUpdate)
      .values({ ...values, formNonce, contentHash, submissionId })
      .returning()
      .get();
    if (update.undoes !== undefined) insertConfirmation(tx, { ...update, section: update.undoes }, 'undone');
    const subject = content.kind;
    const after = { updateId: row.id, ...(howItCame === undefined ? {} : { howItCame }) };
    insertAudit(tx, update, { action: 'answer-led-entry', subject, subjectId: entryId, after });
    const lead = tx.select({ deputyId: person.deputyId }).from(person).where(eq(person.id, leadId)).get();
    const readers = [leadId, enteredById, lead?.deputyId].filter((id) => typeof id === 'string');
    answerReturns(tx, entryOf(update), at);
    armWordingNotices(tx, entryOf(update), at);
    armNewestReminders(tx, readers, at);
    closeDraft(tx, update.closesDraft);
    planReceipt(tx, { ...update, ownerId: leadId });
    armDigestEdits(tx, update);
    return toUpdate(row);
  });
  if (!written.ok) return written;
  return written.value === undefined ? refuse('changed') : done(written.value);
}

async function confirm(
  database: Database,
  confirmation: NewConfirmation,
  patience: Patience,
): Promise<Result<void, WriteRefusal>> {
  const written = await database.write(patience, (tx) => {
    if (!stillHolds(tx, confirmation)) return false;
    const { section, isConfirmed, entryIds, at } = confirmation;
    insertConfirmation(tx, { ...confirmation, leadId: confirmation.personId }, isConfirmed ? 'confirmed' : 'undone');
    insertAudit(tx, confirmation, {
      action: isConfirmed ? 'confirm-nothing' : 'undo-confirmation',
      subject: 'section',
      subjectId: section,
      after: { directorateId: confirmation.directorateId },
    });
    const kind = section === 'risks' ? 'risk' : 'equality-action';
    armNewestReminders(tx, leadsOf(tx, kind, entryIds), at);
    armDigestEdits(tx, confirmation);
    return true;
  });
  if (!written.ok) return written;
  return written.value ? done(undefined) : refuse('changed');
}

function entryOf({ content, entryId, quarter }: NewLedUpdate): AnsweredEntry {
  return { entry: { kind: content.kind, id: entryId }, quarter };
}

function stillHolds(tx: Transaction, press: NewLedUpdate | NewConfirmation): boolean {
  return isStillCollecting(tx, press) && readLedBook(tx, press).mark === press.mark;
}

function insertConfirmation(
  tx: Transaction,
  {
    directorateId,
    quarter,
    section,
    leadId: personId,
    at,
  }: Pick<NewLedUpdate, 'directorateId' | 'quarter' | 'leadId' | 'at'> & Pick<NewConfirmation, 'section'>,
  state: 'confirmed' | 'undone',
): void {
  tx.insert(sectionConfirmation)
    .values({ directorateId, quarter, section, isConfirmed: state === 'confirmed', personId, at })
    .run();
}

interface Audited {
  readonly action: string;
  readonly subject: string;
  readonly subjectId: string;
  readonly after: object;
}

function insertAudit(
  tx: Transaction,
  { at, author, quarter }: NewLedUpdate | NewConfirmation,
  { action, subject, subjectId, after }: Audited,
): void {
  const { actor, onBehalfOf } = author;
  tx.insert(audit)
    .values({ at, actor, onBehalfOf, action, subject, subjectId, before: null, after: { ...after, quarter } })
    .run();
}

/** Whose message no longer asks for what was confirmed. */
function leadsOf(tx: Transaction, kind: 'risk' | 'equality-action', entryIds: readonly string[]): readonly string[] {
  const isMeant = and(eq(planEntry.kind, kind), inArray(planEntry.id, [...entryIds]));
  // Both kinds name their lead in the same way.
  const rows = tx.select().from(planEntry).where(isMeant).all();
  return rows.flatMap((row) => rowToEqualityAction(row).leadId ?? []);
}

function toUpdate(row: typeof ledUpdate.$inferSelect): LedUpdate {
  return {
    id: row.id,
    entryId: row.entryId,
    quarter: row.quarter,
    // Our own text: written by append, which takes nothing else.
    content: row.content as LedContent,
    leadId: row.leadId,
    enteredById: row.enteredById ?? undefined,
    ...(row.howItCame === null ? {} : { howItCame: row.howItCame }),
    at: row.at,
  };
}
