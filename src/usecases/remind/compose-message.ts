import type { Delivery } from '../../core/remind/delivery.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import { answersFor } from '../../core/remind/outstanding-of.ts';
import { type PersonVerdict, type PlannedReminder, personVerdict } from '../../core/remind/person-verdict.ts';
import { reminderContent } from '../../core/remind/reminder-content.ts';
import type { Recipient, ReminderSituation } from '../../core/remind/reminder-situation.ts';
import { pastRemindersOf, recipientOf } from '../../core/remind/situation-index.ts';
import { composeAttachment } from './compose-attachment.ts';
import { composeDesk } from './compose-desk.ts';
import { composeEdit } from './compose-edit.ts';
import { composeEntered } from './compose-entered.ts';
import { composeFinanceAsk } from './compose-finance-ask.ts';
import { composeItemsChanged } from './compose-items-changed.ts';
import { composeNotice } from './compose-notice.ts';
import { composeSentBack } from './compose-sent-back.ts';
import { composeShare } from './compose-share.ts';
import { composeSignOff, type SignOffComposing } from './compose-sign-off.ts';
import { composeWording } from './compose-wording.ts';
import type { Composed } from './composed.ts';
import { judgeChannel } from './judge-channel.ts';
import type { RemindPorts } from './ports.ts';
import { readItemsInWindows, readPersonSituation, type SituationPorts } from './read-situation.ts';
import { readUnsent } from './read-unsent.ts';
import { WHY_IMPOSSIBLE } from './why-impossible.ts';

export type ComposePorts = SituationPorts &
  SignOffComposing &
  Pick<
    RemindPorts,
    | 'renderReminder'
    | 'renderMessageNow'
    | 'renderCheck'
    | 'renderDesk'
    | 'renderSentBack'
    | 'renderReturn'
    | 'renderWording'
    | 'renderEntered'
    | 'renderFinanceAsk'
    | 'renderShare'
    | 'directory'
    | 'wordings'
    | 'acceptances'
    | 'returns'
    | 'supplies'
    | 'drafting'
    | 'proposals'
    | 'drafts'
    | 'items'
    | 'itemDrafts'
    | 'readAttachment'
  >;

/** A reminder's words follow from what is outstanding now; other messages stand as they were planned. */
export async function composeMessage(ports: ComposePorts, delivery: Delivery, now: Date): Promise<Composed> {
  const { channelId, content } = delivery;
  if (content.kind === 'reminder') return composeReminder(ports, delivery, now);
  if (content.kind === 'edit') return composeEdit(ports, delivery, now);
  if (content.kind === 'desk') return composeDesk(ports, { delivery, payload: content.payload }, now);
  if (content.kind === 'sent-back') return composeSentBack(ports, { delivery, payload: content.payload }, now);
  if (content.kind === 'notice') return composeNotice(ports, { delivery, payload: content.payload }, now);
  if (content.kind === 'sign-off') return composeSignOff(ports, { delivery, payload: content.payload }, now);
  if (content.kind === 'attachment') return composeAttachment(ports, { delivery, payload: content.payload }, now);
  if (content.kind === 'wording') return composeWording(ports, { delivery, payload: content.payload }, now);
  if (content.kind === 'finance-ask') return composeFinanceAsk(ports, { delivery, payload: content.payload }, now);
  if (content.kind === 'share') return composeShare(ports, { delivery, payload: content.payload }, now);
  if (content.kind === 'entered' && content.payload.about === 'items')
    return composeItemsChanged(ports, { delivery, payload: content.payload }, now);
  if (content.kind === 'entered') return composeEntered(ports, { delivery, payload: content.payload }, now);
  if (channelId === undefined) return { kind: 'impossible', problem: 'No channel is set for this message.' };
  const objection = content.kind === 'summary-root' ? await judgeChannel(ports, channelId) : undefined;
  if (objection !== undefined) return objection;
  return { kind: 'message', channelId, message: content.payload.message, payload: undefined };
}

async function composeReminder(ports: ComposePorts, delivery: Delivery, now: Date): Promise<Composed> {
  const situation = withoutItself(await readPersonSituation(ports, delivery.personId ?? ''), delivery);
  const recipient = recipientOf(situation, delivery.personId);
  if (situation.windows.length === 0) return { kind: 'cancelled' };
  const reason = whyUnasked(recipient, now);
  if (recipient === undefined || reason !== undefined) {
    return { kind: 'impossible', problem: WHY_IMPOSSIBLE[reason ?? 'no-owner'] };
  }
  const verdict = personVerdict(situation, recipient, now);
  if (verdict.kind === 'spared') return whenSpared(verdict);
  // Another message of today has gone out meanwhile: what this one would say is added to that.
  if (verdict.kind === 'add') return { kind: 'cancelled' };
  const nudgedBy = nudgerOf(delivery);
  return readyMessage(ports, { situation, recipient, reminder: verdict.reminder, nudgedBy }, now);
}

/** It is on its way itself, which must not keep it from going. */
function withoutItself(situation: ReminderSituation, delivery: Delivery): ReminderSituation {
  const pastReminders = situation.pastReminders.filter((past) => past.key !== delivery.key);
  const isNudge = nudgerOf(delivery) !== undefined && delivery.personId !== undefined;
  return { ...situation, pastReminders, nudgedIds: isNudge ? [delivery.personId] : [] };
}

function nudgerOf({ content }: Delivery): string | undefined {
  return content.kind === 'reminder' ? content.payload.nudgedBy : undefined;
}

/** A rule that ends by itself lets it wait; any other has made it needless. */
function whenSpared({ spared }: Extract<PersonVerdict, { kind: 'spared' }>): Composed {
  return spared.until === undefined ? { kind: 'cancelled' } : { kind: 'postponed', until: spared.until };
}

async function readyMessage(
  ports: ComposePorts,
  {
    situation,
    recipient,
    reminder,
    nudgedBy,
  }: {
    readonly situation: ReminderSituation;
    readonly recipient: Recipient;
    readonly reminder: PlannedReminder;
    readonly nudgedBy: string | undefined;
  },
  now: Date,
): Promise<Composed> {
  const { channelId } = recipient;
  if (channelId === undefined) return { kind: 'impossible', problem: WHY_IMPOSSIBLE['not-in-slack'] };
  const personId = recipient.person.id;
  const items = await readItemsInWindows(ports, answersFor(situation, personId, now), now);
  const windowIds = reminder.windows.map(({ windowId }) => windowId);
  const left = await readUnsent(ports, { personId, windowIds, past: pastRemindersOf(situation, personId) }, now);
  return {
    kind: 'message',
    channelId,
    message: ports.renderReminder({ ...reminderContent(situation, reminder, now), left }, items),
    payload: { windows: reminder.windows, entries: reminder.entries, nudgedBy },
  };
}
