import { freePort } from '../test/support/free-port.ts';
import { type AppOrders, SIGNING_SECRET } from './app-orders.ts';
import type { ClickApp } from './click-person.ts';
import { startClickServer } from './click-server.ts';
import { overHttp, overSockets } from './click-transport.ts';
import { end, forkBench, forkPrepared, hear } from './processes.ts';

/** An app in a process of its own, ready for clicks. */
export interface RunningApp extends ClickApp {
  /** Milliseconds of processor time so far. */
  readonly cpuMs: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

export async function startApp(
  file: 'bare-app-process.ts' | 'ragtime-app-process.ts',
  given: Omit<AppOrders, 'slackUrl' | 'port'>,
): Promise<RunningApp> {
  const server = await startClickServer();
  const port = await freePort();
  // Ragtime as it is shipped; the bare app as anybody would start it.
  const child = await (file === 'ragtime-app-process.ts' ? forkPrepared(file) : forkBench(file));
  await hear(child);
  const isReady = hear(child);
  child.send({ ...given, slackUrl: server.url, port } satisfies AppOrders);
  await isReady;
  const deliver = given.transport === 'http' ? overHttp(port, SIGNING_SECRET) : overSockets(server.sockets);
  const cpuMs = async () => {
    const answer = hear(child);
    child.send('cpu');
    return Number(await answer);
  };
  const stop = async () => {
    await end(child);
    server.stop();
  };
  return { server, deliver, cpuMs, stop };
}
