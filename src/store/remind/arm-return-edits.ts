import { eq, isNotNull, sql } from 'drizzle-orm';
import type { EntryKey } from '../../core/collect/entry.ts';
import type { Transaction } from '../database.ts';
import { armEdit } from './arm-edit.ts';
import { OF_WINDOW, payloadField, prepareStanding } from './standing-messages.ts';

const askingAbout = prepareStanding(
  'notice',
  eq(payloadField('$.returned.entry.id'), sql.placeholder('id')),
  eq(payloadField('$.returned.entry.kind'), sql.placeholder('kind')),
  eq(payloadField('$.returned.quarter'), sql.placeholder('quarter')),
);
const askingIn = prepareStanding('notice', OF_WINDOW, isNotNull(payloadField('$.returned')));

/** What is asked about an entry of a quarter has been answered or closed: the messages that asked say so. */
export function armReturnEdits(
  tx: Transaction,
  { entry, quarter }: { readonly entry: EntryKey; readonly quarter: string },
  at: Date,
): void {
  for (const message of askingAbout(tx).all({ ...entry, quarter })) armEdit(tx, message, { at });
}

/** What was asked in a window is over once its report is published: the messages that asked say so. */
export function armReturnEditsOf(tx: Transaction, windowId: string, at: Date): void {
  for (const message of askingIn(tx).all({ windowId })) armEdit(tx, message, { at });
}
