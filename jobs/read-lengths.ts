import type { Queue } from 'bullmq';
import type { QueueLength } from '../src/usecases/operate/read-measures.ts';

/** What is done leaves the queue at once, and so does what has failed for good. */
const STATES = ['waiting', 'prioritized', 'active', 'delayed'] as const;

export async function readLengths(
  queues: readonly Pick<Queue, 'name' | 'getJobCounts'>[],
): Promise<readonly QueueLength[]> {
  const lengths = await Promise.all(
    queues.map(async (queue) => {
      const counts = await queue.getJobCounts(...STATES);
      return STATES.map((state) => ({ queue: queue.name, state, count: counts[state] ?? 0 }));
    }),
  );
  return lengths.flat();
}
