import type { Context } from '@slack/bolt';
import type { Clicker } from '../usecases/find-actor.ts';
import type { Patience } from '../usecases/ports.ts';
import type { AnyArgs } from './click-args.ts';

/** Slack waits three seconds for an answer; what is not stored by then must be said to be not stored. */
const STORE_WITHIN_MS = 2000;
/** How many deliveries are remembered, to recognise one that comes twice. */
const REMEMBERED_DELIVERIES = 5000;

/** Until when this click may wait for the store. */
export function patienceOf(context: Context): Patience {
  const giveUpAt = typeof context.giveUpAt === 'number' ? context.giveUpAt : performance.now() + STORE_WITHIN_MS;
  return { giveUpAt, onStored: () => markStored(context) };
}

/**
 * Of what was answered at once and goes on behind "One moment": nobody waits for that answer any more.
 * Where a click waits for a shorter time than two seconds, in tests, this is shortened alike.
 * @param withinMs real time, from now on
 */
export function lastingPatienceOf(context: Context, withinMs: number): Patience {
  const storeWithinMs = typeof context.storeWithinMs === 'number' ? context.storeWithinMs : STORE_WITHIN_MS;
  context.isLasting = true;
  const giveUpAt = performance.now() + (withinMs * storeWithinMs) / STORE_WITHIN_MS;
  return { ...patienceOf(context), giveUpAt };
}

/** Whether it goes on behind "One moment", and nobody waits for an answer to it. */
export function isLasting(context: Context): boolean {
  return context.isLasting === true;
}

function markStored(context: Context): void {
  context.hasStored = true;
}

/** Whether something is stored because of this click: whatever fails from then on, not everything is as it was. */
export function hasStored(context: Context): boolean {
  return context.hasStored === true;
}

/** From the moment of arrival on the three seconds run. @param storeWithinMs how long the store is waited for, real time */
export function markArrival(storeWithinMs = STORE_WITHIN_MS) {
  return async ({ context, next }: AnyArgs): Promise<void> => {
    context.storeWithinMs = storeWithinMs;
    context.giveUpAt = performance.now() + storeWithinMs;
    await next();
  };
}

/** Typing in a form is no act: Slack tells of it with every few characters. */
export function markTyping(context: Context): void {
  context.isTyping = true;
}

export function isTyping(context: Context): boolean {
  return context.isTyping === true;
}

/**
 * Slack may deliver the same envelope again when our answer was lost on the way. Commands and presses of buttons are
 * answered once: their trigger is used up. A submit goes through, because its answer decides what the person sees, and
 * storing it twice is harmless.
 */
export function createDeliveryFilter() {
  const seen = new Set<string>();
  return async ({ body, context, next, ...args }: AnyArgs): Promise<void> => {
    const id = deliveryIdOf(body, context);
    if (id === undefined || isSubmit(body)) return next();
    if (seen.has(id)) {
      if ('ack' in args && typeof args.ack === 'function') await args.ack();
      return;
    }
    seen.add(id);
    if (seen.size > REMEMBERED_DELIVERIES) forgetOldest(seen);
    await next();
  };
}

function deliveryIdOf(body: object, context: Context): string | undefined {
  if ('event_id' in body && typeof body.event_id === 'string') return body.event_id;
  if ('trigger_id' in body && typeof body.trigger_id === 'string') return body.trigger_id;
  return typeof context.envelopeId === 'string' ? context.envelopeId : undefined;
}

function isSubmit(body: object): boolean {
  return 'type' in body && body.type === 'view_submission';
}

function forgetOldest(seen: Set<string>): void {
  for (const oldest of seen) {
    seen.delete(oldest);
    return;
  }
}

/** Who clicked, and in which workspace the app was used. */
export function clickerOf(body: {
  readonly user?: { readonly id: string; readonly team_id?: string };
  readonly user_id?: string;
  readonly team?: { readonly id: string } | null;
  readonly team_id?: string;
}): Clicker {
  const slackUserId = body.user?.id ?? body.user_id ?? '';
  return { slackUserId, teamId: body.user?.team_id ?? body.team?.id ?? body.team_id };
}
