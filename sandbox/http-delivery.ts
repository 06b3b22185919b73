import { createHmac } from 'node:crypto';
import type { Ack, Delivery, Transport } from './delivery.ts';
import type { Json } from './json.ts';
import { parseJson } from './json.ts';
import type { RequestUrls } from './options.ts';
import type { Settings } from './settings.ts';

/** Signed HTTP, as Slack sends it to a request URL. */
export function createHttpDelivery(settings: Settings, urls: RequestUrls): Transport {
  return {
    send: async (delivery, copies) => {
      const acks: Ack[] = [];
      for (let copy = 0; copy < copies; copy += 1) acks.push(await post(settings, urls, delivery));
      return acks[0] ?? { isAcked: false, reason: 'dispatch_failed' };
    },
  };
}

async function post(settings: Settings, urls: RequestUrls, delivery: Delivery): Promise<Ack> {
  const body = bodyOf(delivery);
  try {
    const response = await fetch(urlFor(urls, delivery), {
      method: 'POST',
      headers: { ...headersFor(delivery), ...signatureOf(settings.signingSecret, body) },
      body,
      signal: AbortSignal.timeout(settings.ackDeadlineMs),
    });
    const text = await response.text();
    if (!response.ok) return { isAcked: false, reason: 'dispatch_failed' };
    return { isAcked: true, body: bodyFrom(text) };
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === 'TimeoutError';
    return { isAcked: false, reason: isTimeout ? 'operation_timeout' : 'dispatch_failed' };
  }
}

function bodyFrom(text: string): Json | undefined {
  return text === '' ? undefined : (parseJson(text) ?? text);
}

function urlFor(urls: RequestUrls, delivery: Delivery): string {
  if (delivery.kind === 'block_suggestion') return urls.suggestions ?? urls.interactions;
  if (delivery.envelope === 'slash_commands') return urls.commands ?? urls.interactions;
  return delivery.envelope === 'events_api' ? (urls.events ?? urls.interactions) : urls.interactions;
}

function bodyOf(delivery: Delivery): string {
  if (delivery.envelope === 'events_api') return JSON.stringify(delivery.payload);
  if (delivery.envelope === 'interactive') {
    return new URLSearchParams({ payload: JSON.stringify(delivery.payload) }).toString();
  }
  const fields = Object.entries(delivery.payload).map(([key, value]) => [key, String(value)]);
  return new URLSearchParams(Object.fromEntries(fields)).toString();
}

function headersFor(delivery: Delivery): Record<string, string> {
  const isJson = delivery.envelope === 'events_api';
  const retry: Record<string, string> =
    delivery.retry === undefined
      ? {}
      : { 'x-slack-retry-num': String(delivery.retry.attempt), 'x-slack-retry-reason': delivery.retry.reason };
  return { 'content-type': isJson ? 'application/json' : 'application/x-www-form-urlencoded', ...retry };
}

/** Signed at real time, since the app compares it with its own clock. @see https://docs.slack.dev/authentication/verifying-requests-from-slack */
function signatureOf(secret: string, body: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}
