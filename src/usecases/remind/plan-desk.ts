import type { LocalDate } from '../../core/calendar/local-date.ts';
import { isWorkingDay, previousWorkingDay } from '../../core/calendar/working-days.ts';
import { instantOf, localDateOf } from '../../core/calendar/zone.ts';
import { type CollectionWindow, endsAt } from '../../core/collect/collection-window.ts';
import type { Delivery, DeskPayload } from '../../core/remind/delivery.ts';
import { type DigestMoment, digestPrefix, missingKey, orphansKey, orphansPrefix } from '../../core/remind/desk-keys.ts';
import { findCausedOrphans, type ToldOrphans, tellsOf } from '../../core/remind/orphan-cause.ts';
import type { Orphan } from '../../core/remind/orphans.ts';
import type { AskingWindow, ReminderSituation } from '../../core/remind/reminder-situation.ts';
import type { NewDelivery } from './delivery-ports.ts';
import { reachableOfficers } from './desk-place.ts';
import { type Desk, type DeskPorts, readDesk } from './read-desk.ts';

const BEFORE_DUE_TIME = '09:00';
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Of a window that closed longer ago nobody is told any more: this Ragtime did not run then. */
const MISSING_WITHIN_MS = 14 * DAY_MS;
/** People are still being looked for in Slack when a window opens, or a plan comes in. */
const LOOKING_MS = HOUR_MS;

interface Time {
  readonly now: Date;
}

/** What officers are to hear and have not been told yet, under keys of their own: planning twice adds nothing. */
export async function planDesk(
  ports: DeskPorts,
  { situation, now }: Time & { readonly situation: ReminderSituation },
): Promise<readonly NewDelivery[]> {
  const planned: NewDelivery[] = [];
  for (const asking of situation.windows) {
    if (now < asking.window.opensAt || now >= endsAt(asking.window)) continue;
    const desk = { asking, recipients: situation.recipients };
    planned.push(...planDigests(desk, { now }));
    planned.push(...(await planOrphans(ports, desk, { now })));
    planned.push(...(await planRedraws(ports, desk, { now })));
  }
  for (const window of await ports.windows.windows()) {
    if (window.state !== 'review' || now.getTime() - endsAt(window).getTime() > MISSING_WITHIN_MS) continue;
    planned.push(...(await planAfterClose(ports, window, { now })));
  }
  return planned;
}

interface Place {
  /** A channel's id, or an officer's. */
  readonly name: string;
  readonly to: Pick<NewDelivery, 'channelId' | 'personId'>;
}

function placesOf(desk: Desk, now: Date): readonly Place[] {
  const { officersChannelId } = desk.asking.directorate;
  if (officersChannelId !== undefined) {
    return [{ name: officersChannelId, to: { channelId: officersChannelId, personId: undefined } }];
  }
  return reachableOfficers(desk, now).map(({ person }) => ({ name: person.id, to: { personId: person.id } }));
}

/** Where both moments lie behind, only the later one: nobody wants two overviews in the same minute. */
function planDigests(desk: Desk, { now }: Time): readonly NewDelivery[] {
  const moment: DigestMoment = now < beforeDue(desk.asking) ? 'opens' : 'before-due';
  const { id: windowId } = desk.asking.window;
  return placesOf(desk, now).map(({ name, to }) => ({
    ...to,
    ...toDesk({ about: 'digest', windowId }, now),
    key: `${digestPrefix(windowId, name)}${moment}`,
  }));
}

function beforeDue({ window, calendar, zone }: AskingWindow): Date {
  return instantOf(previousWorkingDay(calendar, localDateOf(window.dueAt, zone)), BEFORE_DUE_TIME, zone);
}

