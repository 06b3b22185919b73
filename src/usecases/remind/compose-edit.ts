import type { Delivery } from '../../core/remind/delivery.ts';
import { messageNow } from '../../core/remind/message-now.ts';
import { answersFor } from '../../core/remind/outstanding-of.ts';
import { toPastReminder } from '../../core/remind/past-reminder.ts';
import { pastRemindersOf, recipientOf } from '../../core/remind/situation-index.ts';
import { composeDesk } from './compose-desk.ts';
import { composeFinanceEdit } from './compose-finance-ask.ts';
import type { ComposePorts } from './compose-message.ts';
import { composeReturnEdit } from './compose-return-edit.ts';
import { composeSignOffEdit } from './compose-sign-off.ts';
import { composeWording } from './compose-wording.ts';
import type { Composed } from './composed.ts';
import { readItemsInWindows, readPersonSituation } from './read-situation.ts';
import { readUnsent } from './read-unsent.ts';

/** How long an edit waits for the message that it draws anew to be sent. */
const WAIT_FOR_TARGET_MS = 30_000;

/** The message as it should be now, to be put in the place of the one that stands there. */
export async function composeEdit(ports: ComposePorts, { targetId }: Delivery, now: Date): Promise<Composed> {
  const target = targetId === undefined ? undefined : await ports.deliveries.delivery(targetId);
  if (target === undefined || target.state === 'failed' || target.state === 'cancelled') return { kind: 'cancelled' };
  if (target.ts === undefined) return { kind: 'postponed', until: new Date(now.getTime() + WAIT_FOR_TARGET_MS) };
  if (target.content.kind === 'reminder') return composeReminderEdit(ports, target, now);
  if (target.content.kind === 'notice' && target.content.payload.isNews !== true)
    return composeReturnEdit(ports, target, target.content.payload);
  const standing = composeAsItStands(target);
  if (standing !== undefined) return standing;
  const { content } = target;
  if (content.kind === 'finance-ask')
    return composeFinanceEdit(ports, { delivery: target, payload: content.payload }, now);
  if (content.kind === 'sign-off')
    return composeSignOffEdit(ports, { delivery: target, payload: content.payload }, now);
  if (content.kind !== 'desk' && content.kind !== 'wording') return { kind: 'cancelled' };
  const composed =
    content.kind === 'desk'
      ? await composeDesk(ports, { delivery: target, payload: content.payload }, now)
      : await composeWording(ports, { delivery: target, payload: content.payload }, now);
  if (composed.kind !== 'message') return composed;
  return { ...composed, channelId: target.sentChannelId ?? composed.channelId, ts: target.ts };
}

/** The words of a summary follow from frozen reports, and news from what was done: they stand in the ledger as they are to be read. */
function composeAsItStands({ content, sentChannelId = '', ts }: Delivery): Composed | undefined {
  if (content.kind !== 'summary-root' && content.kind !== 'summary-part' && content.kind !== 'notice') return undefined;
  return { kind: 'message', channelId: sentChannelId, message: content.payload.message, payload: undefined, ts };
}

async function composeReminderEdit(ports: ComposePorts, target: Delivery, now: Date): Promise<Composed> {
  const { content, sentChannelId = '', ts, personId = '' } = target;
  if (content.kind !== 'reminder') return { kind: 'cancelled' };
  const situation = await readPersonSituation(ports, personId);
  const reminder = toPastReminder(target, recipientOf(situation, personId)?.zone ?? 'UTC');
  if (reminder === undefined) return { kind: 'cancelled' };
  const past = pastRemindersOf(situation, personId);
  const isNewest = !past.some(({ sentAt, deliveryId = 0 }) => {
    return sentAt !== undefined && deliveryId > target.id;
  });
  const { windows } = content.payload;
  const windowIds = windows.map(({ windowId }) => windowId);
  const unsent = await readUnsent(ports, { personId, windowIds, past }, now);
  const standing = { reminder, windows, isNewest, unsent };
  const items = await readItemsInWindows(ports, answersFor(situation, personId, now), now);
  const message = ports.renderMessageNow(messageNow(situation, standing, now), items);
  return { kind: 'message', channelId: sentChannelId, message, payload: undefined, ts };
}
