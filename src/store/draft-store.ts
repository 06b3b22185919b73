import { and, eq } from 'drizzle-orm';
import {
  type Draft,
  type DraftKey,
  holdsTheSame,
  mergeDraft,
  type StoredDraft,
  toActedAt,
} from '../core/collect/draft.ts';
import type { DraftClosing, DraftStore } from '../usecases/collect/draft-ports.ts';
import type { Database, Transaction } from './database.ts';
import { draft } from './schema/drafts.ts';

export function createDraftStore(database: Database): DraftStore {
  const { orm } = database;
  const isOpen = eq(draft.state, 'open');
  return {
    draft: async (key) => {
      const row = orm
        .select()
        .from(draft)
        .where(and(isAbout(key), isOpen))
        .get();
      return row && toDraft(row);
    },
    draftsOf: async (personId) =>
      orm
        .select()
        .from(draft)
        .where(and(eq(draft.personId, personId), isOpen))
        .orderBy(draft.actedAt)
        .all()
        .map(toDraft),
    draftsIn: async (quarter) =>
      orm
        .select()
        .from(draft)
        .where(and(eq(draft.quarter, quarter), isOpen))
        .orderBy(draft.actedAt)
        .all()
        .map(toDraft),
    keep: (key, typed, patience) =>
      database.write(patience, (tx) => {
        const merged = mergeDraft(readStored(tx, key), typed);
        if (merged !== undefined) write(tx, key, { ...key, ...merged });
        return merged !== undefined;
      }),
    closeSame: (closing, patience) =>
      database.write(patience, (tx) => {
        const stored = readStored(tx, closing);
        if (stored?.state !== 'open' || !holdsTheSame(stored.fields, closing.fields)) return false;
        closeDraft(tx, closing);
        return true;
      }),
    discard: ({ actedAt, at, ...key }, patience) =>
      database.write(patience, (tx) => {
        const stored = readStored(tx, key);
        if (stored?.state !== 'open') return false;
        const until = Math.max(stored.actedAt, actedAt);
        write(tx, key, { ...stored, fields: {}, state: 'discarded', actedAt: until, savedAt: at });
        return true;
      }),
  };
}

/**
 * A submit takes its author's draft along, in the same transaction. What was typed before it and arrives later does not
 * bring the draft back.
 */
export function closeDraft(tx: Transaction, { fields, at, formNonce, ...key }: DraftClosing): void {
  const stored = readStored(tx, key);
  const actedAt = Math.max(stored?.actedAt ?? 0, toActedAt(at));
  write(tx, key, { ...key, fields, actedAt, savedAt: at, formNonce, basedOn: undefined, state: 'sent' });
}

function isAbout({ personId, entry, quarter }: DraftKey) {
  return and(
    eq(draft.personId, personId),
    eq(draft.entryKind, entry.kind),
    eq(draft.entryId, entry.id),
    eq(draft.quarter, quarter),
  );
}

function readStored(tx: Transaction, key: DraftKey): StoredDraft | undefined {
  const row = tx.select().from(draft).where(isAbout(key)).get();
  return row && { ...toDraft(row), state: row.state };
}

function write(tx: Transaction, { personId, entry, quarter }: DraftKey, stored: StoredDraft): void {
  const { fields, actedAt, savedAt, formNonce, state } = stored;
  const said = { fields, actedAt, savedAt, formNonce, state, basedOn: stored.basedOn ?? null };
  tx.insert(draft)
    .values({ personId, entryKind: entry.kind, entryId: entry.id, quarter, ...said })
    .onConflictDoUpdate({ target: [draft.personId, draft.entryKind, draft.entryId, draft.quarter], set: said })
    .run();
}

function toDraft(row: typeof draft.$inferSelect): Draft {
  const { personId, entryKind, entryId, quarter, fields, actedAt, savedAt, basedOn, formNonce } = row;
  return {
    personId,
    entry: { kind: entryKind, id: entryId },
    quarter,
    fields,
    actedAt,
    savedAt,
    basedOn: basedOn ?? undefined,
    formNonce,
  };
}
