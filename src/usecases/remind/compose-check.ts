import { calendarOf } from '../../core/calendar/directorate-calendar.ts';
import { nextWorkingHour } from '../../core/calendar/working-hours.ts';
import { endsAt } from '../../core/collect/collection-window.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import type { DeskDelivery } from './compose-desk.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';
import { readCheck } from './read-check.ts';
import { readRecipients } from './read-situation.ts';
import { WHY_IMPOSSIBLE } from './why-impossible.ts';

/**
 * "Check before it starts", as things stand now. Needless once the window has opened, or has closed without opening. It
 * keeps to the officer's working hours, also after downtime.
 */
export async function composeCheck(ports: ComposePorts, desk: DeskDelivery, now: Date): Promise<Composed> {
  const { delivery, payload } = desk;
  const organisation = await ports.plans.organisation();
  const window = (await ports.windows.windows()).find(({ id }) => id === payload.windowId);
  if (organisation === undefined || window?.state !== 'planned' || now >= endsAt(window)) return { kind: 'cancelled' };
  const recipients = await readRecipients(ports, organisation, now);
  const officer = recipients.find(({ person }) => person.id === delivery.personId);
  const reason = whyUnasked(officer, now);
  const user = await ports.slackUsers.slackUser(officer?.person.slackUserId ?? '');
  if (officer === undefined || reason !== undefined || user?.dmChannelId === undefined) {
    return { kind: 'impossible', problem: WHY_IMPOSSIBLE[reason ?? 'not-in-slack'] };
  }
  const directorate = (await ports.plans.directorates()).find(({ id }) => id === window.directorateId);
  const content = await readCheck(ports, window, now);
  if (directorate === undefined || content === undefined) return { kind: 'cancelled' };
  const hour = nextWorkingHour(now, officer.zone, calendarOf(organisation, directorate));
  if (now < hour) return { kind: 'postponed', until: hour };
  return { kind: 'message', channelId: user.dmChannelId, message: ports.renderCheck(content), payload: undefined };
}
