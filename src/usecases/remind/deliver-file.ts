import type { AttachmentPayload, Delivery } from '../../core/remind/delivery.ts';
import { claimToSend, keepUploaded, markFailed, markToRetry } from '../../core/remind/delivery-changes.ts';
import type { ReportFile } from '../publish/ports.ts';
import type { ShareOutcome } from './file-ports.ts';
import { DONE, type MarkPorts, markSending, retryIn, save, saveFinal } from './mark-sending.ts';
import type { SlackTrouble } from './messenger-ports.ts';
import type { RemindPorts, WorkOutcome } from './ports.ts';

export type FilePorts = MarkPorts & Pick<RemindPorts, 'filePoster'>;

/** A file, where it goes, and the row that says how far it came. */
export interface FileSending {
  readonly delivery: Delivery;
  readonly payload: AttachmentPayload;
  readonly channelId: string;
  readonly threadTs: string | undefined;
  /** Undefined where Slack has the bytes already. */
  readonly file: ReportFile | undefined;
}

interface Time {
  readonly now: Date;
}

/** Where to and the bytes are two calls of Slack's, showing the file is the third. */
const CALLS_IN_A_LEASE = 3;

/**
 * Hands the bytes over, which nobody sees, stores Slack's id of them, and only then shows the file. Whatever is
 * interrupted goes on with the same id, so that the file is shown once.
 */
export async function deliverFile(ports: FilePorts, sending: FileSending, { now }: Time): Promise<WorkOutcome> {
  const { delivery, payload, channelId, file } = sending;
  const leaseMs = ports.settings.leaseMs * CALLS_IN_A_LEASE;
  const claimed = claimToSend(delivery, { now, channelId }, { ...ports.settings, leaseMs });
  const claim = await ports.deliveries.replace(delivery, claimed, ports.newPatience());
  if (!claim.ok) return claim.refusal === 'busy' ? retryIn(ports.settings.retryMs) : DONE;
  if (file === undefined) return share(ports, { ...sending, delivery: claimed }, { now });
  const uploaded = await ports.filePoster.upload({ ...file, altText: payload.altText });
  if (uploaded.outcome !== 'uploaded') return markSending(ports, claimed, asNotShown(uploaded), { now });
  const known = { ...payload, uploadedId: uploaded.fileId };
  const kept = keepUploaded(claimed, known);
  const stored = await ports.deliveries.replace(claimed, kept, ports.newPatience());
  // Nobody sees the file yet: whoever comes next hands the bytes over anew.
  if (!stored.ok) return DONE;
  return share(ports, { ...sending, delivery: kept, payload: known }, { now });
}

/** Whatever went wrong, nothing stands in Slack. */
function asNotShown(trouble: SlackTrouble): SlackTrouble {
  return trouble.outcome === 'unclear' ? { ...trouble, outcome: 'refused', isTransient: true } : trouble;
}

async function share(
  ports: FilePorts,
  { delivery, payload, channelId, threadTs, file }: FileSending,
  { now }: Time,
): Promise<WorkOutcome> {
  const { uploadedId: fileId = '', title, comment } = payload;
  const shared = await ports.filePoster.share({ channelId, threadTs, fileId, title, comment });
  if (shared.outcome === 'gone') return forget(ports, { delivery, payload }, { now });
  const isRepeat = file === undefined;
  if (isRepeat && shared.outcome === 'refused' && !shared.isTransient) {
    return lookBeforeFailing(ports, { delivery, fileId, channelId, shared }, { now });
  }
  const sent = shared.outcome === 'shared' ? ({ outcome: 'sent', channelId, ts: undefined } as const) : shared;
  return markSending(ports, delivery, sent, { now });
}

/** Slack throws away what was not shown for long: the bytes are handed over anew. */
async function forget(
  ports: FilePorts,
  { delivery, payload }: Pick<FileSending, 'delivery' | 'payload'>,
  { now }: Time,
): Promise<WorkOutcome> {
  const { retryMs } = ports.settings;
  const forgotten = keepUploaded(delivery, { ...payload, uploadedId: undefined });
  const dueAt = new Date(now.getTime() + retryMs);
  return save(
    ports,
    delivery,
    markToRetry(forgotten, 'Slack no longer has the file that was uploaded.', dueAt),
    retryIn(retryMs),
  );
}

interface SecondRefusal extends Pick<FileSending, 'delivery' | 'channelId'> {
  readonly fileId: string;
  readonly shared: Extract<ShareOutcome, { outcome: 'refused' }>;
}

/** What was shown once is refused the second time, under a name that Slack does not tell: so the file itself is asked. */
async function lookBeforeFailing(
  ports: FilePorts,
  { delivery, fileId, channelId, shared }: SecondRefusal,
  { now }: Time,
): Promise<WorkOutcome> {
  const found = await ports.filePoster.find({ channelId, fileId });
  if (found.outcome === 'found') {
    return markSending(ports, delivery, { outcome: 'sent', channelId, ts: found.ts }, { now });
  }
  return saveFinal(ports, delivery, markFailed(delivery, `It may have arrived. ${shared.problem}`), { now });
}
