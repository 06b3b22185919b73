import { AsyncLocalStorage } from 'node:async_hooks';

/*
 * The correlation id: each click has one, and it goes along with everything that is done for it, over every await, into the
 * log and into the rows of the ledger, and from there into the process that sends. It would otherwise be a parameter of
 * every use case and every port, and none of them does anything with it. See docs/decisions.
 */

const clicks = new AsyncLocalStorage<string | undefined>();

/** Does the work as part of this click; without an id as part of none. */
export function runForClick<Value>(id: string | undefined, work: () => Value): Value {
  return clicks.run(id, work);
}

/** The click for which something is done just now. */
export function currentClick(): string | undefined {
  return clicks.getStore();
}

/** The same work, to be done in somebody else's turn, and still as part of the click in which this is called. */
export function bindToClick<Args extends readonly unknown[], Value>(
  work: (...args: Args) => Value,
): (...args: Args) => Value {
  const id = currentClick();
  return (...args) => runForClick(id, () => work(...args));
}

/** What every line of the log carries besides. */
export function clickFields(): { readonly click?: string } {
  const click = currentClick();
  return click === undefined ? {} : { click };
}
