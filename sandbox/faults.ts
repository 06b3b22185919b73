import type { JsonObject } from './json.ts';

/** What goes wrong with one call of the Web API. "Before" and "after" refer to whether Slack did what was asked. */
export type CallFault =
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'http-error'; readonly status?: number }
  /** Done, but the answer says `internal_error`. */
  | { readonly kind: 'internal-error' }
  /** Not done; the answer is this error. */
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'reset-before' }
  | { readonly kind: 'reset-after' }
  /** The connection is cut at once; what was asked happens later. */
  | { readonly kind: 'accept-late'; readonly delayMs: number }
  /** Not done, and no answer ever comes. */
  | { readonly kind: 'hang-before' }
  /** Done, and no answer ever comes. */
  | { readonly kind: 'hang-after' }
  /** Done, but the answer's body breaks off. */
  | { readonly kind: 'truncated' };

/** What goes wrong with one delivery to the app. */
export type DeliveryFault =
  /** The app gets it and acks; the ack never arrives, so the person sees trouble. */
  | { readonly kind: 'ack-lost' }
  /** The app never gets it; the person sees trouble. */
  | { readonly kind: 'delivery-lost' }
  /**
   * It stays on its way until `slack.deliverHeld()`. A person waits for the answer to a form or a command, and sees trouble;
   * a button or a change of a field keeps nobody waiting.
   */
  | { readonly kind: 'held' }
  | ValuesFault
  /** The same envelope comes so many times; the first ack counts. */
  | { readonly kind: 'delivered-again'; readonly times: number };

/** A form arrives without its fields, or with those empty that began with something and were not touched. */
export interface ValuesFault {
  readonly kind: 'values-lost';
  readonly fields: 'missing' | 'untouched';
  /** Only the field whose block id begins so; all of them where nothing is said. */
  readonly only?: string;
}

interface FaultScope {
  /** How many calls it strikes; 1 by default. */
  readonly times?: number;
  /** How many matching calls pass unharmed first. */
  readonly skip?: number;
  readonly when?: (args: JsonObject) => boolean;
}

export type DeliveryKind =
  | 'slash_commands'
  | 'block_actions'
  | 'view_submission'
  | 'view_closed'
  | 'block_suggestion'
  | 'shortcut'
  | 'event';

export interface Faults {
  /** Strikes the next calls of a method; `*` means any method, but not `response_url`, which is an address and no method. */
  next(method: string, fault: CallFault, scope?: FaultScope): void;
  /** Strikes the next deliveries of a kind; `*` means any. */
  nextDelivery(kind: DeliveryKind | '*', fault: DeliveryFault, scope?: FaultScope): void;
  /** Hears of each fault as it strikes. */
  listen(listener: (fault: CallFault | DeliveryFault) => void): void;
  /** What was scripted and has not struck yet. */
  readonly pending: number;
  clear(): void;
}

/** The side of the script that the stand-in reads. */
export interface FaultScript extends Faults {
  strikeCall(method: string, args: JsonObject): CallFault | undefined;
  strikeDelivery(kind: DeliveryKind, payload: JsonObject): DeliveryFault | undefined;
}

export function createFaultScript(): FaultScript {
  const listeners: ((fault: CallFault | DeliveryFault) => void)[] = [];
  const tell = (fault: CallFault | DeliveryFault) => {
    for (const listener of listeners) listener(fault);
  };
  const calls = createScript<CallFault>(tell);
  const deliveries = createScript<DeliveryFault>(tell);
  return {
    listen: (listener) => void listeners.push(listener),
    next: calls.add,
    nextDelivery: deliveries.add,
    get pending() {
      return calls.pending() + deliveries.pending();
    },
    clear: () => {
      calls.clear();
      deliveries.clear();
    },
    strikeCall: calls.strike,
    strikeDelivery: deliveries.strike,
  };
}

interface Scripted<Fault> {
  readonly name: string;
  readonly fault: Fault;
  readonly when: (args: JsonObject) => boolean;
  skip: number;
  times: number;
}

function isMeant(entry: { readonly name: string }, name: string): boolean {
  return entry.name === name || (entry.name === '*' && name !== 'response_url');
}

function createScript<Fault>(tell: (fault: Fault) => void) {
  const scripted: Scripted<Fault>[] = [];
  const strike = (name: string, args: JsonObject): Fault | undefined => {
    for (const entry of scripted) {
      if (entry.times === 0 || !isMeant(entry, name) || !entry.when(args)) continue;
      if (entry.skip > 0) {
        entry.skip -= 1;
        continue;
      }
      entry.times -= 1;
      tell(entry.fault);
      return entry.fault;
    }
    return undefined;
  };
  return {
    add: (name: string, fault: Fault, scope: FaultScope = {}) => {
      scripted.push({ name, fault, when: scope.when ?? (() => true), skip: scope.skip ?? 0, times: scope.times ?? 1 });
    },
    strike,
    pending: () => scripted.reduce((sum, entry) => sum + entry.times, 0),
    clear: () => {
      scripted.length = 0;
    },
  };
}
