import type { WindowPart } from '../calendar/window-part.ts';

/** What was written before something closed, and not sent. */
export interface LeftUnsent {
  /** By the reader, and not sent or handed in. */
  readonly begun: readonly UnsentDraft[];
  /** By the reader, handed to its owner: `name`. */
  readonly handed: readonly LeftText[];
  /** Handed to the reader by `name`. */
  readonly waiting: readonly LeftText[];
  /** What closed before it was sent, each once. */
  readonly closed: readonly ClosedThing[];
}

/** A part, where its window is open for others; else the window of a directorate. */
export type ClosedThing =
  | { readonly kind: 'part'; readonly part: WindowPart }
  | { readonly kind: 'window'; readonly directorateName: string };

export interface LeftText {
  readonly ref: string;
  readonly name: string;
}

/** What the reader had begun. */
export interface UnsentDraft {
  readonly ref: string;
  readonly words: string;
}

export const NOTHING_UNSENT: LeftUnsent = { begun: [], handed: [], waiting: [], closed: [] };
