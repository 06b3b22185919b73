import type { Sent } from '../../core/collect/draft.ts';
import { readItemSubject, writeItemSubject } from '../../core/collect/item/item-draft.ts';
import type { ItemDraftClosing, ItemDraftKey, ItemDraftStore } from '../../usecases/collect/item/item-draft-ports.ts';
import type { Database, Transaction } from '../database.ts';
import {
  closeFormDraft,
  closeSameFormDraft,
  discardFormDraft,
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
    closeSame: (closing, patience) =>
      database.write(patience, (tx) => closeSameFormDraft(tx, toKey(closing), toSent(closing))),
    discard: ({ actedAt, at, ...key }, patience) =>
      database.write(patience, (tx) => discardFormDraft(tx, toKey(key), { actedAt, at })),
  };
}

export function closeItemDraft(tx: Transaction, closing: ItemDraftClosing): void {
  closeFormDraft(tx, toKey(closing), toSent(closing));
}

function toSent({ fields, at, formNonce, draftedAt }: ItemDraftClosing): Sent {
  return { fields, at, formNonce, draftedAt };
}

function toKey({ personId, subject, quarter }: ItemDraftKey): FormDraftKey {
  return { personId, form: 'item', subject: writeItemSubject(subject), quarter };
}
