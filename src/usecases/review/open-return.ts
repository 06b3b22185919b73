import { may, type Permission } from '../../core/access.ts';
import type { EntryKey } from '../../core/collect/entry.ts';
import { type ActorSources, type Clicker, findActor } from '../find-actor.ts';
import { type EntrySubjectPorts, readEntrySubject, readStandingId, type StandingPorts } from './entry-subject.ts';

export interface OpenReturnPorts extends EntrySubjectPorts, StandingPorts {
  readonly plans: EntrySubjectPorts['plans'] & ActorSources['plans'];
  /** An unguessable text for one opening of a form. */
  readonly newNonce: () => string;
}

/** What the officer's form shows. */
export interface ReturnForm {
  readonly entry: EntryKey;
  readonly quarter: string;
  readonly ref: string;
  readonly words: string;
  /** The update that the officer has read. */
  readonly updateId: number;
  /** The report is published: the answer is for its correction. */
  readonly isCorrection: boolean;
  readonly nonce: string;
}

export type OpenedReturn =
  | { readonly outcome: 'form'; readonly form: ReturnForm }
  | { readonly outcome: 'nothing-said'; readonly ref: string }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  | { readonly outcome: 'gone' };

/** Opens the form in which an officer sends something back. */
export async function openReturn(
  ports: OpenReturnPorts & ActorSources,
  {
    clicker,
    entry,
    quarter,
    now,
  }: { readonly clicker: Clicker; readonly entry: EntryKey; readonly quarter: string; readonly now: Date },
): Promise<OpenedReturn> {
  const subject = await readEntrySubject(ports, { entry, quarter });
  if (subject === undefined) return { outcome: 'gone' };
  const actor = await findActor(ports, clicker, now);
  const permission = may(actor, 'return-update', { directorateId: subject.directorate.id });
  if (!permission.allowed) return { outcome: 'refused', permission };
  const { ref, words } = subject;
  const updateId = await readStandingId(ports, subject, quarter);
  if (updateId === undefined) return { outcome: 'nothing-said', ref };
  const isCorrection = subject.window?.state === 'published';
  return { outcome: 'form', form: { entry, quarter, ref, words, updateId, isCorrection, nonce: ports.newNonce() } };
}
