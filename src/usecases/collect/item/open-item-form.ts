import { type Actor, may, type Permission } from '../../../core/access.ts';
import { followerOf, type ItemContent, type ItemKind, type ItemVersion } from '../../../core/collect/item/item.ts';
import type { ItemForm, ItemSubject, PossibleAuthor } from '../../../core/collect/item/item-form.ts';
import { type Clicker, findActor } from '../../find-actor.ts';
import type { ItemDraft } from './item-draft-ports.ts';
import type { ItemPorts } from './item-ports.ts';
import { answersForOf, type ItemSituation, mayGiveForAnybody, readItemSituation } from './item-situation.ts';

export type OpenedItemForm =
  | {
      readonly outcome: 'form';
      readonly form: ItemForm;
      /** What this person has begun and not sent. */
      readonly draft?: ItemDraft | undefined;
      /** What stands now and the draft does not know, and who gave it; undefined where it was the same person. */
      readonly unseen?: { readonly item: ItemVersion; readonly who: string | undefined } | undefined;
    }
  /** It was withdrawn, and comes back with Restore. */
  | { readonly outcome: 'withdrawn'; readonly item: ItemVersion }
  | ItemRefusal;

export type ItemRefusal =
  | { readonly outcome: 'refused'; readonly permission: Permission }
  /**
   * Nothing is collected now, or another quarter is; `quarter` is the one that was on the screen, `officers` by name whom
   * to turn to.
   */
  | { readonly outcome: 'closed'; readonly quarter: string | undefined; readonly officers: readonly string[] }
  | { readonly outcome: 'gone' };

export interface OpenItemRequest {
  readonly clicker: Clicker;
  readonly subject: ItemSubject;
  /** The quarter that was on the screen; undefined opens the one that is collected now. */
  readonly quarter?: string | undefined;
  readonly now: Date;
}

/** Opens the form of an item for whoever may give it. */
export async function openItemForm(ports: ItemPorts, request: OpenItemRequest): Promise<OpenedItemForm> {
  const found = await findItemCase(ports, request);
  if (found.outcome !== 'found') return found;
  const { open, officers } = found.situation;
  if (open === undefined || (request.quarter !== undefined && open.window.quarter !== request.quarter)) {
    return { outcome: 'closed', quarter: request.quarter, officers };
  }
  const { target } = found;
  if (request.subject.about === 'change' && target?.isWithdrawn) return { outcome: 'withdrawn', item: target };
  const form = toItemForm(found, request.subject, ports.newNonce());
  const { personId } = found.actor;
  const key = personId === undefined ? undefined : { personId, subject: request.subject, quarter: form.quarter };
  const draft = key && (await ports.itemDrafts.draft(key));
  const unseen = draft === undefined || target === undefined || draft.basedOn === target.id ? undefined : target;
  return { outcome: 'form', form, draft, unseen: unseen && { item: unseen, who: whoElse(found, unseen.enteredById) } };
}

/** Name of a person; undefined for the one who asks. */
export function whoElse({ situation, actor }: ItemCase, personId: string): string | undefined {
  if (personId === actor.personId) return undefined;
  return situation.people.find(({ id }) => id === personId)?.name ?? 'Somebody else';
}

export interface ItemCase {
  readonly situation: ItemSituation;
  /** What is changed or followed, as it stands; undefined for a new one. */
  readonly item: ItemVersion | undefined;
  /** What gets another version: the item itself, or what goes on with it already; undefined where one is added. */
  readonly target: ItemVersion | undefined;
  readonly actor: Actor;
}

/** Reads what somebody wants to act on, and whether they may. */
export async function findItemCase(
  ports: ItemPorts,
  { clicker, subject, quarter, now }: OpenItemRequest,
): Promise<(ItemCase & { readonly outcome: 'found' }) | ItemRefusal> {
  const item = subject.about === 'new' ? undefined : await ports.items.item(itemIdOf(subject));
  const directorateId = subject.about === 'new' ? subject.directorateId : item?.directorateId;
  if (directorateId === undefined) return { outcome: 'gone' };
  const actor = await findActor(ports, clicker, now);
  const meant = subject.about === 'new' ? quarter : item?.quarter;
  const isOfficers = subject.about !== 'follow' && mayGiveForAnybody(actor, directorateId);
  const officersQuarter = isOfficers ? meant : undefined;
  const situation = await readItemSituation(ports, { directorateId, now, officersQuarter });
  if (situation === undefined) return { outcome: 'gone' };
  const permission =
    item === undefined
      ? may(actor, 'add-item', { directorateId, ownerIds: situation.ownerIds })
      : may(actor, 'change-item', { directorateId, ownerIds: item.authorIds });
  if (!permission.allowed) return { outcome: 'refused', permission };
  return { outcome: 'found', situation, item, target: targetOf(subject, { situation, item }), actor };
}

/** Of what is changed or followed. */
export function itemIdOf(subject: Exclude<ItemSubject, { about: 'new' }>): string {
  return subject.about === 'change' ? subject.itemId : subject.issueId;
}

function targetOf(
  subject: ItemSubject,
  { situation, item }: Pick<ItemCase, 'situation' | 'item'>,
): ItemVersion | undefined {
  if (subject.about !== 'follow') return item;
  return situation.open && followerOf(situation.open.book, subject.issueId);
}

export function toItemForm(
  { situation, item, target, actor }: ItemCase,
  subject: ItemSubject,
  nonce: string,
): ItemForm {
  const { directorate, organisation, open, people, ownerIds } = situation;
  if (open === undefined) throw new Error(`Nothing is collected for ${directorate.code}: its items have no form.`);
  return {
    kind: kindOf(subject, item),
    directorateId: directorate.id,
    directorateName: directorate.name,
    quarter: open.window.quarter,
    subject,
    begins: beginsWith(target ?? item, answersForOf(actor, ownerIds)),
    basedOn: target?.id,
    possibleAuthors: people
      .filter(({ id }) => ownerIds.includes(id) || item?.authorIds.includes(id))
      .map(({ id, name, initials }): PossibleAuthor => ({ personId: id, name, initials })),
    closesAt: open.window.closesAt,
    timeZone: organisation.timeZone,
    nonce,
  };
}

/** What goes on with an emerging issue as an item of its own has happened by now. */
export function kindOf(subject: ItemSubject, item: ItemVersion | undefined): ItemKind {
  if (subject.about === 'new') return subject.kind;
  return subject.about === 'change' && item !== undefined ? item.kind : 'key-development';
}

function beginsWith(
  item: ItemVersion | undefined,
  answersFor: readonly string[],
): Pick<ItemContent, 'title' | 'text' | 'authorIds'> {
  if (item === undefined) return { title: '', text: '', authorIds: answersFor.slice(0, 1) };
  const { title, text, authorIds } = item;
  return { title, text, authorIds };
}
