import { and, asc, desc, eq, max, type SQL } from 'drizzle-orm';
import { done, refuse } from '../../core/result.ts';
import type { UpdateKey } from '../../core/review/said.ts';
import type { Wording } from '../../core/review/wording.ts';
import type { NewWording, WordingStore } from '../../usecases/review/wording-ports.ts';
import { newestUpdateId } from '../collect/newest-update.ts';
import type { Database, Transaction } from '../database.ts';
import { rememberReads } from '../remember-read.ts';
import { armWordingNotices } from '../remind/arm-wording-notices.ts';
import { audit } from '../schema/audit.ts';
import { delivery } from '../schema/remind.ts';
import { wording } from '../schema/review.ts';

export function createWordingStore(database: Database): WordingStore {
  const read = (isMeant: SQL | undefined) =>
    database.orm.select().from(wording).where(isMeant).orderBy(asc(wording.id)).all().map(toWording);
  const ofQuarter = rememberReads(database, [wording], ([directorateId, quarter]: readonly [string, string]) =>
    read(and(eq(wording.directorateId, directorateId), eq(wording.quarter, quarter))),
  );
  return {
    ofQuarter: async (directorateId, quarter) => {
      const wordings = await ofQuarter([directorateId, quarter]);
      return { wordings, mark: wordings.at(-1)?.id ?? 0 };
    },
    ofEntry: async ({ kind, id }) => read(and(eq(wording.entryKind, kind), eq(wording.entryId, id))),
    ofNotice: async (key) => read(eq(wording.noticeKey, key)),
    wording: async (id) => read(eq(wording.id, id))[0],
    ofForm: async (nonce) => read(eq(wording.nonce, nonce))[0],
    append: async (added, patience) => {
      const written = await database.write(patience, (tx) => (stillHolds(tx, added) ? append(tx, added) : undefined));
      if (!written.ok) return written;
      return written.value === undefined ? refuse('changed') : done(written.value);
    },
  };
}

/** Grows with every wording of the directorate and quarter; 0 when there is none. */
export function readWordingMark(
  tx: Transaction,
  { directorateId, quarter }: { readonly directorateId: string; readonly quarter: string },
): number {
  const newest = tx
    .select({ id: max(wording.id) })
    .from(wording)
    .where(and(eq(wording.directorateId, directorateId), eq(wording.quarter, quarter)))
    .get();
  return newest?.id ?? 0;
}

function stillHolds(tx: Transaction, added: NewWording): boolean {
  const { entry, quarter, updateId, basedOn } = added;
  return newestUpdateId(tx, entry, quarter) === updateId && newestWordingId(tx, added) === basedOn;
}

function newestWordingId(tx: Transaction, { entry, updateId }: UpdateKey): number | undefined {
  return tx
    .select({ id: wording.id })
    .from(wording)
    .where(and(eq(wording.entryKind, entry.kind), eq(wording.entryId, entry.id), eq(wording.updateId, updateId)))
    .orderBy(desc(wording.id))
    .get()?.id;
}

const ACTIONS = {
  edited: 'edit-wording',
  'taken-back': 'take-back-wording',
  objected: 'object-to-wording',
} as const;

function append(tx: Transaction, { entry, author, basedOn, notices, ...values }: NewWording): Wording {
  const row = tx
    .insert(wording)
    .values({ ...values, entryKind: entry.kind, entryId: entry.id })
    .returning()
    .get();
  tx.insert(audit)
    .values({
      at: values.at,
      actor: author.actor,
      onBehalfOf: author.onBehalfOf,
      action: ACTIONS[values.kind],
      subject: entry.kind,
      subjectId: entry.id,
      before: basedOn === undefined ? null : { wordingId: basedOn },
      after: { wordingId: row.id, quarter: values.quarter, updateId: values.updateId },
    })
    .run();
  for (const notice of notices) planNotice(tx, notice);
  armWordingNotices(tx, { entry, quarter: values.quarter }, values.at);
  return toWording(row);
}

/** One that was needless when its time came, since all was taken back, is needed again. */
function planNotice(tx: Transaction, { content, ...notice }: NewWording['notices'][number]): void {
  const planned = { ...notice, kind: content.kind, payload: content.payload, state: 'pending' as const };
  tx.insert(delivery)
    .values(planned)
    .onConflictDoUpdate({
      target: delivery.key,
      set: { state: 'pending', dueAt: notice.dueAt },
      setWhere: eq(delivery.state, 'cancelled'),
    })
    .run();
}

function toWording({ entryKind, entryId, nonce: _nonce, ...row }: typeof wording.$inferSelect): Wording {
  return {
    ...row,
    entry: { kind: entryKind, id: entryId },
    byId: row.byId ?? undefined,
    noticeKey: row.noticeKey ?? undefined,
  };
}
