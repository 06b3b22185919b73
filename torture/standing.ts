/** Both days included, `2026-07-01`. */
export interface Away {
  readonly initials: string;
  readonly first: string;
  readonly last: string;
}

export function nameAbsence({ initials, first, last }: Away): string {
  return `${initials} is away from ${first} to ${last}`;
}

export const NOTHING = 'nothing this quarter';
export const ITEM_STATES = { standing: 'is printed', withdrawn: 'is withdrawn' } as const;

/** Something that can be said and taken back. */
export interface Changeable {
  readonly about: 'away' | 'item' | typeof NOTHING;
  /** Initials, a title, or days of somebody. */
  readonly of: string;
}

/** How it stands, as its author has read it last. */
export interface Standing extends Changeable {
  readonly state: string;
}
