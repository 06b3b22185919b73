import type { JsonObject } from './json.ts';

/** One call of the Web API, as it came in. */
export interface ApiCall {
  /** From 1, over all methods. */
  readonly n: number;
  readonly method: string;
  readonly args: JsonObject;
  /** Epoch milliseconds, by the clock the stand-in was given. */
  readonly at: number;
  /** Whether Slack did what was asked, whatever the answer said. */
  readonly accepted: boolean;
  /** Slack's error, or the fault that struck. */
  readonly error: string | undefined;
}

/** Told before Slack does what was asked, and again after, before the answer leaves. */
interface CallMoment {
  readonly phase: 'before' | 'after';
  readonly n: number;
  readonly method: string;
  readonly args: JsonObject;
}

export type CallListener = (moment: CallMoment) => void | Promise<void>;

export interface CallLog {
  /** Logs a call, not accepted as yet; returns its number. */
  begin(method: string, args: JsonObject): number;
  note(n: number, outcome: Partial<Pick<ApiCall, 'accepted' | 'error'>>): void;
  all(): readonly ApiCall[];
  listen(listener: CallListener): () => void;
  tell(moment: CallMoment): Promise<void>;
}

export function createCallLog(now: () => number): CallLog {
  const calls: ApiCall[] = [];
  const listeners = new Set<CallListener>();
  return {
    begin: (method, args) => {
      const n = calls.length + 1;
      calls.push({ n, method, args, at: now(), accepted: false, error: undefined });
      return n;
    },
    note: (n, outcome) => {
      const call = calls[n - 1];
      if (call !== undefined) calls[n - 1] = { ...call, ...outcome };
    },
    all: () => [...calls],
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: async (moment) => {
      for (const listener of [...listeners]) await listener(moment);
    },
  };
}
