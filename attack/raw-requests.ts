import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** An HTTP request that Slack does not send, or no longer. */
export interface RawRequest {
  readonly name: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How it is signed; `well` where left out. */
  readonly signed?: 'well' | 'badly' | 'not' | 'long ago' | 'for another body';
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_TYPE = { 'content-type': 'application/json' };
const LONG_AGO_S = 3_600;
const HUGE = 6_000_000;

/** @param genuine the body of a click that changes something, as Slack sent it. */
export function rawRequests(genuine: string): readonly RawRequest[] {
  return [
    ...(['badly', 'not', 'long ago', 'for another body'] as const).map((signed) => ({
      name: `signed ${signed}`,
      signed,
      body: genuine,
    })),
    { name: 'no body', body: '' },
    { name: 'broken JSON', headers: JSON_TYPE, body: '{"type":"event_callback",' },
    { name: 'JSON that is no object', headers: JSON_TYPE, body: '"event_callback"' },
    { name: 'a null', headers: JSON_TYPE, body: ' null ' },
    { name: 'a payload of null', body: 'payload=null' },
    { name: 'a list', headers: JSON_TYPE, body: '[null]' },
    { name: 'a payload of broken JSON', body: 'payload=%7B%22type%22%3A' },
    { name: 'a payload that is no object', body: 'payload=7' },
    { name: 'an empty payload', body: 'payload=' },
    { name: 'two payloads', body: 'payload=%7B%7D&payload=%7B%7D' },
    { name: 'broken percent signs', body: 'payload=%ZZ%&command=%' },
    { name: 'a prototype as a form', body: '__proto__[x]=1&constructor=2' },
    { name: 'another type of content', headers: { 'content-type': 'text/plain' }, body: genuine },
    { name: 'a type of content that is none', headers: { 'content-type': ';;;' }, body: genuine.slice(1) },
    { name: 'several megabytes', body: `payload=${'x'.repeat(HUGE)}` },
    { name: 'deep brackets', headers: JSON_TYPE, body: '['.repeat(100_000) },
    { name: 'another path', path: '/slack/admin', body: genuine },
    { name: 'a path with dots', path: '/slack/events/../../etc/passwd', body: genuine },
    { name: 'GET', method: 'GET' },
    { name: 'PUT', method: 'PUT', body: genuine },
    { name: 'DELETE', method: 'DELETE' },
  ];
}

export interface RawAnswer {
  readonly name: string;
  readonly status: number;
  readonly text: string;
}

/** Sends it as Slack would where nothing else is said, each on a connection of its own. */
export async function sendRaw(
  { name, method = 'POST', path = '/slack/events', headers = FORM, body, signed = 'well' }: RawRequest,
  { port, secret }: { readonly port: number; readonly secret: string },
): Promise<RawAnswer> {
  const all = { ...headers, ...signature(body ?? '', { secret, signed }) };
  const sending = request({ host: '127.0.0.1', port, method, path, headers: all, agent: false });
  // Whoever is refused before all is sent may find the connection closed.
  sending.on('error', () => undefined);
  sending.end(body);
  const [response]: IncomingMessage[] = await once(sending, 'response');
  if (response === undefined) throw new Error(`${name} got no answer.`);
  return { name, status: response.statusCode ?? 0, text: await text(response) };
}

function signature(
  body: string,
  { secret, signed }: { readonly secret: string; readonly signed: NonNullable<RawRequest['signed']> },
): Record<string, string> {
  if (signed === 'not') return {};
  const shiftS = signed === 'long ago' ? -LONG_AGO_S : 0;
  const timestamp = String(Math.floor(Date.now() / 1_000) + shiftS);
  const signedText = signed === 'for another body' ? `${body}&more=1` : body;
  const key = signed === 'badly' ? `${secret}x` : secret;
  const digest = createHmac('sha256', key).update(`v0:${timestamp}:${signedText}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}