/** One message for each officer about what has nobody to ask and was not told yet, or not with this cause. */
async function planOrphans(ports: DeskPorts, desk: Desk, { now }: Time): Promise<readonly NewDelivery[]> {
  const { id: windowId } = desk.asking.window;
  const orphans = findCausedOrphans(desk, now).filter((orphan) => !mayStillBeFound(orphan, desk, now));
  if (orphans.length === 0) return [];
  const planned: NewDelivery[] = [];
  for (const { person, zone } of reachableOfficers(desk, now)) {
    const earlier = await ports.deliveries.startingWith(orphansPrefix(windowId, person.id));
    const told = toldBy(earlier, (each) => localDateOf(each.createdAt, zone) === localDateOf(now, zone));
    const fresh = orphans.filter((orphan) => !told.some((each) => tellsOf(each, orphan)));
    if (fresh.length === 0) continue;
    const [entries, causes] = [fresh.map(({ entry }) => entry), fresh.map(({ cause }) => cause)];
    planned.push({
      personId: person.id,
      ...toDesk({ about: 'orphans', windowId, entries, causes }, now),
      key: orphansKey(windowId, person.id, earlier.length + 1),
    });
  }
  return planned;
}

function mayStillBeFound({ reason, ownerId }: Orphan, { asking, recipients }: Desk, now: Date): boolean {
  if (reason !== 'not-in-slack' || now.getTime() - asking.window.opensAt.getTime() >= LOOKING_MS) return false;
  const person = recipients.find((recipient) => recipient.person.id === ownerId)?.person;
  return person?.email !== undefined || person?.slackUserId !== undefined;
}

/** What was withdrawn, or did not arrive, was not told; it is tried again on another day, not with every sweep. */
function toldBy(earlier: readonly Delivery[], isOfToday: (delivery: Delivery) => boolean): readonly ToldOrphans[] {
  const isLost = ({ state }: Delivery) => state === 'cancelled' || state === 'failed';
  const standing = earlier.filter((each) => !isLost(each) || isOfToday(each));
  return standing.flatMap(({ content }) => (content.kind === 'desk' ? [content.payload] : []));
}

/**
 * Days go by although nobody answers, and an overview above which a newer one stands becomes one line. Answers arm edits
 * of their own, in the transaction that stores them.
 */
async function planRedraws(ports: DeskPorts, desk: Desk, { now }: Time): Promise<readonly NewDelivery[]> {
  const { zone, calendar } = desk.asking;
  const today = localDateOf(now, zone);
  const redraws: NewDelivery[] = [];
  for (const { name } of placesOf(desk, now)) {
    const sent = await sentDigests(ports, desk.asking.window.id, name);
    const [newest, ...older] = sent.toReversed();
    redraws.push(...older.map((target) => toRedraw(target, 'older', now)));
    if (newest?.sentAt === undefined || !isWorkingDay(calendar, today)) continue;
    if (localDateOf(newest.sentAt, zone) !== today) redraws.push(toRedraw(newest, today, now));
  }
  return redraws;
}

async function sentDigests(ports: DeskPorts, windowId: string, place: string): Promise<readonly Delivery[]> {
  const all = await ports.deliveries.startingWith(digestPrefix(windowId, place));
  return all.filter(({ state }) => state === 'sent');
}

function toRedraw(target: Delivery, why: 'older' | `closed-v${number}` | LocalDate, now: Date): NewDelivery {
  return {
    key: `edit-${target.key}-${why}`,
    personId: undefined,
    targetId: target.id,
    content: { kind: 'edit', payload: { isLazy: why === 'older' } },
    methodClass: 'update',
    dueAt: now,
    createdAt: now,
  };
}

/** What is missing, and overviews that can no longer be acted on. */
async function planAfterClose(
  ports: DeskPorts,
  window: CollectionWindow,
  { now }: Time,
): Promise<readonly NewDelivery[]> {
  const { id: windowId, version } = window;
  const desk = await readDesk(ports, windowId);
  if (desk === undefined) return [];
  const missing = reachableOfficers(desk, now).map(({ person }) => ({
    personId: person.id,
    ...toDesk({ about: 'missing', windowId }, now),
    key: missingKey(windowId, person.id, version),
  }));
  const digests = await Promise.all(placesOf(desk, now).map(({ name }) => sentDigests(ports, windowId, name)));
  return [...missing, ...digests.flat().map((target) => toRedraw(target, `closed-v${version}`, now))];
}

function toDesk(payload: DeskPayload, now: Date): Omit<NewDelivery, 'key' | 'personId' | 'channelId'> {
  return { content: { kind: 'desk', payload }, methodClass: 'post', dueAt: now, createdAt: now };
}
