import { parseQuarter } from '../../core/calendar/quarter.ts';
import type { Delivery } from '../../core/remind/delivery.ts';
import { digestPrefixOf } from '../../core/remind/desk-keys.ts';
import { type DigestProposal, digestContent } from '../../core/remind/digest-content.ts';
import { readProposed } from '../plan/read-proposed.ts';
import type { DeskDelivery } from './compose-desk.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';
import { findDeskPlace, restUntil } from './desk-place.ts';
import { type Desk, readDesk } from './read-desk.ts';

/**
 * How the window stands now. Asked before it is posted, and again whenever the message is to be drawn anew: then it gives
 * the present state, or one line where a newer overview stands below it.
 */
export async function composeDigest(
  ports: ComposePorts,
  { delivery, payload }: DeskDelivery,
  now: Date,
): Promise<Composed> {
  const desk = await readDesk(ports, payload.windowId);
  if (desk === undefined) return { kind: 'cancelled' };
  const proposals = await readProposals(ports, desk);
  const content = digestContent(desk.asking, { recipients: desk.recipients, now, proposals, given: desk.given });
  const newer = await newerDigests(ports, delivery);
  const isPosted = delivery.ts !== undefined;
  if (!isPosted && (!content.isCollecting || newer.some(isGoing))) return { kind: 'cancelled' };
  const place = await findDeskPlace(ports, delivery, desk);
  if (place.kind !== 'place') return place;
  const until = isPosted ? undefined : restUntil(place, desk, now);
  if (until !== undefined) return { kind: 'postponed', until };
  const isOlder = newer.some(({ state }) => state === 'sent');
  const message = ports.renderDesk(
    isOlder ? { about: 'older-digest', content } : { about: 'digest', content, audience: place.audience },
  );
  return { kind: 'message', channelId: place.channelId, message, payload: undefined };
}

async function readProposals(ports: ComposePorts, { asking, recipients }: Desk): Promise<readonly DigestProposal[]> {
  const { window, directorate } = asking;
  const quarter = parseQuarter(window.quarter);
  const plan = quarter && (await ports.plans.plan(directorate.id, quarter.startYear));
  if (plan === undefined) return [];
  const people = recipients.map(({ person }) => person);
  return (await readProposed(ports, plan, people)).map(({ ref, owner, asked }) => ({
    ref,
    ownerName: owner?.name,
    asked,
  }));
}

/** Those of the same window in the same place that were planned later. */
async function newerDigests(ports: ComposePorts, { id, key }: Delivery): Promise<readonly Delivery[]> {
  const all = await ports.deliveries.startingWith(digestPrefixOf(key));
  return all.filter((other) => other.id > id);
}

function isGoing({ state }: Delivery): boolean {
  return state !== 'failed' && state !== 'cancelled';
}
