import type { ItemContent, ItemKind } from './item.ts';

/** Somebody whose initials may be printed under an item. */
export interface PossibleAuthor {
  readonly personId: string;
  readonly name: string;
  readonly initials: string;
}

/** What a form is for: a new item, one that goes on with an issue of the quarter before, or one that stands. */
export type ItemSubject =
  | { readonly about: 'new'; readonly kind: ItemKind; readonly directorateId: string }
  | { readonly about: 'follow'; readonly issueId: string }
  | { readonly about: 'change'; readonly itemId: string };

/** Everything the form of an item shows, and what its submit is measured against. */
export interface ItemForm {
  readonly kind: ItemKind;
  readonly directorateId: string;
  readonly directorateName: string;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  readonly subject: ItemSubject;
  /** What the fields begin with. */
  readonly begins: Pick<ItemContent, 'title' | 'text' | 'authorIds'>;
  /** Id of the version that was shown; undefined for a new item. */
  readonly basedOn: number | undefined;
  readonly possibleAuthors: readonly PossibleAuthor[];
  readonly closesAt: Date;
  /** The directorate's zone, IANA. */
  readonly timeZone: string;
  /** One opening of the form. Recognises a repeated submit. */
  readonly nonce: string;
}
