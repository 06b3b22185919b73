import { type Actor, may, type Permission } from '../../../core/access.ts';
import type { WindowState } from '../../../core/collect/collection-window.ts';
import type { ItemVersion } from '../../../core/collect/item/item.ts';
import type { ItemPorts } from './item-ports.ts';
import { type ItemSituation, type OpenBook, readItemSituation } from './item-situation.ts';

/** One item as its officer sees it. */
export interface DeskItem {
  readonly item: ItemVersion;
  /** `2.1`, as it would be printed in a first report; undefined where it is not printed. */
  readonly number: string | undefined;
  /** Of its authors, as printed. */
  readonly initials: readonly string[];
  /** The item in which it is printed instead: merged, or held over. */
  readonly wentTo: ItemVersion | undefined;
}

/** The items of one directorate's quarter, in the order in which they are printed, withdrawn ones last. */
export interface ItemsDesk {
  readonly directorateId: string;
  readonly directorateName: string;
  readonly quarter: string;
  readonly state: WindowState;
  readonly items: readonly DeskItem[];
}

export interface DeskKey {
  readonly directorateId: string;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
}

export type ReadDesk =
  | { readonly outcome: 'desk'; readonly desk: ItemsDesk; readonly situation: ItemSituation; readonly open: OpenBook }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  /** Nothing of that quarter is collected yet. */
  | { readonly outcome: 'not-open' };

/** What an officer arranges, from the opening of the window on, also after publication. */
export async function readItemsDesk(
  ports: Pick<ItemPorts, 'plans' | 'windows' | 'items'>,
  { by, directorateId, quarter, now }: DeskKey & { readonly by: Actor; readonly now: Date },
): Promise<ReadDesk> {
  const permission = may(by, 'arrange-items', { directorateId });
  if (!permission.allowed) return { outcome: 'refused', permission };
  const situation = await readItemSituation(ports, { directorateId, now, officersQuarter: quarter });
  const open = situation?.open;
  if (situation === undefined || open?.window.quarter !== quarter) return { outcome: 'not-open' };
  return { outcome: 'desk', desk: await toDesk(ports, situation, open), situation, open };
}

async function toDesk(
  { items }: Pick<ItemPorts, 'items'>,
  { directorate, people }: ItemSituation,
  { book, window }: OpenBook,
): Promise<ItemsDesk> {
  const numbers = numbersOf(book.items);
  const initialsOf = (id: string) => people.find((person) => person.id === id)?.initials ?? [];
  const all = await Promise.all(
    book.items.map(async (item) => ({
      item,
      number: numbers.get(item.itemId),
      initials: item.authorIds.flatMap(initialsOf),
      wentTo: item.wentToId === undefined ? undefined : await items.item(item.wentToId),
    })),
  );
  return {
    directorateId: directorate.id,
    directorateName: directorate.name,
    quarter: window.quarter,
    state: window.state,
    items: all.toSorted((one, other) => placeOf(one) - placeOf(other)),
  };
}

const SECTIONS = ['key-development', 'emerging-issue'] as const;
/** The introduction is section 1. */
const FIRST_SECTION = 2;

function numbersOf(items: readonly ItemVersion[]): ReadonlyMap<string, string> {
  const numbers = SECTIONS.flatMap((kind, section) =>
    items
      .filter((item) => item.kind === kind && !item.isWithdrawn)
      .map(({ itemId }, index) => [itemId, `${section + FIRST_SECTION}.${index + 1}`] as const),
  );
  return new Map(numbers);
}

function placeOf({ item: { kind, isWithdrawn } }: DeskItem): number {
  return (isWithdrawn ? SECTIONS.length : 0) + SECTIONS.indexOf(kind);
}
