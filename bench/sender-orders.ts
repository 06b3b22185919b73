/** What a process that sends messages is told; it begins when it hears `begin`. */
export interface SenderOrders {
  readonly redisUrl: string;
  readonly slackUrl: string;
  readonly prefix: string;
  /** Jobs that one process works on at once. */
  readonly concurrency: number;
  readonly messages: number;
  /** Where the ledger is. */
  readonly databasePath: string;
  /** How many times as fast as Slack's published limits; Infinity: without limits. */
  readonly slackSpeed: number;
  /** Below the worker that only posts: Slack's own client, as it comes, or Ragtime's. */
  readonly client: 'slack' | 'ragtime';
}

export type SenderWord = { readonly kind: 'loaded' } | { readonly kind: 'cpu'; readonly ms: number };

/** Runs in the sender's process: begins when told to, and says in the end how much processor time it took. */
export async function obeyBench(begin: (orders: SenderOrders) => Promise<void>): Promise<void> {
  let before = process.cpuUsage();
  process.on('message', async (word: { readonly begin?: SenderOrders }) => {
    if (word.begin !== undefined) {
      before = process.cpuUsage();
      return await begin(word.begin);
    }
    const { user, system } = process.cpuUsage(before);
    process.send?.({ kind: 'cpu', ms: (user + system) / 1000 } satisfies SenderWord, () => process.exit(0));
  });
  process.once('disconnect', () => process.exit(0));
  process.send?.({ kind: 'loaded' } satisfies SenderWord);
}
