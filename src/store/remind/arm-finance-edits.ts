import type { Transaction } from '../database.ts';
import { armEdit } from './arm-edit.ts';
import { OF_WINDOW, prepareStanding } from './standing-messages.ts';

const asksOf = prepareStanding('finance', OF_WINDOW);

/** Has the messages that ask for the figures of a window drawn anew, in the transaction that takes some in. */
export function armFinanceEdits(
  tx: Transaction,
  { windowId, at }: { readonly windowId: string; readonly at: Date },
): void {
  for (const ask of asksOf(tx).all({ windowId })) armEdit(tx, ask, { at });
}
