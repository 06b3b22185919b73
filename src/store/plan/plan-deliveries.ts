import type { NewDelivery } from '../../usecases/remind/delivery-ports.ts';
import type { Transaction } from '../database.ts';
import { delivery } from '../schema/remind.ts';

/** Adds what is not there yet, in the transaction of the change that causes it. */
export function planDeliveries(tx: Transaction, deliveries: readonly NewDelivery[]): void {
  for (const { content, ...planned } of deliveries) {
    tx.insert(delivery)
      .values({ ...planned, kind: content.kind, payload: content.payload, state: 'pending' })
      .onConflictDoNothing({ target: delivery.key })
      .run();
  }
}
