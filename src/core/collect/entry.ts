/** The kinds in the order in which they are asked for and counted. */
export const ENTRY_KINDS = ['milestone', 'indicator', 'risk', 'equality-action'] as const;

/** What somebody answers for each quarter. Source: glossary, "Entry". */
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Names one entry of a plan. */
export interface EntryKey {
  readonly kind: EntryKind;
  readonly id: string;
}

export function isEntryKind(text: string): text is EntryKind {
  return ENTRY_KINDS.some((kind) => kind === text);
}
