import { calendarOf } from '../../core/calendar/directorate-calendar.ts';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { nextWorkingHour } from '../../core/calendar/working-hours.ts';
import type { HandedDraft } from '../../core/collect/draft-request.ts';
import { PART_OF_KIND, windowOfPart } from '../../core/collect/window-of-part.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { indexOf } from '../../core/plan/plan-index.ts';
import type { Delivery, SentBackPayload } from '../../core/remind/delivery.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';
import { readRecipients } from './read-situation.ts';
import type { SentBackContent } from './sent-back-content.ts';
import { WHY_IMPOSSIBLE } from './why-impossible.ts';

/** What came back, as it stands now. */
interface CameBack {
  readonly plan: Plan;
  readonly content: Omit<SentBackContent, 'byName' | 'quarterTitle'>;
  /** Person id of whoever asks. */
  readonly byId: string | undefined;
  /** Given anew, or its owner has sent something: nothing needs to be said any more. */
  readonly isOver: boolean;
}

/** A draft, or a figure, that came back with a question. Needless once it was given anew, or its owner has sent something. */
export async function composeSentBack(
  ports: ComposePorts,
  { delivery, payload }: { readonly delivery: Delivery; readonly payload: SentBackPayload },
  now: Date,
): Promise<Composed> {
  const organisation = await ports.plans.organisation();
  const back =
    'handedId' in payload
      ? await readDraftBack(ports, payload.handedId)
      : await readFigureBack(ports, payload.suppliedId);
  if (organisation === undefined || back === undefined || back.isOver) return { kind: 'cancelled' };
  const { plan, content, byId } = back;
  const whole = await ports.windows.window(plan.directorateId, content.quarter);
  const window = whole && windowOfPart(whole, PART_OF_KIND[content.entry.kind]);
  const directorate = (await ports.plans.directorates()).find(({ id }) => id === plan.directorateId);
  if (directorate === undefined || window === undefined) return { kind: 'cancelled' };
  const isClosed = window.state !== 'collecting' || now >= window.closesAt;
  // A figure is taken until the report is signed.
  if (isClosed && (content.entry.kind === 'milestone' || window.state === 'published')) return { kind: 'cancelled' };
  const recipients = await readRecipients(ports, organisation, now);
  const reader = recipients.find(({ person }) => person.id === delivery.personId);
  const reason = whyUnasked(reader, now);
  const user = await ports.slackUsers.slackUser(reader?.person.slackUserId ?? '');
  if (reader === undefined || reason !== undefined || user?.dmChannelId === undefined) {
    return { kind: 'impossible', problem: WHY_IMPOSSIBLE[reason ?? 'not-in-slack'] };
  }
  const hour = nextWorkingHour(now, reader.zone, calendarOf(organisation, directorate));
  if (now < hour) return { kind: 'postponed', until: hour };
  const byName = recipients.find(({ person }) => person.id === byId)?.person.name ?? 'The owner';
  const title = titleOfQuarter(content.quarter);
  const message = ports.renderSentBack({ ...content, byName, quarterTitle: title });
  return { kind: 'message', channelId: user.dmChannelId, message, payload: undefined };
}

async function readDraftBack(ports: ComposePorts, handedId: number): Promise<CameBack | undefined> {
  const handed = await ports.drafting.handed(handedId);
  const found = handed && (await ports.plans.milestone(handed.entry.id));
  if (handed === undefined || found === undefined) return undefined;
  const { entry, quarter, decision } = handed;
  const { ref, words } = found.milestone;
  const question = decision?.kind === 'sent-back' ? decision.question : '';
  return {
    plan: found.plan,
    content: { entry, quarter, ref, words, question },
    byId: decision?.byId,
    isOver: await isOver(ports, handed),
  };
}

async function readFigureBack(ports: ComposePorts, suppliedId: number): Promise<CameBack | undefined> {
  const queried = await ports.supplies.queried(suppliedId);
  if (queried === undefined) return undefined;
  const { indicatorId, quarter } = queried.supplied;
  const plan = (await ports.plans.plans()).find((each) => indexOf(each).indicator(indicatorId) !== undefined);
  const indicator = plan && indexOf(plan).indicator(indicatorId);
  if (plan === undefined || indicator === undefined) return undefined;
  const said = (await ports.indicators.said(quarter, [indicatorId])).get(indicatorId);
  const { ref, words } = indicator;
  const { question, askedById, at } = queried.query;
  return {
    plan,
    content: { entry: { kind: 'indicator', id: indicatorId }, quarter, ref, words, question },
    byId: askedById,
    isOver: said?.supplied?.id !== suppliedId || (said.update !== undefined && said.update.at > at),
  };
}

async function isOver(ports: ComposePorts, handed: HandedDraft): Promise<boolean> {
  const { id, entry, quarter, contributorId, at } = handed;
  const all = await ports.drafting.handedOf(entry, quarter);
  const newest = all.findLast((each) => each.contributorId === contributorId);
  const standing = (await ports.updates.standing(quarter, [entry.id])).get(entry.id);
  return newest?.id !== id || (standing !== undefined && standing.at > at);
}
