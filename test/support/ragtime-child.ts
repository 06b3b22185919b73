// Ragtime in a process of its own: does what the parent orders over IPC, at the time that the parent tells.
import { flushCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { pino } from 'pino';
import { type Ragtime, startRagtime } from '../../src/wiring.ts';
import { countOpenConnections, watchConnections } from './broken-disk.ts';
import type { MemoryUse, Numbered, Order, StartOrder } from './ragtime-orders.ts';
import { sabotage } from './sabotage.ts';

const TIMERS = ['Timeout', 'Immediate'];
/** Not what is done with them at this moment, such as a read or a connection that is being made. */
const HANDLES = /(Wrap|Process|Pipe|Server)$/;

watchConnections();
let now = new Date(0);
let ragtime: Ragtime | undefined;

function start({ config, role, queuePrefix, lockMs, workerTimeoutMs }: StartOrder): Promise<Ragtime> {
  return startRagtime({
    config,
    role,
    clock: () => now,
    log: pino({ level: config.logLevel }, pino.destination(2)),
    tuning: {
      ...{ sweepEveryMs: 'never', secondSocketAfterMs: 0, slackSpeed: 1000, queuePrefix },
      ...(lockMs && { lockMs }),
      ...(workerTimeoutMs && { workerTimeoutMs }),
    },
  });
}

async function obey(order: Order): Promise<MemoryUse | undefined> {
  switch (order.kind) {
    case 'start':
      now = new Date(order.now);
      ragtime = await start(order);
      return undefined;
    case 'time':
      now = new Date(order.now);
      return undefined;
    case 'tick':
      await ragtime?.tick();
      return undefined;
    case 'memory':
      return measureMemory();
    case 'sabotage':
      if (ragtime !== undefined) sabotage(ragtime.house, order.how);
      return undefined;
    case 'stop':
      await ragtime?.stop();
      ragtime = undefined;
      return undefined;
  }
}

/** What is left after garbage has been collected, twice: what waits for its finaliser goes with the second. */
function measureMemory(): MemoryUse {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  collect();
  const { rss: resident, heapUsed: heap } = process.memoryUsage();
  const active = process.getActiveResourcesInfo();
  const timers = active.filter((name) => TIMERS.includes(name)).length;
  const handles = active.filter((name) => HANDLES.test(name)).length;
  return { resident, heap, timers, handles, databases: countOpenConnections() };
}

process.on('message', ({ id, order }: Numbered) => {
  obey(order).then(
    (memory) => process.send?.({ id, memory }),
    (error: unknown) => process.send?.({ id, problem: error instanceof Error ? error.stack : String(error) }),
  );
});
process.once('disconnect', () => process.exit(0));
// Whoever is killed leaves no cache behind.
flushCompileCache();
