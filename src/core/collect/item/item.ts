/** A Key Development has happened; an Emerging Issue is coming. */
export type ItemKind = 'key-development' | 'emerging-issue';

export interface ItemContent {
  readonly kind: ItemKind;
  readonly title: string;
  /** As typed: paragraphs, line breaks and "-" bullets are kept. */
  readonly text: string;
  /** Person ids in the order in which their initials are printed; several for joint authors. */
  readonly authorIds: readonly string[];
}

/** One version of an item, as stored. Appended, never changed; the newest of an item stands. */
export interface ItemVersion extends ItemContent {
  /** Grows with every version of the installation. */
  readonly id: number;
  readonly itemId: string;
  readonly directorateId: string;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  /** The emerging issue of the quarter before that this goes on with. */
  readonly followsId: string | undefined;
  readonly isWithdrawn: boolean;
  /** The item in which a withdrawn one is printed: merged into it, or held over to the next quarter as that. */
  readonly wentToId?: string | undefined;
  /** Who typed it: an author, a deputy or an officer. */
  readonly enteredById: string;
  readonly at: Date;
}

/** What became of an emerging issue of the quarter before. */
export type IssueOutcome = 'still-live' | 'now-development' | 'closed';

export interface IssueOutcomeRecord {
  readonly issueId: string;
  readonly outcome: IssueOutcome;
  readonly enteredById: string;
  readonly at: Date;
}

/** Somebody said that there is nothing from them this quarter. */
export interface NilReturn {
  readonly personId: string;
  readonly enteredById: string;
  readonly at: Date;
}

/** Everything that is stored of one directorate's items in one quarter. */
export interface ItemBook {
  /** The newest version of each, withdrawn ones included, in the order in which they are printed: the officer's, else as they were first given. */
  readonly items: readonly ItemVersion[];
  /** Those that stand. */
  readonly nilReturns: readonly NilReturn[];
  /** The newest of each issue. */
  readonly outcomes: readonly IssueOutcomeRecord[];
  /** Grows with everything that is stored in this book; 0 for an empty one. */
  readonly mark: number;
}

/** Those that are printed. */
export function standingItems({ items }: ItemBook): readonly ItemVersion[] {
  return items.filter(({ isWithdrawn }) => !isWithdrawn);
}

/** What goes on with an issue of the quarter before: at most one item does. */
export function followerOf({ items }: ItemBook, issueId: string): ItemVersion | undefined {
  return items.find(({ followsId }) => followsId === issueId);
}

/** What became of an issue; undefined where it was not said, or what went on with it was withdrawn. */
export function outcomeOf(book: ItemBook, issueId: string): IssueOutcome | undefined {
  const said = book.outcomes.find((record) => record.issueId === issueId)?.outcome;
  if (said === undefined || said === 'closed') return said;
  return followerOf(book, issueId)?.isWithdrawn === false ? said : undefined;
}

/** Who has neither given an item nor said that there is nothing, of those who are asked. */
export function silentOwners(book: ItemBook, ownerIds: readonly string[]): readonly string[] {
  const heard = new Set([
    ...standingItems(book).flatMap(({ authorIds }) => authorIds),
    ...book.nilReturns.map(({ personId }) => personId),
  ]);
  return ownerIds.filter((id) => !heard.has(id));
}
