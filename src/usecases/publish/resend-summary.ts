import { formatQuarter } from '../../core/calendar/quarter.ts';
import type { Delivery } from '../../core/remind/delivery.ts';
import { markToTryAgain } from '../../core/remind/delivery-changes.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { findDirectorate } from '../calendar/find-directorate.ts';
import type { DeliveryStore, Replacement } from '../remind/delivery-ports.ts';
import { summaryRootKey } from './build-publication.ts';
import type { PublishPorts, Revision } from './ports.ts';
import {
  FIRST_REVISION,
  type FirstRevision,
  type PublishRefusal,
  type PublishRequest,
  publishQuarter,
} from './publish-quarter.ts';

export interface ResendPorts extends PublishPorts {
  readonly deliveries: Pick<DeliveryStore, 'thread' | 'replaceAll'>;
}

/** A message of the summary that was refused for good, or could not be confirmed. */
export interface FailedMessage {
  readonly key: string;
  readonly problem: string;
}

export type Published =
  | { readonly kind: 'published'; readonly revision: FirstRevision }
  | {
      readonly kind: 'resent';
      readonly revision: Revision;
      /** What had failed and is tried again. */
      readonly failed: readonly FailedMessage[];
      /** How many messages stood behind it and follow now. */
      readonly waiting: number;
    };

/**
 * Publishes a quarter. One that is published already stays as it is, but messages of its summary that failed are put
 * back, with what waits behind them: whoever had the cause put right publishes again, and only what is missing is sent.
 */
export async function publishOrResend(
  ports: ResendPorts,
  request: PublishRequest,
): Promise<Result<Published, PublishRefusal>> {
  const published = await publishQuarter(ports, request);
  if (published.ok) return done({ kind: 'published', revision: published.value });
  if (published.refusal.reason !== 'already-published') return published;
  return resendSummary(ports, request, published.refusal);
}

async function resendSummary(
  ports: ResendPorts,
  request: PublishRequest,
  nothingFailed: PublishRefusal,
): Promise<Result<Published, PublishRefusal>> {
  const found = await findDirectorate(ports.plans, request.directorateCode);
  if (!found.ok) return found;
  const revision = await ports.revisions.latest(found.value.id, formatQuarter(request.quarter));
  if (revision === undefined) return refuse(nothingFailed);
  // Corrections hang in the thread of the first revision, too.
  const rows = await ports.deliveries.thread(summaryRootKey(revision.snapshot, FIRST_REVISION));
  const failed = rows.filter(({ state }) => state === 'failed');
  if (failed.length === 0) return refuse(nothingFailed);
  const replaced = await ports.deliveries.replaceAll(
    tryAgain(rows, { now: request.now, channelId: found.value.channelId }),
    {
      author: request.author,
      at: request.now,
      action: 'resend-summary',
      subject: 'revision',
      subjectId: String(revision.id),
    },
    request.patience,
  );
  if (replaced.ok) return done(tell(revision, rows, failed));
  // Somebody else was faster: deciding again finds what is left.
  return replaced.refusal === 'changed' ? resendSummary(ports, request, nothingFailed) : refuse({ reason: 'busy' });
}

/**
 * The channel may have been corrected in the plan since; but a thread stays in its channel, and so does what may stand
 * there already.
 */
export function tryAgain(
  rows: readonly Delivery[],
  { now, channelId }: { readonly now: Date; readonly channelId: string | undefined },
): readonly Replacement[] {
  const isNowhere = rows.every(({ state, unclearSince }) => state !== 'sent' && unclearSince === undefined);
  const place = (row: Delivery) => (isNowhere ? { ...row, channelId: channelId ?? row.channelId } : row);
  return rows
    .filter(({ state }) => state === 'failed' || state === 'pending')
    .map((before) => ({ before, after: place(before.state === 'failed' ? markToTryAgain(before, now) : before) }));
}

function tell(revision: Revision, rows: readonly Delivery[], failed: readonly Delivery[]): Published {
  return {
    kind: 'resent',
    revision,
    failed: failed.map(({ key, problem = 'no reason was stored' }) => ({ key, problem })),
    waiting: rows.filter(({ state }) => state === 'pending').length,
  };
}
