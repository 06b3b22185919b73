import type { BegunItemKey } from '../../core/remind/reminder-situation.ts';
import type { ItemDraftKey, ItemDraftStore } from '../collect/item/item-draft-ports.ts';
import type { ItemStore } from '../collect/item/item-ports.ts';
import { itemIdOf } from '../collect/item/open-item-form.ts';

export interface BegunPorts {
  readonly items: Pick<ItemStore, 'item'>;
  readonly itemDrafts: Pick<ItemDraftStore, 'draftsOf' | 'draftsIn'>;
}

/** Of everybody, for these quarters. */
export async function readBegunItemsIn(
  ports: BegunPorts,
  quarters: readonly string[],
): Promise<readonly BegunItemKey[]> {
  const drafts = await Promise.all(quarters.map((quarter) => ports.itemDrafts.draftsIn(quarter)));
  return placeAll(ports, drafts.flat());
}

/** Of one person. */
export async function readBegunItemsOf(ports: BegunPorts, personId: string): Promise<readonly BegunItemKey[]> {
  const drafts = await ports.itemDrafts.draftsOf(personId);
  return placeAll(
    ports,
    drafts.map(({ subject, quarter }) => ({ personId, subject, quarter })),
  );
}

async function placeAll({ items }: BegunPorts, drafts: readonly ItemDraftKey[]): Promise<readonly BegunItemKey[]> {
  const placed = drafts.map(async ({ personId, subject, quarter }) => {
    const directorateId =
      subject.about === 'new' ? subject.directorateId : (await items.item(itemIdOf(subject)))?.directorateId;
    return directorateId === undefined ? [] : [{ personId, directorateId, quarter }];
  });
  return (await Promise.all(placed)).flat();
}
