import { type Delivery, isPassed, TOKEN_WAIT_MS } from '../../core/remind/delivery.ts';
import {
  markHeld,
  markRateLimited,
  markRefused,
  markSent,
  markToRetry,
  markUnclear,
} from '../../core/remind/delivery-changes.ts';
import type { SendOutcome } from './messenger-ports.ts';
import type { RemindPorts, WorkOutcome } from './ports.ts';

export type MarkPorts = Pick<RemindPorts, 'deliveries' | 'tokenWatch' | 'settings' | 'newPatience'>;

interface Time {
  readonly now: Date;
}

export const DONE: WorkOutcome = { outcome: 'done' };

/** A file, which Slack shows in its own time. */
interface SentFile {
  readonly outcome: 'sent';
  readonly channelId: string;
  readonly ts: undefined;
}

/** What became of a call that shows something in Slack, written into the row. */
export async function markSending(
  ports: MarkPorts,
  claimed: Delivery,
  sent: SendOutcome | SentFile,
  { now }: Time,
): Promise<WorkOutcome> {
  const { retryMs, settleMs } = ports.settings;
  switch (sent.outcome) {
    case 'sent':
      ports.tokenWatch.accepted();
      return saveFinal(ports, claimed, markSent(claimed, { at: now, channelId: sent.channelId, ts: sent.ts }), { now });
    case 'unclear':
      return save(ports, claimed, markUnclear(claimed, sent.problem, { now, settleMs }), retryIn(settleMs));
    case 'rate-limited': {
      const outcome = { outcome: 'rate-limited', afterMs: sent.afterMs, scope: limitedScope(claimed) } as const;
      return save(ports, claimed, markRateLimited(claimed, now, sent.afterMs), outcome);
    }
    case 'token-refused': {
      ports.tokenWatch.refused(sent);
      const held = markHeld(claimed, sent.problem, new Date(now.getTime() + TOKEN_WAIT_MS));
      return save(ports, claimed, held, retryIn(TOKEN_WAIT_MS));
    }
    case 'refused': {
      if (!sent.isTransient) return saveFinal(ports, claimed, markRefused(claimed, sent.problem), { now });
      const dueAt = new Date(now.getTime() + retryMs);
      return save(ports, claimed, markToRetry(claimed, sent.problem, dueAt), retryIn(retryMs));
    }
  }
}

/**
 * Slack says that too much came, not where. A person gets one message a day, so a limit there is the workspace's; the
 * parts of a summary follow each other into one channel, whose own limit is one a second.
 */
function limitedScope({ content }: Delivery): 'channel' | 'method' {
  return content.kind === 'reminder' ? 'method' : 'channel';
}

/** Where the row has changed meanwhile, somebody else holds it; where the store is locked, the lease runs out. */
export async function save(
  ports: MarkPorts,
  before: Delivery,
  after: Delivery,
  outcome: WorkOutcome = DONE,
): Promise<WorkOutcome> {
  const saved = await ports.deliveries.replace(before, after, ports.newPatience());
  if (saved.ok) return outcome;
  return saved.refusal === 'busy' ? retryIn(ports.settings.retryMs) : DONE;
}

/** Nothing more becomes of it. What stands behind it follows at once: a sweep for each would spread a thread over minutes. */
export async function saveFinal(
  ports: MarkPorts,
  before: Delivery,
  after: Delivery,
  { now }: Time,
): Promise<WorkOutcome> {
  const saved = await save(ports, before, after);
  if (saved.outcome !== 'done' || !FOLLOWED.includes(after.content.kind) || !isPassed(after)) return saved;
  const next = await ports.deliveries.readyBehind(after.id, now);
  return next.length === 0 ? DONE : { outcome: 'done', next };
}

const FOLLOWED: readonly Delivery['content']['kind'][] = ['summary-root', 'summary-part', 'attachment'];

export function retryIn(afterMs: number): WorkOutcome {
  return { outcome: 'retry', afterMs };
}
