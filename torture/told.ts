/** One text that somebody wanted to have saved. */
export interface Attempt {
  readonly kind: 'update' | 'item';
  /** The milestone's ref; of an item its author's initials. */
  readonly about: string;
  /** No two are alike. */
  readonly text: string;
}

/** What people did and what they were told, kept beside Ragtime and without asking it. */
export class Told {
  readonly #attempts: Attempt[] = [];
  readonly #saved: Attempt[] = [];
  readonly #snoozed: { readonly initials: string; readonly day: string }[] = [];
  #unanswered = 0;

  tried(attempt: Attempt): void {
    this.#attempts.push(attempt);
  }

  /** "Saved" was read, in the order in which that was. */
  wasSaved(attempt: Attempt): void {
    this.#saved.push(attempt);
  }

  willBeRemindedTomorrow(initials: string, day: string): void {
    this.#snoozed.push({ initials, day });
  }

  heardNothing(): void {
    this.#unanswered += 1;
  }

  get attempts(): readonly Attempt[] {
    return this.#attempts;
  }

  get saved(): readonly Attempt[] {
    return this.#saved;
  }

  get snoozed(): readonly { readonly initials: string; readonly day: string }[] {
    return this.#snoozed;
  }

  get unanswered(): number {
    return this.#unanswered;
  }
}
