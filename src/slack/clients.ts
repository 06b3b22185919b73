import type { WebClient } from '@slack/web-api';
import { LeanClient } from './lean-client.ts';

/** Slack takes an answer to a click for three seconds; what comes later is of no use. */
const INTERACTIVE_TIMEOUT_MS = 2_500;
/** Shorter than a delivery's lease, so that no process takes over while a call still runs. */
const WORKER_TIMEOUT_MS = 15_000;
const WORKER_CONCURRENCY = 50;
const INTERACTIVE_CONCURRENCY = 100;
const SLACK_API = 'https://slack.com/api/';

export interface ClientOptions {
  readonly botToken: string;
  /** `https://slack.com/api/` where none is given. */
  readonly slackApiUrl?: string | undefined;
  readonly workerTimeoutMs?: number;
  /** Calls of the worker's client at once; as many as the jobs start. */
  readonly workerConcurrency?: number;
}

export interface Clients {
  /** For answers to a click. */
  readonly interactive: WebClient;
  /** For deliveries and look-ups. */
  readonly worker: WebClient;
}

/**
 * Neither client retries or waits by itself. A hidden retry after a lost answer would post a message twice, and a client
 * that sleeps through a limit holds up everything else it is used for. Who retries what is decided by the ledger.
 */
export function createClients({
  botToken,
  slackApiUrl = SLACK_API,
  workerTimeoutMs = WORKER_TIMEOUT_MS,
  workerConcurrency = WORKER_CONCURRENCY,
}: ClientOptions): Clients {
  const url = slackApiUrl.endsWith('/') ? slackApiUrl : `${slackApiUrl}/`;
  return {
    interactive: new LeanClient(botToken, {
      slackApiUrl: url,
      timeoutMs: INTERACTIVE_TIMEOUT_MS,
      atOnce: INTERACTIVE_CONCURRENCY,
    }),
    worker: new LeanClient(botToken, { slackApiUrl: url, timeoutMs: workerTimeoutMs, atOnce: workerConcurrency }),
  };
}
