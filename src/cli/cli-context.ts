import type { PlanImportStore } from '../usecases/plan/ports.ts';
import type { Author, Patience, PlanReader } from '../usecases/ports.ts';

/** What a command may touch. */
export interface CliContext {
  /** One line to standard output. */
  readonly out: (line: string) => void;
  /** One line to standard error. */
  readonly err: (line: string) => void;
  readonly now: () => Date;
  /** Who runs the command, for the audit: `command line: NAME`. */
  readonly author: Author;
  readonly openStore: () => Promise<CliStore>;
}

/** The store, open for the time of one command. */
export interface CliStore {
  readonly plans: PlanReader & PlanImportStore;
  /** A short random id with this prefix, such as `m-7k3q9dx`. */
  readonly newId: (prefix: string) => string;
  readonly close: () => void;
}

/** What a command answers to the shell. */
export const EXIT_DONE = 0;
/** Something stands in the way, and it was said what. */
export const EXIT_REFUSED = 1;
/** The command was not understood. */
export const EXIT_WRONG_USAGE = 2;

/** How long a command waits for the database, real time. Nobody's click hangs on it. */
const PATIENCE_MS = 10_000;

export function commandPatience(): Patience {
  return { giveUpAt: performance.now() + PATIENCE_MS };
}
