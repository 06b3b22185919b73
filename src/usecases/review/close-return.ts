import { type Actor, may, type Permission } from '../../core/access.ts';
import type { EntryKey } from '../../core/collect/entry.ts';
import { type Returned, returnOf } from '../../core/review/returned.ts';
import type { Author, Patience } from '../ports.ts';
import { type EntrySubjectPorts, readEntrySubject } from './entry-subject.ts';
import type { ReturnStore } from './return-ports.ts';

export interface ClosePorts extends EntrySubjectPorts {
  readonly returns: Pick<ReturnStore, 'ofEntry' | 'close'>;
}

export interface CloseRequest {
  readonly by: Actor;
  readonly author: Author;
  readonly entry: EntryKey;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  readonly now: Date;
  readonly patience: Patience;
}

export type CloseOutcome =
  | { readonly outcome: 'closed'; readonly returned: Returned; readonly ref: string }
  /** Nothing was asked, or it is closed already. */
  | { readonly outcome: 'nothing-open'; readonly ref: string }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  | { readonly outcome: 'busy' };

/** The officer takes the text as it stands: what was returned is open no longer, answered or not. */
export async function closeReturn(ports: ClosePorts, request: CloseRequest): Promise<CloseOutcome> {
  const subject = await readEntrySubject(ports, request);
  if (subject === undefined) return { outcome: 'gone' };
  const { ref, directorate, ownerId, window } = subject;
  const permission = may(request.by, 'return-update', { directorateId: directorate.id });
  if (!permission.allowed) return { outcome: 'refused', permission };
  const returned = returnOf(await ports.returns.ofEntry(request.entry), request.quarter);
  if (returned === undefined || returned.closedAt !== undefined) return { outcome: 'nothing-open', ref };
  const { author, now: at, patience } = request;
  const readerIds = ownerId === undefined ? [] : [ownerId];
  const closed = await ports.returns.close(returned, { author, at, windowId: window?.id ?? '', readerIds }, patience);
  if (closed.ok) return { outcome: 'closed', returned, ref };
  // Somebody else closed it, or asked anew: deciding again finds which.
  return closed.refusal === 'busy' ? { outcome: 'busy' } : closeReturn(ports, request);
}
