import { formatLong } from '../../core/calendar/local-date.ts';
import { formatQuarter } from '../../core/calendar/quarter.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import { listAmendments, type Reasons, reasonsForNothing } from '../../core/publish/amendments.ts';
import { freezeDeep } from '../../core/publish/freeze-deep.ts';
import { keepNumbers } from '../../core/publish/keep-numbers.ts';
import type { ReportFormat } from '../../core/publish/report-format.ts';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import type { SignedBefore, SnapshotAmendment } from '../../core/publish/snapshot-front.ts';
import { withholdTexts, withoutWithheld } from '../../core/publish/withhold-texts.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { Author, Patience } from '../ports.ts';
import {
  type Blocked,
  buildPublication,
  keyDocuments,
  keyPicture,
  summaryRootKey,
  summaryStem,
} from './build-publication.ts';
import {
  type CompileRefusal,
  type CompileRequest,
  compileFrom,
  type QuarterSources,
  readQuarterSources,
  withheldIn,
} from './compile-quarter.ts';
import type { AmendPorts, Correction, KeyedMessage, Publication, Revision } from './ports.ts';

export interface AmendRequest extends CompileRequest, Reasons {
  /** Says what would change and stores nothing. */
  readonly mode: 'store' | 'dry-run';
  readonly author: Author;
  readonly patience: Patience;
}

export type AmendRefusal =
  | CompileRefusal
  | { readonly reason: 'not-published' }
  /** What stands now is what was published. */
  | { readonly reason: 'nothing-changed'; readonly number: number }
  /** A reason was given for refs of which nothing has changed. */
  | { readonly reason: 'reason-for-nothing'; readonly refs: readonly string[] }
  | { readonly reason: 'no-channel'; readonly directorateCode: string }
  | Blocked
  | { readonly reason: 'busy' };

export interface Amended {
  readonly number: number;
  readonly amendments: readonly SnapshotAmendment[];
  /** Who signed the report that is corrected; nobody signs a correction. */
  readonly signedBefore: SignedBefore | undefined;
  /** Undefined after a dry run. */
  readonly revision: Revision | undefined;
  /** Formats in which it is not kept, since it is too long for them. */
  readonly leftOut: readonly ReportFormat[];
  /** How many messages the channel gets. */
  readonly messages: number;
}

/**
 * Freezes what stands now as the next revision of a published report, with what it changes and why, and puts the
 * correction into the ledger: all of it or nothing. Earlier revisions and their files stay as they are.
 */
export async function amendQuarter(ports: AmendPorts, request: AmendRequest): Promise<Result<Amended, AmendRefusal>> {
  for (;;) {
    const read = await readQuarterSources(ports, request);
    if (!read.ok) return read;
    const prepared = await prepare(ports, read.value, request);
    if (!prepared.ok) return prepared;
    const { publication, amendments, signedBefore, messages } = prepared.value;
    const { number, leftOut } = publication;
    const amended = { number, leftOut, amendments, signedBefore, messages };
    if (request.mode === 'dry-run') return done({ ...amended, revision: undefined });
    const stored = await ports.revisions.publish(publication, request.patience);
    if (stored.ok) return done({ ...amended, revision: stored.value });
    if (stored.refusal === 'busy') return refuse({ reason: 'busy' });
    // Something the report rests on has changed in the meantime: read it all again and decide again.
  }
}

interface Prepared {
  readonly publication: Publication;
  readonly amendments: readonly SnapshotAmendment[];
  readonly signedBefore: SignedBefore | undefined;
  readonly messages: number;
}

