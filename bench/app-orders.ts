/** What a process that answers clicks is told. */
export interface AppOrders {
  readonly slackUrl: string;
  readonly transport: 'socket' | 'http';
  /** Where it listens for signed HTTP. */
  readonly port: number;
  readonly databasePath: string;
  /** Whether it also does the jobs, as `ragtime start` does. */
  readonly role: 'slack' | 'all';
}

export const SIGNING_SECRET = 'bench-signing-secret';
export const BOT_TOKEN = 'xoxb-bench-token';
export const APP_TOKEN = 'xapp-bench-token';

/** Runs in the app's process: starts when told to, says when it is ready for clicks, and how much it has worked so far. */
export function obeyLatencyBench(start: (orders: AppOrders) => Promise<void>): void {
  process.on('message', async (word: AppOrders | 'cpu') => {
    if (word === 'cpu') {
      const { user, system } = process.cpuUsage();
      process.send?.((user + system) / 1000);
      return;
    }
    await start(word);
    process.send?.('ready');
  });
  process.once('disconnect', () => process.exit(0));
  process.send?.('loaded');
}
