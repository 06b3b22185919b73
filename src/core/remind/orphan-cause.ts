import { localDateOf } from '../calendar/zone.ts';
import { absenceAt, backFrom } from './absence.ts';
import { isSameEntry } from './asked-entry.ts';
import { findOrphans, type Orphan } from './orphans.ts';
import type { AskingWindow, Recipient } from './reminder-situation.ts';

/** An orphan, and why it is one: whose it is, the reason, and where that is an absence, the day on which it is over. */
export interface CausedOrphan extends Orphan {
  readonly cause: string;
}

/** Of one window. What found somebody and lost them again has another cause; what nobody has seen to has the same. */
export function findCausedOrphans(
  { asking, recipients }: { readonly asking: AskingWindow; readonly recipients: readonly Recipient[] },
  now: Date,
): readonly CausedOrphan[] {
  const byId = new Map(recipients.map((recipient) => [recipient.person.id, recipient]));
  return findOrphans({ windows: [asking], recipients, pastReminders: [] }, now).map((orphan) => ({
    ...orphan,
    cause: causeOf(orphan, byId.get(orphan.ownerId ?? ''), now),
  }));
}

function causeOf({ ownerId = '', reason }: Orphan, owner: Recipient | undefined, now: Date): string {
  const absence = owner && absenceAt(owner, now);
  const back = owner && absence ? localDateOf(backFrom(owner, absence), owner.zone) : '';
  return [ownerId, reason, back].join(' ');
}

/** What a message tells of. */
export interface ToldOrphans {
  readonly entries?: readonly Orphan['entry'][] | undefined;
  /** In their order. Messages of an older version say none, and hold for every cause. */
  readonly causes?: readonly string[] | undefined;
}

/** Does this message tell of it, with the cause that it has now? */
export function tellsOf({ entries = [], causes }: ToldOrphans, { entry, cause }: CausedOrphan): boolean {
  return entries.some((each, index) => isSameEntry(each, entry) && (causes === undefined || causes[index] === cause));
}
