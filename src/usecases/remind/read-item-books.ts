import { parseQuarter } from '../../core/calendar/quarter.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import { windowOfPart } from '../../core/collect/window-of-part.ts';
import type { Directorate, Organisation } from '../../core/plan/plan.ts';
import { indexOf } from '../../core/plan/plan-index.ts';
import { type AskedAction, actionsAskedIn } from '../../core/publish/meeting-action.ts';
import type { ItemStore } from '../collect/item/item-ports.ts';
import { type OpenBook, readOpenBook } from '../collect/item/item-situation.ts';
import { type MyItems, toMyItems } from '../collect/item/read-my-items.ts';
import type { PlanReader } from '../ports.ts';
import type { MeetingStore } from '../publish/meeting-ports.ts';

export interface ItemBookPorts {
  readonly plans: Pick<PlanReader, 'directorates' | 'plan'>;
  readonly items: Pick<ItemStore, 'book'>;
  readonly meetings: Pick<MeetingStore, 'book'>;
}

/** The items of one window, ready to be looked up for many people. */
export interface WindowBook {
  readonly directorate: Directorate;
  readonly organisation: Organisation;
  readonly open: OpenBook;
  /** Who answers for something in the plan. */
  readonly ownerIds: ReadonlySet<string>;
  /** What meetings asked for that is asked about in its quarter. */
  readonly asked: readonly AskedAction[];
}

/** @returns undefined where the window's plan is gone. */
export async function readWindowBook(
  ports: ItemBookPorts,
  window: CollectionWindow,
  organisation: Organisation,
): Promise<WindowBook | undefined> {
  const quarter = parseQuarter(window.quarter);
  const directorates = await ports.plans.directorates();
  const directorate = directorates.find(({ id }) => id === window.directorateId);
  const plan = quarter && (await ports.plans.plan(window.directorateId, quarter.startYear));
  if (directorate === undefined || plan === undefined) return undefined;
  const [open, meetings] = await Promise.all([
    readOpenBook(ports, windowOfPart(window, 'items')),
    ports.meetings.book(directorate.id),
  ]);
  const asked = actionsAskedIn(meetings, window.quarter);
  return { directorate, organisation, open, ownerIds: indexOf(plan).owners, asked };
}

/** What these people have given and are asked of items, in the windows that collect now. */
export function itemsIn(books: readonly WindowBook[], personIds: readonly string[], now: Date): readonly MyItems[] {
  return books.flatMap((book) => {
    const { window } = book.open;
    if (now < window.opensAt || now >= window.closesAt) return [];
    return toMyItems(book, book.open, personIds) ?? [];
  });
}
