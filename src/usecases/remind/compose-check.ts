import type { DeskDelivery } from './compose-desk.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';

export async function composeCheck(_ports: ComposePorts, _desk: DeskDelivery, _now: Date): Promise<Composed> {
  return { kind: 'cancelled' };
}
