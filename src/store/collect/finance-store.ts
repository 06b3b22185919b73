import { and, asc, eq, inArray } from 'drizzle-orm';
import type { FinanceBook, FinanceNarrative, FinanceVersion } from '../../core/collect/finance/finance-book.ts';
import { done, refuse } from '../../core/result.ts';
import type { FinanceBookKey, FinanceChangeSet, FinanceStore } from '../../usecases/collect/finance/finance-ports.ts';
import type { Database, Transaction } from '../database.ts';
import type { Reader } from '../prepare-once.ts';
import { armDigestEdits } from '../remind/arm-digest-edits.ts';
import { armFinanceEdits } from '../remind/arm-finance-edits.ts';
import { audit } from '../schema/audit.ts';
import { financeNarrative, financeVersion } from '../schema/finance.ts';
import { isUnchanged } from './is-still-collecting.ts';

export function createFinanceStore(database: Database): FinanceStore {
  return {
    book: async (key) => readFinanceBook(database.orm, key),
    append: async (changes, patience) => {
      const written = await database.write(patience, (tx) => {
        // What keeps the part open is part of the window, and its version says that it has not changed.
        if (!isUnchanged(tx, changes) || readFinanceBook(tx, changes).mark !== changes.mark) return false;
        append(tx, changes);
        armFinanceEdits(tx, changes);
        armDigestEdits(tx, changes);
        return true;
      });
      if (!written.ok) return written;
      return written.value ? done(undefined) : refuse('changed');
    },
  };
}

/** Read together, so that the mark belongs to what was read. */
export function readFinanceBook(
  from: Reader,
  { departmentIds, quarter }: Omit<FinanceBookKey, 'directorateId'>,
): FinanceBook {
  const ofBook = (table: typeof financeVersion | typeof financeNarrative) =>
    and(inArray(table.departmentId, [...departmentIds]), eq(table.quarter, quarter));
  const rows = from.select().from(financeVersion).where(ofBook(financeVersion)).orderBy(asc(financeVersion.id)).all();
  const texts = from
    .select()
    .from(financeNarrative)
    .where(ofBook(financeNarrative))
    .orderBy(asc(financeNarrative.id))
    .all();
  return {
    versions: Map.groupBy(rows.map(toVersion), ({ departmentId }) => departmentId),
    narratives: new Map(texts.map((row) => [row.departmentId, toNarrative(row)])),
    // Ids only grow, so their sum does with every row.
    mark: (rows.at(-1)?.id ?? 0) + (texts.at(-1)?.id ?? 0),
  };
}

function append(tx: Transaction, changes: FinanceChangeSet): void {
  const { quarter, author, personId, at } = changes;
  const common = { quarter, actor: author.actor, personId, at };
  for (const version of changes.versions) {
    const { id } = tx
      .insert(financeVersion)
      .values({ ...version, ...common })
      .returning({ id: financeVersion.id })
      .get();
    const { departmentId, number, fileSha256 } = version;
    insertAudit(tx, changes, {
      action: 'hand-in-finance',
      departmentId,
      after: { versionId: id, number, fileSha256, quarter },
    });
  }
  for (const narrative of changes.narratives) {
    const { id } = tx
      .insert(financeNarrative)
      .values({ ...narrative, ...common })
      .returning({ id: financeNarrative.id })
      .get();
    const { departmentId } = narrative;
    insertAudit(tx, changes, { action: 'write-finance-narrative', departmentId, after: { narrativeId: id, quarter } });
  }
}

interface Audited {
  readonly action: string;
  readonly departmentId: string;
  readonly after: object;
}

function insertAudit(
  tx: Transaction,
  { author, at }: FinanceChangeSet,
  { action, departmentId, after }: Audited,
): void {
  const { actor, onBehalfOf } = author;
  tx.insert(audit)
    .values({ at, actor, onBehalfOf, action, subject: 'department', subjectId: departmentId, before: null, after })
    .run();
}

function toVersion(row: typeof financeVersion.$inferSelect): FinanceVersion {
  return { ...row, asAtReason: row.asAtReason ?? undefined, personId: row.personId ?? undefined };
}

function toNarrative(row: typeof financeNarrative.$inferSelect): FinanceNarrative {
  return { ...row, personId: row.personId ?? undefined };
}
