import { readItemSubject, writeItemSubject } from '../../core/collect/item/item-draft.ts';
import type { ItemDraftClosing, ItemDraftKey, ItemDraftStore } from '../../usecases/collect/item/item-draft-ports.ts';
import type { Database, Transaction } from '../database.ts';
import {
  closeFormDraft,
  closeSameFormDraft,
  type FormDraftKey,
  keepFormDraft,
  openFormDrafts,
  openFormDraftsIn,
  readFormDraft,
} from './form-draft-rows.ts';

export function createItemDraftStore(database: Database): ItemDraftStore {
  const { orm } = database;
  return {
    draft: async (key) => {
      const stored = readFormDraft(orm, toKey(key));
      if (stored?.state !== 'open') return undefined;
      const { subject, quarter } = key;
      return { ...stored, subject, quarter };
    },
    draftsOf: async (personId) =>
      openFormDrafts(orm, { personId, form: 'item' }).flatMap((row) => {
        const subject = readItemSubject(row.subject);
        return subject === undefined ? [] : [{ ...row, subject }];
      }),
    draftsIn: async (quarter) =>
      openFormDraftsIn(orm, { form: 'item', quarter }).flatMap(({ personId, subject: written }) => {
        const subject = readItemSubject(written);
        return subject === undefined ? [] : [{ personId, subject, quarter }];
      }),
    keep: (key, typed, patience) => database.write(patience, (tx) => keepFormDraft(tx, toKey(key), typed)),
    closeSame: (closing, patience) => database.write(patience, (tx) => closeSameFormDraft(tx, toKey(closing), closing)),
    discard: ({ actedAt, at, ...key }, patience) =>
      database.write(patience, (tx) => closeFormDraft(tx, toKey(key), { state: 'discarded', actedAt, at })),
  };
}

/** A submit takes its author's draft along, in the same transaction. */
export function closeItemDraft(tx: Transaction, closing: ItemDraftClosing): void {
  closeFormDraft(tx, toKey(closing), { ...closing, state: 'sent' });
}

function toKey({ personId, subject, quarter }: ItemDraftKey): FormDraftKey {
  return { personId, form: 'item', subject: writeItemSubject(subject), quarter };
}
