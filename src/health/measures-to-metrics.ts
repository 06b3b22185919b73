import type { Measures } from '../usecases/operate/read-measures.ts';
import type { Metric } from './metrics-text.ts';

/** What the database and the queue say, the same whichever process is asked, but for the last one. */
export function measuresToMetrics({ deliveries, outstanding, queues, busyRetries }: Measures): readonly Metric[] {
  return [
    {
      name: 'ragtime_deliveries',
      help: 'Messages in the ledger, by kind and by what became of them.',
      type: 'gauge',
      samples: deliveries.map(({ kind, state, count: value }) => ({ labels: { kind, state }, value })),
    },
    {
      name: 'ragtime_outstanding',
      help: 'What is asked for in a quarter that collects and has not come.',
      type: 'gauge',
      samples: outstanding.map(({ directorate, quarter, count: value }) => ({
        labels: { directorate, quarter },
        value,
      })),
    },
    {
      name: 'ragtime_queue_jobs',
      help: 'Jobs in the queues, by state.',
      type: 'gauge',
      samples: queues.map(({ queue, state, count: value }) => ({ labels: { queue, state }, value })),
    },
    {
      name: 'ragtime_database_busy_total',
      help: 'How often this process found the database locked and tried again.',
      type: 'counter',
      samples: [{ value: busyRetries }],
    },
  ];
}