async function prepare(
  ports: AmendPorts,
  sources: QuarterSources,
  request: AmendRequest,
): Promise<Result<Prepared, AmendRefusal>> {
  const revisions = await ports.revisions.ofQuarter(sources.directorate.id, formatQuarter(request.quarter));
  const [first, latest] = [revisions[0], revisions.at(-1)];
  if (first === undefined || latest === undefined) return refuse({ reason: 'not-published' });
  const { channelId, code } = sources.directorate;
  if (channelId === undefined) return refuse({ reason: 'no-channel', directorateCode: code });
  const full = await compileNext(ports, sources, { latest, now: request.now });
  const compiled = withholdTexts(full, withheldIn(sources));
  const amendments = listAmendments(latest.snapshot, compiled, request).map(withoutWithheld);
  if (amendments.length === 0) return refuse({ reason: 'nothing-changed', number: latest.number });
  const refs = reasonsForNothing(latest.snapshot, compiled, request);
  if (refs.length > 0) return refuse({ reason: 'reason-for-nothing', refs });
  const signedBefore = signedIn(latest);
  const snapshot = freezeDeep({ ...compiled, amendments, ...(signedBefore && { signedBefore }) });
  const later = [...revisions.slice(1).map((each) => each.snapshot), snapshot];
  const { root, posts, changedAreaIds } = ports.renderCorrection([first.snapshot, ...later]);
  const rootKey = summaryRootKey(first.snapshot, first.number);
  const correctedOn = snapshot.compiledOn;
  const marked = await markParts(ports, { rootKey, changedAreaIds, correctedOn });
  const stem = summaryStem(snapshot, latest.number + 1);
  const summary = [
    ...posts.map((message, index) => ({ key: `${stem}-part-${index + 1}`, message })),
    ...keyNewFiles(ports, { before: latest.snapshot, snapshot, stem }),
  ];
  const built = await buildPublication(ports, {
    request,
    sources: { ...sources, channelId },
    snapshot,
    full,
    summary,
    correction: { rootKey, root, marked, correctedOn, why: request.why },
    before: latest.snapshot,
  });
  if (!built.ok) return built;
  return done({ publication: built.value, amendments, signedBefore, messages: built.value.summary.length + 1 });
}

/** A signature is for what was signed: a correction names it, and does not carry it. */
function signedIn({ number, snapshot: { signedBy, signedBefore } }: Revision): SignedBefore | undefined {
  return signedBy === undefined ? signedBefore : { revision: number, signedBy };
}

/** The corrected documents, and the picture where it shows something else now. */
function keyNewFiles(
  { renderAttachments }: Pick<AmendPorts, 'renderAttachments'>,
  { before, snapshot, stem }: { readonly before: Snapshot; readonly snapshot: Snapshot; readonly stem: string },
): Publication['summary'] {
  const { picture, documents } = renderAttachments(snapshot);
  const isSame = picture?.altText === renderAttachments(before).picture?.altText;
  return [...(isSame ? [] : keyPicture(picture, stem)), ...keyDocuments(documents, stem)];
}

interface PartsToMark extends Pick<Correction, 'rootKey' | 'correctedOn'> {
  readonly changedAreaIds: readonly string[];
}

/** What stands in the thread of an area that reads otherwise now; each message is marked once, by the first revision after it. */
async function markParts(
  ports: Pick<AmendPorts, 'deliveries' | 'markCorrected'>,
  { rootKey, changedAreaIds, correctedOn }: PartsToMark,
): Promise<readonly KeyedMessage[]> {
  const thread = await ports.deliveries.thread(rootKey);
  return thread.flatMap(({ key, content }) => {
    if (content.kind !== 'summary-part' || content.payload.correctedOn !== undefined) return [];
    const { areaId, message } = content.payload;
    if (areaId === undefined || !changedAreaIds.includes(areaId)) return [];
    return [{ key, message: { ...ports.markCorrected(message, correctedOn), areaId } }];
  });
}

/** Numbers never move once they are published. */
async function compileNext(
  ports: AmendPorts,
  sources: QuarterSources,
  { latest, now }: { readonly latest: Revision; readonly now: Date },
): Promise<Snapshot> {
  const compiled = await compileFrom(ports, sources, { now, revision: latest.number + 1 });
  return keepNumbers(latest.snapshot, compiled, formatLong(localDateOf(now, sources.organisation.timeZone)));
}
