import { UNKNOWN_PERSON } from '../../../core/access.ts';
import type { ItemVersion } from '../../../core/collect/item/item.ts';
import type { Clicker } from '../../find-actor.ts';
import type { Patience } from '../../ports.ts';
import { hashContent } from '../find-repeated.ts';
import type { ItemPorts } from './item-ports.ts';
import { basisOf } from './item-situation.ts';
import { findItemCase, type ItemRefusal } from './open-item-form.ts';

export interface WithdrawRequest {
  readonly clicker: Clicker;
  readonly itemId: string;
  /** What it is to be from now on. */
  readonly to: 'withdrawn' | 'standing';
  /** One press, as Slack names it. */
  readonly submissionId: string;
  readonly now: Date;
  readonly patience: Patience;
}

export type WithdrawOutcome =
  /** Also when it was so already. */
  | { readonly outcome: 'done'; readonly item: ItemVersion }
  /** It is printed as part of another one, or next quarter: only the officer brings it back. */
  | { readonly outcome: 'went-on' }
  | { readonly outcome: 'busy' }
  | ItemRefusal;

/** Takes an item out of the report, or puts it back; its versions all stay. */
export async function withdrawItem(ports: ItemPorts, request: WithdrawRequest): Promise<WithdrawOutcome> {
  const { clicker, itemId, submissionId, now } = request;
  for (;;) {
    const found = await findItemCase(ports, { clicker, subject: { about: 'change', itemId }, now });
    if (found.outcome !== 'found') return found;
    const { situation, item, actor } = found;
    const { open, officers } = situation;
    if (item === undefined) return { outcome: 'gone' };
    if (actor.personId === undefined) return { outcome: 'refused', permission: UNKNOWN_PERSON };
    const isWithdrawn = request.to === 'withdrawn';
    if (item.isWithdrawn === isWithdrawn) return { outcome: 'done', item };
    if (item.wentToId !== undefined) return { outcome: 'went-on' };
    if (open?.window.quarter !== item.quarter) return { outcome: 'closed', quarter: item.quarter, officers };
    const { kind, title, text, authorIds, followsId } = item;
    const saved = await ports.items.save(
      {
        ...basisOf(situation, open),
        versions: [
          {
            ...{ itemId, kind, title, text, authorIds, followsId, isWithdrawn },
            formNonce: submissionId,
            contentHash: hashContent([itemId, isWithdrawn]),
            submissionId,
          },
        ],
        nilReturns: isWithdrawn
          ? []
          : open.book.nilReturns
              .filter(({ personId }) => authorIds.includes(personId))
              .map(({ personId }) => ({ personId, isNothing: false })),
        outcomes: [],
        enteredById: actor.personId,
        author: { actor: clicker.slackUserId },
        at: now,
        action: isWithdrawn ? 'withdraw-item' : 'restore-item',
      },
      request.patience,
    );
    if (saved.ok) return { outcome: 'done', item: { ...item, isWithdrawn } };
    if (saved.refusal === 'busy') return { outcome: 'busy' };
  }
}
