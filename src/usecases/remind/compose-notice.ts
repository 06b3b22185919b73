import type { Delivery, NoticePayload } from '../../core/remind/delivery.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';
import { WHY_IMPOSSIBLE } from './why-impossible.ts';

/** Before its window opens a notice is an officer's own copy, asked for by a click: it goes at once. */
export async function composeNotice(
  ports: ComposePorts,
  { delivery, payload }: { readonly delivery: Delivery; readonly payload: NoticePayload },
  _now: Date,
): Promise<Composed> {
  const window = (await ports.windows.windows()).find(({ id }) => id === payload.windowId);
  if (window?.state !== 'planned') return { kind: 'cancelled' };
  const person = (await ports.plans.people()).find(({ id }) => id === delivery.personId);
  const user = await ports.slackUsers.slackUser(person?.slackUserId ?? '');
  if (user?.dmChannelId === undefined) return { kind: 'impossible', problem: WHY_IMPOSSIBLE['not-in-slack'] };
  return { kind: 'message', channelId: user.dmChannelId, message: payload.message, payload: undefined };
}
