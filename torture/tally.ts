/** What struck and what came of it, over one run or all of them. */
export class Tally {
  readonly #strikes = new Map<string, number>();
  runs = 0;
  kills = 0;
  /** Texts of which somebody was told that they are saved. */
  saved = 0;
  /** Texts that are stored: a few more, where the answer was lost. */
  stored = 0;
  /** Messages that stand in Slack. */
  sent = 0;
  lost = 0;
  doubled = 0;
  /** Messages that were tried as often as is sensible, and wait for a person to send them again. */
  left = 0;
  /** Clicks that Slack took for unanswered. */
  unanswered = 0;

  struck(kind: string): void {
    this.#strikes.set(kind, (this.#strikes.get(kind) ?? 0) + 1);
  }

  add(other: Tally): void {
    for (const count of COUNTS) this[count] += other[count];
    for (const [kind, times] of other.#strikes) this.#strikes.set(kind, (this.#strikes.get(kind) ?? 0) + times);
  }

  get kinds(): readonly string[] {
    return [...this.#strikes.keys()].toSorted();
  }

  /** `10 runs, 503 kills; faults: …; saved 812, …, lost 0, doubled 0` */
  line(): string {
    const faults = this.kinds.map((kind) => `${kind} ${this.#strikes.get(kind)}`).join(', ');
    const { runs, kills, saved, stored, sent, lost, doubled, left, unanswered } = this;
    return (
      `${runs} ${runs === 1 ? 'run' : 'runs'}, ${kills} kills; faults: ${faults}; saved ${saved}, stored ${stored}, ` +
      `sent ${sent}, left to a person ${left}, clicks without an answer ${unanswered}, lost ${lost}, doubled ${doubled}`
    );
  }
}

const COUNTS = ['runs', 'kills', 'saved', 'stored', 'sent', 'lost', 'doubled', 'left', 'unanswered'] as const;
