import type { App, Logger, ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import type { CountClick } from './close-when-answered.ts';
import { parseJson } from './parse-json.ts';

type Client = SocketModeReceiver['client'];
type Fields = Readonly<Record<string, unknown>>;

/** What Slack delivers over a connection, and waits for an answer to. */
interface Envelope {
  readonly id: string;
  readonly fields: Fields;
}

const KINDS: readonly unknown[] = ['interactive', 'slash_commands', 'events_api'];
/** What is said of the connection itself, which the client sees to. */
const OF_THE_CONNECTION: readonly unknown[] = ['hello', 'disconnect'];

export interface Hearing {
  readonly client: Client;
  readonly app: Pick<App, 'processEvent'>;
  readonly logger: Logger;
  readonly countClick: CountClick;
}

/**
 * Hands what comes over a connection to Bolt, in place of the client's own reader and of Bolt's listener. The reader tells
 * the client's own parts of each envelope under whatever name stands in it, and throws over some where nobody can catch,
 * which would end the process; the listener writes each answer out twice for a log that nobody keeps, which takes as long as sending it.
 */
export function hearSocket(hearing: Hearing): void {
  const { client, logger } = hearing;
  const [read] = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', async (data: unknown, isBinary: unknown) => {
    const frame = typeof data === 'string' ? parseJson(data) : undefined;
    if (isFields(frame) && OF_THE_CONNECTION.includes(frame.type)) return read?.(data, isBinary);
    if (!isFields(frame) || typeof frame.envelope_id !== 'string' || frame.envelope_id === '')
      return logger.warn('Slack sent something that cannot be read; it is left aside.');
    await hearEnvelope({ id: frame.envelope_id, fields: frame }, hearing).catch((error) =>
      logger.debug(`What Slack delivered was not answered: ${error}`),
    );
  });
}

async function hearEnvelope({ id, fields }: Envelope, { client, app, logger, countClick }: Hearing): Promise<void> {
  const { type, payload } = fields;
  const noteAnswered = countClick();
  let isAnswered = false;
  const ack = async (answer?: object | string) => {
    if (isAnswered) return logger.warn('A click was answered twice; the second answer is left aside.');
    isAnswered = true;
    await send(client, id, answer).finally(noteAnswered);
  };
  if (!KINDS.includes(type) || !isFields(payload)) {
    logger.warn('Slack sent an envelope that nobody knows; it is answered and left aside.');
    return ack();
  }
  try {
    await app.processEvent({ body: payload, ack, ...retryOf(fields), customProperties: { envelopeId: id } });
  } finally {
    if (!isAnswered && !isForm(payload)) await ack();
    noteAnswered();
  }
}

/** An unanswered submit keeps the form open with its text; an empty answer would close it and lose the words. */
function isForm({ type, view }: Fields): boolean {
  return type === 'view_submission' && isFields(view);
}

/** @throws where the connection is gone */
function send(client: Client, id: string, answer: object | string = {}): Promise<void> {
  const payload = typeof answer === 'string' ? { text: answer } : answer;
  return new Promise((resolve, reject) => {
    const { websocket } = client;
    if (!websocket?.isActive()) return reject(new Error('There is no connection to answer over.'));
    websocket.send(JSON.stringify({ envelope_id: id, payload }), (error) => (error ? reject(error) : resolve()));
  });
}

/** Slack says when it delivers something again, and why. */
function retryOf({
  retry_attempt: count,
  retry_reason: reason,
}: Fields): Pick<ReceiverEvent, 'retryNum' | 'retryReason'> {
  return {
    ...(typeof count === 'number' && { retryNum: count }),
    ...(typeof reason === 'string' && { retryReason: reason }),
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
