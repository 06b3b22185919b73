import { EventEmitter } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** A call of the Web API that a click caused; `at` is when its first byte came, by `performance.now()`. */
export interface CausedCall {
  readonly at: number;
  readonly method: string;
  readonly fields: URLSearchParams;
}

export interface BenchSockets {
  /** Those that are open, the oldest first. */
  readonly open: readonly WebSocket[];
  onOpened(hear: (socket: WebSocket) => void): void;
}

/** Slack's side of a click, with as little work of its own as possible: it checks nothing. */
export interface ClickServer {
  readonly url: string;
  /** The connections of an app in Socket Mode, as they come. */
  readonly sockets: BenchSockets;
  /** Resolves when the next connection of an app in Socket Mode is open. */
  connected(): Promise<WebSocket>;
  /** Resolves with the call that uses this trigger, or that draws the Home tab of this user. */
  callWith(key: string): Promise<CausedCall>;
  /** How many messages were posted. */
  posts(): number;
  stop(): void;
}

/** Who the app is: `auth.test` is asked once at its start. */
const IDENTITY = { team_id: 'T1', team: 'Large Council', bot_id: 'B1', user_id: 'UBOT', user: 'ragtime', url: '' };

export async function startClickServer(): Promise<ClickServer> {
  const expected = new Map<string, (call: CausedCall) => void>();
  let views = 0;
  let posts = 0;
  const answer = (method: string, fields: URLSearchParams): object => {
    if (method === 'auth.test') return IDENTITY;
    // Profiles are read again on another day.
    if (method === 'users.info') return { user: { id: fields.get('user'), team_id: 'T1', tz: 'Europe/London' } };
    if (method === 'apps.connections.open') return { url: `${url.replace('http', 'ws')}socket` };
    if (method === 'chat.postMessage') {
      posts += 1;
      return { channel: fields.get('channel'), ts: `${Math.floor(Date.now() / 1000)}.${posts}`, message: {} };
    }
    views += 1;
    const view = JSON.parse(fields.get('view') ?? '{}');
    return { view: { ...view, id: `V${views}`, hash: `${views}.h`, state: { values: {} } } };
  };
  const server = createServer(async (request, response) => {
    const at = performance.now();
    const method = (request.url ?? '').replace('/api/', '');
    const fields = new URLSearchParams(await bodyOf(request));
    const body = JSON.stringify({ ok: true, ...answer(method, fields) });
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    const key = fields.get('trigger_id') ?? fields.get('user_id') ?? '';
    expected.get(key)?.({ at, method, fields });
    expected.delete(key);
  });
  server.keepAliveTimeout = 60_000;
  const sockets = acceptSockets(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  return {
    url: `${url}api/`,
    sockets,
    connected: () => new Promise((resolve) => sockets.news.once('connected', resolve)),
    callWith: (key) => new Promise((resolve) => expected.set(key, resolve)),
    posts: () => posts,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function acceptSockets(server: Server) {
  const open: WebSocket[] = [];
  const news = new EventEmitter();
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, stream, head) =>
    sockets.handleUpgrade(request, stream, head, (socket) => {
      open.push(socket);
      socket.once('close', () => open.splice(open.indexOf(socket), 1));
      socket.send(JSON.stringify({ type: 'hello', num_connections: 1, debug_info: {}, connection_info: {} }));
      news.emit('connected', socket);
    }),
  );
  return { open, news, onOpened: (hear: (socket: WebSocket) => void) => void news.on('connected', hear) };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
