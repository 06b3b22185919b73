import { HTTPReceiver, type Logger, type Receiver } from '@slack/bolt';
import { SECOND_SOCKET_AFTER_MS, SocketPair } from './socket-pair.ts';

/** How Slack's deliveries reach us. */
export type Delivery =
  | { readonly kind: 'socket'; readonly appToken: string; readonly secondAfterMs?: number }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly host: string; readonly port: number };

/** What hands Slack's deliveries to Bolt. Neither kind ever closes a form whose answer went wrong. */
export function createReceiver(
  { delivery, slackApiUrl }: { readonly delivery: Delivery; readonly slackApiUrl: string },
  logger: Logger,
): Receiver {
  if (delivery.kind === 'socket') {
    const { appToken, secondAfterMs = SECOND_SOCKET_AFTER_MS } = delivery;
    return new SocketPair({ appToken, slackApiUrl, logger, secondAfterMs });
  }
  return new HTTPReceiver({
    signingSecret: delivery.signingSecret,
    logger,
    // An error answer keeps the form open with its text; an empty 200 would close it and lose the words.
    processEventErrorHandler: async ({ response }) => {
      if (!response.headersSent) response.writeHead(500).end();
      return false;
    },
  });
}
