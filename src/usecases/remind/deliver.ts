import { type Delivery, decideNext, isPassed, TOKEN_WAIT_MS } from '../../core/remind/delivery.ts';
import {
  claimToLookUp,
  claimToSend,
  markCancelled,
  markFailed,
  markNotFound,
  markNotLooked,
  markSent,
  postpone,
} from '../../core/remind/delivery-changes.ts';
import type { RenderedMessage } from '../publish/ports.ts';
import { type ComposePorts, composeMessage } from './compose-message.ts';
import { deliverFile, type FilePorts } from './deliver-file.ts';
import { DONE, markSending, retryIn, save, saveFinal } from './mark-sending.ts';
import type { FindOutcome, SlackTrouble } from './messenger-ports.ts';
import type { RemindPorts, WorkOutcome } from './ports.ts';

export type DeliverPorts = ComposePorts & FilePorts & Pick<RemindPorts, 'messenger'>;

interface Time {
  readonly now: Date;
}

/** Slack's clock and ours differ; a message may look older than the moment at which we sent it. */
const CLOCK_SKEW_MS = 60_000;

/**
 * Carries one row of the ledger one step further: claim, act, mark. Whatever is interrupted is found again by the next
 * sweep, because the row says how far it came. Calling it twice, or from two processes at once, sends once.
 */
export async function deliver(ports: DeliverPorts, id: number, { now }: Time): Promise<WorkOutcome> {
  const delivery = await ports.deliveries.delivery(id);
  if (delivery === undefined) return DONE;
  const next = decideNext(delivery, now, ports.settings);
  switch (next.act) {
    case 'nothing':
      return DONE;
    case 'wait':
      return { outcome: 'retry', afterMs: next.until.getTime() - now.getTime() };
    case 'give-up':
      return saveFinal(ports, delivery, markFailed(delivery, next.problem), { now });
    case 'look-up':
      return lookUp(ports, delivery, { now });
    case 'send':
      return compose(ports, delivery, { now });
  }
}

async function compose(ports: DeliverPorts, delivery: Delivery, { now }: Time): Promise<WorkOutcome> {
  const place = await readPlace(ports, delivery);
  if (place === 'too-early') return DONE;
  const composed = await composeMessage(ports, delivery, now);
  switch (composed.kind) {
    case 'cancelled':
      return saveFinal(ports, delivery, markCancelled(delivery), { now });
    case 'postponed':
      return save(ports, delivery, postpone(delivery, composed.until));
    case 'impossible':
      return saveFinal(ports, delivery, markFailed(delivery, composed.problem), { now });
    case 'unknown':
      return askAgain(ports, delivery, composed.trouble, { now });
    case 'file':
      return deliverFile(ports, { ...composed, ...place, delivery }, { now });
    case 'message': {
      const claimed = claimToSend(delivery, { now, ...composed }, ports.settings);
      return send(
        ports,
        { before: delivery, claimed, message: composed.message, editedTs: composed.ts, ...place },
        { now },
      );
    }
  }
}

/** Nothing was handed to Slack, so it is no attempt. */
async function askAgain(
  ports: DeliverPorts,
  delivery: Delivery,
  trouble: SlackTrouble,
  { now }: Time,
): Promise<WorkOutcome> {
  if (trouble.outcome === 'token-refused') ports.tokenWatch.refused(trouble);
  const waitMs = waitAfter(trouble, ports.settings.retryMs);
  const problem = 'problem' in trouble ? trouble.problem : delivery.problem;
  const later = { ...postpone(delivery, new Date(now.getTime() + waitMs)), problem };
  return save(ports, delivery, later, retryIn(waitMs));
}

function waitAfter(trouble: SlackTrouble, retryMs: number): number {
  if (trouble.outcome === 'rate-limited') return trouble.afterMs;
  return trouble.outcome === 'token-refused' ? TOKEN_WAIT_MS : retryMs;
}

