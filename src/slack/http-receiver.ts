import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { App, Logger, Receiver, ReceiverEvent } from '@slack/bolt';
import { readDelivery } from './read-delivery.ts';
import { createSignatureCheck } from './signature.ts';

const PATH = '/slack/events';
/** Slack sends a small part of it. */
const LARGEST_BODY_BYTES = 4 * 1024 * 1024;
/** Longer than proxies keep a connection that nobody uses: one that was closed here would take a click with it. */
const KEPT_OPEN_MS = 75_000;
/** Slack waits no longer for an answer; whoever has not said by then what they want is not waited for. */
const CLOSED_WITHIN_MS = 3_000;

export interface HttpReceiverOptions {
  readonly signingSecret: string;
  readonly host: string;
  readonly port: number;
  readonly logger: Logger;
}

export interface HttpReceiver extends Receiver {
  /** From now on each answer closes its connection, and whoever sends more opens another one, elsewhere. */
  leave(): void;
}

/**
 * Takes what Slack sends by signed requests, in place of Bolt's own receiver: that one takes each body apart twice, makes a
 * key for each signature and compares it by two more, and throws over a body that is `null` where nobody can catch, which would end the process.
 * Whatever goes wrong is answered with an error, which keeps a form open with its text; an empty answer would close it.
 */
export function createHttpReceiver({ signingSecret, host, port, logger }: HttpReceiverOptions): HttpReceiver {
  const isSigned = createSignatureCheck(signingSecret);
  let app: Pick<App, 'processEvent'> | undefined;
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST' || request.url?.split('?', 1)[0] !== PATH) return refuse(response, 404);
    const body = await readBody(request);
    if (body === 'too large') {
      // The rest is not read.
      response.writeHead(413, { connection: 'close' }).end();
      return;
    }
    const { headers } = request;
    const signature = headers['x-slack-signature'];
    if (!isSigned({ body, signature, timestamp: headers['x-slack-request-timestamp'] }, new Date())) {
      // So Slack tries the certificate of a server; nothing follows from it.
      if (isCertificateCheck(readDelivery(body, headers['content-type']))) return answer(response, undefined);
      logger.warn('A request without a signature of Slack’s, or with an old one, was refused.');
      return refuse(response, 401);
    }
    const delivered = readDelivery(body, headers['content-type']);
    if (isCertificateCheck(delivered)) return answer(response, undefined);
    if (delivered === undefined || app === undefined) return refuse(response, 400);
    if (delivered.type === 'url_verification') return answer(response, { challenge: delivered.challenge });
    await app.processEvent({ ...toEvent(delivered, { response, logger }), ...retryOf(request) });
    // Nobody knows what it is.
    refuse(response, 404);
  };
  let isLeaving = false;
  const unanswered = new Set<ServerResponse>();
  const server = createServer({ keepAliveTimeout: KEPT_OPEN_MS }, (request, response) => {
    response.shouldKeepAlive &&= !isLeaving;
    unanswered.add(response);
    response.once('close', () => unanswered.delete(response));
    take(request, response).catch((error) => {
      logger.debug(`What Slack delivered was not answered: ${error}`);
      refuse(response, 500);
    });
  });
  const leave = () => {
    isLeaving = true;
    for (const response of unanswered) response.shouldKeepAlive = false;
  };
  return {
    init: (bolt) => {
      app = bolt;
    },
    start: async () => {
      await once(server.listen(port, host), 'listening');
      return server;
    },
    leave,
    stop: () => {
      leave();
      return close(server);
    },
  };
}

function isCertificateCheck(delivered: ReturnType<typeof readDelivery>): boolean {
  return delivered?.ssl_check === '1';
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  // A proxy may hold connections open over which nothing has come, or half of something.
  const isOver = new AbortController();
  const waited = sleep(CLOSED_WITHIN_MS, undefined, { signal: isOver.signal });
  waited.then(() => server.closeAllConnections()).catch(() => undefined);
  await closed;
  isOver.abort();
}

/** @throws when whoever sent it has gone. */
function readBody(request: IncomingMessage): Promise<Buffer | 'too large'> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= LARGEST_BODY_BYTES) chunks.push(chunk);
      else {
        request.pause();
        resolve('too large');
      }
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

function toEvent(
  body: ReceiverEvent['body'],
  { response, logger }: { readonly response: ServerResponse; readonly logger: Logger },
): ReceiverEvent {
  return {
    body,
    ack: async (said) => {
      if (response.headersSent) return logger.warn('A click was answered twice; the second answer is left aside.');
      answer(response, said);
    },
  };
}

/** Slack says when it delivers something again, and why. */
function retryOf({ headers }: IncomingMessage): Pick<ReceiverEvent, 'retryNum' | 'retryReason'> {
  const [count, reason] = [headers['x-slack-retry-num'], headers['x-slack-retry-reason']];
  if (typeof count !== 'string') return {};
  return { retryNum: Number.parseInt(count, 10), ...(typeof reason === 'string' && { retryReason: reason }) };
}

function answer(response: ServerResponse, said: unknown): void {
  if (said === undefined || said === '') {
    response.writeHead(200, { 'content-length': 0 }).end();
    return;
  }
  const text = typeof said === 'string' ? said : JSON.stringify(said);
  const type = typeof said === 'string' ? {} : { 'content-type': 'application/json' };
  // Its length in the head: head and body leave at once.
  response.writeHead(200, { ...type, 'content-length': Buffer.byteLength(text) }).end(text);
}

/** Where it is not answered yet. */
function refuse(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status, { 'content-length': 0 }).end();
}
