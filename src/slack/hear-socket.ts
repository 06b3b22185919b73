import type { App, Logger, ReceiverEvent, SocketModeReceiver } from '@slack/bolt';

/** What the client makes of one envelope. */
interface Envelope {
  readonly ack: (answer?: object | string) => Promise<void>;
  readonly envelope_id: string;
  readonly body: ReceiverEvent['body'];
  readonly retry_num?: number;
  readonly retry_reason?: string;
}

/**
 * Hands what comes over a connection to Bolt, in place of Bolt's own listener: that one writes each answer out twice for a
 * log that nobody keeps, which takes as long as sending it.
 */
export function hearSocket(client: SocketModeReceiver['client'], app: Pick<App, 'processEvent'>, logger: Logger): void {
  client.removeAllListeners('slack_event');
  client.on('slack_event', async (envelope: Envelope) => {
    try {
      await app.processEvent(toEvent(envelope, logger));
    } catch (error) {
      // An unanswered submit keeps the form open with its text; an empty answer would close it and lose the words.
      logger.debug(`What Slack delivered was not answered: ${error}`);
    }
  });
}

function toEvent({ ack, body, ...envelope }: Envelope, logger: Logger): ReceiverEvent {
  let isAnswered = false;
  return {
    body,
    ...(envelope.retry_num === undefined ? {} : { retryNum: envelope.retry_num }),
    ...(envelope.retry_reason === undefined ? {} : { retryReason: envelope.retry_reason }),
    customProperties: { envelopeId: envelope.envelope_id },
    ack: async (answer) => {
      if (isAnswered) return logger.warn('A click was answered twice; the second answer is left aside.');
      isAnswered = true;
      await ack(answer);
    },
  };
}
