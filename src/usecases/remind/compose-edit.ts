import type { Delivery } from '../../core/remind/delivery.ts';
import { composeDesk } from './compose-desk.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';

/** How long an edit waits for the message that it draws anew to be sent. */
const WAIT_FOR_TARGET_MS = 30_000;

/** Draws the message of another delivery as it should be now. */
export async function composeEdit(ports: ComposePorts, { targetId }: Delivery, now: Date): Promise<Composed> {
  const target = targetId === undefined ? undefined : await ports.deliveries.delivery(targetId);
  if (target?.content.kind !== 'desk') return { kind: 'cancelled' };
  if (target.state === 'failed' || target.state === 'cancelled') return { kind: 'cancelled' };
  if (target.ts === undefined) return { kind: 'postponed', until: new Date(now.getTime() + WAIT_FOR_TARGET_MS) };
  const composed = await composeDesk(ports, { delivery: target, payload: target.content.payload }, now);
  if (composed.kind !== 'message') return composed;
  return { ...composed, channelId: target.sentChannelId ?? composed.channelId, ts: target.ts };
}
