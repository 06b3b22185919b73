import { type Actor, may, type Permission } from '../../core/access.ts';
import { formatQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { buildQueue, type QueuedEntry } from '../../core/review/review-queue.ts';
import { type CompileRefusal, type QuarterSources, readQuarterSources } from '../publish/compile-quarter.ts';
import type { CompilePorts } from '../publish/ports.ts';
import type { ReturnStore } from './return-ports.ts';
import type { AcceptanceStore } from './review-ports.ts';

export interface QueuePorts extends CompilePorts {
  readonly returns: Pick<ReturnStore, 'ofQuarter'>;
  readonly acceptances: Pick<AcceptanceStore, 'ofQuarter'>;
}

export interface QueueRequest {
  readonly by: Actor;
  readonly directorateCode: string;
  readonly quarter: Quarter;
}

export type QueueRefusal =
  | CompileRefusal
  | { readonly reason: 'not-allowed'; readonly permission: Extract<Permission, { readonly allowed: false }> }
  /** Its window collects nothing yet. */
  | { readonly reason: 'not-open' };

export interface Queue {
  readonly sources: QuarterSources;
  readonly entries: readonly QueuedEntry[];
}

/** Everything that was sent of one directorate and quarter, for its officer. */
export async function readQueue(ports: QueuePorts, request: QueueRequest): Promise<Result<Queue, QueueRefusal>> {
  const read = await readQuarterSources(ports, request);
  if (!read.ok) return read;
  const sources = read.value;
  const permission = may(request.by, 'review-quarter', { directorateId: sources.directorate.id });
  if (!permission.allowed) return refuse({ reason: 'not-allowed', permission });
  if (sources.window.state === 'planned') return refuse({ reason: 'not-open' });
  const quarter = formatQuarter(request.quarter);
  const [people, acceptances, returns] = await Promise.all([
    ports.plans.people(),
    ports.acceptances.ofQuarter(quarter),
    ports.returns.ofQuarter(quarter),
  ]);
  return done({ sources, entries: buildQueue({ ...sources, quarter, people, acceptances, returns }) });
}
