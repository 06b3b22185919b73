import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { WebSocket } from 'ws';
import type { BenchSockets } from './click-server.ts';

/** What the app said to one delivery. */
export interface Acked {
  readonly at: number;
  readonly body: unknown;
}

export interface Click {
  readonly envelope: 'interactive' | 'slash_commands' | 'events_api';
  readonly payload: Readonly<Record<string, unknown>>;
}

/** One way to the app, the same for both. */
export type ClickTransport = (click: Click) => Promise<Acked>;

interface Waiting {
  readonly frame: string;
  readonly resolve: (acked: Acked) => void;
  socket: WebSocket | undefined;
}

/**
 * By turns over the connections that are open, as Slack does. What was still on its way when the app closed its connection is
 * sent again over the next one, and said: its time runs from the first.
 */
export function overSockets({ open, onOpened }: BenchSockets): ClickTransport {
  const waiting = new Map<string, Waiting>();
  let turn = 0;
  const send = (click: Waiting) => {
    const listening = open.filter((socket) => socket.readyState === socket.OPEN);
    click.socket = listening[turn % Math.max(listening.length, 1)];
    turn += 1;
    click.socket?.send(click.frame);
  };
  const sendAgain = (lost: readonly Waiting[]) => {
    if (lost.length > 0)
      console.log(`  A connection was closed with ${lost.length} clicks on their way; they go again.`);
    for (const click of lost) send(click);
  };
  const hear = (socket: WebSocket) => {
    socket.on('message', (data) => {
      const at = performance.now();
      const { envelope_id: id, payload } = JSON.parse(String(data));
      waiting.get(id)?.resolve({ at, body: payload });
      waiting.delete(id);
    });
    socket.on('close', () => sendAgain([...waiting.values()].filter((click) => click.socket === socket)));
    for (const click of waiting.values()) if (click.socket === undefined) send(click);
  };
  for (const socket of open) hear(socket);
  onOpened(hear);
  return ({ envelope, payload }) =>
    new Promise((resolve) => {
      const id = randomUUID();
      const frame = JSON.stringify({ envelope_id: id, type: envelope, payload, accepts_response_payload: true });
      const click: Waiting = { frame, resolve, socket: undefined };
      waiting.set(id, click);
      send(click);
    });
}

export function overHttp(port: number, signingSecret: string): ClickTransport {
  // Idle ones go before the app's server closes them.
  const agent = new Agent({ keepAlive: true, maxSockets: 256, timeout: 4_000 });
  return ({ envelope, payload }) =>
    new Promise((resolve, reject) => {
      const body = bodyOf({ envelope, payload });
      const timestamp = String(Math.floor(Date.now() / 1000));
      const digest = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
      const headers = {
        'content-type': envelope === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${digest}`,
      };
      const options = { host: '127.0.0.1', port, path: '/slack/events', method: 'POST', agent, headers };
      const sent = request(options, (response) => {
        const at = performance.now();
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if (response.statusCode !== 200) reject(new Error(`The app answered a click with ${response.statusCode}.`));
          else resolve({ at, body: text.startsWith('{') ? JSON.parse(text) : undefined });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
}

function bodyOf({ envelope, payload }: Click): string {
  if (envelope === 'events_api') return JSON.stringify(payload);
  const fields = envelope === 'interactive' ? { payload: JSON.stringify(payload) } : asFields(payload);
  return new URLSearchParams(fields).toString();
}

function asFields(payload: Click['payload']): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));
}