interface Sending {
  readonly before: Delivery;
  readonly claimed: Delivery;
  readonly message: RenderedMessage;
  /** The message that is edited; undefined where a new one is posted. */
  readonly editedTs: string | undefined;
  readonly threadTs: string | undefined;
}

async function send(
  ports: DeliverPorts,
  { before, claimed, message, editedTs, threadTs }: Sending,
  { now }: Time,
): Promise<WorkOutcome> {
  const claim = await ports.deliveries.replace(before, claimed, ports.newPatience());
  if (!claim.ok) return claim.refusal === 'busy' ? retryIn(ports.settings.retryMs) : DONE;
  const { channelId = '', key } = claimed;
  const sent =
    editedTs === undefined
      ? await ports.messenger.post({ channelId, threadTs, key, message })
      : await ports.messenger.update({ channelId, ts: editedTs, message });
  return markSending(ports, claimed, sent, { now });
}

async function lookUp(ports: DeliverPorts, delivery: Delivery, { now }: Time): Promise<WorkOutcome> {
  const place = await readPlace(ports, delivery);
  if (place === 'too-early') return DONE;
  const claimed = claimToLookUp(delivery, now, ports.settings);
  const claim = await ports.deliveries.replace(delivery, claimed, ports.newPatience());
  if (!claim.ok) return claim.refusal === 'busy' ? retryIn(ports.settings.retryMs) : DONE;
  const { channelId = '', key, content } = claimed;
  const since = new Date((claimed.unclearSince ?? now).getTime() - CLOCK_SKEW_MS);
  const found =
    content.kind === 'attachment'
      ? await ports.filePoster.find({ channelId, fileId: content.payload.uploadedId ?? '' })
      : await ports.messenger.find({ channelId, threadTs: place.threadTs, key, since });
  return markLooked(ports, claimed, found, { now });
}

async function markLooked(
  ports: DeliverPorts,
  claimed: Delivery,
  found: FindOutcome,
  { now }: Time,
): Promise<WorkOutcome> {
  const { channelId = '', unclearSince } = claimed;
  const { retryMs } = ports.settings;
  switch (found.outcome) {
    case 'found':
      return saveFinal(ports, claimed, markSent(claimed, { at: unclearSince ?? now, channelId, ts: found.ts }), {
        now,
      });
    case 'not-found': {
      const looked = markNotFound(claimed, now, ports.settings);
      return save(ports, claimed, looked, retryIn(looked.dueAt.getTime() - now.getTime()));
    }
    case 'rate-limited':
      // Reading is limited apart from posting: only this one waits.
      return save(ports, claimed, markNotLooked(claimed, now, found.afterMs), retryIn(found.afterMs));
    case 'unclear':
      return save(ports, claimed, markNotLooked(claimed, now, retryMs), retryIn(retryMs));
    case 'token-refused':
      ports.tokenWatch.refused(found);
      return save(ports, claimed, markNotLooked(claimed, now, TOKEN_WAIT_MS), retryIn(TOKEN_WAIT_MS));
    case 'refused':
      if (found.isTransient) return save(ports, claimed, markNotLooked(claimed, now, retryMs), retryIn(retryMs));
      return saveFinal(
        ports,
        claimed,
        markFailed(claimed, `It may have arrived, and looking is refused. ${found.problem}`),
        { now },
      );
  }
}

/** Where in the channel it belongs; too early while what goes before it has not been sent. */
async function readPlace(
  ports: DeliverPorts,
  { threadOfId, afterId }: Delivery,
): Promise<{ readonly threadTs: string | undefined } | 'too-early'> {
  const root = threadOfId === undefined ? undefined : await ports.deliveries.delivery(threadOfId);
  if (threadOfId !== undefined && root?.ts === undefined) return 'too-early';
  const previous = afterId === undefined ? undefined : await ports.deliveries.delivery(afterId);
  if (afterId !== undefined && (previous === undefined || !isPassed(previous))) return 'too-early';
  return { threadTs: root?.ts };
}
