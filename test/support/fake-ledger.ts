import type { JobsLog, JobsWork, MethodClass, Outcome } from '../../jobs/jobs-work.ts';

type Answer = Outcome | Error | (() => Promise<Outcome>);

interface Row {
  readonly methodClass: MethodClass;
  readonly dueAt: Date;
  readonly afterId: number | undefined;
  readonly answers: Answer[];
  state: 'pending' | 'sending' | 'sent';
}

const DONE: Outcome = { outcome: 'done' };

/** A ledger by hand: a delivery is claimed before it is sent, and never sent once it was. */
export class FakeLedger implements JobsWork {
  readonly #rows = new Map<number, Row>();
  readonly sent: number[] = [];
  readonly mapped: string[] = [];
  /** Every call of `deliver`, also those that sent nothing. */
  readonly tries: number[] = [];
  unmapped: string[] = [];
  sweeps = 0;
  peopleAsked = 0;
  beats = 0;

  /** @param answers what comes of the first tries; after them it is sent. */
  add(
    id: number,
    row: { methodClass?: MethodClass; dueAt?: Date; afterId?: number } = {},
    answers: Answer[] = [],
  ): void {
    const { methodClass = 'post', dueAt = new Date(0), afterId } = row;
    this.#rows.set(id, { methodClass, dueAt, afterId, answers: [...answers], state: 'pending' });
  }

  async planDueWork({ now }: { now: Date }) {
    this.sweeps += 1;
    const isSent = (id: number | undefined) => id === undefined || this.#rows.get(id)?.state === 'sent';
    const ready = [...this.#rows].filter(
      ([, row]) => row.state === 'pending' && row.dueAt <= now && isSent(row.afterId),
    );
    return { ready: ready.map(([id, { methodClass }]) => ({ id, methodClass })) };
  }

  async deliver(id: number): Promise<Outcome> {
    this.tries.push(id);
    const row = this.#rows.get(id);
    if (row?.state !== 'pending') return DONE;
    row.state = 'sending';
    const answer = row.answers.shift() ?? DONE;
    const outcome = typeof answer === 'function' ? await answer() : answer;
    row.state = outcome instanceof Error || outcome.outcome !== 'done' ? 'pending' : 'sent';
    if (outcome instanceof Error) throw outcome;
    if (outcome.outcome !== 'done') return outcome;
    this.sent.push(id);
    const next = [...this.#rows].filter(([, { state, afterId }]) => state === 'pending' && afterId === id);
    return { outcome: 'done', next: next.map(([nextId, { methodClass }]) => ({ id: nextId, methodClass })) };
  }

  async peopleToMap() {
    this.peopleAsked += 1;
    return this.unmapped;
  }

  async mapPerson(personId: string): Promise<Outcome> {
    this.mapped.push(personId);
    this.unmapped = this.unmapped.filter((id) => id !== personId);
    return DONE;
  }

  async heartbeat() {
    this.beats += 1;
  }
}

interface LogLine {
  readonly level: keyof JobsLog;
  readonly details: object;
  readonly message: string;
}

export function recordingLog(): JobsLog & { readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  const record = (level: keyof JobsLog) => (details: object, message: string) =>
    lines.push({ level, details, message });
  return { lines, info: record('info'), warn: record('warn'), error: record('error') };
}
