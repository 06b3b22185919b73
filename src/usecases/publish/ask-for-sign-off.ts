import { formatQuarter } from '../../core/calendar/quarter.ts';
import { isBeforePublication, type WindowState } from '../../core/collect/collection-window.ts';
import type { Person } from '../../core/plan/plan.ts';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import { withholdTexts } from '../../core/publish/withhold-texts.ts';
import { markToSendAgain } from '../../core/remind/delivery-changes.ts';
import { signOffStem } from '../../core/remind/unarrived.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { askedBy, type SignOffBook } from '../../core/review/sign-off.ts';
import type { Author, Patience, PlanReader } from '../ports.ts';
import type { DeliveryStore, NewDelivery } from '../remind/delivery-ports.ts';
import { type DeputyPorts, readDeputised } from '../remind/read-deputised.ts';
import { type FindingPorts, readFindings } from '../review/read-findings.ts';
import type { Blocked } from './build-publication.ts';
import {
  type CompileRefusal,
  type CompileRequest,
  compileFrom,
  type QuarterSources,
  readQuarterSources,
  withheldIn,
} from './compile-quarter.ts';
import type { AttachmentRenderer, CompilePorts } from './ports.ts';
import { hashOf, standOf } from './read-sign-off.ts';
import type { RenderSignOff, SignOffStore } from './sign-off-ports.ts';

export type AskPorts = CompilePorts &
  FindingPorts &
  DeputyPorts & {
    readonly plans: PlanReader;
    readonly signOffs: SignOffStore;
    readonly deliveries: Pick<DeliveryStore, 'startingWith' | 'replaceAll'>;
    readonly renderSignOff: RenderSignOff;
    readonly renderAttachments: AttachmentRenderer;
  };

export interface AskRequest extends CompileRequest {
  readonly author: Author;
  readonly patience: Patience;
}

export type AskRefusal =
  | CompileRefusal
  | { readonly reason: 'not-to-be-signed'; readonly state: WindowState }
  /** The plan names nobody who signs. */
  | { readonly reason: 'no-approvers' }
  /** This very draft was asked for, everything of that has arrived or is on its way, and nobody has asked for changes. */
  | { readonly reason: 'asked-already'; readonly number: number }
  | Blocked
  | { readonly reason: 'busy' };

export interface AskedForSignOff {
  readonly number: number;
  readonly approverNames: readonly string[];
}

/**
 * Freezes what would be published as a numbered draft and asks each approver of the plan to sign it; while one is away,
 * the deputy. A later draft takes the place of an earlier one, and what was signed before counts no more.
 */
export async function askForSignOff(
  ports: AskPorts,
  request: AskRequest,
): Promise<Result<AskedForSignOff, AskRefusal>> {
  const read = await readQuarterSources(ports, request);
  if (!read.ok) return read;
  const { directorate, window } = read.value;
  if (!isBeforePublication(window)) return refuse({ reason: 'not-to-be-signed', state: window.state });
  if (directorate.approverIds.length === 0) return refuse({ reason: 'no-approvers' });
  const full = await compileFrom(ports, read.value, { now: request.now, revision: undefined });
  const { openBlocks } = await readFindings(ports, { sources: read.value, snapshot: full, now: request.now });
  if (openBlocks.length > 0) return refuse({ reason: 'blocked', findings: openBlocks });
  const snapshot = withholdTexts(full, withheldIn(read.value));
  const quarter = formatQuarter(request.quarter);
  const book = await ports.signOffs.ofQuarter(directorate.id, quarter);
  const stand = standOf(book, directorate.approverIds, snapshot);
  const isWanted = stand?.answers.every(({ answer }) => answer?.kind !== 'changes-asked') ?? false;
  if (stand !== undefined && stand.changed.length === 0 && isWanted) {
    return askOnce(ports, request, { windowId: window.id, number: stand.draft.number });
  }
  const number = book.drafts.length + 1;
  const asked = await readAsked(ports, read.value, request.now);
  const stored = await ports.signOffs.ask(
    {
      directorateId: directorate.id,
      quarter,
      windowId: window.id,
      number,
      contentHash: hashOf(snapshot),
      snapshot,
      at: request.now,
      author: request.author,
      basedOn: book.mark,
      deliveries: asked.flatMap((each) =>
        toDeliveries(ports, each, { windowId: window.id, number, snapshot, book, now: request.now }),
      ),
    },
    request.patience,
  );
  if (stored.ok) return done({ number, approverNames: asked.map(({ approver }) => approver.name) });
  // Somebody else asked, or answered, meanwhile: deciding again finds what is left to do.
  return stored.refusal === 'busy' ? refuse({ reason: 'busy' }) : askForSignOff(ports, request);
}

