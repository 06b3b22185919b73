import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import type { Ack, Delivery, Transport } from './delivery.ts';
import { isObject, parseJson, stringAt } from './json.ts';
import type { Workspace } from './workspace.ts';

/** @see https://docs.slack.dev/apis/events-api/using-socket-mode */
const CONNECTION_LIMIT = 10;
const CONNECTION_LIFE_S = 18_060;
/** The client takes a connection for dead when it hears no ping for half a minute. */
const PING_EVERY_MS = 10_000;
/** How long a connection that was told to go stays open for acks. */
const GRACE_MS = 1_000;

export interface Sockets {
  /** How many connections are open and not yet told to go. */
  readonly count: number;
  /** Tells one connection (the n-th, from 0) to go, as Slack does for a refresh. */
  refresh(options?: { readonly reason?: 'warning' | 'refresh_requested'; readonly index?: number }): void;
  /** Cuts every connection without a word. */
  drop(): void;
  /** Resolves once so many connections are open. */
  opened(count?: number): Promise<void>;
  /** The first connection, for what Slack never sends. */
  byHand(): SocketByHand;
  /** The ids of the envelopes that the app has answered, in order, whoever sent them. */
  readonly answered: readonly string[];
}

/** One connection, written to past the stand-in. */
export interface SocketByHand {
  /** Text as a text frame, bytes as a binary one. */
  send(frame: string | Uint8Array): void;
  /** What may be no frame at all. Nothing else is delivered over this connection from now on. */
  write(bytes: Uint8Array): void;
  /** Says that nothing more comes, without the goodbye of WebSockets, and still listens. */
  endHalf(): void;
}

export interface SocketMode extends Transport, Sockets {
  stop(): void;
}

interface Waiting {
  copiesLeft: number;
  first: Ack | undefined;
  readonly finish: (ack: Ack) => void;
}

export function startSocketMode(workspace: Workspace, server: Server): SocketMode {
  const sockets = new WebSocketServer({ noServer: true });
  const open: WebSocket[] = [];
  const waiting = new Map<string, Waiting>();
  const lines = new WeakMap<WebSocket, Duplex>();
  const answered: string[] = [];
  let turn = 0;

  const forget = (socket: WebSocket) => {
    const index = open.indexOf(socket);
    if (index >= 0) open.splice(index, 1);
  };
  const welcome = (socket: WebSocket) => {
    if (open.length >= CONNECTION_LIMIT) return dismiss(socket, 'too_many_websockets');
    open.push(socket);
    socket.on('message', (data) => {
      const envelopeId = hear(waiting, String(data));
      if (envelopeId !== undefined) answered.push(envelopeId);
      workspace.signal.emit();
    });
    socket.on('close', () => {
      forget(socket);
      workspace.signal.emit();
    });
    socket.send(JSON.stringify(hello(workspace, open.length)));
    workspace.signal.emit();
  };
  server.on('upgrade', (request, line, head) =>
    sockets.handleUpgrade(request, line, head, (socket) => {
      lines.set(socket, line);
      welcome(socket);
    }),
  );
  const pings = startPings(open);

  const send = (delivery: Delivery, copies: number): Promise<Ack> => {
    // One whose goodbye has arrived gets nothing more.
    const listening = open.filter((one) => one.readyState === one.OPEN);
    const socket = listening[turn % Math.max(listening.length, 1)];
    turn += 1;
    if (socket === undefined) return Promise.resolve({ isAcked: false, reason: 'dispatch_failed' });
    const envelopeId = randomUUID();
    const ack = awaitAck(waiting, { envelopeId, copies, deadlineMs: workspace.settings.ackDeadlineMs });
    const frame = JSON.stringify(envelope(delivery, envelopeId));
    for (let copy = 0; copy < copies; copy += 1) socket.send(frame);
    return ack;
  };

  return {
    send,
    get count() {
      return open.length;
    },
    refresh: (options = {}) => {
      const socket = open[options.index ?? 0];
      if (socket === undefined) return;
      forget(socket);
      dismiss(socket, options.reason ?? 'refresh_requested');
    },
    drop: () => {
      for (const socket of open.splice(0)) socket.terminate();
    },
    opened: async (count = 1) => {
      const isOpen = await workspace.signal.waitFor(() => open.length >= count, 30_000);
      if (!isOpen) throw new Error(`The app opened ${open.length} sockets in 30 seconds; expected ${count}`);
    },
    byHand: () => {
      const [socket] = open;
      const line = socket === undefined ? undefined : lines.get(socket);
      if (socket === undefined || line === undefined) throw new Error('The app has no connection open.');
      return {
        send: (frame) => socket.send(frame),
        write: (bytes) => {
          forget(socket);
          line.write(bytes);
        },
        endHalf: () => {
          forget(socket);
          line.end();
        },
      };
    },
    answered,
    stop: () => {
      clearInterval(pings);
      for (const entry of waiting.values()) entry.finish({ isAcked: false, reason: 'dispatch_failed' });
      for (const client of sockets.clients) client.terminate();
      sockets.close();
    },
  };
}

function startPings(open: readonly WebSocket[]): NodeJS.Timeout {
  const pings = setInterval(() => {
    for (const socket of open) socket.ping();
  }, PING_EVERY_MS);
  return pings.unref();
}

function hello(workspace: Workspace, connections: number) {
  return {
    type: 'hello',
    num_connections: connections,
    debug_info: { host: 'stand-in', build_number: 1, approximate_connection_time: CONNECTION_LIFE_S },
    connection_info: { app_id: workspace.settings.appId },
  };
}

function dismiss(socket: WebSocket, reason: string): void {
  socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'stand-in' } }));
  setTimeout(() => socket.close(), GRACE_MS).unref();
}

function envelope(delivery: Delivery, envelopeId: string) {
  return {
    envelope_id: envelopeId,
    type: delivery.envelope,
    payload: delivery.payload,
    accepts_response_payload: delivery.envelope !== 'events_api',
    ...(delivery.envelope === 'events_api'
      ? { retry_attempt: delivery.retry?.attempt ?? 0, retry_reason: delivery.retry?.reason ?? '' }
      : {}),
  };
}

interface Expected {
  readonly envelopeId: string;
  readonly copies: number;
  readonly deadlineMs: number;
}

/** Resolves once every copy is acked, with the first ack; or at the deadline, with what came until then. */
function awaitAck(waiting: Map<string, Waiting>, expected: Expected): Promise<Ack> {
  return new Promise((resolve) => {
    const finish = (ack: Ack) => {
      clearTimeout(timer);
      waiting.delete(expected.envelopeId);
      resolve(ack);
    };
    const entry: Waiting = { copiesLeft: expected.copies, first: undefined, finish };
    const timer = setTimeout(() => {
      finish(entry.first ?? { isAcked: false, reason: 'operation_timeout' });
    }, expected.deadlineMs);
    waiting.set(expected.envelopeId, entry);
  });
}

/** @returns whose answer it is */
function hear(waiting: Map<string, Waiting>, text: string): string | undefined {
  const frame = parseJson(text);
  if (!isObject(frame)) return undefined;
  const envelopeId = stringAt(frame, 'envelope_id');
  const entry = waiting.get(envelopeId ?? '');
  if (entry === undefined) return envelopeId;
  const isEmpty = isObject(frame.payload) && Object.keys(frame.payload).length === 0;
  entry.first ??= { isAcked: true, body: isEmpty ? undefined : frame.payload };
  entry.copiesLeft -= 1;
  if (entry.copiesLeft === 0) entry.finish(entry.first);
  return envelopeId;
}
