import { nextWorkingHour } from '../../core/calendar/working-hours.ts';
import type { Delivery } from '../../core/remind/delivery.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';
import { examineChannel } from './judge-channel.ts';
import type { DigestAudience } from './ports.ts';
import type { Desk } from './read-desk.ts';

export interface DeskPlace {
  readonly kind: 'place';
  readonly channelId: string;
  readonly audience: DigestAudience;
  /** IANA name: whose working hours are kept. */
  readonly zone: string;
}

type NoPlace = Extract<Composed, { kind: 'impossible' | 'unknown' | 'cancelled' }>;

/** The officers' channel, or the direct messages of an officer who still is one. */
export async function findDeskPlace(ports: ComposePorts, delivery: Delivery, desk: Desk): Promise<DeskPlace | NoPlace> {
  return delivery.personId === undefined
    ? findChannel(ports, delivery.channelId, desk)
    : findOfficer(ports, { personId: delivery.personId, desk });
}

async function findChannel(
  ports: ComposePorts,
  channelId: string | undefined,
  { asking }: Desk,
): Promise<DeskPlace | NoPlace> {
  if (channelId === undefined) return { kind: 'impossible', problem: 'No channel is set for this message.' };
  const channel = await examineChannel(ports, channelId, 'overview');
  if (channel.kind !== 'open') return channel;
  return { kind: 'place', channelId, audience: channel.isPrivate ? 'officers' : 'others', zone: asking.zone };
}

async function findOfficer(
  ports: ComposePorts,
  { personId, desk }: { readonly personId: string; readonly desk: Desk },
): Promise<DeskPlace | NoPlace> {
  if (!desk.asking.directorate.officerIds.includes(personId)) return { kind: 'cancelled' };
  const officer = desk.recipients.find(({ person }) => person.id === personId);
  const user = await ports.slackUsers.slackUser(officer?.person.slackUserId ?? '');
  if (officer === undefined || officer.unreachable !== undefined || user?.dmChannelId === undefined) {
    return { kind: 'impossible', problem: 'The officer cannot be reached in Slack.' };
  }
  return { kind: 'place', channelId: user.dmChannelId, audience: 'officers', zone: officer.zone };
}

/** What is posted for the first time keeps to working hours; undefined where it may go now. */
export function restUntil({ zone }: DeskPlace, { asking }: Desk, now: Date): Date | undefined {
  const next = nextWorkingHour(now, zone, asking.calendar);
  return next > now ? next : undefined;
}

/** The officers of a directorate who can be written to. */
export function reachableOfficers({ asking, recipients }: Desk, now: Date): Desk['recipients'] {
  return recipients.filter(
    (recipient) =>
      asking.directorate.officerIds.includes(recipient.person.id) && whyUnasked(recipient, now) === undefined,
  );
}
