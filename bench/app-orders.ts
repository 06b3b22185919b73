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

/** Runs in the app's process: starts when told to, and says when it is ready for clicks. */
export function obeyLatencyBench(start: (orders: AppOrders) => Promise<void>): void {
  process.once('message', async (orders: AppOrders) => {
    await start(orders);
    process.send?.('ready');
  });
  process.once('disconnect', () => process.exit(0));
  process.send?.('loaded');
}
