import { homesOfPerson, type PlanBook } from '../../core/plan/homes-of-person.ts';
import type { Directorate } from '../../core/plan/plan.ts';
import type { Delivery } from '../../core/remind/delivery.ts';
import { isUnlookable } from '../../core/remind/delivery-changes.ts';
import { isOfSummary, nextDraftPrefix, type UnarrivedWhat, whatOf, windowIdOf } from '../../core/remind/unarrived.ts';
import type { PlanReader, WindowStore } from '../ports.ts';
import type { DeliveryStore } from './delivery-ports.ts';

export interface UnarrivedPorts {
  readonly plans: Pick<PlanReader, 'directorates' | 'people' | 'plans'>;
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly deliveries: Pick<DeliveryStore, 'failedSince' | 'remindersOf' | 'startingWith'>;
}

/** A message that failed, or that nobody can say of whether it arrived. */
export interface Unarrived {
  readonly deliveryId: number;
  readonly what: UnarrivedWhat;
  /** `2026-27/Q1`; undefined for what belongs to none. */
  readonly quarter: string | undefined;
  /** Undefined where it goes to a channel. */
  readonly personName: string | undefined;
  readonly problem: string;
  /** It may stand in Slack, and nobody can find out. */
  readonly mayArriveTwice: boolean;
}

/** Whoever was not reached for longer has other messages by now. Unit: milliseconds. */
const LOOKS_BACK_MS = 30 * 86_400_000;

/** What of a directorate did not arrive and can be sent again, oldest first; a summary counts once. */
export async function readUnarrived(
  ports: UnarrivedPorts,
  directorateId: string,
  now: Date,
): Promise<readonly Unarrived[]> {
  const failed = await ports.deliveries.failedSince(new Date(now.getTime() - LOOKS_BACK_MS));
  if (failed.length === 0) return [];
  const [book, windows] = await Promise.all([readBook(ports), ports.windows.windows()]);
  const found: Unarrived[] = [];
  for (const delivery of failed) {
    const windowId = windowIdOf(delivery.content);
    const window = windows.find(({ id }) => id === windowId);
    const home = window?.directorateId ?? homeOf(delivery, book)?.id;
    const isAgain = isOfSummary(delivery) && found.some(({ what }) => what.kind === 'summary');
    if (home !== directorateId || isAgain || (await isOvertaken(ports, delivery))) continue;
    found.push({
      deliveryId: delivery.id,
      what: whatOf(delivery.content),
      quarter: window?.quarter,
      personName: book.people.find(({ id }) => id === delivery.personId)?.name,
      problem: delivery.problem ?? '',
      mayArriveTwice: isUnlookable(delivery),
    });
  }
  return found;
}

/** The directorate whose officers may send it again; undefined where its window is gone, and its reader too. */
export async function directorateOfDelivery(
  ports: Pick<UnarrivedPorts, 'plans' | 'windows'>,
  delivery: Delivery,
): Promise<Directorate | undefined> {
  const [book, windows] = await Promise.all([readBook(ports), ports.windows.windows()]);
  const windowId = windowIdOf(delivery.content);
  const window = windows.find(({ id }) => id === windowId);
  return book.directorates.find(({ id }) => id === window?.directorateId) ?? homeOf(delivery, book);
}

async function readBook({ plans }: Pick<UnarrivedPorts, 'plans'>): Promise<PlanBook> {
  const [directorates, people, all] = await Promise.all([plans.directorates(), plans.people(), plans.plans()]);
  return { directorates, people, plans: all };
}

/** Of a message to somebody about no window: who looks after them. A summary names its directorate in its key. */
function homeOf({ key, personId }: Delivery, book: PlanBook): Directorate | undefined {
  if (personId !== undefined) return homesOfPerson(personId, book)[0];
  return book.directorates.find(({ code }) => key.startsWith(`summary-${code}-`));
}

/** What it said is said by a later one, sent or under way: a reminder, or a draft that is to be signed. */
export async function isOvertaken(
  { deliveries }: Pick<UnarrivedPorts, 'deliveries'>,
  { id, content, personId = '', createdAt }: Delivery,
): Promise<boolean> {
  if (content.kind === 'reminder') {
    const later = await deliveries.remindersOf(personId, createdAt);
    return later.some((each) => each.id > id && each.state !== 'failed' && each.state !== 'cancelled');
  }
  const what = whatOf(content);
  const windowId = windowIdOf(content);
  if (what.kind !== 'sign-off' || what.draft === undefined || windowId === undefined) return false;
  return (await deliveries.startingWith(nextDraftPrefix(windowId, what.draft))).length > 0;
}
