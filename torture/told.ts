import type { Away, Changeable, Standing } from './standing.ts';

/** What somebody wanted to have stored, by what it is. */
export type Kind =
  | 'update'
  | 'item'
  | 'figure'
  | 'supplied'
  | 'handed in'
  | 'proposal'
  | 'question'
  | 'wording'
  | 'narrative';

/** One text that somebody wanted to have saved. */
export interface Attempt {
  readonly kind: Kind;
  /** The entry's ref; of an item its author's initials, of a narrative its department. */
  readonly about: string;
  /** No two are alike. */
  readonly text: string;
  /** Initials of whoever pressed. */
  readonly by: string;
}

/** Words that a form showed again as a draft that is kept. */
export interface KeptDraft {
  readonly by: string;
  readonly form: 'entry' | 'item' | 'proposal';
  /** The entry's ref; of an item its author's initials. */
  readonly about: string;
  readonly words: string;
}

/** What people were told that stands, beside the texts. */
export type Promised = Pick<Told, 'drafts' | 'standing' | 'snoozed' | 'away' | 'accepted' | 'signed'>;

/** What people did and what they were told, kept beside Ragtime and without asking it. */
export class Told {
  readonly #attempts: Attempt[] = [];
  readonly #saved: Attempt[] = [];
  readonly #drafts = new Map<string, KeptDraft>();
  readonly #standing = new Map<string, Standing>();
  readonly #snoozed: { readonly initials: string; readonly day: string }[] = [];
  readonly #away: Away[] = [];
  readonly #maybeAway: Away[] = [];
  readonly #accepted: string[] = [];
  #signed = 0;
  #unanswered = 0;

  /** Whoever sends a text has no draft of it any more, whatever they are told. */
  tried(attempt: Attempt): void {
    this.#attempts.push(attempt);
    for (const [key, { by, about }] of this.#drafts) {
      if (by === attempt.by && about === attempt.about) this.#drafts.delete(key);
    }
  }

  /** "Saved" was read, in the order in which that was. */
  wasSaved(attempt: Attempt): void {
    this.#saved.push(attempt);
  }

  /** "Saved as draft" was read, above these words. */
  isKeptAsDraft(draft: KeptDraft): void {
    this.#drafts.set(`${draft.by} ${draft.form} ${draft.about}`, draft);
  }

  /** From now until its author reads how it stands, it may be either way. */
  willChange({ about, of }: Changeable): void {
    this.#standing.delete(`${about} ${of}`);
  }

  stands(standing: Standing): void {
    this.#standing.set(`${standing.about} ${standing.of}`, standing);
  }

  willBeRemindedTomorrow(initials: string, day: string): void {
    this.#snoozed.push({ initials, day });
  }

  /** They said so, whether they heard an answer or not. */
  mayBeAway(away: Away): void {
    this.#maybeAway.push(away);
  }

  isAway(away: Away): void {
    this.#away.push(away);
  }

  /** The officer read that what was sent for this ref is accepted. */
  isAccepted(ref: string): void {
    this.#accepted.push(ref);
  }

  isSigned(): void {
    this.#signed += 1;
  }

  /** Begins a time of its own: what comes back tells what was promised in it, and not before. */
  since(): () => Promised {
    const before = new Set<object>([...this.drafts, ...this.standing, ...this.snoozed, ...this.away]);
    const [accepted, signed] = [this.#accepted.length, this.#signed];
    const isNew = (one: object) => !before.has(one);
    return () => ({
      drafts: this.drafts.filter(isNew),
      standing: this.standing.filter(isNew),
      snoozed: this.#snoozed.filter(isNew),
      away: this.#away.filter(isNew),
      accepted: this.#accepted.slice(accepted),
      signed: this.#signed - signed,
    });
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

  get drafts(): readonly KeptDraft[] {
    return [...this.#drafts.values()];
  }

  get standing(): readonly Standing[] {
    return [...this.#standing.values()];
  }

  get snoozed(): readonly { readonly initials: string; readonly day: string }[] {
    return this.#snoozed;
  }

  get maybeAway(): readonly Away[] {
    return this.#maybeAway;
  }

  get away(): readonly Away[] {
    return this.#away;
  }

  get accepted(): readonly string[] {
    return this.#accepted;
  }

  get signed(): number {
    return this.#signed;
  }

  get unanswered(): number {
    return this.#unanswered;
  }
}
