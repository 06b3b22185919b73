import { type App, type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { FetchFunction } from '@slack/web-api';
import { fetch } from 'undici';
import { closeWhenAnswered } from './close-when-answered.ts';
import { hearSocket } from './hear-socket.ts';
import { keepConnected } from './keep-connected.ts';

/**
 * Slack tells a connection to go about once an hour, and a click in the moment without one is lost. Two connections that
 * began at different times are not told together: Slack delivers to whichever is open.
 */
export const SECOND_SOCKET_AFTER_MS = 20_000;

/** For `apps.connections.open`: without an answer by then it has failed, and the next try follows. */
const OPEN_TIMEOUT_MS = 10_000;

const FAILED_TRY = /^Failed to retrieve a new WSS URL|^apps\.connections\.open did not return a URL/;

export interface SocketPairOptions {
  readonly appToken: string;
  readonly slackApiUrl: string;
  readonly logger: Logger;
  readonly secondAfterMs: number;
  readonly openTimeoutMs?: number;
  /** How long Slack may take to say that it is still there, before the connection is closed and opened anew. */
  readonly pongWithinMs?: number;
}

/** Bolt wants a class: it calls `init`, `start` and `stop`. */
export class SocketPair implements Receiver {
  readonly #first: SocketModeReceiver;
  readonly #second: SocketModeReceiver;
  readonly #secondAfterMs: number;
  readonly #logger: Logger;
  readonly #stopping = new AbortController();

  constructor(options: SocketPairOptions) {
    this.#first = createSocket(options);
    this.#second = createSocket(options);
    this.#secondAfterMs = options.secondAfterMs;
    this.#logger = options.logger;
  }

  init(app: App): void {
    for (const { client } of [this.#first, this.#second]) {
      const countClick = closeWhenAnswered(client, this.#stopping.signal);
      hearSocket({ client, app, logger: this.#logger, countClick });
    }
  }

  /** Resolves with the first connection; fails when Slack does not take the app token. */
  async start(): Promise<void> {
    const options = { signal: this.#stopping.signal, logger: this.#logger };
    await keepConnected(this.#first.client, { ...options, afterMs: 0 });
    const second = keepConnected(this.#second.client, { ...options, afterMs: this.#secondAfterMs });
    if (this.#secondAfterMs === 0) await second;
    else second.catch((error) => this.#logger.error(`The second connection to Slack could not be opened: ${error}`));
  }

  /** Whether Slack can deliver over at least one of the two. */
  isConnected(): boolean {
    return [this.#first, this.#second].some(({ client }) => client.websocket?.isActive() ?? false);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
  }
}

function createSocket(options: SocketPairOptions): SocketModeReceiver {
  const { appToken, slackApiUrl, logger, pongWithinMs, openTimeoutMs: timeout = OPEN_TIMEOUT_MS } = options;
  return new SocketModeReceiver({
    appToken,
    logger: withoutFailedTries(logger),
    // Left to itself the client waits five seconds before it connects again, and throws where nobody can catch.
    autoReconnectEnabled: false,
    ...(pongWithinMs === undefined ? {} : { clientPingTimeout: pongWithinMs }),
    // Options of its own: the client writes into what it is given.
    installerOptions: {
      clientOptions: {
        slackApiUrl,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout,
        fetch: fetchText,
      },
    },
  });
}

/** With what the connection itself needs: for Node's own, Node would load another undici. Nothing but text is sent here. */
const fetchText: FetchFunction = (url, { body, ...init } = {}) =>
  fetch(url, { ...init, ...(typeof body === 'string' && { body }) });

/** A try to connect that fails is told by whoever tried, with what follows from it; the client tells it a first time, and of no use. */
function withoutFailedTries(logger: Logger): Logger {
  return {
    ...logger,
    error: (...words) => (FAILED_TRY.test(String(words[0])) ? undefined : logger.error(...words)),
  };
}
