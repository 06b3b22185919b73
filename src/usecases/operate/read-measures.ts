import type { LedgerReader, LedgerTally, StatusPorts } from '../review/ports.ts';
import { readStatus } from '../review/read-status.ts';

/** How many jobs of a queue are in a state. */
export interface QueueLength {
  readonly queue: string;
  readonly state: string;
  readonly count: number;
}

/** Numbers for whoever watches an installation; no words of anybody's. */
export interface Measures {
  readonly deliveries: LedgerTally;
  readonly outstanding: readonly OutstandingCount[];
  readonly queues: readonly QueueLength[];
  /** Since the process started. */
  readonly busyRetries: number;
}

export interface OutstandingCount {
  readonly directorate: string;
  readonly quarter: string;
  readonly count: number;
}

export interface MeasurePorts {
  readonly ledger: Pick<LedgerReader, 'ledgerTally'>;
  /** Remembered for as long as nothing has changed: it reads the whole quarter. */
  readonly outstanding: () => Promise<readonly OutstandingCount[]>;
  /** Empty where this process has no queue, or cannot reach it. */
  readonly queueLengths: () => Promise<readonly QueueLength[]>;
  readonly busyRetries: () => number;
}

export async function readMeasures(ports: MeasurePorts): Promise<Measures> {
  const [deliveries, outstanding, queues] = await Promise.all([
    ports.ledger.ledgerTally(),
    ports.outstanding(),
    ports.queueLengths(),
  ]);
  return { deliveries, outstanding, queues, busyRetries: ports.busyRetries() };
}

/** What has not come, in each quarter that collects. */
export async function readOutstanding(ports: StatusPorts, now: Date): Promise<readonly OutstandingCount[]> {
  const { windows } = await readStatus(ports, now);
  return windows
    .filter(({ window }) => window.state === 'collecting')
    .map(({ directorateCode, window, owners }) => ({
      directorate: directorateCode,
      quarter: window.quarter,
      count: owners.reduce((sum, { outstanding }) => sum + outstanding, 0),
    }));
}
