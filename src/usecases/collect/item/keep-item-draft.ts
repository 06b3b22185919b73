import { may } from '../../../core/access.ts';
import { isTooLarge, type Typed } from '../../../core/collect/draft.ts';
import { findActor } from '../../find-actor.ts';
import type { Patience } from '../../ports.ts';
import type { DiscardedDraft } from '../draft/discard-draft.ts';
import type { KeptDraft } from '../draft/keep-draft.ts';
import type { ItemDraftKey } from './item-draft-ports.ts';
import type { ItemPorts } from './item-ports.ts';
import { findItemCase, type OpenItemRequest } from './open-item-form.ts';

export interface ItemDraftRequest extends OpenItemRequest {
  readonly quarter: string;
  readonly patience: Patience;
}

/**
 * Keeps what somebody is typing in the form of an item. Also after the window has closed: the text can then no longer be
 * sent, and is still there to be read.
 */
export async function keepItemDraft(
  ports: ItemPorts,
  request: ItemDraftRequest & { readonly typed: Typed },
): Promise<KeptDraft> {
  const key = await findKey(ports, request);
  if (key === undefined) return 'refused';
  if (isTooLarge({ ...request.typed.untouched, ...request.typed.fields })) return 'too-large';
  const kept = await ports.itemDrafts.keep(key, request.typed, request.patience);
  if (!kept.ok) return kept.refusal;
  return kept.value ? 'kept' : 'older';
}

/**
 * Destroys the draft; what was sent stays as it is. What somebody wrote and did not send is theirs, also when it can no
 * longer be sent.
 * @param request.actedAt when the button was pressed, in microseconds on Slack's clock
 */
export async function discardItemDraft(
  ports: ItemPorts,
  request: ItemDraftRequest & { readonly actedAt: number },
): Promise<DiscardedDraft> {
  const { clicker, subject, quarter, actedAt, now: at, patience } = request;
  const actor = await findActor(ports, clicker, at);
  if (!may(actor, 'see-own-work').allowed || actor.personId === undefined) return 'refused';
  const key = { personId: actor.personId, subject, quarter };
  if ((await ports.itemDrafts.draft(key)) === undefined) return 'none';
  const discarded = await ports.itemDrafts.discard({ ...key, actedAt, at }, patience);
  return discarded.ok ? 'discarded' : discarded.refusal;
}

/** @returns undefined for whoever may not give the item, and for a quarter that the directorate has no window for. */
async function findKey(ports: ItemPorts, request: ItemDraftRequest): Promise<ItemDraftKey | undefined> {
  const [found, windows] = await Promise.all([findItemCase(ports, request), ports.windows.windows()]);
  if (found.outcome !== 'found' || found.actor.personId === undefined) return undefined;
  const { subject, quarter } = request;
  const { id } = found.situation.directorate;
  if (!windows.some((window) => window.directorateId === id && window.quarter === quarter)) return undefined;
  return { personId: found.actor.personId, subject, quarter };
}
