import { getTableName } from 'drizzle-orm';
import { type DraftKey, holdsTheSame, mergeDraft, takeAlong } from '../../core/collect/draft.ts';
import type { DraftClosing, DraftStore } from '../../usecases/collect/draft/draft-ports.ts';
import type { Database, Transaction } from '../database.ts';
import { rememberFollowed } from '../remember-followed.ts';
import { draft } from '../schema/drafts.ts';
import { draftRows } from './draft-rows.ts';

const OF_PERSON = { table: getTableName(draft), column: draft.personId.name };

export function createDraftStore(database: Database): DraftStore {
  const rows = draftRows(database.orm);
  const openOf = rememberFollowed(database, OF_PERSON, rows.openOf);
  return {
    draft: async (key) => openOf(key.personId).find((one) => isOf(one, key)),
    draftsOf: async (personId) => openOf(personId),
    draftsIn: async (quarter) => rows.openIn(quarter),
    keep: (key, typed, patience) =>
      database.write(patience, () => {
        const merged = mergeDraft(rows.stored(key), typed);
        if (merged !== undefined) rows.put({ ...key, ...merged });
        return merged !== undefined;
      }),
    closeSame: (closing, patience) =>
      database.write(patience, (tx) => {
        const stored = rows.stored(closing);
        if (stored?.state !== 'open' || !holdsTheSame(stored.fields, closing.fields)) return false;
        closeDraft(tx, closing);
        return true;
      }),
    discard: ({ actedAt, at, ...key }, patience) =>
      database.write(patience, () => {
        const stored = rows.stored(key);
        if (stored?.state !== 'open') return false;
        const until = Math.max(stored.actedAt, actedAt);
        rows.put({ ...stored, fields: {}, state: 'discarded', actedAt: until, savedAt: at });
        return true;
      }),
  };
}

function isOf(one: DraftKey, { entry, quarter }: DraftKey): boolean {
  return one.entry.id === entry.id && one.entry.kind === entry.kind && one.quarter === quarter;
}

/** A submit takes its author's draft along, in the same transaction, unless that holds more than the submit knows. */
export function closeDraft(tx: Transaction, { fields, at, formNonce, draftedAt, ...key }: DraftClosing): void {
  const rows = draftRows(tx);
  const taken = takeAlong(rows.stored(key), { fields, at, formNonce, draftedAt });
  if (taken !== undefined) rows.put({ ...key, ...taken });
}
