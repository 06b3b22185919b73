import { sql } from 'drizzle-orm';
import type { Transaction } from '../database.ts';
import { armEdit } from './arm-edit.ts';
import { OF_WINDOW, payloadField, prepareStanding } from './standing-messages.ts';

const NAMES_A_DRAFT = sql`coalesce(${payloadField('$.asked.number')}, ${payloadField('$.changesIn.number')}) is not null`;

const asksOf = prepareStanding('sign-off', OF_WINDOW, NAMES_A_DRAFT);

/** Whoever was asked about a draft of this window, for a signature or a change, reads there what became of it. */
export function armSignOffEdits(
  tx: Transaction,
  { windowId, at }: { readonly windowId: string; readonly at: Date },
): void {
  for (const ask of asksOf(tx).all({ windowId })) armEdit(tx, ask, { at });
}
