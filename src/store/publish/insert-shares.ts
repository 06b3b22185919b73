import type { SharePayload } from '../../core/remind/delivery.ts';
import { shareKey } from '../../core/remind/desk-keys.ts';
import type { Publication } from '../../usecases/publish/ports.ts';
import type { Transaction } from '../database.ts';
import { delivery } from '../schema/remind.ts';

/** Everybody hears what is printed of them, once the report stands in the channel: each message waits for its first one. */
export function insertShares(tx: Transaction, publication: Publication, rootId: number | undefined): void {
  const { windowId, number, shares, correction, at } = publication;
  for (const { personId, lines } of shares) {
    const payload: SharePayload = { windowId, lines, ...(correction && { isCorrection: true }) };
    tx.insert(delivery)
      .values({
        key: shareKey(windowId, personId, number),
        kind: 'share',
        methodClass: 'post',
        personId,
        afterId: rootId,
        payload,
        state: 'pending',
        dueAt: at,
        createdAt: at,
      })
      .run();
  }
}
