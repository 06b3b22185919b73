import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';

/** A process behind the proxy: where it takes clicks, and where it says whether it is ready. */
export interface Behind {
  readonly port: number;
  readonly healthPort: number;
}

export interface LoopbackProxy {
  readonly port: number;
  /** How many requests each process has answered, in the order of the processes. */
  readonly answered: readonly number[];
  /** What was sent to a process and came to nothing. */
  readonly lost: readonly string[];
  /**
   * Connections that a process did not take although it had said that it is ready when it was asked last, as often as a proxy
   * has to ask. One that does not go elsewhere then would have missed these clicks.
   */
  readonly refused: readonly string[];
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 500;
/** docs/operations.md: once a second. Whoever was held up and asked more seldom cannot blame the process. */
const ASKS_WITHIN_MS = 1_000;

/**
 * What docs/operations.md asks of a proxy in front of several processes: each in turn, by connections that are kept; to none
 * that is not ready; elsewhere where no connection could be made; and nothing that was sent is sent again.
 */
export async function startProxy(behind: readonly Behind[]): Promise<LoopbackProxy> {
  const stopping = new AbortController();
  const agents = behind.map(() => new Agent({ keepAlive: true }));
  const answered = behind.map(() => 0);
  const ready = behind.map(() => true);
  /** When that was asked of which the answer is in `ready`. */
  const askedAt = behind.map(() => performance.now());
  const lost: string[] = [];
  const refused: string[] = [];
  let turn = 0;
  const look = async ({ healthPort }: Behind, index: number) => {
    while (!stopping.signal.aborted) {
      const asked = performance.now();
      ready[index] = await isReady(healthPort);
      askedAt[index] = asked;
      await sleep(LOOK_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const looking = behind.map(look);
  const forward = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const body = await buffer(incoming);
    turn += 1;
    const inTurn = behind.map((_, index) => (index + turn) % behind.length);
    for (const index of inTurn.toSorted((one, other) => Number(ready[other]) - Number(ready[one]))) {
      const sinceAsked = performance.now() - (askedAt[index] ?? 0);
      const isSaidReady = ready[index] === true && sinceAsked < ASKS_WITHIN_MS;
      const got = await send({ incoming, body, port: behind[index]?.port, agent: agents[index] });
      if (got === 'no connection') {
        if (isSaidReady)
          refused.push(`${incoming.url}, ${Math.round(sinceAsked)} ms after process ${index} said that it is ready`);
        continue;
      }
      answered[index] = (answered[index] ?? 0) + 1;
      outgoing.writeHead(got.statusCode ?? 502, { 'content-type': got.headers['content-type'] ?? 'text/plain' });
      got.pipe(outgoing);
      return;
    }
    throw new Error('No process takes a connection.');
  };
  const server = createServer((incoming, outgoing) => {
    forward(incoming, outgoing).catch((error) => {
      lost.push(String(error));
      outgoing.writeHead(502).end();
    });
  });
  const port = await freePort();
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return {
    ...{ port, answered, lost, refused },
    stop: async () => {
      stopping.abort();
      await Promise.all(looking);
      for (const agent of agents) agent.destroy();
      server.close();
      server.closeAllConnections();
    },
  };
}

async function isReady(healthPort: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${healthPort}/readyz`)).ok;
  } catch {
    return false;
  }
}

interface Sending {
  readonly incoming: IncomingMessage;
  readonly body: Buffer;
  readonly port: number | undefined;
  readonly agent: Agent | undefined;
}

/** @throws where it was sent and no answer came. */
function send({ incoming, body, port, agent }: Sending): Promise<IncomingMessage | 'no connection'> {
  const { method, url: path, headers } = incoming;
  return new Promise((resolve, reject) => {
    const sending = request({ host: '127.0.0.1', port, agent, method, path, headers });
    sending.once('response', resolve);
    sending.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNREFUSED' ? resolve('no connection') : reject(error),
    );
    sending.end(body);
  });
}
