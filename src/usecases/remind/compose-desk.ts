import type { Delivery, DeskPayload } from '../../core/remind/delivery.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';

export async function composeDesk(
  _ports: ComposePorts,
  _what: { readonly delivery: Delivery; readonly payload: DeskPayload },
  _now: Date,
): Promise<Composed> {
  return { kind: 'cancelled' };
}
