import type { Delivery, NoticePayload } from '../../core/remind/delivery.ts';
import { standOf } from '../../core/review/returned.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';

/** A question that stands in Slack, with what has become of it. Other notices stand as they were sent. */
export async function composeReturnEdit(
  { returns, windows, renderReturn }: ComposePorts,
  { sentChannelId = '', ts }: Delivery,
  { returned: notice, windowId }: NoticePayload,
): Promise<Composed> {
  if (notice === undefined) return { kind: 'cancelled' };
  const all = await returns.ofEntry(notice.entry);
  const its = all.findLast(({ quarter, question }) => quarter === notice.quarter && question === notice.question);
  if (its === undefined) return { kind: 'cancelled' };
  const window = (await windows.windows()).find(({ id }) => id === windowId);
  const message = renderReturn(notice, standOf(its, window));
  return { kind: 'message', channelId: sentChannelId, message, payload: undefined, ts };
}
