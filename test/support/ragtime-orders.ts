import type { Config } from '../../src/config.ts';

export type Role = 'all' | 'slack' | 'jobs';

export interface StartOrder {
  readonly kind: 'start';
  readonly config: Config;
  readonly role: Role;
  readonly queuePrefix: string;
  /** Real time after which a job of a process that died is taken up by another. */
  readonly lockMs?: number | undefined;
  /** Real time that a message on its way to Slack waits for an answer. */
  readonly workerTimeoutMs?: number | undefined;
  /** The told time, epoch milliseconds. */
  readonly now: number;
}

/** `full`: nothing grows any more, SQLITE_FULL. `read-only`: SQLITE_READONLY. */
export type Disk = 'well' | 'full' | 'read-only';

/** How a process is made to go wrong from the inside, where nothing outside can tell the moment. */
export type Sabotage =
  /** It dies when an update is to be stored, or when it has been and nobody has been told. */
  | { readonly how: 'die-before-commit' | 'die-after-commit' }
  /** What the disk does under every open connection, until told otherwise. */
  | { readonly how: 'disk'; readonly disk: Disk }
  /** So many jobs throw for good before they have done anything. */
  | { readonly how: 'fail-for-good'; readonly jobs: number };

/** What the parent tells the process to do. */
export type Order =
  | StartOrder
  | { readonly kind: 'time'; readonly now: number }
  | { readonly kind: 'sabotage'; readonly how: Sabotage }
  | { readonly kind: 'tick' | 'stop' | 'memory' };

export interface Numbered {
  readonly id: number;
  readonly order: Order;
}

/** What a process holds after everything that nobody holds has been cleared up. */
export interface MemoryUse {
  /** In bytes, as `heap`. */
  readonly resident: number;
  readonly heap: number;
  /** Timers that keep the process alive. */
  readonly timers: number;
  /** Sockets, servers, pipes and other programs, as Node counts them. */
  readonly handles: number;
  /** Connections to databases that are open. */
  readonly databases: number;
}

/** Sent back when the order was carried out; `problem` when it threw. */
export interface Answer {
  readonly id: number;
  readonly problem?: string;
  readonly memory?: MemoryUse;
}
