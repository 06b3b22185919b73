import type { DeliveryFault, DeliveryKind } from './faults.ts';
import type { Json, JsonObject } from './json.ts';
import { loseValues } from './lose-values.ts';
import type { Settings } from './settings.ts';
import type { Workspace } from './workspace.ts';

/** Something on its way to the app. */
export interface Delivery {
  readonly kind: DeliveryKind;
  readonly envelope: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: JsonObject;
  /** Given for an event that is sent again: how many times it has failed, and why. */
  readonly retry?: { readonly attempt: number; readonly reason: string };
}

/** What came back. `body` is undefined for an empty ack. */
export type Ack =
  | { readonly isAcked: true; readonly body: Json | undefined }
  | { readonly isAcked: false; readonly reason: 'operation_timeout' | 'dispatch_failed' };

/** One way to the app: Socket Mode or signed HTTP. `copies` of the same envelope; the first ack counts. */
export interface Transport {
  send(delivery: Delivery, copies: number): Promise<Ack>;
}

/** Told of everything before it goes out to the app, and waited for. */
export type DeliveryListener = (delivery: Delivery) => Promise<void>;

export interface Deliverer {
  deliver(delivery: Delivery): Promise<Ack>;
  /** Past the listeners and without faults. */
  deliverPlainly(delivery: Delivery): Promise<Ack>;
  /** Returns the way to stop being told. */
  listen(listener: DeliveryListener): () => void;
  /** Lets go of everything that was held on its way; resolves to how many there were, once the app has answered all. */
  deliverHeld(order: 'oldest first' | 'newest first'): Promise<number>;
  /** Sends an event, and again until it is acked or the retries are used up. */
  deliverEvent(payload: JsonObject): EventDelivery;
}

/** The outcome of an event sent to the app. */
export interface EventOutcome {
  readonly isAcked: boolean;
  readonly attempts: number;
}

interface EventDelivery {
  /** What came of the first attempt; a person who waits for the app waits for no more. */
  readonly first: Promise<Ack>;
  /** What came of it in the end. */
  readonly all: Promise<EventOutcome>;
}

export function createDeliverer(workspace: Workspace, transport: () => Transport): Deliverer {
  const { activity } = workspace;
  const held: Delivery[] = [];
  const send = async (delivery: Delivery, copies: number): Promise<Ack> => {
    activity.sent(copies);
    const ack = await transport().send(delivery, copies);
    if (!ack.isAcked && ack.reason === 'dispatch_failed') activity.sent(-copies);
    return ack;
  };
  const listeners = new Set<DeliveryListener>();
  const deliver = async (delivery: Delivery): Promise<Ack> => {
    for (const listener of [...listeners]) await listener(delivery);
    const fault = workspace.faults.strikeDelivery(delivery.kind, delivery.payload);
    if (fault?.kind === 'delivery-lost') return { isAcked: false, reason: 'dispatch_failed' };
    if (fault?.kind === 'held') {
      held.push(delivery);
      return delivery.kind === 'block_actions'
        ? { isAcked: true, body: undefined }
        : { isAcked: false, reason: 'operation_timeout' };
    }
    const ack = await send(damaged(delivery, fault), copiesFor(fault));
    if (ack.isAcked && ack.body !== undefined) workspace.answers.push(ack.body);
    return fault?.kind === 'ack-lost' ? { isAcked: false, reason: 'operation_timeout' } : ack;
  };
  const deliverEvent = (payload: JsonObject): EventDelivery => {
    const delivery: Delivery = { kind: 'event', envelope: 'events_api', payload };
    const first = deliver(delivery);
    return { first, all: first.then((ack) => sendUntilAcked(workspace.settings, deliver, { delivery, ack })) };
  };
  const deliverHeld: Deliverer['deliverHeld'] = async (order) => {
    const all = held.splice(0);
    for (const delivery of order === 'oldest first' ? all : all.reverse()) await send(delivery, 1);
    await activity.quiet(workspace.settings.quietMs, workspace.settings.settleMs);
    return all.length;
  };
  const listen = (listener: DeliveryListener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return { deliver, deliverPlainly: (delivery) => send(delivery, 1), listen, deliverHeld, deliverEvent };
}

function damaged(delivery: Delivery, fault: DeliveryFault | undefined): Delivery {
  return fault?.kind === 'values-lost' ? { ...delivery, payload: loseValues(delivery.payload, fault) } : delivery;
}

function copiesFor(fault: DeliveryFault | undefined): number {
  return fault?.kind === 'delivered-again' ? fault.times : 1;
}

interface FirstAttempt {
  readonly delivery: Delivery;
  readonly ack: Ack;
}

async function sendUntilAcked(settings: Settings, deliver: Deliverer['deliver'], first: FirstAttempt) {
  let { ack } = first;
  let attempts = 1;
  for (const delayMs of settings.eventRetryDelaysMs) {
    if (ack.isAcked) break;
    const reason = ack.reason === 'operation_timeout' ? 'http_timeout' : 'http_error';
    await new Promise((resolve) => {
      setTimeout(resolve, delayMs).unref();
    });
    ack = await deliver({ ...first.delivery, retry: { attempt: attempts, reason } });
    attempts += 1;
  }
  return { isAcked: ack.isAcked, attempts };
}
