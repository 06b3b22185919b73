// A Slack that takes messages as fast as it can, or as fast as its limits allow, and counts them. In a process of its
// own, so that its work is not done on the clock of those who are measured.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SlackLimit {
  /** Messages a second, averaged over time. */
  readonly perSecond: number;
  /** How many may come at once after a pause: Slack allows short bursts. */
  readonly burst: number;
}

export type SlackOrder =
  | { readonly kind: 'begin'; readonly limit: SlackLimit | undefined }
  | { readonly kind: 'count' };

export interface SlackCount {
  /** Messages with a key that did not come before. */
  readonly taken: number;
  readonly doubles: number;
  /** Calls answered with 429. */
  readonly refused: number;
  /** Instants in UTC milliseconds; 0 while nothing came. */
  readonly firstAt: number;
  readonly lastAt: number;
}

let limit: SlackLimit | undefined;
let tokens = 0;
let refilledAt = 0;
let keys = new Set<string>();
let count = { doubles: 0, refused: 0, firstAt: 0, lastAt: 0 };

function begin(wanted: SlackLimit | undefined): void {
  limit = wanted;
  tokens = wanted?.burst ?? 0;
  refilledAt = performance.now();
  keys = new Set();
  count = { doubles: 0, refused: 0, firstAt: 0, lastAt: 0 };
}

function isTooFast(): boolean {
  if (limit === undefined) return false;
  const now = performance.now();
  tokens = Math.min(limit.burst, tokens + ((now - refilledAt) / 1000) * limit.perSecond);
  refilledAt = now;
  if (tokens < 1) return true;
  tokens -= 1;
  return false;
}

function take(body: string): { readonly status: number; readonly answer: object } {
  if (isTooFast()) {
    count.refused += 1;
    return { status: 429, answer: { ok: false, error: 'ratelimited' } };
  }
  const fields = new URLSearchParams(body);
  const key = JSON.parse(fields.get('metadata') ?? '{}')?.event_payload?.key ?? '';
  if (keys.has(key)) count.doubles += 1;
  keys.add(key);
  count.lastAt = Date.now();
  count.firstAt ||= count.lastAt;
  const ts = `${Math.floor(count.lastAt / 1000)}.${String(keys.size).padStart(6, '0')}`;
  return { status: 200, answer: { ok: true, channel: fields.get('channel'), ts, message: {} } };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

const server = createServer(async (request, response) => {
  const { status, answer } = take(await bodyOf(request));
  const headers = { 'content-type': 'application/json', ...(status === 429 && { 'retry-after': '1' }) };
  response.writeHead(status, headers).end(JSON.stringify(answer));
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.send?.({ url: `http://127.0.0.1:${port}/api/` });
});

process.on('message', (order: SlackOrder) => {
  if (order.kind === 'begin') begin(order.limit);
  process.send?.({ taken: keys.size, ...count } satisfies SlackCount);
});
process.once('disconnect', () => process.exit(0));
