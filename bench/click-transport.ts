import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { WebSocket } from 'ws';

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

export function overSocket(socket: WebSocket): ClickTransport {
  const waiting = new Map<string, (acked: Acked) => void>();
  socket.on('message', (data) => {
    const at = performance.now();
    const { envelope_id: id, payload } = JSON.parse(String(data));
    waiting.get(id)?.({ at, body: payload });
    waiting.delete(id);
  });
  return ({ envelope, payload }) =>
    new Promise((resolve) => {
      const id = randomUUID();
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ envelope_id: id, type: envelope, payload, accepts_response_payload: true }));
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
