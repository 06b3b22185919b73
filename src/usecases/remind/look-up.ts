import { keysOfLostDays } from '../../core/remind/after-restore.ts';
import { type Delivery, TOKEN_WAIT_MS } from '../../core/remind/delivery.ts';
import {
  claimToLookUp,
  markNotFound,
  markNotLooked,
  markSent,
  markUnlookable,
} from '../../core/remind/delivery-changes.ts';
import { type ComposePorts, composeMessage } from './compose-message.ts';
import type { FilePorts } from './deliver-file.ts';
import { DONE, retryIn, save, saveFinal } from './mark-sending.ts';
import type { FindOutcome } from './messenger-ports.ts';
import type { RemindPorts, WorkOutcome } from './ports.ts';
import { readPlace } from './read-place.ts';

type LookUpPorts = ComposePorts & FilePorts & Pick<RemindPorts, 'messenger' | 'restorations'>;

interface Time {
  readonly now: Date;
}

/** Slack's clock and ours differ; a message may look older than the moment at which we sent it. */
const CLOCK_SKEW_MS = 60_000;
/** Reminders that the backup knows carry their own keys; one may have been planned some days before it went out. */
const KNOWN_BEFORE_MS = 30 * 86_400_000;

/** Looks whether a delivery stands in Slack already, before anybody sends it again. */
export async function lookUp(ports: LookUpPorts, delivery: Delivery, { now }: Time): Promise<WorkOutcome> {
  const place = await readPlace(ports, delivery);
  if (place === 'too-early') return DONE;
  const claimed = claimToLookUp(delivery, now, ports.settings);
  const claim = await ports.deliveries.replace(delivery, claimed, ports.newPatience());
  if (!claim.ok) return claim.refusal === 'busy' ? retryIn(ports.settings.retryMs) : DONE;
  const { channelId = '', key, content } = claimed;
  const since = new Date((claimed.unclearSince ?? now).getTime() - CLOCK_SKEW_MS);
  const otherKeys = await readKeysOfLostDays(ports, claimed);
  const found =
    content.kind === 'attachment'
      ? await ports.filePoster.find({ channelId, fileId: content.payload.uploadedId ?? '' })
      : await ports.messenger.find({
          channelId,
          threadTs: place.threadTs,
          key,
          since,
          ...(otherKeys.length > 0 && { otherKeys }),
        });
  return markLooked(ports, claimed, found, { now });
}

async function markLooked(
  ports: LookUpPorts,
  claimed: Delivery,
  found: FindOutcome,
  { now }: Time,
): Promise<WorkOutcome> {
  const { retryMs } = ports.settings;
  switch (found.outcome) {
    case 'found':
      return markFound(ports, claimed, found, { now });
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
      return saveFinal(ports, claimed, markUnlookable(claimed, found.problem), { now });
  }
}

/** What was sent in days that a restored ledger does not know may say what is no longer so: it is drawn anew. */
async function markFound(
  ports: LookUpPorts,
  claimed: Delivery,
  { ts, key = claimed.key }: Extract<FindOutcome, { outcome: 'found' }>,
  { now }: Time,
): Promise<WorkOutcome> {
  const { channelId = '', unclearSince = now } = claimed;
  const said = new Date(Number(ts) * 1000);
  const at = said > unclearSince ? said : unclearSince;
  const known = key === claimed.key ? claimed : await asItWas(ports, claimed, { key, at });
  const marked = await saveFinal(ports, claimed, markSent(known, { at, channelId, ts }), { now });
  const restoration = await ports.restorations.newest();
  if (restoration !== undefined && unclearSince.getTime() === restoration.knownUntil.getTime()) {
    await ports.restorations.drawAnew(claimed, { at: now, patience: ports.newPatience() });
  }
  return marked;
}

/** A reminder of an earlier day than the one that was planned anew: it said what was owed then. */
async function asItWas(
  ports: LookUpPorts,
  claimed: Delivery,
  { key, at }: { readonly key: string; readonly at: Date },
): Promise<Delivery> {
  const composed = await composeMessage(ports, claimed, at);
  const owed = composed.kind === 'message' ? composed.payload : undefined;
  return { ...claimed, key, content: { kind: 'reminder', payload: owed ?? { windows: [], entries: [] } } };
}

async function readKeysOfLostDays(ports: LookUpPorts, claimed: Delivery): Promise<readonly string[]> {
  const restoration = await ports.restorations.newest();
  const keys = keysOfLostDays(claimed, restoration);
  if (keys.length === 0) return keys;
  const since = new Date((restoration?.knownUntil.getTime() ?? 0) - KNOWN_BEFORE_MS);
  const known = await ports.deliveries.remindersOf(claimed.personId ?? '', since);
  return keys.filter((key) => !known.some((each) => each.key === key));
}
