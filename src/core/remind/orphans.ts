import { localDateOf } from '../calendar/zone.ts';
import type { EntryKey } from '../collect/entry.ts';
import { isInPost } from '../plan/in-post.ts';
import { absenceAt } from './absence.ts';
import { isAwaited } from './asked-entry.ts';
import { askingByPart } from './asking-by-part.ts';
import type { Recipient, ReminderSituation, Unreachable } from './reminder-situation.ts';
import { recipientOf } from './situation-index.ts';

/** Why nobody answers for an entry. */
export type OrphanReason =
  | 'no-owner'
  | 'not-in-post'
  | Unreachable
  /** The owner is away, and the plan names no deputy. */
  | 'away-without-deputy'
  /** The owner is away, and so is the deputy. */
  | 'deputy-away'
  /** The owner is away, and no message can reach the deputy. */
  | 'deputy-unreachable';

/** Something outstanding that nobody can be asked for. Shown to the officer, never passed over. */
export interface Orphan {
  readonly entry: EntryKey;
  readonly ref: string;
  readonly directorateId: string;
  readonly ownerId: string | undefined;
  readonly reason: OrphanReason;
}

/** Who is asked for what one person answers for, at this instant. */
export type Answerer =
  | { readonly kind: 'asked'; readonly recipient: Recipient }
  | { readonly kind: 'nobody'; readonly reason: OrphanReason };

/** Orphans of the windows that collect, in the plan's order. */
export function findOrphans(situation: ReminderSituation, now: Date): readonly Orphan[] {
  const orphans: Orphan[] = [];
  for (const { window, directorate, entries } of situation.windows.flatMap(askingByPart)) {
    if (window.state !== 'collecting' || now >= window.closesAt) continue;
    for (const asked of entries) {
      if (!isAwaited(asked)) continue;
      const { entry, ref, ownerId } = asked;
      const answerer = answererFor(situation, ownerId, now);
      if (answerer.kind === 'asked') continue;
      orphans.push({ entry, ref, directorateId: directorate.id, ownerId, reason: answerer.reason });
    }
  }
  return orphans;
}

/**
 * The owner; the deputy while the owner is away. A deputy's own deputy is not asked: who answers then is for the officer
 * to decide. Source: design section 3, "Away" and "Orphans".
 */
export function answererFor(situation: ReminderSituation, ownerId: string | undefined, now: Date): Answerer {
  const owner = recipientOf(situation, ownerId);
  const reason = whyUnasked(owner, now);
  if (owner === undefined || reason !== undefined) return { kind: 'nobody', reason: reason ?? 'no-owner' };
  if (absenceAt(owner, now) === undefined) return { kind: 'asked', recipient: owner };
  const { deputyId } = owner.person;
  if (deputyId === undefined || deputyId === owner.person.id) return { kind: 'nobody', reason: 'away-without-deputy' };
  const deputy = recipientOf(situation, deputyId);
  if (deputy === undefined || whyUnasked(deputy, now) !== undefined)
    return { kind: 'nobody', reason: 'deputy-unreachable' };
  if (absenceAt(deputy, now) !== undefined) return { kind: 'nobody', reason: 'deputy-away' };
  return { kind: 'asked', recipient: deputy };
}

/** Who acts for one person where only who is there matters, such as for a signature. */
export function answererAmong(recipients: readonly Recipient[], personId: string, now: Date): Answerer {
  return answererFor({ windows: [], recipients, pastReminders: [] }, personId, now);
}

/** Undefined for somebody who can be asked. Out of post is judged by the day in their own zone. */
export function whyUnasked(owner: Recipient | undefined, now: Date): OrphanReason | undefined {
  if (owner === undefined) return 'no-owner';
  if (!isInPost(owner.person, localDateOf(now, owner.zone))) return 'not-in-post';
  return owner.unreachable;
}
