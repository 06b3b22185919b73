import { ENTRY_KINDS } from '../collect/entry.ts';

/** What can be kept out of print: the texts of an entry, or the text of an item. */
export const WITHHELD_KINDS = [...ENTRY_KINDS, 'item'] as const;

export interface WithheldSubject {
  readonly kind: (typeof WITHHELD_KINDS)[number];
  readonly id: string;
}

/**
 * An officer's word that a text of a quarter is not for publication, or is after all. Appended, never changed; the newest
 * of a subject stands, whatever its owner writes later: a text that nobody has looked at is not published by accident.
 */
export interface Withholding {
  /** Grows with every one of the installation. */
  readonly id: number;
  readonly subject: WithheldSubject;
  readonly kind: 'withheld' | 'released';
  /** Why; printed in the annex alone. Empty when it was released. */
  readonly why: string;
  /** Who did it, as in the audit. */
  readonly actor: string;
  readonly at: Date;
}

/** What is withheld now, in the order in which it was. @param all oldest first */
export function standingWithholdings(all: readonly Withholding[]): readonly Withholding[] {
  const newest = new Map<string, Withholding>();
  for (const each of all) {
    // An entry of a map keeps its place when it is replaced, and what is withheld anew comes last.
    newest.delete(nameSubject(each.subject));
    newest.set(nameSubject(each.subject), each);
  }
  return [...newest.values()].filter(({ kind }) => kind === 'withheld');
}

export function nameSubject({ kind, id }: WithheldSubject): string {
  return `${kind} ${id}`;
}
