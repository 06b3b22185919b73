import type { IssueOutcome, ItemVersion } from '../../../core/collect/item/item.ts';
import { outcomeOf } from '../../../core/collect/item/item.ts';
import { indexOf } from '../../../core/plan/plan-index.ts';
import { type AskedAction, actionsAskedIn } from '../../../core/publish/meeting-action.ts';
import { type Clicker, findActor } from '../../find-actor.ts';
import type { ItemPorts } from './item-ports.ts';
import {
  answersForOf,
  type ItemSituation,
  mayGiveForAnybody,
  type OpenBook,
  readItemSituation,
} from './item-situation.ts';

/** What somebody has given of items, and is asked about them, in one window that collects now. */
export interface MyItems {
  readonly directorateId: string;
  readonly directorateName: string;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  readonly closesAt: Date;
  /** IANA. */
  readonly timeZone: string;
  /** Theirs and those of people they stand in for, withdrawn ones included. */
  readonly items: readonly ItemVersion[];
  /** "Nothing this quarter" was said for each of them. */
  readonly isNothing: boolean;
  /** Their emerging issues of the quarter before. */
  readonly issues: readonly EarlierIssue[];
  /** What meetings asked of them. */
  readonly asked: readonly AskedAction[];
  /** They answer for nothing in the plan: a meeting alone asked them. */
  readonly isAskedOnly: boolean;
}

export interface EarlierIssue {
  readonly issue: ItemVersion;
  /** Undefined while it was not said. */
  readonly became: IssueOutcome | undefined;
}

type ReadPorts = Pick<ItemPorts, 'plans' | 'windows'> & {
  readonly items: Pick<ItemPorts['items'], 'book'>;
  readonly meetings: Pick<ItemPorts['meetings'], 'book'>;
};

/** The items of whoever clicks, for each directorate in whose plan they answer for something. */
export async function readMyItems(
  ports: ItemPorts,
  { clicker, now }: { readonly clicker: Clicker; readonly now: Date },
): Promise<readonly MyItems[]> {
  const actor = await findActor(ports, clicker, now);
  if (actor.shutOut !== undefined || actor.personId === undefined) return [];
  return readItemsFor(ports, [actor.personId, ...actor.standsInFor], now);
}

/** The items of these people together: of one person and those they stand in for. */
async function readItemsFor(ports: ReadPorts, personIds: readonly string[], now: Date): Promise<readonly MyItems[]> {
  const found: MyItems[] = [];
  for (const { id } of await ports.plans.directorates()) {
    const situation = await readItemSituation(ports, { directorateId: id, now });
    if (situation?.open === undefined) continue;
    const asked = actionsAskedIn(await ports.meetings.book(id), situation.open.window.quarter);
    const mine = toMyItems(
      { ...situation, ownerIds: indexOf(situation.plan).owners, asked },
      situation.open,
      personIds,
    );
    if (mine !== undefined) found.push(mine);
  }
  return found;
}

interface Owned extends Pick<ItemSituation, 'directorate' | 'organisation'>, Pick<MyItems, 'asked'> {
  /** Who answers for something in the plan. */
  readonly ownerIds: ReadonlySet<string>;
}

/** What is theirs of one directorate's items; undefined where they answer for nothing, and no meeting asked them. */
export function toMyItems(
  { directorate, organisation, asked, ownerIds }: Owned,
  { window, book, issuesBefore }: OpenBook,
  personIds: readonly string[],
): MyItems | undefined {
  const theirs = personIds.filter((id) => ownerIds.has(id));
  const askedOfThem = asked.filter(({ action }) => personIds.includes(action.personId));
  if (theirs.length + askedOfThem.length === 0) return undefined;
  const isTheirs = ({ authorIds }: ItemVersion) => authorIds.some((id) => theirs.includes(id));
  return {
    directorateId: directorate.id,
    directorateName: directorate.name,
    quarter: window.quarter,
    closesAt: window.closesAt,
    timeZone: organisation.timeZone,
    items: book.items.filter(isTheirs),
    isNothing: theirs.every((id) => book.nilReturns.some(({ personId }) => personId === id)),
    issues: issuesBefore.filter(isTheirs).map((issue) => ({ issue, became: outcomeOf(book, issue.itemId) })),
    asked: askedOfThem,
    isAskedOnly: theirs.length === 0,
  };
}

/** A directorate for which somebody may give items now. */
export interface ItemPlace {
  readonly directorateId: string;
  readonly directorateName: string;
  readonly quarter: string;
}

/** Where whoever clicks may give items now: where they answer for something, and where they are officers. */
export async function listItemPlaces(
  ports: ItemPorts,
  { clicker, now }: { readonly clicker: Clicker; readonly now: Date },
): Promise<readonly ItemPlace[]> {
  const actor = await findActor(ports, clicker, now);
  if (actor.shutOut !== undefined) return [];
  const places: ItemPlace[] = [];
  for (const { id, name } of await ports.plans.directorates()) {
    const situation = await readItemSituation(ports, { directorateId: id, now });
    if (situation?.open === undefined) continue;
    const isTheirs = answersForOf(actor, situation.ownerIds).length > 0 || mayGiveForAnybody(actor, id);
    if (isTheirs) places.push({ directorateId: id, directorateName: name, quarter: situation.open.window.quarter });
  }
  return places;
}
