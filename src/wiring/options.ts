import type { Logger } from 'pino';
import { CONCURRENCY } from '../../jobs/queues.ts';
import type { Config } from '../config.ts';
import type { DeliverySettings } from '../core/remind/delivery.ts';
import { createClients } from '../slack/clients.ts';
import type { ReportRenderer } from '../usecases/publish/ports.ts';
import type { ProcessRole } from '../usecases/running-processes.ts';

/** What tests and the demo change; production leaves all of it out. */
export interface Tuning {
  readonly delivery?: DeliverySettings;
  /** How many times as fast as the real Slack the other side may be called. */
  readonly slackSpeed?: number;
  readonly secondSocketAfterMs?: number;
  /** Real time that a click waits for a store which somebody else holds. */
  readonly storeWithinMs?: number;
  /** Real time between two sweeps; 'never': what timers do is done by each tick instead. */
  readonly sweepEveryMs?: number | 'never';
  /** Real time between two looks whether a backup or retention is due, and until the first. */
  readonly keepEveryMs?: number;
  readonly heartbeatEveryMs?: number;
  readonly queuePrefix?: string;
  /** How long a message on its way to Slack waits for an answer, real time. */
  readonly workerTimeoutMs?: number;
  /** Messages that this process sends at once. */
  readonly concurrency?: number;
  /** Real time after which a job of a process that died is taken up by another. */
  readonly lockMs?: number;
  /** Makes the documents, and ends with whoever gave it; otherwise a process of this Ragtime's own does. */
  readonly renderReport?: ReportRenderer;
}

export interface RagtimeOptions {
  readonly config: Config;
  readonly role: ProcessRole;
  /** The time that everything is told. */
  readonly clock: () => Date;
  readonly log: Logger;
  readonly tuning?: Tuning;
  /** Ends the start where it has not come to its end; afterwards it means nothing. */
  readonly signal?: AbortSignal;
}

export const SLACK = 'https://slack.com/api/';

/** How long the clock's own writes wait for a locked database, real time; nobody waits for their answer. */
const PATIENCE_MS = 10_000;

export function newPatience() {
  return { giveUpAt: performance.now() + PATIENCE_MS };
}

export function clientsOf(
  { botToken, slackApiUrl = SLACK }: Config,
  { concurrency: workerConcurrency = CONCURRENCY, workerTimeoutMs }: Tuning = {},
) {
  return createClients({ botToken, slackApiUrl, workerConcurrency, ...(workerTimeoutMs && { workerTimeoutMs }) });
}
