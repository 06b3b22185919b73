import type { Result } from '../core/result.ts';
import type { Patience } from './ports.ts';

/** What a process does: `jobs` sends, `slack` answers clicks, `all` does both. */
export type ProcessRole = 'all' | 'slack' | 'jobs';

/** One running Ragtime. */
export interface RunningProcess {
  /** Made anew at each start. */
  readonly id: string;
  readonly role: ProcessRole;
  readonly pid: number;
  readonly host: string;
  /** Its last sign of life, real time. */
  readonly seenAt: Date;
}

/** How long a process counts as running after its last sign of life; it gives one every 30 seconds. */
export const SEEN_WITHIN_MS = 90_000;

/** Signs of life are in real time, whatever time the use cases are told. */
export interface ProcessStore {
  beat(process: RunningProcess, patience: Patience): Promise<Result<void, 'busy'>>;
  /** The process stops in good order. Ending twice is the same as ending once. */
  end(id: string, patience: Patience): Promise<Result<void, 'busy'>>;
  /** Those seen within 90 seconds of `now`, newest first; not those of this machine that have died since. */
  running(now: Date): Promise<readonly RunningProcess[]>;
}

/** The process that will send what was just written to the outbox, if any runs. */
export function findSender(running: readonly RunningProcess[]): RunningProcess | undefined {
  return running.find(({ role }) => role !== 'slack');
}

/**
 * Two processes that send may share a Redis server, but each embedded queue is its own: together they would exceed
 * Slack's limits without knowing of each other.
 * @param self the process that is about to run jobs on an embedded queue.
 * @returns why it must not, in words for the person who starts it; undefined when it may.
 */
export function refuseSecondEmbeddedQueue(
  running: readonly RunningProcess[],
  self: Pick<RunningProcess, 'pid' | 'host'>,
): string | undefined {
  // In a container every start may have the same process number: what carries ours has ended.
  const other = findSender(running.filter(({ pid, host }) => pid !== self.pid || host !== self.host));
  if (other === undefined) return undefined;
  return (
    `Ragtime already runs on this database: process ${other.pid} on ${other.host}, last seen ${other.seenAt.toISOString()}. ` +
    'A second one that sends messages needs a queue that both can reach: set REDIS_URL for both, or stop the first. ' +
    `If the first one was killed on another machine, it is forgotten ${SEEN_WITHIN_MS / 1000} seconds after it was last seen.`
  );
}
