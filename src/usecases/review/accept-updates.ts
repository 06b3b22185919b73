import { isSameEntry } from '../../core/remind/asked-entry.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { AcceptanceKind, QueuedEntry } from '../../core/review/review-queue.ts';
import type { UpdateKey } from '../../core/review/said.ts';
import type { Author, Patience } from '../ports.ts';
import { type QueuePorts, type QueueRefusal, type QueueRequest, readQueue } from './read-queue.ts';
import type { AcceptanceStore } from './review-ports.ts';

export interface AcceptPorts extends QueuePorts {
  readonly acceptances: AcceptanceStore;
}

export interface AcceptRequest extends QueueRequest {
  readonly author: Author;
  /** What the officer has read, each with the update that stood there. */
  readonly read: readonly Pick<UpdateKey, 'entry' | 'updateId'>[];
  readonly now: Date;
  readonly patience: Patience;
}

export interface AcceptedUpdates {
  /** Accepted by now, whoever did it first. */
  readonly accepted: readonly QueuedEntry[];
  /** Something newer was sent since they were read, or a question about them waits: they are left as they are. */
  readonly left: readonly QueuedEntry[];
}

export type AcceptRefusal = QueueRefusal | { readonly reason: 'busy' };

/** Takes what was read as it is. What was changed since is never accepted with it. */
export async function acceptUpdates(
  ports: AcceptPorts,
  request: AcceptRequest,
): Promise<Result<AcceptedUpdates, AcceptRefusal>> {
  for (;;) {
    const queue = await readQueue(ports, request);
    if (!queue.ok) return queue;
    const { entries } = queue.value;
    const wanted = entries.filter((each) => request.read.some(({ entry }) => isSameEntry(each.entry, entry)));
    const accepted = wanted.filter((each) => each.stand !== 'sent-back' && isAsRead(each, request));
    const left = wanted.filter((each) => !accepted.includes(each));
    const fresh = accepted.filter(({ stand }) => stand === 'to-read');
    const stored =
      fresh.length === 0
        ? done(undefined)
        : await storeAcceptances(ports, fresh, {
            request,
            windowId: queue.value.sources.window.id,
            kind: 'accepted',
          });
    if (stored.ok) return done({ accepted, left });
    if (stored.refusal === 'busy') return refuse({ reason: 'busy' });
    // Something was said, asked or accepted meanwhile: look again.
  }
}

function isAsRead({ entry, said }: QueuedEntry, { read }: AcceptRequest): boolean {
  return read.some((each) => isSameEntry(each.entry, entry) && each.updateId === said.update.id);
}

/** Accepted, or taken back. */
export async function storeAcceptances(
  { acceptances }: AcceptPorts,
  fresh: readonly QueuedEntry[],
  {
    request,
    windowId,
    kind,
  }: {
    readonly request: Pick<AcceptRequest, 'author' | 'now' | 'by' | 'patience'>;
    readonly windowId: string;
    readonly kind: AcceptanceKind;
  },
) {
  const updates = fresh.map(({ entry, quarter, said, returned, newestAcceptanceId }) => ({
    entry,
    quarter,
    updateId: said.update.id,
    newestReturnId: returned?.id,
    newestAcceptanceId,
  }));
  const { author, now: at, by } = request;
  return acceptances.accept({ windowId, updates, kind, acceptedById: by.personId, author, at }, request.patience);
}
