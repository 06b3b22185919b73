import { may, UNKNOWN_PERSON } from '../../../core/access.ts';
import { standingItems } from '../../../core/collect/item/item.ts';
import { type Clicker, findActor } from '../../find-actor.ts';
import type { Patience } from '../../ports.ts';
import type { ItemPorts } from './item-ports.ts';
import { answersForOf, basisOf, readItemSituation } from './item-situation.ts';
import type { ItemRefusal } from './open-item-form.ts';

export interface ReturnNothingRequest {
  readonly clicker: Clicker;
  readonly directorateId: string;
  /** The quarter that was on the screen. */
  readonly quarter: string;
  readonly to: 'nothing' | 'undone';
  readonly now: Date;
  readonly patience: Patience;
}

export type ReturnNothingOutcome =
  /** Also when it was so already. */
  | { readonly outcome: 'done' }
  /** They have given something, which must be withdrawn first. */
  | { readonly outcome: 'has-items'; readonly titles: readonly string[] }
  | { readonly outcome: 'busy' }
  | ItemRefusal;

/** "Nothing this quarter": for oneself, and for those one stands in for; and taking it back. */
export async function returnNothing(ports: ItemPorts, request: ReturnNothingRequest): Promise<ReturnNothingOutcome> {
  const { clicker, directorateId, quarter, now } = request;
  for (;;) {
    const situation = await readItemSituation(ports, { directorateId, now });
    if (situation === undefined) return { outcome: 'gone' };
    const actor = await findActor(ports, clicker, now);
    const personIds = answersForOf(actor, situation.ownerIds);
    const permission = may(actor, 'return-nothing', { directorateId, ownerIds: personIds });
    if (!permission.allowed) return { outcome: 'refused', permission };
    if (actor.personId === undefined || personIds.length === 0) {
      return { outcome: 'refused', permission: UNKNOWN_PERSON };
    }
    const { open, officers } = situation;
    if (open?.window.quarter !== quarter) return { outcome: 'closed', quarter, officers };
    const isNothing = request.to === 'nothing';
    const given = standingItems(open.book).filter(({ authorIds }) => authorIds.some((id) => personIds.includes(id)));
    if (isNothing && given.length > 0) return { outcome: 'has-items', titles: given.map(({ title }) => title) };
    const isSaid = (personId: string) => open.book.nilReturns.some((said) => said.personId === personId);
    const nilReturns = personIds
      .filter((personId) => isSaid(personId) !== isNothing)
      .map((personId) => ({ personId, isNothing }));
    if (nilReturns.length === 0) return { outcome: 'done' };
    const saved = await ports.items.save(
      {
        ...basisOf(situation, open),
        versions: [],
        nilReturns,
        outcomes: [],
        enteredById: actor.personId,
        author: { actor: clicker.slackUserId },
        at: now,
        action: isNothing ? 'return-nothing' : 'undo-nothing',
      },
      request.patience,
    );
    if (saved.ok) return { outcome: 'done' };
    if (saved.refusal === 'busy') return { outcome: 'busy' };
  }
}