/** The same draft: what did not arrive of its asking is sent again, and nothing else. */
async function askOnce(
  ports: AskPorts,
  request: AskRequest,
  { windowId, number }: Pick<AskedDraft, 'windowId' | 'number'>,
): Promise<Result<AskedForSignOff, AskRefusal>> {
  const rows = await ports.deliveries.startingWith(`${signOffStem(windowId, number)}-`);
  const failed = rows.filter(({ state }) => state === 'failed');
  if (failed.length === 0) return refuse({ reason: 'asked-already', number });
  const replaced = await ports.deliveries.replaceAll(
    failed.map((before) => ({ before, after: markToSendAgain(before, request.now) })),
    { author: request.author, at: request.now, action: 'send-again', subject: 'window', subjectId: windowId },
    request.patience,
  );
  if (!replaced.ok) return replaced.refusal === 'busy' ? refuse({ reason: 'busy' }) : askForSignOff(ports, request);
  const people = await ports.plans.people();
  const readers = new Set(failed.map(({ personId }) => personId));
  return done({ number, approverNames: people.filter(({ id }) => readers.has(id)).map(({ name }) => name) });
}

interface Asked {
  readonly approver: Person;
  /** The approver, or who stands in. */
  readonly reader: Person;
}

async function readAsked(ports: AskPorts, { directorate }: QuarterSources, now: Date): Promise<readonly Asked[]> {
  const [people, standIns] = await Promise.all([ports.plans.people(), readDeputised(ports, now)]);
  return directorate.approverIds.flatMap((id) => {
    const approver = people.find((person) => person.id === id);
    const deputy = people.find((person) => standIns.get(person.id)?.includes(id));
    return approver === undefined ? [] : [{ approver, reader: deputy ?? approver }];
  });
}

interface AskedDraft {
  readonly windowId: string;
  readonly number: number;
  readonly snapshot: Snapshot;
  /** As it was before. */
  readonly book: SignOffBook;
  readonly now: Date;
}

/** The files are rendered from the draft as it was frozen, whatever is written until they are sent. */
function toDeliveries(
  { renderAttachments, renderSignOff }: Pick<AskPorts, 'renderAttachments' | 'renderSignOff'>,
  { approver, reader }: Asked,
  { windowId, number, snapshot, book, now }: AskedDraft,
): readonly NewDelivery[] {
  const { picture, documents } = renderAttachments(snapshot);
  const stem = `${signOffStem(windowId, number)}-${approver.id}`;
  const insteadOf = reader.id === approver.id ? undefined : approver.name;
  const before = askedBy(book, book.drafts.at(-1)?.id, approver.id).map(({ id }) => id);
  const asked = book.changes.filter(({ answerId }) => before.includes(answerId));
  const formats = documents.map(({ format }) => format);
  const message = renderSignOff({ about: 'ask', windowId, number, snapshot, insteadOf, formats, asked });
  const common = { personId: reader.id, dueAt: now, createdAt: now };
  return [
    ...[...(picture === undefined ? [] : [picture]), ...documents].map(
      (attachment): NewDelivery => ({
        ...common,
        key: `${stem}-${attachment.format}`,
        content: { kind: 'attachment', payload: { ...attachment, windowId, draft: number } },
        methodClass: 'files',
      }),
    ),
    {
      ...common,
      key: `${stem}-ask`,
      content: { kind: 'sign-off', payload: { message, windowId, asked: { number, approverId: approver.id } } },
      methodClass: 'post',
    },
  ];
}
