import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger, Receiver } from '@slack/bolt';
import { createHttpReceiver } from './http-receiver.ts';
import { SECOND_SOCKET_AFTER_MS, SocketPair } from './socket-pair.ts';

/** How Slack's deliveries reach us. */
export type Delivery =
  | { readonly kind: 'socket'; readonly appToken: string; readonly secondAfterMs?: number }
  | {
      readonly kind: 'http';
      readonly signingSecret: string;
      readonly host: string;
      readonly port: number;
      /** How long whoever is to stop still takes what comes, so that a proxy finds out; real time. */
      readonly leavesForMs: number;
    };

export interface ConnectedReceiver {
  readonly receiver: Receiver;
  /** Whether Slack can deliver just now, as far as this side can tell. */
  isConnected(): boolean;
  /** Resolves when whoever sends had the time to go elsewhere. Until then everything is taken as before. */
  leave(): Promise<void>;
}

/** What hands Slack's deliveries to Bolt. Neither kind ever closes a form whose answer went wrong. */
export function createReceiver(
  { delivery, slackApiUrl }: { readonly delivery: Delivery; readonly slackApiUrl: string },
  logger: Logger,
): ConnectedReceiver {
  if (delivery.kind === 'socket') {
    const { appToken, secondAfterMs = SECOND_SOCKET_AFTER_MS } = delivery;
    const pair = new SocketPair({ appToken, slackApiUrl, logger, secondAfterMs });
    return { receiver: pair, isConnected: () => pair.isConnected(), leave: async () => undefined };
  }
  // Whether Slack gets as far as here only Slack knows.
  const receiver = createHttpReceiver({ ...delivery, logger });
  const leave = async () => {
    receiver.leave();
    await sleep(delivery.leavesForMs);
  };
  return { receiver, isConnected: () => true, leave };
}
