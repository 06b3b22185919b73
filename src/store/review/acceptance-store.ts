import { and, asc, desc, eq } from 'drizzle-orm';
import { done, refuse } from '../../core/result.ts';
import type { Acceptance } from '../../core/review/review-queue.ts';
import type { UpdateKey } from '../../core/review/said.ts';
import type { AcceptanceStore, Accepting, NewAcceptance } from '../../usecases/review/review-ports.ts';
import { newestUpdateId } from '../collect/newest-update.ts';
import type { Database, Transaction } from '../database.ts';
import { rememberReads } from '../remember-read.ts';
import { armDigestEdits } from '../remind/arm-digest-edits.ts';
import { audit } from '../schema/audit.ts';
import { acceptance, returned } from '../schema/review.ts';

export function createAcceptanceStore(database: Database): AcceptanceStore {
  return {
    ofQuarter: rememberReads(database, [acceptance], (quarter: string) =>
      database.orm
        .select()
        .from(acceptance)
        .where(eq(acceptance.quarter, quarter))
        .orderBy(asc(acceptance.id))
        .all()
        .map(toAcceptance),
    ),
    accept: async (accepting, patience) => {
      const written = await database.write(patience, (tx) => {
        if (!accepting.updates.every((update) => stillHolds(tx, update))) return false;
        for (const update of accepting.updates) insert(tx, update, accepting);
        armDigestEdits(tx, accepting);
        return true;
      });
      if (!written.ok) return written;
      return written.value ? done(undefined) : refuse('changed');
    },
  };
}

function stillHolds(tx: Transaction, update: NewAcceptance): boolean {
  const { entry, quarter, updateId, newestReturnId, newestAcceptanceId } = update;
  if (newestUpdateId(tx, entry, quarter) !== updateId) return false;
  return newestIdOfReturn(tx, update) === newestReturnId && newestIdOfAcceptance(tx, update) === newestAcceptanceId;
}

function newestIdOfReturn(tx: Transaction, { entry, quarter }: UpdateKey): number | undefined {
  return tx
    .select({ id: returned.id })
    .from(returned)
    .where(and(eq(returned.entryKind, entry.kind), eq(returned.entryId, entry.id), eq(returned.quarter, quarter)))
    .orderBy(desc(returned.id))
    .get()?.id;
}

function newestIdOfAcceptance(tx: Transaction, { entry, updateId }: UpdateKey): number | undefined {
  return tx
    .select({ id: acceptance.id })
    .from(acceptance)
    .where(
      and(eq(acceptance.entryKind, entry.kind), eq(acceptance.entryId, entry.id), eq(acceptance.updateId, updateId)),
    )
    .orderBy(desc(acceptance.id))
    .get()?.id;
}

function insert(tx: Transaction, { entry, quarter, updateId }: UpdateKey, accepting: Accepting): void {
  const { acceptedById, author, at, kind } = accepting;
  const added = { entryKind: entry.kind, entryId: entry.id, quarter, updateId, kind, acceptedById, at };
  tx.insert(acceptance).values(added).run();
  tx.insert(audit)
    .values({
      at,
      actor: author.actor,
      onBehalfOf: author.onBehalfOf,
      action: kind === 'accepted' ? 'accept-update' : 'undo-acceptance',
      subject: entry.kind,
      subjectId: entry.id,
      before: null,
      after: { quarter, updateId },
    })
    .run();
}

function toAcceptance({ entryKind, entryId, acceptedById, ...row }: typeof acceptance.$inferSelect): Acceptance {
  return { ...row, entry: { kind: entryKind, id: entryId }, acceptedById: acceptedById ?? undefined };
}
