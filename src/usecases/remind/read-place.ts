import { type Delivery, isPassed } from '../../core/remind/delivery.ts';
import type { RemindPorts } from './ports.ts';

/** Where in the channel it belongs; too early while what goes before it has not been sent. */
export async function readPlace(
  ports: Pick<RemindPorts, 'deliveries'>,
  { threadOfId, afterId }: Delivery,
): Promise<{ readonly threadTs: string | undefined } | 'too-early'> {
  const root = threadOfId === undefined ? undefined : await ports.deliveries.delivery(threadOfId);
  if (threadOfId !== undefined && root?.ts === undefined) return 'too-early';
  const previous = afterId === undefined ? undefined : await ports.deliveries.delivery(afterId);
  if (afterId !== undefined && (previous === undefined || !isPassed(previous))) return 'too-early';
  return { threadTs: root?.ts };
}
