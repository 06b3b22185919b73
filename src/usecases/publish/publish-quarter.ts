import { compareDates, formatLong, type LocalDate } from '../../core/calendar/local-date.ts';
import { periodOf } from '../../core/calendar/quarter.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import { endsAt, type WindowState } from '../../core/collect/collection-window.ts';
import { freezeDeep } from '../../core/publish/freeze-deep.ts';
import type { ReportFormat } from '../../core/publish/report-format.ts';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import { withholdTexts } from '../../core/publish/withhold-texts.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { Author, Patience } from '../ports.ts';
import {
  type Blocked,
  buildPublication,
  keyDocuments,
  keyPicture,
  type PublicationSources,
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
import type { Publication, PublishPorts, Revision } from './ports.ts';
import { standOf } from './read-sign-off.ts';

export interface PublishRequest extends CompileRequest {
  readonly author: Author;
  readonly patience: Patience;
  /** Why it is published although not everybody who was asked has signed it; for the audit. */
  readonly unsignedWhy?: string | undefined;
}

export type PublishRefusal =
  | CompileRefusal
  /** `closesAt` is when collecting ends by itself. */
  | { readonly reason: 'not-in-review'; readonly state: WindowState; readonly closesAt: Date }
  /** Nothing was changed. `publishedOn` as printed in the report: `23 July 2026`. */
  | { readonly reason: 'already-published'; readonly number: number; readonly publishedOn: string }
  | { readonly reason: 'no-channel'; readonly directorateCode: string }
  /** A report of what has not happened yet. */
  | { readonly reason: 'not-over'; readonly lastDay: LocalDate }
  /** Approvers were asked to sign it: `missing` names those who have not, `changed` what reads otherwise since. */
  | {
      readonly reason: 'not-signed';
      readonly number: number;
      readonly missing: readonly string[];
      readonly changed: readonly string[];
    }
  | Blocked
  | { readonly reason: 'busy' };

export interface FirstRevision extends Revision {
  /** Formats in which it is not kept, since it is too long for them. */
  readonly leftOut: readonly ReportFormat[];
  /** How many the channel gets, the files among them. */
  readonly messages: number;
}

/** The first report of a quarter; each correction is the next number. */
export const FIRST_REVISION = 1;

/**
 * Freezes a quarter's report as revision 1, stores its documents, and puts the channel's summary into the ledger: all of
 * it or nothing. Done twice, the second time changes nothing.
 */
export async function publishQuarter(
  ports: PublishPorts,
  request: PublishRequest,
): Promise<Result<FirstRevision, PublishRefusal>> {
  for (;;) {
    const read = await readQuarterSources(ports, request);
    if (!read.ok) return read;
    const refusal = await whyNot(ports, read.value, request);
    if (refusal !== undefined) return refuse(refusal);
    const { channelId, code } = read.value.directorate;
    if (channelId === undefined) return refuse({ reason: 'no-channel', directorateCode: code });
    const prepared = await preparePublication(ports, request, { ...read.value, channelId });
    if (!prepared.ok) return prepared;
    const stored = await ports.revisions.publish(prepared.value, request.patience);
    const { leftOut, summary } = prepared.value;
    if (stored.ok) return done({ ...stored.value, leftOut, messages: summary.length });
    if (stored.refusal === 'busy') return refuse({ reason: 'busy' });
    // Something the report rests on has changed in the meantime: read it all again and decide again.
  }
}

async function whyNot(
  ports: PublishPorts,
  { directorate, window, organisation }: QuarterSources,
  { quarter, now }: PublishRequest,
): Promise<PublishRefusal | undefined> {
  const latest = await ports.revisions.latest(directorate.id, window.quarter);
  if (latest !== undefined) {
    return { reason: 'already-published', number: latest.number, publishedOn: latest.snapshot.compiledOn };
  }
  const { last } = periodOf(quarter);
  if (compareDates(localDateOf(now, organisation.timeZone), last) <= 0) return { reason: 'not-over', lastDay: last };
  if (window.state === 'review' || window.state === 'signed-off') return undefined;
  return { reason: 'not-in-review', state: window.state, closesAt: endsAt(window) };
}

async function preparePublication(
  ports: PublishPorts,
  request: PublishRequest,
  sources: PublicationSources,
): Promise<Result<Publication, PublishRefusal>> {
  const full = await compileFrom(ports, sources, { now: request.now, revision: FIRST_REVISION });
  const signed = await readSignatures(ports, sources, withholdTexts(full, withheldIn(sources)));
  const { unsignedWhy } = request;
  if (signed.refusal !== undefined && unsignedWhy === undefined) return refuse(signed.refusal);
  const { snapshot } = signed;
  const summary = keySummary(ports, snapshot);
  const built = await buildPublication(ports, { request, sources, snapshot, full, summary });
  if (!built.ok) return built;
  return done({ ...built.value, signOffMark: signed.mark, ...(unsignedWhy !== undefined && { unsignedWhy }) });
}

interface Signatures {
  /** With who signed it, where everybody did; else with who did not. */
  readonly snapshot: Snapshot;
  readonly mark: number;
  readonly refusal: Extract<PublishRefusal, { readonly reason: 'not-signed' }> | undefined;
}

/** A report that nobody was asked to sign is published without; one that was asked for needs every signature. */
async function readSignatures(
  ports: Pick<PublishPorts, 'signOffs' | 'plans'>,
  { directorate, window, organisation }: PublicationSources,
  snapshot: Snapshot,
): Promise<Signatures> {
  const book = await ports.signOffs.ofQuarter(directorate.id, window.quarter);
  const stand = standOf(book, directorate.approverIds, snapshot);
  if (stand === undefined) return { snapshot, mark: book.mark, refusal: undefined };
  const people = await ports.plans.people();
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? id;
  const { answers, changed, draft } = stand;
  const missing = answers.filter(({ answer }) => answer?.kind !== 'signed').map(({ approverId }) => nameOf(approverId));
  if (missing.length > 0 || changed.length > 0) {
    const refusal = { reason: 'not-signed', number: draft.number, missing, changed } as const;
    const unsignedBy = changed.length > 0 ? answers.map(({ approverId }) => nameOf(approverId)) : missing;
    return { snapshot: freezeDeep({ ...snapshot, unsignedBy }), mark: book.mark, refusal };
  }
  const signedBy = answers.flatMap(({ approverId, answer }) =>
    answer === undefined
      ? []
      : [
          {
            name: nameOf(approverId),
            by: answer.byId === approverId ? null : nameOf(answer.byId),
            on: formatLong(localDateOf(answer.at, organisation.timeZone)),
          },
        ],
  );
  return { snapshot: freezeDeep({ ...snapshot, signedBy }), mark: book.mark, refusal: undefined };
}

/** What the channel gets: the root, and in its thread the picture, the parts, and the documents. */
function keySummary(
  { renderSummary, renderAttachments }: Pick<PublishPorts, 'renderSummary' | 'renderAttachments'>,
  snapshot: Snapshot,
): Publication['summary'] {
  const stem = summaryStem(snapshot, FIRST_REVISION);
  const [root, ...parts] = renderSummary(snapshot).map((message, index) => ({
    key: index === 0 ? summaryRootKey(snapshot, FIRST_REVISION) : `${stem}-part-${index}`,
    message,
  }));
  const { picture, documents } = renderAttachments(snapshot);
  const first = root === undefined ? [] : [root];
  return [...first, ...keyPicture(picture, stem), ...parts, ...keyDocuments(documents, stem)];
}
