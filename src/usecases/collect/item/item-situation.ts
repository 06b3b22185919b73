import type { Actor } from '../../../core/access.ts';
import { formatQuarter, parseQuarter, previousQuarter } from '../../../core/calendar/quarter.ts';
import { collectingWindow } from '../../../core/collect/answering-window.ts';
import type { CollectionWindow } from '../../../core/collect/collection-window.ts';
import { type ItemBook, type ItemVersion, standingItems } from '../../../core/collect/item/item.ts';
import { windowsOfPart } from '../../../core/collect/window-of-part.ts';
import { officerNames } from '../../../core/plan/officer-names.ts';
import type { Directorate, Organisation, Person, Plan } from '../../../core/plan/plan.ts';
import { planOwners } from '../../../core/plan/plan-owners.ts';
import type { ItemPorts } from './item-ports.ts';

/** The items of one directorate with everything around them, as stored now. */
export interface ItemSituation {
  readonly organisation: Organisation;
  readonly directorate: Directorate;
  /** That of the window, or the newest where nothing is collected. */
  readonly plan: Plan;
  readonly people: readonly Person[];
  /** Names of the directorate's performance officers. */
  readonly officers: readonly string[];
  /** Who answers for something in the plan: person ids. */
  readonly ownerIds: readonly string[];
  /** Undefined where nothing is collected now, and no officer works on a quarter. */
  readonly open: OpenBook | undefined;
}

export interface OpenBook {
  readonly window: CollectionWindow;
  readonly book: ItemBook;
  /** The emerging issues that stood in the quarter before. */
  readonly issuesBefore: readonly ItemVersion[];
}

type ReadPorts = Pick<ItemPorts, 'plans' | 'windows'> & { readonly items: Pick<ItemPorts['items'], 'book'> };

interface ItemPlaceRequest {
  readonly directorateId: string;
  readonly now: Date;
  /** An officer works on this quarter: open to them once its window has opened, also when its report is published. */
  readonly officersQuarter?: string | undefined;
}

/** @returns undefined when there is no such directorate, or it has no plan. */
export async function readItemSituation(
  ports: ReadPorts,
  { directorateId, now, officersQuarter }: ItemPlaceRequest,
): Promise<ItemSituation | undefined> {
  const [organisation, directorates, plans, people, all] = await Promise.all([
    ports.plans.organisation(),
    ports.plans.directorates(),
    ports.plans.plans(),
    ports.plans.people(),
    ports.windows.windows(),
  ]);
  const windows = windowsOfPart(all, 'items');
  const directorate = directorates.find(({ id }) => id === directorateId);
  const own = plans.filter((plan) => plan.directorateId === directorateId);
  const collecting = own.map((plan) => ({ plan, window: collectingWindow(windows, plan, now) }));
  const officers = own.map((plan) => ({ plan, window: officersWindow(windows, { plan, officersQuarter, now }) }));
  const { plan, window } =
    [...officers, ...collecting].find((each) => each.window !== undefined) ?? collecting.at(-1) ?? {};
  if (organisation === undefined || directorate === undefined || plan === undefined) return undefined;
  const open = window && (await readOpenBook(ports, window));
  const officersByName = officerNames(directorate, people);
  return { organisation, directorate, plan, people, officers: officersByName, ownerIds: planOwners(plan), open };
}

function officersWindow(
  windows: readonly CollectionWindow[],
  {
    plan,
    officersQuarter,
    now,
  }: { readonly plan: Plan; readonly officersQuarter: string | undefined; readonly now: Date },
): CollectionWindow | undefined {
  if (officersQuarter === undefined || parseQuarter(officersQuarter)?.startYear !== plan.startYear) return undefined;
  return windows.find(
    ({ directorateId, quarter, state, opensAt }) =>
      directorateId === plan.directorateId && quarter === officersQuarter && state !== 'planned' && opensAt <= now,
  );
}

/** The items of a window's quarter, and the issues of the one before. */
export async function readOpenBook(ports: Pick<ReadPorts, 'items'>, window: CollectionWindow): Promise<OpenBook> {
  const { directorateId } = window;
  const quarter = parseQuarter(window.quarter);
  const before = quarter && formatQuarter(previousQuarter(quarter));
  const [book, earlier] = await Promise.all([
    ports.items.book(directorateId, window.quarter),
    before === undefined ? undefined : ports.items.book(directorateId, before),
  ]);
  const issuesBefore =
    earlier === undefined ? [] : standingItems(earlier).filter((item) => item.kind === 'emerging-issue');
  return { window, book, issuesBefore };
}

/** For whom somebody may give items: themselves, and those they stand in for, where these answer for something. */
export function answersForOf({ personId, standsInFor }: Actor, ownerIds: readonly string[]): readonly string[] {
  const ids = personId === undefined ? standsInFor : [personId, ...standsInFor];
  return ids.filter((id) => ownerIds.includes(id));
}

/** Officers and administrators give items for anybody. */
export function mayGiveForAnybody({ isAdministrator, officerOf }: Actor, directorateId: string): boolean {
  return isAdministrator || officerOf.includes(directorateId);
}

/** What a decision on the items rests on. */
export function basisOf({ plan }: ItemSituation, { window, book }: OpenBook) {
  return {
    directorateId: window.directorateId,
    quarter: window.quarter,
    mark: book.mark,
    windowId: window.id,
    windowVersion: window.version,
    planId: plan.id,
    planVersion: plan.version,
  };
}

/** By one of its authors, or by whoever stands in for one: nobody else's hand is in it. */
export function isTypedByAuthor(
  { authorIds, enteredById }: Pick<ItemVersion, 'authorIds' | 'enteredById'>,
  people: readonly Pick<Person, 'id' | 'deputyId'>[],
): boolean {
  const isDeputy = people.some(({ id, deputyId }) => authorIds.includes(id) && deputyId === enteredById);
  return authorIds.includes(enteredById) || isDeputy;
}
