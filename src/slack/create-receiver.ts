import type { Logger, Receiver } from '@slack/bolt';
import { createHttpReceiver } from './http-receiver.ts';
import { SECOND_SOCKET_AFTER_MS, SocketPair } from './socket-pair.ts';

/** How Slack's deliveries reach us. */
export type Delivery =
  | { readonly kind: 'socket'; readonly appToken: string; readonly secondAfterMs?: number }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly host: string; readonly port: number };

export interface ConnectedReceiver {
  readonly receiver: Receiver;
  /** Whether Slack can deliver just now, as far as this side can tell. */
  isConnected(): boolean;
}

/** What hands Slack's deliveries to Bolt. Neither kind ever closes a form whose answer went wrong. */
export function createReceiver(
  { delivery, slackApiUrl }: { readonly delivery: Delivery; readonly slackApiUrl: string },
  logger: Logger,
): ConnectedReceiver {
  if (delivery.kind === 'socket') {
    const { appToken, secondAfterMs = SECOND_SOCKET_AFTER_MS } = delivery;
    const pair = new SocketPair({ appToken, slackApiUrl, logger, secondAfterMs });
    return { receiver: pair, isConnected: () => pair.isConnected() };
  }
  // Whether Slack gets as far as here only Slack knows.
  return { receiver: createHttpReceiver({ ...delivery, logger }), isConnected: () => true };
}
