import { may, type Permission } from '../../core/access.ts';
import { compareDates } from '../../core/calendar/local-date.ts';
import type { EntryKey } from '../../core/collect/entry.ts';
import type { Person } from '../../core/plan/plan.ts';
import { todayOf } from '../collect/milestone/milestone-situation.ts';
import type { EntrySubject } from '../review/entry-subject.ts';
import { findHanded } from './find-handed.ts';
import type { HandOverClick, HandOverNotice, HandOverPorts } from './hand-over-ports.ts';
import { storeHandOver } from './store-hand-over.ts';

/** An entry as the officer has read it: the owner, null for nobody; undefined takes whoever it is. */
export interface ReadEntry {
  readonly entry: EntryKey;
  readonly readOwnerId: string | null | undefined;
}

export interface HandOverRequest extends HandOverClick {
  readonly entries: readonly ReadEntry[];
  /** Person id of whoever answers for them from now on. */
  readonly toId: string;
}

export type HandOverOutcome =
  | {
      readonly outcome: 'handed-over';
      readonly newOwner: Person;
      /** What was done, as the officer reads it. */
      readonly notice: HandOverNotice;
      /** Does a message reach the new owner? */
      readonly isTold: boolean;
    }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  | { readonly outcome: 'unknown-person' }
  | { readonly outcome: 'not-in-post'; readonly newOwner: Person }
  /** It was done before. */
  | { readonly outcome: 'theirs-already'; readonly refs: readonly string[]; readonly newOwner: Person }
  /** Somebody gave it to a third person since it was read. */
  | { readonly outcome: 'overtaken'; readonly ref: string; readonly oldOwner: Person | undefined }
  | { readonly outcome: 'busy' };

/**
 * Gives entries to another owner at once: they are told in one message what is theirs now, the old owners that it is not.
 * What was sent keeps the initials of whoever answered for it then, and a draft stays with whoever typed it. All of them or
 * none; done twice, it is done once.
 */
export async function handOverEntries(ports: HandOverPorts, request: HandOverRequest): Promise<HandOverOutcome> {
  for (;;) {
    const { by, toId, now } = request;
    const subjects = await findHanded(
      ports,
      request.entries.map(({ entry }) => entry),
    );
    const [first] = subjects;
    if (first === undefined) return { outcome: 'gone' };
    const permission = refusalOf(request, subjects);
    if (permission !== undefined) return { outcome: 'refused', permission };
    const people = await ports.plans.people();
    const personOf = (id: string | undefined) => people.find((each) => each.id === id);
    const newOwner = personOf(toId);
    if (newOwner === undefined) return { outcome: 'unknown-person' };
    const wanted = subjects.filter(({ ownerId }) => ownerId !== toId);
    if (wanted.length === 0) return { outcome: 'theirs-already', refs: subjects.map(({ ref }) => ref), newOwner };
    const overtaken = findOvertaken(request, wanted);
    if (overtaken !== undefined) {
      return { outcome: 'overtaken', ref: overtaken.ref, oldOwner: personOf(overtaken.ownerId) };
    }
    if (hasLeft(newOwner, first, now)) return { outcome: 'not-in-post', newOwner };
    const moves = wanted.map((subject) => ({ subject, newOwner, oldOwner: personOf(subject.ownerId) }));
    const stored = await storeHandOver(ports, request, { moves, undoes: undefined });
    if (stored === 'changed') continue;
    if (stored === 'busy') return { outcome: 'busy' };
    return {
      outcome: 'handed-over',
      newOwner,
      ...stored,
      isTold: stored.toldIds.includes(toId) || by.personId === toId,
    };
  }
}

/** Every one of them must be theirs to give. */
function refusalOf({ by }: HandOverClick, subjects: readonly EntrySubject[]): Permission | undefined {
  return subjects
    .map(({ directorate }) => may(by, 'reassign-entry', { directorateId: directorate.id }))
    .find(({ allowed }) => !allowed);
}

function findOvertaken({ entries }: HandOverRequest, subjects: readonly EntrySubject[]): EntrySubject | undefined {
  return subjects.find(({ entry, ownerId }) => {
    const readOwnerId = entries.find((each) => each.entry.id === entry.id)?.readOwnerId;
    return readOwnerId !== undefined && readOwnerId !== (ownerId ?? null);
  });
}

/** Somebody who is still to come can be given something beforehand. */
function hasLeft({ until }: Person, { organisation }: EntrySubject, now: Date): boolean {
  return until !== undefined && compareDates(todayOf(organisation, now), until) > 0;
}
