import type { Delivery, NoticePayload } from '../../core/remind/delivery.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';

export async function composeNotice(
  _ports: ComposePorts,
  _what: { readonly delivery: Delivery; readonly payload: NoticePayload },
  _now: Date,
): Promise<Composed> {
  return { kind: 'cancelled' };
}
