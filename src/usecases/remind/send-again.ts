import { type Actor, may, type Permission } from '../../core/access.ts';
import type { Directorate } from '../../core/plan/plan.ts';
import type { Delivery } from '../../core/remind/delivery.ts';
import { markToSendAgain } from '../../core/remind/delivery-changes.ts';
import { isOfSummary, windowIdOf } from '../../core/remind/unarrived.ts';
import type { Author, Patience } from '../ports.ts';
import { tryAgain } from '../publish/resend-summary.ts';
import type { DeliveryChange, DeliveryStore, Replacement } from './delivery-ports.ts';
import { directorateOfDelivery, isOvertaken, type UnarrivedPorts } from './read-unarrived.ts';

export interface SendAgainPorts extends Pick<UnarrivedPorts, 'plans' | 'windows'> {
  readonly deliveries: Pick<DeliveryStore, 'delivery' | 'thread' | 'replaceAll'> & UnarrivedPorts['deliveries'];
}

export interface SendAgainRequest {
  readonly by: Actor;
  readonly author: Author;
  /** As it came back from Slack: not to be trusted. */
  readonly deliveryId: number;
  readonly now: Date;
  readonly patience: Patience;
}

export type SentAgain =
  /** On its way, in the next moments. */
  | { readonly outcome: 'again'; readonly personName: string | undefined }
  /** It was sent meanwhile, or somebody has pressed already. */
  | { readonly outcome: 'not-failed' }
  /** A later message says the same. */
  | { readonly outcome: 'overtaken' }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  | { readonly outcome: 'busy' };

/**
 * Puts a message back that did not arrive. It keeps its key: what may stand in Slack is looked up before it is sent, so
 * that pressing never doubles it, unless Slack lets nobody look.
 */
export async function sendAgain(ports: SendAgainPorts, request: SendAgainRequest): Promise<SentAgain> {
  const { by, author, now, patience } = request;
  const delivery = await ports.deliveries.delivery(request.deliveryId);
  const directorate = delivery && (await directorateOfDelivery(ports, delivery));
  const permission = may(by, 'send-again', directorate && { directorateId: directorate.id });
  if (!permission.allowed) return { outcome: 'refused', permission };
  if (delivery?.state !== 'failed' || directorate === undefined) return { outcome: 'not-failed' };
  if (await isOvertaken(ports, delivery)) return { outcome: 'overtaken' };
  const replaced = await ports.deliveries.replaceAll(
    await replacements(ports, { delivery, directorate, now }),
    { author, at: now, action: 'send-again', ...subjectOf(delivery, directorate) },
    patience,
  );
  if (!replaced.ok) return replaced.refusal === 'busy' ? { outcome: 'busy' } : sendAgain(ports, request);
  const people = await ports.plans.people();
  return { outcome: 'again', personName: people.find(({ id }) => id === delivery.personId)?.name };
}

async function replacements(
  { deliveries }: SendAgainPorts,
  {
    delivery,
    directorate,
    now,
  }: { readonly delivery: Delivery; readonly directorate: Directorate; readonly now: Date },
): Promise<readonly Replacement[]> {
  if (!isOfSummary(delivery)) return [{ before: delivery, after: markToSendAgain(delivery, now) }];
  const root = delivery.threadOfId === undefined ? delivery : await deliveries.delivery(delivery.threadOfId);
  const rows = await deliveries.thread(root?.key ?? delivery.key);
  return tryAgain(rows, { now, channelId: directorate.channelId });
}

function subjectOf(
  { content, personId }: Delivery,
  directorate: Directorate,
): Pick<DeliveryChange, 'subject' | 'subjectId'> {
  const windowId = windowIdOf(content);
  if (windowId !== undefined) return { subject: 'window', subjectId: windowId };
  return personId === undefined
    ? { subject: 'directorate', subjectId: directorate.id }
    : { subject: 'person', subjectId: personId };
}
