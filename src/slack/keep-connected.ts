import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger, SocketModeReceiver } from '@slack/bolt';
import { refusalOf } from './refusal-of.ts';

type SocketClient = SocketModeReceiver['client'];

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

export interface KeepConnectedOptions {
  /** Ends it. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
  /** Before the first connection. */
  readonly afterMs: number;
}

/** Slack does not take the token: nothing helps but another one. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

/**
 * Connects, and connects again at once whenever Slack tells the connection to go; after a failure with growing pauses.
 * Resolves once connected for the first time.
 * @throws TokenRefused at the first connection; what is refused later is logged and tried again.
 */
export async function keepConnected(client: SocketClient, options: KeepConnectedOptions): Promise<void> {
  const { signal, logger, afterMs } = options;
  if (afterMs > 0) await pause(afterMs, signal);
  signal.addEventListener('abort', () => disconnect(client), { once: true });
  await connect(client, options, (error) => {
    const refusal = refusalOf(error);
    if (refusal !== undefined) throw new TokenRefused(refusal, { cause: error });
  });
  stayConnected(client, options).catch((error) => logger.error(`The connection to Slack is lost for good: ${error}`));
}

async function stayConnected(client: SocketClient, options: KeepConnectedOptions): Promise<void> {
  while (!options.signal.aborted) {
    await new Promise((resolve) => client.once('disconnected', resolve));
    await connect(client, options, () => undefined);
  }
}

/** Tries until it is connected or stopped. */
async function connect(
  client: SocketClient,
  { signal, logger }: KeepConnectedOptions,
  onFailure: (error: unknown) => void,
): Promise<void> {
  let pauseMs = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    try {
      await client.start();
      return;
    } catch (error) {
      if (signal.aborted) return;
      onFailure(error);
      logger.warn(`Slack cannot be reached; the next try follows in ${pauseMs / 1000} s: ${error}`);
    }
    await pause(pauseMs, signal);
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
}

/** Its promise hangs when the other side does not answer; nobody waits for it. */
function disconnect(client: SocketClient): void {
  void client.disconnect();
}
