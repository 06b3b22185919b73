import { createServer } from 'node:net';

/*
 * Below the ports that the system gives to outgoing connections (32768 and up on Linux): one of those can be taken
 * between the look and the use. Each test process has a stretch of its own, and hands out no port twice.
 */
const FIRST_PORT = 20_000;
const PORTS_EACH = 200;
const STRETCHES = 60;

let given = 0;

/** A port of loopback on which nothing listens. */
export async function freePort(): Promise<number> {
  const stretch = Number(process.env.VITEST_POOL_ID ?? process.pid) % STRETCHES;
  for (let tries = 0; tries < PORTS_EACH; tries += 1) {
    const port = FIRST_PORT + stretch * PORTS_EACH + (given++ % PORTS_EACH);
    if (await isFree(port)) return port;
  }
  throw new Error(`None of the ${PORTS_EACH} ports from ${FIRST_PORT + stretch * PORTS_EACH} is free.`);
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
