import { isSameEntry } from '../../core/remind/asked-entry.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { QueuedEntry } from '../../core/review/review-queue.ts';
import type { UpdateKey } from '../../core/review/said.ts';
import { type AcceptPorts, type AcceptRefusal, type AcceptRequest, storeAcceptances } from './accept-updates.ts';
import { readQueue } from './read-queue.ts';

export interface UndoRequest extends Omit<AcceptRequest, 'read'> {
  readonly read: Pick<UpdateKey, 'entry' | 'updateId'>;
}

export type UndoRefusal = AcceptRefusal | { readonly reason: 'changed-since' };

/** What was accepted by mistake is to be read again. Done twice, the second time changes nothing. */
export async function undoAcceptance(
  ports: AcceptPorts,
  request: UndoRequest,
): Promise<Result<QueuedEntry, UndoRefusal>> {
  const queue = await readQueue(ports, request);
  if (!queue.ok) return queue;
  const { read } = request;
  const found = queue.value.entries.find(({ entry }) => isSameEntry(entry, read.entry));
  if (found === undefined || found.said.update.id !== read.updateId) return refuse({ reason: 'changed-since' });
  if (found.stand !== 'accepted') return done(found);
  const windowId = queue.value.sources.window.id;
  const stored = await storeAcceptances(ports, [found], { request, windowId, kind: 'undone' });
  if (stored.ok) return done(found);
  return stored.refusal === 'busy' ? refuse({ reason: 'busy' }) : undoAcceptance(ports, request);
}
