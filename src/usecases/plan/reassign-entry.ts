import { may, type Permission } from '../../core/access.ts';
import { compareDates } from '../../core/calendar/local-date.ts';
import type { Person } from '../../core/plan/plan.ts';
import { todayOf } from '../collect/milestone/milestone-situation.ts';
import { type EntrySubject, readEntrySubject } from '../review/entry-subject.ts';
import { planHandOverNotices } from './plan-hand-over-notices.ts';
import type { HandOverScene, ReassignPorts, ReassignRequest } from './reassign-ports.ts';

export type ReassignOutcome =
  | {
      readonly outcome: 'reassigned';
      readonly ref: string;
      readonly newOwner: Person;
      readonly oldOwner: Person | undefined;
      /** Does a message reach the new owner? */
      readonly isTold: boolean;
    }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  | { readonly outcome: 'unknown-person' }
  | { readonly outcome: 'not-in-post'; readonly newOwner: Person }
  /** It was done before. */
  | { readonly outcome: 'theirs-already'; readonly ref: string; readonly newOwner: Person }
  /** Somebody gave it to a third person since it was read. */
  | { readonly outcome: 'overtaken'; readonly ref: string; readonly oldOwner: Person | undefined }
  | { readonly outcome: 'busy' };

/**
 * Gives an entry to another owner: they are told what is theirs now, the old owner that it is not. What was sent keeps the
 * initials of whoever answered for it then, and a draft stays with whoever typed it. Done twice, it is done once.
 */
export async function reassignEntry(ports: ReassignPorts, request: ReassignRequest): Promise<ReassignOutcome> {
  for (;;) {
    const { entry, quarter, by, toId, readOwnerId } = request;
    const subject = await readEntrySubject(ports, { entry, quarter });
    if (subject === undefined) return { outcome: 'gone' };
    const permission = may(by, 'reassign-entry', { directorateId: subject.directorate.id });
    if (!permission.allowed) return { outcome: 'refused', permission };
    const people = await ports.plans.people();
    const newOwner = people.find(({ id }) => id === toId);
    const oldOwner = people.find(({ id }) => id === subject.ownerId);
    if (newOwner === undefined) return { outcome: 'unknown-person' };
    const { ref } = subject;
    if (newOwner.id === oldOwner?.id) return { outcome: 'theirs-already', ref, newOwner };
    if (readOwnerId !== undefined && readOwnerId !== (subject.ownerId ?? null)) {
      return { outcome: 'overtaken', ref, oldOwner };
    }
    if (hasLeft(newOwner, subject, request.now)) return { outcome: 'not-in-post', newOwner };
    const stored = await store(ports, request, { subject, newOwner, oldOwner });
    if (stored !== 'changed') return stored;
  }
}

/** Somebody who is still to come can be given something beforehand. */
function hasLeft({ until }: Person, { organisation }: EntrySubject, now: Date): boolean {
  return until !== undefined && compareDates(todayOf(organisation, now), until) > 0;
}

async function store(
  ports: ReassignPorts,
  request: ReassignRequest,
  scene: HandOverScene,
): Promise<ReassignOutcome | 'changed'> {
  const { subject, newOwner, oldOwner } = scene;
  const notices = await planHandOverNotices(ports, request, scene);
  const stored = await ports.handOvers.handOver(
    {
      entry: subject.entry,
      from: subject.ownerId,
      to: newOwner.id,
      planId: subject.plan.id,
      planVersion: subject.plan.version,
      author: request.author,
      at: request.now,
      notices,
    },
    request.patience,
  );
  if (!stored.ok) return stored.refusal === 'busy' ? { outcome: 'busy' } : 'changed';
  const isTold = notices.some(({ personId }) => personId === newOwner.id) || newOwner.id === request.by.personId;
  return { outcome: 'reassigned', ref: subject.ref, newOwner, oldOwner, isTold };
}
