import { lostSince, markPerhapsSent } from '../../core/remind/after-restore.ts';
import { type Delivery, decideNext, TOKEN_WAIT_MS } from '../../core/remind/delivery.ts';
import { claimToSend, markCancelled, markFailed, postpone } from '../../core/remind/delivery-changes.ts';
import type { RenderedMessage } from '../publish/ports.ts';
import { type ComposePorts, composeMessage } from './compose-message.ts';
import { deliverFile, type FilePorts } from './deliver-file.ts';
import { lookUp } from './look-up.ts';
import { DONE, markSending, retryIn, save, saveFinal } from './mark-sending.ts';
import type { SlackTrouble } from './messenger-ports.ts';
import type { RemindPorts, WorkOutcome } from './ports.ts';
import { readPlace } from './read-place.ts';

export type DeliverPorts = ComposePorts & FilePorts & Pick<RemindPorts, 'messenger' | 'restorations'>;

interface Time {
  readonly now: Date;
}

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
      const restoration = composed.ts === undefined ? await ports.restorations.newest() : undefined;
      if (restoration !== undefined && lostSince(delivery, restoration) !== undefined) {
        const { channelId } = composed;
        const perhaps = markPerhapsSent(delivery, { restoration, channelId, now }, ports.settings);
        return save(ports, delivery, perhaps, retryIn(perhaps.dueAt.getTime() - now.getTime()));
      }
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
