import type { Result } from '../core/result.ts';
import { type CliContext, EXIT_DONE, EXIT_REFUSED, EXIT_WRONG_USAGE } from './cli-context.ts';
import type { ReadOrder } from './read-options.ts';

type Voice = Pick<CliContext, 'out' | 'err'>;

interface Closable {
  readonly close: () => void;
}

/** What a command takes. */
export interface Orders<Order> {
  /** `--help`; also said of what is not understood. */
  readonly help: string;
  readonly read: (args: readonly string[]) => ReadOrder<Order>;
}

/** Carries out what is understood, and answers an exit code. */
export async function takeOrder<Order>(
  args: readonly string[],
  { out, err }: Voice,
  { help, read, carryOut }: Orders<Order> & { readonly carryOut: (order: Order) => Promise<number> },
): Promise<number> {
  const order = read(args);
  if (!order.ok) {
    err(`${order.refusal}\n\n${help}`);
    return EXIT_WRONG_USAGE;
  }
  if (order.value !== 'help') return carryOut(order.value);
  out(help);
  return EXIT_DONE;
}

/** The store is open as long as it is used, whatever becomes of it. */
export async function withStore<Store extends Closable, Value>(
  { openStore }: { readonly openStore: () => Promise<Store> },
  use: (store: Store) => Promise<Value>,
): Promise<Value> {
  const store = await openStore();
  try {
    return await use(store);
  } finally {
    store.close();
  }
}

/** What was done, or why it was not. */
export function say({ out, err }: Voice, said: Result<string, string>): number {
  (said.ok ? out : err)(said.ok ? said.value : said.refusal);
  return said.ok ? EXIT_DONE : EXIT_REFUSED;
}

/** The usual command: one order, on the store, with one answer. */
export function runOrder<Order, Store extends Closable, Cli extends Voice>(
  args: readonly string[],
  cli: Cli & { readonly openStore: () => Promise<Store> },
  {
    carryOut,
    ...orders
  }: Orders<Order> & {
    readonly carryOut: (store: Store, order: Order, cli: Cli) => Promise<Result<string, string>>;
  },
): Promise<number> {
  return takeOrder(args, cli, {
    ...orders,
    carryOut: (order) => withStore(cli, async (store) => say(cli, await carryOut(store, order, cli))),
  });
}
