/** Class of Slack method that a delivery needs; each has a queue of its own, because Slack limits each method apart. */
export type MethodClass = 'post' | 'update' | 'files';

/**
 * What became of one piece of work. `retry` and `rate-limited` come back after `afterMs` of real time; `scope` says
 * whether Slack limited one channel (only this job waits) or the method (the whole queue waits). `next` names deliveries
 * that waited for this one and may be sent now.
 */
export type Outcome =
  | { readonly outcome: 'done'; readonly next?: DueWork['ready'] }
  | { readonly outcome: 'retry'; readonly afterMs: number }
  | { readonly outcome: 'rate-limited'; readonly afterMs: number; readonly scope: 'channel' | 'method' };

/** The use cases that the jobs call. Every one is told the time; each may be called twice without doing its effect twice. */
export interface JobsWork {
  /** Plans what has fallen due and names the deliveries that may be sent now; `id` is the ledger's. */
  planDueWork(options: { readonly now: Date }): Promise<DueWork>;
  deliver(id: number, options: { readonly now: Date }): Promise<Outcome>;
  /** Ids of people whose Slack user is to be looked up now. */
  peopleToMap(options: { readonly now: Date }): Promise<readonly string[]>;
  mapPerson(personId: string, options: { readonly now: Date }): Promise<Outcome>;
  /** Leaves a sign that this process runs. `now` is real time, whatever time the rest is told. */
  heartbeat(options: { readonly now: Date }): Promise<void>;
}

export interface DueWork {
  readonly ready: readonly { readonly id: number; readonly methodClass: MethodClass }[];
}

/** The part of pino that the jobs use. */
export interface JobsLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
