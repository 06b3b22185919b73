import { formatQuarter } from '../../core/calendar/quarter.ts';
import { isBeforePublication, type WindowState } from '../../core/collect/collection-window.ts';
import { withholdTexts } from '../../core/publish/withhold-texts.ts';
import { markToSendAgain } from '../../core/remind/delivery-changes.ts';
import { signOffStem } from '../../core/remind/unarrived.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { AskedName } from '../../core/review/sign-off.ts';
import type { Author, Patience, PlanReader } from '../ports.ts';
import type { DeliveryStore } from '../remind/delivery-ports.ts';
import { type FindingPorts, readFindings } from '../review/read-findings.ts';
import { type AskedDraft, type AskRenderers, askSigner } from './ask-signer.ts';
import type { Blocked } from './build-publication.ts';
import {
  type CompileRefusal,
  type CompileRequest,
  compileFrom,
  readQuarterSources,
  withheldIn,
} from './compile-quarter.ts';
import type { CompilePorts } from './ports.ts';
import { hashOf, standOf } from './read-sign-off.ts';
import { readSigners, type Signer, type SignerPorts } from './read-signers.ts';
import type { SignOffStore } from './sign-off-ports.ts';

export type AskPorts = CompilePorts &
  FindingPorts &
  SignerPorts &
  AskRenderers & {
    readonly plans: PlanReader;
    readonly signOffs: SignOffStore;
    readonly deliveries: Pick<DeliveryStore, 'startingWith' | 'replaceAll'>;
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
  readonly asked: readonly AskedName[];
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
  const signers = await readSigners(ports, directorate.approverIds, request.now);
  const before = { book, draftId: book.drafts.at(-1)?.id };
  const asker = request.author.actor;
  const draft = { windowId: window.id, number, snapshot, before, dueAt: request.now, now: request.now, asker };
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
      deliveries: signers.flatMap((signer) => askSigner(ports, { ...signer, key: signer.approver.id }, draft)),
    },
    request.patience,
  );
  if (stored.ok) return done({ number, asked: signers.map(toNames) });
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
  const asked = people.filter(({ id }) => readers.has(id)).map(({ name }) => ({ name, isThere: true }));
  return done({ number, asked });
}

function toNames({ approver, reader, isThere }: Signer): AskedName {
  return reader.id === approver.id
    ? { name: reader.name, isThere }
    : { name: reader.name, insteadOf: approver.name, isThere };
}
