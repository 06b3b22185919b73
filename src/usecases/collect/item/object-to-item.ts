import { type Actor, may, type Permission, UNKNOWN_ANSWERER } from '../../../core/access.ts';
import type { ItemVersion } from '../../../core/collect/item/item.ts';
import { changeOf, isObjectable, ownWords } from '../../../core/collect/item/item-change.ts';
import { noticeKey } from '../../../core/remind/desk-keys.ts';
import { checkObjection, type ObjectionFault } from '../../../core/review/wording.ts';
import type { Author, Patience } from '../../ports.ts';
import type { NewDelivery } from '../../remind/delivery-ports.ts';
import { hashContent } from '../find-repeated.ts';
import type { ItemPorts } from './item-ports.ts';
import { basisOf, type ItemSituation, isTypedByAuthor, type OpenBook, readItemSituation } from './item-situation.ts';

export type ObjectToItemPorts = Pick<ItemPorts, 'plans' | 'windows' | 'items' | 'renderItemObjection'>;

export interface ObjectToItemRequest {
  readonly by: Actor;
  readonly author: Author;
  /** As it came back from Slack: not to be trusted. */
  readonly itemId: string;
  readonly reason: string;
  /** One opening of the form. */
  readonly nonce: string;
  readonly now: Date;
  readonly patience: Patience;
}

export type ObjectToItemOutcome =
  /** Also when it was so already. */
  | { readonly outcome: 'objected'; readonly title: string }
  | { readonly outcome: 'fault'; readonly fault: ObjectionFault }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  /** Its authors' own words are printed, or it is the officer's to undo. */
  | { readonly outcome: 'nothing-to-object'; readonly title: string }
  | { readonly outcome: 'published' | 'gone' | 'busy' };

/** An author's own words are printed again, and the officers read why. */
export async function objectToItem(
  ports: ObjectToItemPorts,
  request: ObjectToItemRequest,
): Promise<ObjectToItemOutcome> {
  const { by, itemId, now } = request;
  const item = await ports.items.item(itemId);
  const permission = mayObject(by, item);
  if (!permission.allowed) return { outcome: 'refused', permission };
  const situation =
    item && (await readItemSituation(ports, { directorateId: item.directorateId, officersQuarter: item.quarter, now }));
  const open = situation?.open;
  if (item === undefined || situation === undefined || open === undefined || by.personId === undefined) {
    return { outcome: 'gone' };
  }
  if ((await ports.items.ofForm(request.nonce)).length > 0) return { outcome: 'objected', title: item.title };
  if (open.window.quarter !== item.quarter || open.window.state === 'published') return { outcome: 'published' };
  const own = await readOwn(ports, item, situation);
  if (own === undefined) return { outcome: 'nothing-to-object', title: item.title };
  const checked = checkObjection(request.reason);
  if (!checked.ok) return { outcome: 'fault', fault: checked.refusal };
  const saved = await ports.items.save(
    toChange(ports, { ...request, reason: checked.value }, { item, own, situation, open, enteredById: by.personId }),
    request.patience,
  );
  if (saved.ok) return { outcome: 'objected', title: own.title };
  return saved.refusal === 'busy' ? { outcome: 'busy' } : objectToItem(ports, request);
}

/** Asked before anything is typed. @param itemId as it came back from Slack: not to be trusted */
export async function mayObjectToItem(
  { items }: Pick<ObjectToItemPorts, 'items'>,
  by: Actor,
  itemId: string,
): Promise<Permission> {
  return mayObject(by, await items.item(itemId));
}

/** The version that is printed again names whoever objected. */
function mayObject(by: Actor, item: ItemVersion | undefined): Permission {
  const permission = may(by, 'object-to-wording', item && { ownerIds: item.authorIds });
  return permission.allowed && by.personId === undefined ? UNKNOWN_ANSWERER : permission;
}

/** What would be printed again; undefined where nothing is to be put back. */
async function readOwn(
  { items }: Pick<ObjectToItemPorts, 'items'>,
  { itemId }: ItemVersion,
  { people }: ItemSituation,
): Promise<ItemVersion | undefined> {
  const versions = (await items.history(itemId)).map(({ version }) => version);
  const isOwn = (version: ItemVersion) => isTypedByAuthor(version, people);
  const own = ownWords(versions, isOwn);
  const since = new Date((own?.at.getTime() ?? 0) + 1);
  const changed = changeOf(versions, { since, isOwn });
  return changed !== undefined && isObjectable(changed.kind) ? own : undefined;
}

interface Objected {
  readonly item: ItemVersion;
  readonly own: ItemVersion;
  readonly situation: ItemSituation;
  readonly open: OpenBook;
  readonly enteredById: string;
}

function toChange(
  ports: ObjectToItemPorts,
  { author, nonce, reason, now: at }: ObjectToItemRequest,
  { item, own, situation, open, enteredById }: Objected,
): Parameters<ItemPorts['items']['save']>[0] {
  const { itemId, kind, title, text, authorIds, followsId, isWithdrawn } = own;
  const version = { itemId, kind, title, text, authorIds, followsId, isWithdrawn };
  const byName = situation.people.find(({ id }) => id === enteredById)?.name ?? 'The author';
  const message = ports.renderItemObjection({ quarter: item.quarter, title: item.title, byName, reason });
  return {
    ...basisOf(situation, open),
    versions: [{ ...version, formNonce: nonce, contentHash: hashContent([itemId, nonce]), submissionId: nonce }],
    nilReturns: [],
    outcomes: [],
    enteredById,
    author,
    at,
    action: 'object-to-item',
    reason,
    deliveries: situation.directorate.officerIds.map(
      (personId): NewDelivery => ({
        key: noticeKey(nonce, personId),
        personId,
        content: {
          kind: 'notice',
          payload: { message, windowId: open.window.id, ownerId: enteredById, isNews: true },
        },
        methodClass: 'post',
        dueAt: at,
        createdAt: at,
      }),
    ),
  };
}
