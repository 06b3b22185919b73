import type { Delivery } from '../../core/remind/delivery.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';

export async function composeEdit(_ports: ComposePorts, _delivery: Delivery, _now: Date): Promise<Composed> {
  return { kind: 'cancelled' };
}
