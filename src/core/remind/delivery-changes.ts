import type { AttachmentPayload, Delivery, DeliverySettings, ReminderPayload } from './delivery.ts';

/*
 * The ledger's rows are changed as whole values: each function gives the row as it is after something happened, and the
 * store puts it in place of the one that the decision rested on, or says that this one has changed.
 */

/** Claimed to be sent. From here on it may stand in Slack, whatever becomes of this process. */
export function claimToSend(
  delivery: Delivery,
  { now, channelId, payload }: { readonly now: Date; readonly channelId: string; readonly payload?: ReminderPayload },
  settings: DeliverySettings,
): Delivery {
  const { content } = delivery;
  return {
    ...delivery,
    content: content.kind === 'reminder' ? { kind: 'reminder', payload: payload ?? content.payload } : content,
    channelId,
    state: 'sending',
    leaseUntil: plus(now, settings.leaseMs),
    attempts: delivery.attempts + 1,
    unclearSince: delivery.unclearSince ?? now,
    lookups: 0,
    problem: undefined,
  };
}

/** Slack has the bytes, or no longer has them; either way nobody sees the file yet. */
export function keepUploaded(delivery: Delivery, payload: AttachmentPayload): Delivery {
  return { ...delivery, content: { kind: 'attachment', payload } };
}

/** Claimed to be looked up: what is unclear stays unclear, and only one process looks. */
export function claimToLookUp(delivery: Delivery, now: Date, settings: DeliverySettings): Delivery {
  return { ...delivery, state: 'unclear', leaseUntil: plus(now, settings.leaseMs) };
}

export function markSent(
  delivery: Delivery,
  { at, channelId, ts }: { readonly at: Date; readonly channelId: string; readonly ts: string | undefined },
): Delivery {
  return { ...freed(delivery), state: 'sent', sentAt: at, sentChannelId: channelId, ts, problem: undefined };
}

/** The connection broke, or Slack cannot say what it did. Looked up once the message has had time to show. */
export function markUnclear(delivery: Delivery, problem: string, later: { now: Date; settleMs: number }): Delivery {
  return { ...freed(delivery), state: 'unclear', dueAt: plus(later.now, later.settleMs), problem };
}

/** A look found nothing; the next one, or the next attempt, comes after the settle time again. */
export function markNotFound(delivery: Delivery, now: Date, settings: DeliverySettings): Delivery {
  const lookups = delivery.lookups + 1;
  const isEnough = lookups >= settings.looksNeeded;
  return { ...freed(delivery), lookups, dueAt: isEnough ? now : plus(now, settings.settleMs) };
}

/** The look itself did not work; it counts for nothing. */
export function markNotLooked(delivery: Delivery, now: Date, waitMs: number): Delivery {
  return { ...freed(delivery), dueAt: plus(now, waitMs) };
}

/** Slack did not take it because too much came at once. It is no attempt. */
export function markRateLimited(delivery: Delivery, now: Date, waitMs: number): Delivery {
  return { ...backToPending(delivery, plus(now, waitMs)), attempts: delivery.attempts - 1 };
}

/** Slack did not take the token. It is no attempt; `problem` is shown while it waits. */
export function markHeld(delivery: Delivery, problem: string, dueAt: Date): Delivery {
  return { ...backToPending(delivery, dueAt), attempts: delivery.attempts - 1, problem };
}

/** Slack refused for a reason that passes. */
export function markToRetry(delivery: Delivery, problem: string, dueAt: Date): Delivery {
  return { ...backToPending(delivery, dueAt), problem };
}

/** Refused for good, or not to be confirmed; `problem` is shown. Keeps `unclearSince` where it may yet stand in Slack. */
export function markFailed(delivery: Delivery, problem: string): Delivery {
  return { ...freed(delivery), state: 'failed', problem };
}

/** Slack said that it was not posted: nothing is unclear any more. */
export function markRefused(delivery: Delivery, problem: string): Delivery {
  return { ...markFailed(delivery, problem), unclearSince: undefined };
}

/**
 * Somebody had the cause put right: it begins anew. What may stand in Slack all the same is looked up before it is sent
 * again.
 */
export function markToTryAgain(delivery: Delivery, now: Date): Delivery {
  const state = delivery.unclearSince === undefined ? 'pending' : 'unclear';
  return { ...freed(delivery), state, dueAt: now, attempts: 0, lookups: 0, problem: undefined };
}

/** How the problem begins where it may have arrived and Slack does not let anybody look. */
const LOOKING_REFUSED = 'It may have arrived, and looking is refused.';

/** @param problem in Slack's words */
export function markUnlookable(delivery: Delivery, problem: string): Delivery {
  return markFailed(delivery, `${LOOKING_REFUSED} ${problem}`);
}

/** May stand in Slack, and nobody can find out: whoever sends it again may send it twice. */
export function isUnlookable({ state, unclearSince, problem = '' }: Delivery): boolean {
  return state === 'failed' && unclearSince !== undefined && problem.startsWith(LOOKING_REFUSED);
}

/**
 * An officer wants it sent again. What may stand in Slack is looked up first; where looking was refused they have read
 * that it may arrive twice, and a look would be refused again.
 */
export function markToSendAgain(delivery: Delivery, now: Date): Delivery {
  return markToTryAgain(isUnlookable(delivery) ? { ...delivery, unclearSince: undefined } : delivery, now);
}

export function markCancelled(delivery: Delivery): Delivery {
  return { ...freed(delivery), state: 'cancelled', problem: undefined };
}

/** Too late in the day, or the wrong day: it waits, and its words are composed again then. */
export function postpone(delivery: Delivery, dueAt: Date): Delivery {
  return { ...delivery, dueAt };
}

function backToPending(delivery: Delivery, dueAt: Date): Delivery {
  return { ...freed(delivery), state: 'pending', dueAt, unclearSince: undefined };
}

function freed(delivery: Delivery): Delivery {
  return { ...delivery, leaseUntil: undefined };
}

function plus(instant: Date, ms: number): Date {
  return new Date(instant.getTime() + ms);
}
