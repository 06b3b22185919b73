import { done, type Result, refuse } from '../../result.ts';
import { LONGEST_TEXT } from '../milestone/check-answer.ts';
import { type ItemBook, type ItemContent, type ItemKind, type ItemVersion, standingItems } from './item.ts';

/** What an officer does with the items of a quarter; `merge` into the one before it in its section, or into `intoId`. */
export type ItemAct =
  | { readonly kind: 'up' | 'down' | 'other-section' | 'hold-over' }
  | { readonly kind: 'merge'; readonly intoId?: string | undefined };

/** A version that an act makes. */
export interface ArrangedItem extends ItemContent {
  readonly itemId: string;
  readonly followsId: string | undefined;
  readonly isWithdrawn: boolean;
  readonly wentToId: string | undefined;
  /** Another one than the book's. */
  readonly quarter?: string;
}

export interface Arrangement {
  readonly versions: readonly ArrangedItem[];
  /** Item ids in the order in which they are printed from now on; undefined leaves it as it is. */
  readonly order: readonly string[] | undefined;
}

export type ArrangeRefusal =
  /** It is withdrawn, or went into another one, or is not of this quarter. */
  | { readonly reason: 'not-standing' }
  /** It is the first or the last of its section already. */
  | { readonly reason: 'at-the-end' }
  /** There is nothing with which it could be merged. */
  | { readonly reason: 'nothing-to-merge' }
  /** Both texts together are longer than a text may be. Unit: UTF-16 code units. */
  | { readonly reason: 'too-long'; readonly length: number; readonly most: number };

export interface ArrangeFacts {
  readonly book: ItemBook;
  /** `2026-27/Q2`, to which something is held over, and the id that it has there. */
  readonly next: { readonly quarter: string; readonly itemId: string };
}

/** What becomes of the items when one of them is moved, merged or held over. */
export function arrangeItem(
  itemId: string,
  act: ItemAct,
  { book, next }: ArrangeFacts,
): Result<Arrangement, ArrangeRefusal> {
  const item = standingItems(book).find((each) => each.itemId === itemId);
  if (item === undefined) return refuse({ reason: 'not-standing' });
  switch (act.kind) {
    case 'up':
    case 'down':
      return move(item, act.kind, book);
    case 'other-section':
      return done({ versions: [{ ...toArranged(item), kind: otherKind(item.kind) }], order: endOfOrder(item, book) });
    case 'hold-over':
      return done({ versions: holdOver(item, next), order: undefined });
    case 'merge':
      return merge(item, act.intoId, book);
  }
}

export function otherKind(kind: ItemKind): ItemKind {
  return kind === 'key-development' ? 'emerging-issue' : 'key-development';
}

function move(item: ItemVersion, way: 'up' | 'down', book: ItemBook): Result<Arrangement, ArrangeRefusal> {
  const section = standingItems(book).filter(({ kind }) => kind === item.kind);
  const place = section.indexOf(item);
  const other = section[way === 'up' ? place - 1 : place + 1];
  if (other === undefined) return refuse({ reason: 'at-the-end' });
  const order = book.items.map(({ itemId }) => {
    if (itemId === item.itemId) return other.itemId;
    return itemId === other.itemId ? item.itemId : itemId;
  });
  return done({ versions: [], order });
}

/** What comes into a section stands behind what is there. */
function endOfOrder({ itemId }: ItemVersion, { items }: ItemBook): readonly string[] {
  return [...items.map((each) => each.itemId).filter((id) => id !== itemId), itemId];
}

function holdOver(item: ItemVersion, next: ArrangeFacts['next']): readonly ArrangedItem[] {
  return [
    { ...toArranged(item), isWithdrawn: true, wentToId: next.itemId },
    { ...toArranged(item), ...next, followsId: undefined },
  ];
}

function merge(item: ItemVersion, intoId: string | undefined, book: ItemBook): Result<Arrangement, ArrangeRefusal> {
  const standing = standingItems(book).filter(({ itemId }) => itemId !== item.itemId);
  const into = intoId === undefined ? oneBefore(item, book) : standing.find(({ itemId }) => itemId === intoId);
  if (into === undefined || into.itemId === item.itemId) return refuse({ reason: 'nothing-to-merge' });
  const text = `${into.text}\n\n${item.text}`;
  if (text.length > LONGEST_TEXT) return refuse({ reason: 'too-long', length: text.length, most: LONGEST_TEXT });
  const authorIds = [...new Set([...into.authorIds, ...item.authorIds])];
  return done({
    versions: [
      { ...toArranged(into), text, authorIds },
      { ...toArranged(item), isWithdrawn: true, wentToId: into.itemId },
    ],
    order: undefined,
  });
}

function oneBefore(item: ItemVersion, book: ItemBook): ItemVersion | undefined {
  const section = standingItems(book).filter(({ kind }) => kind === item.kind);
  return section[section.indexOf(item) - 1];
}

export function toArranged({
  itemId,
  kind,
  title,
  text,
  authorIds,
  followsId,
  isWithdrawn,
}: ItemVersion): ArrangedItem {
  return { itemId, kind, title, text, authorIds, followsId, isWithdrawn, wentToId: undefined };
}
