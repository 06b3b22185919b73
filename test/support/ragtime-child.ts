// Ragtime in a process of its own: does what the parent orders over IPC, at the time that the parent tells.
import { flushCompileCache } from 'node:module';
import { pino } from 'pino';
import { type Ragtime, startRagtime } from '../../src/wiring.ts';
import { watchConnections } from './broken-disk.ts';
import type { Numbered, Order, StartOrder } from './ragtime-orders.ts';
import { sabotage } from './sabotage.ts';

watchConnections();
let now = new Date(0);
let ragtime: Ragtime | undefined;

function start({ config, role, queuePrefix, lockMs }: StartOrder): Promise<Ragtime> {
  return startRagtime({
    config,
    role,
    clock: () => now,
    log: pino({ level: config.logLevel }, pino.destination(2)),
    tuning: { sweepEveryMs: 'never', secondSocketAfterMs: 0, slackSpeed: 1000, queuePrefix, ...(lockMs && { lockMs }) },
  });
}

async function obey(order: Order): Promise<void> {
  switch (order.kind) {
    case 'start':
      now = new Date(order.now);
      ragtime = await start(order);
      return;
    case 'time':
      now = new Date(order.now);
      return;
    case 'tick':
      return await ragtime?.tick();
    case 'sabotage':
      if (ragtime !== undefined) sabotage(ragtime.house, order.how);
      return;
    case 'stop':
      await ragtime?.stop();
      ragtime = undefined;
      return;
  }
}

process.on('message', ({ id, order }: Numbered) => {
  obey(order).then(
    () => process.send?.({ id }),
    (error: unknown) => process.send?.({ id, problem: error instanceof Error ? error.stack : String(error) }),
  );
});
process.once('disconnect', () => process.exit(0));
// Whoever is killed leaves no cache behind.
flushCompileCache();
