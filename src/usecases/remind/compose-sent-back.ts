import { calendarOf } from '../../core/calendar/directorate-calendar.ts';
import { parseQuarter, quarterTitle } from '../../core/calendar/quarter.ts';
import { nextWorkingHour } from '../../core/calendar/working-hours.ts';
import type { HandedDraft } from '../../core/collect/draft-request.ts';
import type { Delivery, SentBackPayload } from '../../core/remind/delivery.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';
import type { SentBackContent } from './ports.ts';
import { readRecipients } from './read-situation.ts';
import { WHY_IMPOSSIBLE } from './why-impossible.ts';

/** A draft that came back with a question. Needless once it was handed in anew, or its owner has sent something. */
export async function composeSentBack(
  ports: ComposePorts,
  { delivery, payload }: { readonly delivery: Delivery; readonly payload: SentBackPayload },
  now: Date,
): Promise<Composed> {
  const organisation = await ports.plans.organisation();
  const handed = await ports.drafting.handed(payload.handedId);
  const found = handed && (await ports.plans.milestone(handed.entry.id));
  if (organisation === undefined || handed === undefined || found === undefined) return { kind: 'cancelled' };
  const { milestone, plan } = found;
  const window = await ports.windows.window(plan.directorateId, handed.quarter);
  const directorate = (await ports.plans.directorates()).find(({ id }) => id === plan.directorateId);
  if (directorate === undefined || window?.state !== 'collecting' || now >= window.closesAt)
    return { kind: 'cancelled' };
  if (await isOver(ports, handed)) return { kind: 'cancelled' };
  const recipients = await readRecipients(ports, organisation, now);
  const reader = recipients.find(({ person }) => person.id === delivery.personId);
  const reason = whyUnasked(reader, now);
  const user = await ports.slackUsers.slackUser(reader?.person.slackUserId ?? '');
  if (reader === undefined || reason !== undefined || user?.dmChannelId === undefined) {
    return { kind: 'impossible', problem: WHY_IMPOSSIBLE[reason ?? 'not-in-slack'] };
  }
  const hour = nextWorkingHour(now, reader.zone, calendarOf(organisation, directorate));
  if (now < hour) return { kind: 'postponed', until: hour };
  const byName = recipients.find(({ person }) => person.id === handed.decision?.byId)?.person.name ?? 'The owner';
  const message = ports.renderSentBack(toContent(handed, { ref: milestone.ref, words: milestone.words, byName }));
  return { kind: 'message', channelId: user.dmChannelId, message, payload: undefined };
}

async function isOver(ports: ComposePorts, handed: HandedDraft): Promise<boolean> {
  const { id, entry, quarter, contributorId, at } = handed;
  const all = await ports.drafting.handedOf(entry, quarter);
  const newest = all.findLast((each) => each.contributorId === contributorId);
  const standing = (await ports.updates.standing(quarter, [entry.id])).get(entry.id);
  return newest?.id !== id || (standing !== undefined && standing.at > at);
}

function toContent(
  { entry, quarter, decision }: HandedDraft,
  named: Pick<SentBackContent, 'ref' | 'words' | 'byName'>,
): SentBackContent {
  const parsed = parseQuarter(quarter);
  return {
    ...named,
    entry,
    quarter,
    quarterTitle: parsed === undefined ? quarter : quarterTitle(parsed),
    question: decision?.kind === 'sent-back' ? decision.question : '',
  };
}
