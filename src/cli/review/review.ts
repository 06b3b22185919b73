import { formatQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import { normaliseRef } from '../../core/plan/ref.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { QueuedEntry } from '../../core/review/review-queue.ts';
import type { Said } from '../../core/review/said.ts';
import { ownTexts, type Texts, type WordingField } from '../../core/review/wording.ts';
import { compileRefusalWords } from '../../reports/publish-words.ts';
import { COMMAND_LINE } from '../../usecases/find-actor.ts';
import { type AcceptPorts, type AcceptRefusal, acceptUpdates } from '../../usecases/review/accept-updates.ts';
import { type EditWordingPorts, editWording } from '../../usecases/review/edit-wording.ts';
import { readQueue } from '../../usecases/review/read-queue.ts';
import { type UndoRefusal, undoAcceptance } from '../../usecases/review/undo-acceptance.ts';
import { type CliContext, commandPatience } from '../cli-context.ts';
import { type ReadOrder, readOptions } from '../read-options.ts';
import { readPlace } from '../read-place.ts';
import { runOrder } from '../run-order.ts';
import { queueText, wordingText } from './review-words.ts';

export const reviewHelp = `ragtime review --directorate CODE --quarter 2026-27/Q1 [--all]
ragtime review --directorate CODE --quarter 2026-27/Q1 --ref COPS2 --accept [--undo]
ragtime review --directorate CODE --quarter 2026-27/Q1 --ref COPS2 --text TEXT [--action TEXT]
ragtime review --directorate CODE --quarter 2026-27/Q1 --ref COPS2 --as-sent

Lists what was sent and nobody has accepted yet, each with what was said last quarter, or accepts one of them. Whatever is
sent for it later is to be read again. With --text other words are printed than those that were sent, which are kept; the
owner is told and can object. To send one back with a question, use "ragtime return".

  --directorate CODE    which directorate, for example CE
  --quarter 2026-27/Q1  which quarter of which financial year
  --all                 what is accepted or was sent back, too
  --ref COPS2           which milestone or indicator, "Risk 1" or "Equality action 1"; its id where several
                        share the ref
  --accept              its text is taken as it is
  --undo                with --accept: takes that back, so that it is to be read again
  --text TEXT           printed in place of its text; of a risk, of what was done
  --action TEXT         printed in place of what is being done; of a risk, of what comes next
  --as-sent             printed as it was sent: takes edited words back
  --help                this text

Exit codes: 0 done, 1 refused (it is said why), 2 the command was not understood`;

type ReviewStore = AcceptPorts & EditWordingPorts & { readonly newId: (prefix: string) => string };

/** What the command touches. */
export interface ReviewCli extends Pick<CliContext, 'out' | 'err' | 'now' | 'author'> {
  readonly openStore: () => Promise<ReviewStore & { readonly close: () => void }>;
}

const OPTIONS = {
  directorate: { type: 'string' },
  quarter: { type: 'string' },
  all: { type: 'boolean', default: false },
  ref: { type: 'string' },
  accept: { type: 'boolean', default: false },
  undo: { type: 'boolean', default: false },
  text: { type: 'string' },
  action: { type: 'string' },
  'as-sent': { type: 'boolean', default: false },
} as const;

interface Asked {
  readonly directorateCode: string;
  readonly quarter: Quarter;
  readonly act:
    | { readonly kind: 'list'; readonly shows: 'to-read' | 'all' }
    | { readonly kind: 'accept' | 'undo'; readonly ref: string }
    | { readonly kind: 'as-sent'; readonly ref: string }
    | { readonly kind: 'edit'; readonly ref: string; readonly text?: string; readonly action?: string };
}

/** `ragtime review` */
export async function runReview(args: readonly string[], cli: ReviewCli): Promise<number> {
  return runOrder(args, cli, { help: reviewHelp, read: parseCommand, carryOut });
}

function parseCommand(args: readonly string[]): ReadOrder<Asked> {
  return readOptions(args, OPTIONS, (values) => {
    const place = readPlace(values);
    if (!place.ok) return place;
    const act = parseAct(values);
    return act.ok ? done({ ...place.value, act: act.value }) : act;
  });
}

interface GivenAct {
  readonly all: boolean;
  readonly accept: boolean;
  readonly undo: boolean;
  readonly 'as-sent': boolean;
  readonly ref?: string;
  readonly text?: string;
  readonly action?: string;
}

function parseAct({ all, accept, undo, ref, text, action, ...given }: GivenAct): Result<Asked['act'], string> {
  const isEdit = text !== undefined || action !== undefined;
  const acts = [accept, given['as-sent'], isEdit].filter(Boolean).length;
  if (ref === undefined && acts === 0) return done({ kind: 'list', shows: all ? 'all' : 'to-read' });
  if (ref === undefined) return refuse('Say what is meant, for example --ref COPS2.');
  if (acts !== 1) return refuse('Give one of --accept, --text or --action, and --as-sent together with --ref.');
  if (undo && !accept) return refuse('--undo belongs to --accept.');
  if (accept) return done({ kind: undo ? 'undo' : 'accept', ref });
  if (!isEdit) return done({ kind: 'as-sent', ref });
  return done({ kind: 'edit', ref, ...(text !== undefined && { text }), ...(action !== undefined && { action }) });
}

async function carryOut(ports: ReviewStore, asked: Asked, cli: ReviewCli): Promise<Result<string, string>> {
  const request = { by: COMMAND_LINE, ...asked };
  const queue = await readQueue(ports, request);
  if (!queue.ok) return refuse(refusalWords(queue.refusal, asked));
  const { entries } = queue.value;
  const { act } = asked;
  if (act.kind === 'list') {
    const listed = act.shows === 'all' ? entries : entries.filter(({ stand }) => stand === 'to-read');
    return done(queueText(entries, listed));
  }
  const found = findOne(entries, act.ref);
  if (!found.ok) return found;
  if (act.kind === 'edit' || act.kind === 'as-sent') return edit(ports, found.value, { asked, act, cli });
  const { entry, said, ref } = found.value;
  const read = [{ entry, updateId: said.update.id }] as const;
  if (act.kind === 'undo') {
    const undone = await undoAcceptance(ports, { ...request, ...timed(cli), author: cli.author, read: read[0] });
    return undone.ok ? done(`${ref} is to be read again.`) : refuse(undoRefusalWords(undone.refusal, asked));
  }
  const accepted = await acceptUpdates(ports, { ...request, ...timed(cli), author: cli.author, read });
  if (!accepted.ok) return refuse(refusalWords(accepted.refusal, asked));
  return accepted.value.accepted.length > 0
    ? done(`${ref} is accepted.`)
    : refuse(`${ref} was changed meanwhile, or its question is not answered yet. Nothing was accepted.`);
}

function undoRefusalWords(refusal: UndoRefusal, asked: Asked): string {
  if (refusal.reason === 'changed-since') return 'Something newer was sent since. It is to be read anyway.';
  return refusalWords(refusal, asked);
}

function timed(cli: ReviewCli) {
  return { now: cli.now(), patience: commandPatience() };
}

interface Editing {
  readonly asked: Asked;
  readonly act: Extract<Asked['act'], { readonly kind: 'edit' | 'as-sent' }>;
  readonly cli: ReviewCli;
}

/** What is not given stays as it is printed. */
async function edit(ports: ReviewStore, queued: QueuedEntry, { asked, act, cli }: Editing) {
  const { entry, said, wording } = queued;
  const own = ownTexts(said);
  const printed = wording?.kind === 'edited' ? wording.texts : own;
  const outcome = await editWording(ports, {
    ...timed(cli),
    by: COMMAND_LINE,
    author: cli.author,
    entry,
    quarter: formatQuarter(asked.quarter),
    updateId: said.update.id,
    basedOn: wording?.id,
    texts: act.kind === 'edit' ? { ...printed, ...fieldsGiven(said, act) } : own,
    nonce: ports.newId('cli'),
  });
  return wordingText(outcome);
}

/** By the names that the kind of entry has for them. */
function fieldsGiven(
  { kind, update }: Said,
  { text, action }: { readonly text?: string; readonly action?: string },
): Texts {
  const isRisk = kind === 'led' && update.content.kind === 'risk';
  const isAction = kind === 'led' && update.content.kind === 'equality-action';
  const first: WordingField = isRisk ? 'done' : 'commentary';
  return {
    ...(text !== undefined && { [isAction ? 'text' : first]: text }),
    ...(action !== undefined && { [isRisk ? 'next' : 'action']: action }),
  };
}

/** By id, or by ref without regard to case, blanks and punctuation. */
function findOne(entries: readonly QueuedEntry[], name: string): Result<QueuedEntry, string> {
  const byId = entries.filter(({ entry }) => entry.id === name.trim());
  const matching = byId.length > 0 ? byId : entries.filter(({ ref }) => normaliseRef(ref) === normaliseRef(name));
  const [only, ...others] = matching;
  if (only === undefined) return refuse(`Nothing was sent in this quarter for the ref or id "${name}".`);
  if (others.length === 0) return done(only);
  const lines = matching.map(({ entry, words }) => `  ${entry.id}  ${words}`);
  return refuse([`Several have the ref "${name}". Give the id of the one you mean as --ref:`, ...lines].join('\n'));
}

function refusalWords(refusal: AcceptRefusal, { directorateCode, quarter }: Asked): string {
  switch (refusal.reason) {
    case 'busy':
      return 'Nothing was changed: the database was busy. Please try again.';
    case 'not-allowed':
      return 'Only the performance officer of the directorate can do this.';
    case 'not-open':
      return 'This quarter has not been opened yet, so nothing was sent.';
    case 'unknown-directorate':
    case 'no-window':
    case 'no-plan':
      return compileRefusalWords(refusal, { directorateCode, quarter: formatQuarter(quarter) });
  }
}
