import { isOver } from '../../../core/collect/collection-window.ts';
import type { ItemKind } from '../../../core/collect/item/item.ts';
import { ITEM_FORM_FIELDS } from '../../../core/collect/item/item-draft.ts';
import { windowOfPart } from '../../../core/collect/window-of-part.ts';
import { type Clicker, findActor } from '../../find-actor.ts';
import type { PlanReader, WindowStore } from '../../ports.ts';
import type { ItemDraft, ItemDraftStore } from './item-draft-ports.ts';
import type { ItemPorts, ItemStore } from './item-ports.ts';
import { itemIdOf, kindOf } from './open-item-form.ts';

/** What somebody has begun of an item and not sent, with what it is. */
export interface BegunItem {
  readonly draft: ItemDraft;
  readonly kind: ItemKind;
  /** As typed; may be empty. */
  readonly title: string;
  readonly directorateName: string;
  readonly windowId: string;
  /** It can no longer be sent. */
  readonly isLate: boolean;
  /** The council's zone, IANA. */
  readonly timeZone: string;
}

export interface BegunItemPorts {
  readonly plans: Pick<PlanReader, 'organisation' | 'directorates'>;
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly items: Pick<ItemStore, 'item'>;
  readonly itemDrafts: Pick<ItemDraftStore, 'draftsOf'>;
}

/** Of whoever clicks. */
export async function readMyItemDrafts(
  ports: ItemPorts,
  { clicker, now }: { readonly clicker: Clicker; readonly now: Date },
): Promise<readonly BegunItem[]> {
  const actor = await findActor(ports, clicker, now);
  if (actor.shutOut !== undefined || actor.personId === undefined) return [];
  return readItemDraftsOf(ports, actor.personId, now);
}

/** Oldest first. */
export async function readItemDraftsOf(
  ports: BegunItemPorts,
  personId: string,
  now: Date,
): Promise<readonly BegunItem[]> {
  const drafts = await ports.itemDrafts.draftsOf(personId);
  const begun = await Promise.all(drafts.map((draft) => readBegun(ports, draft, now)));
  return begun.filter((each) => each !== undefined);
}

async function readBegun(ports: BegunItemPorts, draft: ItemDraft, now: Date): Promise<BegunItem | undefined> {
  const { subject, quarter, fields } = draft;
  const item = subject.about === 'new' ? undefined : await ports.items.item(itemIdOf(subject));
  const directorateId = subject.about === 'new' ? subject.directorateId : item?.directorateId;
  const [organisation, directorates, windows] = await Promise.all([
    ports.plans.organisation(),
    ports.plans.directorates(),
    ports.windows.windows(),
  ]);
  const directorate = directorates.find(({ id }) => id === directorateId);
  const window = windows.find((each) => each.directorateId === directorateId && each.quarter === quarter);
  if (organisation === undefined || directorate === undefined || window === undefined) return undefined;
  return {
    draft,
    kind: kindOf(subject, item),
    title: (fields[ITEM_FORM_FIELDS.title] ?? '').trim(),
    directorateName: directorate.name,
    windowId: window.id,
    isLate: isOver(windowOfPart(window, 'items'), now),
    timeZone: organisation.timeZone,
  };
}
