import { nextWorkingHour } from '../../core/calendar/working-hours.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import { toPastReminder } from '../../core/remind/past-reminder.ts';
import { reminderKey } from '../../core/remind/reminder-key.ts';
import type { PastReminder } from '../../core/remind/reminder-situation.ts';
import type { Patience } from '../ports.ts';
import type { NewDelivery } from './delivery-ports.ts';
import {
  type DeskClick,
  type DeskOwner,
  type DeskRefusal,
  type OfficerPorts,
  type OpenedDesk,
  openDesk,
} from './officer-desk.ts';

export type NudgeForm =
  | { readonly outcome: 'form'; readonly windowId: string; readonly owners: readonly DeskOwner[] }
  | DeskRefusal;

/** Whom an officer may remind now. */
export async function openNudge(ports: OfficerPorts, click: DeskClick): Promise<NudgeForm> {
  const opened = await openDesk(ports, 'nudge-owners', click);
  if (opened.outcome !== 'desk') return opened;
  return { outcome: 'form', windowId: click.windowId, owners: opened.owners };
}

export interface NudgeRequest extends DeskClick {
  /** As they came back from Slack. */
  readonly ownerIds: readonly string[];
  readonly patience: Patience;
}

export interface Nudged {
  readonly outcome: 'nudged';
  readonly planned: readonly {
    readonly name: string;
    /** When it goes out; at once where it lies not after now. */
    readonly at: Date;
    /** The owner's, IANA name. */
    readonly zone: string;
  }[];
  /** Names of those who have had, or are about to get, their one reminder of the day. */
  readonly already: readonly string[];
}

export type NudgeOutcome = Nudged | DeskRefusal | { readonly outcome: 'busy' };

interface Nudge {
  readonly name: string;
  readonly zone: string;
  readonly delivery: NewDelivery;
}

/**
 * A reminder now, or in the owner's next working hour, under the key of an ordinary one: nobody gets two on a day. People
 * who owe nothing in this window, or are not in its plan, are passed over.
 */
export async function nudgeOwners(ports: OfficerPorts, request: NudgeRequest): Promise<NudgeOutcome> {
  const opened = await openDesk(ports, 'nudge-owners', request);
  if (opened.outcome !== 'desk') return opened;
  const chosen = opened.owners.filter(({ personId }) => request.ownerIds.includes(personId));
  const past = await ports.deliveries.remindersSince(new Date(0));
  const nudges = chosen.flatMap((owner) => {
    const theirs = past.flatMap((delivery) => toPastReminder(delivery, owner.recipient.zone) ?? []);
    return toNudge(opened, owner, {
      now: request.now,
      past: theirs.filter(({ personId }) => personId === owner.personId),
    });
  });
  const planned = await ports.deliveries.planByHand(
    nudges.map(({ delivery }) => delivery),
    {
      author: { actor: request.clicker.slackUserId },
      at: request.now,
      action: 'nudge-owners',
      windowId: opened.content.windowId,
    },
    request.patience,
  );
  if (!planned.ok) return { outcome: 'busy' };
  const added = nudges.filter(({ delivery }) => planned.value.includes(delivery.key));
  const isAdded = ({ personId }: DeskOwner) => added.some(({ delivery }) => delivery.personId === personId);
  return {
    outcome: 'nudged',
    planned: added.map(({ name, zone, delivery }) => ({ name, zone, at: delivery.dueAt })),
    already: chosen.filter((owner) => !isAdded(owner)).map(({ name }) => name),
  };
}

function toNudge(
  { desk, officer, content }: OpenedDesk,
  { personId, name, recipient }: DeskOwner,
  { now, past }: { readonly now: Date; readonly past: readonly PastReminder[] },
): readonly Nudge[] {
  const { asking } = desk;
  const dueAt = nextWorkingHour(now, recipient.zone, asking.calendar);
  const date = localDateOf(dueAt, recipient.zone);
  if (past.some(({ state, date: day }) => state === 'on-its-way' || (state === 'asked' && day === date))) return [];
  const payload = { windows: [{ windowId: content.windowId, step: 'opens' as const }], entries: [] };
  const delivery: NewDelivery = {
    key: reminderKey(personId, date),
    personId,
    // What it speaks of is decided when it is sent.
    content: { kind: 'reminder', payload: { ...payload, nudgedBy: officer.person.id } },
    methodClass: 'post',
    dueAt,
    createdAt: now,
  };
  return [{ name, zone: recipient.zone, delivery }];
}
