import { compareDates } from '../calendar/local-date.ts';
import { localDateOf } from '../calendar/zone.ts';
import { isOutstanding } from '../collect/outstanding.ts';
import type { Recipient, ReminderSituation, Unreachable } from './reminder-situation.ts';

/** Why nobody answers for a milestone. */
export type OrphanReason = 'no-owner' | 'not-in-post' | Unreachable;

/** Something outstanding that nobody can be asked for. Shown to the officer, never passed over. */
export interface Orphan {
  readonly milestoneId: string;
  readonly ref: string;
  readonly directorateId: string;
  readonly ownerId: string | undefined;
  readonly reason: OrphanReason;
}

/** Orphans of the windows that collect, in the plan's order. */
export function findOrphans(situation: ReminderSituation, now: Date): readonly Orphan[] {
  const orphans: Orphan[] = [];
  for (const { window, directorate, milestones } of situation.windows) {
    if (window.state !== 'collecting' || now >= window.closesAt) continue;
    for (const { milestone, ...said } of milestones) {
      const { id: milestoneId, ref, ownerId } = milestone;
      const owner = situation.recipients.find((recipient) => recipient.person.id === ownerId);
      const reason = whyUnasked(owner, now);
      if (reason === undefined || !isOutstanding(milestone, said)) continue;
      orphans.push({ milestoneId, ref, directorateId: directorate.id, ownerId, reason });
    }
  }
  return orphans;
}

/** Undefined for somebody who can be asked. Out of post is judged by the day in their own zone. */
export function whyUnasked(owner: Recipient | undefined, now: Date): OrphanReason | undefined {
  if (owner === undefined) return 'no-owner';
  if (!isInPost(owner, now)) return 'not-in-post';
  return owner.unreachable;
}

function isInPost({ person, zone }: Recipient, now: Date): boolean {
  const today = localDateOf(now, zone);
  if (person.from !== undefined && compareDates(today, person.from) < 0) return false;
  return person.until === undefined || compareDates(today, person.until) <= 0;
}
