import { execFile } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { LogLevel, WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LeanClient } from '../../src/slack/lean-client.ts';
import { toSlackTrouble } from '../../src/slack/slack-trouble.ts';

const TIMEOUT_MS = 200;

let server: Server;
let url: string;
let answer: (response: ServerResponse) => void;
let requests: { readonly headers: IncomingMessage['headers']; readonly fields: URLSearchParams }[];
let connections: number;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    requests.push({ headers: request.headers, fields: new URLSearchParams(Buffer.concat(chunks).toString()) });
    answer(response);
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});
beforeEach(() => {
  requests = [];
  connections = 0;
});

const says =
  (body: string, status = 200, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);

const lean = () => new LeanClient('xoxb-1', { slackApiUrl: url, timeoutMs: TIMEOUT_MS, atOnce: 2 });
const usual = () =>
  new WebClient('xoxb-1', {
    slackApiUrl: url,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
    logLevel: LogLevel.ERROR,
  });

async function troubleOf(client: WebClient) {
  const error = await client.apiCall('chat.postMessage', { text: 'a' }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { name: error instanceof Error ? error.name : undefined, trouble: toSlackTrouble('chat.postMessage', error) };
}

describe('a call', () => {
  it('carries texts as they are and everything else as JSON, and leaves out what is nothing', async () => {
    answer = says('{"ok":true}');
    const view = { blocks: [{ text: 'a & b = 100 % é 🚂 \ud800' }] };
    for (const client of [lean(), usual()]) {
      await client.apiCall('views.open', { view, text: 'x & y +%20\n', n: 3, yes: false, none: undefined, nil: null });
    }
    const [own, usuals] = requests.map(({ fields }) => Object.fromEntries(fields));
    expect(own).toEqual(usuals);
    expect(JSON.parse(own?.view ?? '')).toEqual(view);
    expect(requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer xoxb-1', 'Bearer xoxb-1']);
  });

  it('sends half a character as a sign that it is not whole', async () => {
    answer = says('{"ok":true}');
    await lean().apiCall('chat.postMessage', { text: 'half \ud83d of a train' });
    expect(requests[0]?.fields.get('text')).toBe('half \ufffd of a train');
  });

  it('answers what Slack said', async () => {
    answer = says('{"ok":true,"view":{"id":"V1"}}');
    expect(await lean().views.open({ trigger_id: '1', view: { type: 'home', blocks: [] } })).toMatchObject({
      view: { id: 'V1' },
    });
  });

  it('goes over the connection of the one before', async () => {
    answer = says('{"ok":true}');
    const client = lean();
    for (let nth = 0; nth < 5; nth += 1) await client.apiCall('auth.test');
    expect(connections).toBe(1);
  });

  it('waits where too many are under way', async () => {
    answer = says('{"ok":true}');
    const client = lean();
    await Promise.all(Array.from({ length: 6 }, () => client.apiCall('auth.test')));
    expect(requests).toHaveLength(6);
    expect(connections).toBe(2);
  });
});

describe('an installation behind a proxy that the environment names', () => {
  it('reaches Slack through it', async () => {
    answer = says('{"ok":true,"by":"proxy"}');
    const file = new URL('../../src/slack/lean-client.ts', import.meta.url).href;
    const script = `import { LeanClient } from '${file}';
      const client = new LeanClient('xoxb-1', { slackApiUrl: 'http://slack.invalid/api/', timeoutMs: 5000, atOnce: 2 });
      console.log(JSON.stringify(await client.apiCall('auth.test')));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, NODE_OPTIONS: '', NODE_USE_ENV_PROXY: '1', HTTP_PROXY: new URL(url).origin, NO_PROXY: '' },
    });
    expect(JSON.parse(stdout)).toEqual({ ok: true, by: 'proxy' });
  });
});

describe('what goes wrong', () => {
  it.each<[string, (response: ServerResponse) => void]>([
    ['refused', says('{"ok":false,"error":"channel_not_found","response_metadata":{"messages":["[ERROR] gone"]}}')],
    ['too fast, with a header', says('{"ok":false,"error":"ratelimited"}', 429, { 'retry-after': '7' })],
    ['too fast, without one', says('{"ok":false,"error":"ratelimited"}', 429)],
    ['too fast, in words', says('{"ok":false,"error":"ratelimited"}', 200, { 'retry-after': '9' })],
    ['a server in trouble', says('Bad Gateway', 502)],
    ['not let through', says('Forbidden', 403)],
    ['a page of a proxy', says('<html>Sign in</html>')],
    ['a scope', says('{"ok":false,"error":"missing_scope","needed":"chat:write"}')],
  ])('is the same error as of the usual client: %s', async (_what, given) => {
    answer = given;
    expect(await troubleOf(lean())).toEqual(await troubleOf(usual()));
    expect(requests).toHaveLength(2);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['no answer ever', () => undefined],
    ['an answer that stops', (response) => void response.writeHead(200).write('{"ok":')],
    ['a connection that is cut', (response) => void response.destroy()],
    [
      'an answer that breaks off',
      (response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{"ok":');
        setTimeout(() => response.destroy(), 20);
      },
    ],
  ])('leaves open whether it was done, and is not tried again: %s', async (_what, given) => {
    answer = given;
    expect(await troubleOf(lean())).toMatchObject({ name: 'WebAPIRequestError', trouble: { outcome: 'unclear' } });
    expect(requests).toHaveLength(1);
  });

  it('is an answer that is no answer of Slack', async () => {
    answer = says('[]');
    expect(await troubleOf(lean())).toMatchObject({ trouble: { outcome: 'unclear' } });
  });

  it('is a redirect, which is not followed', async () => {
    answer = says('', 302, { location: `${url}elsewhere` });
    expect(await troubleOf(lean())).toMatchObject({ trouble: { outcome: 'refused', isTransient: true } });
    expect(requests).toHaveLength(1);
  });
});
