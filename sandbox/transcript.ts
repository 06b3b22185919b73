/** One line of who did what, and who saw what, in the order in which it happened. */
export interface TranscriptEntry {
  readonly n: number;
  /** ISO 8601, UTC, by the clock the stand-in was given. */
  readonly at: string;
  /** A person's initials, or the app's name. */
  readonly who: string;
  /** "typed", "pressed", "sent a message", "opened a form"… */
  readonly did: string;
  /** `#channel`, "DM with AMc", "form “Update COPS2”"… */
  readonly where: string;
  /** What was typed, pressed or shown, as readable text. */
  readonly text: string;
}

export interface Transcript {
  add(entry: Omit<TranscriptEntry, 'n' | 'at'>): void;
  entries(): readonly TranscriptEntry[];
}

export function createTranscript(now: () => number): Transcript {
  const entries: TranscriptEntry[] = [];
  return {
    add: (entry) => {
      entries.push({ n: entries.length + 1, at: new Date(now()).toISOString(), ...entry });
    },
    entries: () => [...entries],
  };
}
