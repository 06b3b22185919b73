/** What struck and what came of it, over one run or all of them. */
export class Tally {
  readonly #strikes = new Map<string, number>();
  runs = 0;
  kills = 0;
  readonly #saved = new Map<string, number>();
  /** Texts that are stored: a few more, where the answer was lost. */
  stored = 0;
  /** Drafts that a form called saved, and nobody sent. */
  drafts = 0;
  /** What else was promised: away, back, nothing this quarter, an item withdrawn, accepted, signed, reminded tomorrow. */
  acts = 0;
  /** Backups that were made while all this went on. */
  copies = 0;
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

  /** Somebody was told that a text of this kind is saved. */
  wasSaved(kind: string): void {
    this.#saved.set(kind, (this.#saved.get(kind) ?? 0) + 1);
  }

  get saved(): number {
    return [...this.#saved.values()].reduce((sum, count) => sum + count, 0);
  }

  add(other: Tally): void {
    for (const count of COUNTS) this[count] += other[count];
    for (const [kind, times] of other.#strikes) this.#strikes.set(kind, (this.#strikes.get(kind) ?? 0) + times);
    for (const [kind, times] of other.#saved) this.#saved.set(kind, (this.#saved.get(kind) ?? 0) + times);
  }

  get kinds(): readonly string[] {
    return [...this.#strikes.keys()].toSorted();
  }

  /** `10 runs, 503 kills; faults: …; saved 812 (update 500, …), …, lost 0, doubled 0` */
  line(): string {
    const { runs, kills, saved, stored, drafts, acts, copies, sent, lost, doubled, left, unanswered } = this;
    return (
      `${runs} ${runs === 1 ? 'run' : 'runs'}, ${kills} kills; faults: ${listOf(this.#strikes)}; ` +
      `saved ${saved} (${listOf(this.#saved)}), stored ${stored}, drafts kept ${drafts}, other acts ${acts}, backups ${copies}, ` +
      `sent ${sent}, left to a person ${left}, clicks without an answer ${unanswered}, lost ${lost}, doubled ${doubled}`
    );
  }
}

function listOf(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ');
}

const COUNTS = [
  'runs',
  'kills',
  'stored',
  'drafts',
  'acts',
  'copies',
  'sent',
  'lost',
  'doubled',
  'left',
  'unanswered',
] as const;
