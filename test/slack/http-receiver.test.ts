import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { type App, LogLevel, type ReceiverEvent } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpReceiver } from '../../src/slack/http-receiver.ts';
import { freePort } from '../support/free-port.ts';

const SECRET = 'a signing secret';
const nothing = () => undefined;
const quiet = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

let port: number;
let events: ReceiverEvent[];
let respond: (event: ReceiverEvent) => Promise<void>;
let receiver: ReturnType<typeof createHttpReceiver>;

beforeEach(async () => {
  port = await freePort();
  events = [];
  respond = ({ ack }) => ack();
  receiver = createHttpReceiver({ signingSecret: SECRET, host: '127.0.0.1', port, logger: quiet });
  const processEvent = async (event: ReceiverEvent) => {
    events.push(event);
    await respond(event);
  };
  // Of an app a receiver knows this one method.
  receiver.init({ processEvent } as App);
  await receiver.start();
});
afterEach(() => receiver.stop());

interface Sent {
  readonly body: string;
  readonly json?: 'as json';
  readonly unsigned?: 'unsigned';
  readonly headers?: Readonly<Record<string, string>>;
  readonly path?: string;
}

function headersOf({ body, json, unsigned, headers = {} }: Sent) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const digest = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  const signed =
    unsigned === undefined ? { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` } : {};
  const type = { 'content-type': json === undefined ? 'application/x-www-form-urlencoded' : 'application/json' };
  return { ...type, ...signed, ...headers };
}

async function send(sent: Sent) {
  const { body, path = '/slack/events' } = sent;
  const headers = headersOf(sent);
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body, headers });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

const PRESSED = `payload=${encodeURIComponent('{"type":"view_submission"}')}`;

describe('a signed request', () => {
  it('is handed on, and answered with what was said', async () => {
    respond = ({ ack }) => ack({ response_action: 'clear' });
    expect(await send({ body: PRESSED })).toEqual({
      status: 200,
      type: 'application/json',
      text: '{"response_action":"clear"}',
    });
    expect(events.map(({ body }) => body)).toEqual([{ type: 'view_submission' }]);
  });

  it('is answered with words, letter for letter', async () => {
    respond = ({ ack }) => ack('“Saved” – £5');
    expect(await send({ body: 'command=%2Fmilestone' })).toMatchObject({ status: 200, text: '“Saved” – £5' });
  });

  it('is answered by nothing', async () => {
    expect(await send({ body: PRESSED, path: '/slack/events?from=slack' })).toMatchObject({ status: 200, text: '' });
  });

  it('says that it comes again, and why', async () => {
    const headers = { 'x-slack-retry-num': '2', 'x-slack-retry-reason': 'http_timeout' };
    await send({ body: '{"type":"event_callback"}', json: 'as json', headers });
    await send({ body: '{"type":"event_callback"}', json: 'as json' });
    expect(events.map(({ retryNum, retryReason }) => ({ retryNum, retryReason }))).toEqual([
      { retryNum: 2, retryReason: 'http_timeout' },
      { retryNum: undefined, retryReason: undefined },
    ]);
  });

  it('that is answered twice has the first answer', async () => {
    respond = async ({ ack }) => {
      await ack('first');
      await ack('second');
    };
    expect((await send({ body: PRESSED })).text).toBe('first');
  });

  it('that nobody answers is an error', async () => {
    respond = async () => undefined;
    expect((await send({ body: PRESSED })).status).toBe(404);
  });

  it('over which something breaks is an error, before its answer and not after it', async () => {
    respond = async () => {
      throw new Error('broken');
    };
    expect((await send({ body: PRESSED })).status).toBe(500);
    respond = async ({ ack }) => {
      await ack('said');
      throw new Error('broken');
    };
    expect(await send({ body: PRESSED })).toMatchObject({ status: 200, text: 'said' });
  });

  it('asks whether the address is ours', async () => {
    const body = '{"type":"url_verification","challenge":"3eZbrw1aB"}';
    expect((await send({ body, json: 'as json' })).text).toBe('{"challenge":"3eZbrw1aB"}');
    expect(events).toEqual([]);
  });
});

describe('a request without a signature', () => {
  it('is refused, also one that asks whether the address is ours', async () => {
    expect((await send({ body: PRESSED, unsigned: 'unsigned' })).status).toBe(401);
    const body = '{"type":"url_verification","challenge":"3eZbrw1aB"}';
    expect((await send({ body, json: 'as json', unsigned: 'unsigned' })).status).toBe(401);
    expect(events).toEqual([]);
  });

  it('may try the certificate, and brings nothing else with it', async () => {
    const smuggled = encodeURIComponent('{"type":"view_submission","ssl_check":"1"}');
    for (const body of ['ssl_check=1', 'ssl_check=1&command=%2Fmilestone', `payload=${smuggled}`]) {
      expect(await send({ body, unsigned: 'unsigned' })).toMatchObject({ status: 200, text: '' });
    }
    expect(events).toEqual([]);
  });
});

describe('a receiver', () => {
  it('says so when its port is taken', async () => {
    const second = createHttpReceiver({ signingSecret: SECRET, host: '127.0.0.1', port, logger: quiet });
    await expect(second.start()).rejects.toThrow('EADDRINUSE');
    await second.stop();
  });

  it('closes nothing over which the next click may come', async () => {
    const { connection, keepAlive } = await sendBy(new Agent({ keepAlive: true }));
    // As long as nginx and HAProxy keep one, and more.
    expect(connection).toBe('keep-alive');
    expect(Number(/timeout=(\d+)/.exec(String(keepAlive))?.[1])).toBeGreaterThan(60);
  });
});

/** By a connection that is kept for the next request, as a proxy's is. */
async function sendBy(agent: Agent) {
  const sending = request({
    port,
    agent,
    method: 'POST',
    path: '/slack/events',
    headers: headersOf({ body: PRESSED }),
  });
  const answered = once(sending.end(PRESSED), 'response');
  const response: IncomingMessage = (await answered)[0];
  await once(response.resume(), 'end');
  const { connection, 'keep-alive': keepAlive } = response.headers;
  return { status: response.statusCode, connection, keepAlive };
}

describe('a receiver that is to stop', () => {
  it('closes each connection with its answer, also of what had come before', async () => {
    const agent = new Agent({ keepAlive: true });
    expect(await sendBy(agent)).toMatchObject({ status: 200, connection: 'keep-alive' });
    const came = Promise.withResolvers<void>();
    const answering = Promise.withResolvers<void>();
    respond = async ({ ack }) => {
      came.resolve();
      await answering.promise;
      await ack();
    };
    const before = sendBy(agent);
    await came.promise;
    receiver.leave();
    answering.resolve();
    expect(await before).toMatchObject({ status: 200, connection: 'close' });
    expect(await sendBy(agent)).toMatchObject({ status: 200, connection: 'close' });
  });

  it('answers first what has come, and takes no more', async () => {
    const came = Promise.withResolvers<void>();
    const answering = Promise.withResolvers<void>();
    respond = async ({ ack }) => {
      came.resolve();
      await answering.promise;
      await ack('said');
    };
    const before = send({ body: PRESSED });
    await came.promise;
    const stopped = receiver.stop();
    await expect(send({ body: PRESSED })).rejects.toThrow('fetch failed');
    answering.resolve();
    expect(await before).toMatchObject({ status: 200, text: 'said' });
    await stopped;
  });

  it.each(['', 'POST /slack/events HTTP/1.1\r\nhost: ragtime\r\ncontent-length: 9\r\n\r\npay'])(
    'waits for nobody who has said no more than “%s”',
    async (said) => {
      const silent = connect(port, '127.0.0.1');
      silent.on('error', nothing);
      const gone = once(silent, 'close');
      await once(silent, 'connect');
      silent.write(said);
      // What is sent later is heard later: by then the other one has been taken.
      await send({ body: PRESSED });
      await receiver.stop();
      await gone;
    },
  );
});
