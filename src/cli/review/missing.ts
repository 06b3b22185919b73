import { formatQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import { normaliseRef } from '../../core/plan/ref.ts';
import { toStatusKind } from '../../core/publish/status-kind.ts';
import { nameEntry } from '../../core/remind/asked-entry.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { MissingEntry } from '../../core/review/find-gaps.ts';
import type { GapPrint } from '../../core/review/gap.ts';
import { STATUS_LABELS } from '../../reports/labels.ts';
import { compileRefusalWords } from '../../reports/publish-words.ts';
import { findDirectorate } from '../../usecases/calendar/find-directorate.ts';
import { COMMAND_LINE } from '../../usecases/find-actor.ts';
import { chooseGaps, type Gap, type GapPorts, openGaps } from '../../usecases/review/decide-gaps.ts';
import { type CliContext, commandPatience } from '../cli-context.ts';
import { type ReadOrder, readOptions } from '../read-options.ts';
import { readPlace } from '../read-place.ts';
import { runOrder } from '../run-order.ts';

const missingHelp = `ragtime missing --directorate CODE --quarter 2026-27/Q1
ragtime missing --directorate CODE --quarter 2026-27/Q1 --ref COPS2 --as-before
ragtime missing --directorate CODE --quarter 2026-27/Q1 --ref COPS2 --undo

Lists what has no update once a window has closed, with what the report prints of it, or chooses that for one of them: how
it stood last, with the quarter in which that was said, or that an update was not available, which is printed where nothing
was chosen. It is counted as "no update" either way; an update that still comes is printed instead ("ragtime updates").

  --directorate CODE    which directorate, for example CE
  --quarter 2026-27/Q1  which quarter of which financial year
  --ref COPS2           which milestone or indicator, "Risk 1" or "Equality action 1"; its id where several
                        share the ref
  --as-before           printed as it stood last
  --undo                printed as not available
  --help                this text

Exit codes: 0 done, 1 refused (it is said why), 2 the command was not understood`;

/** What the command touches. */
export interface MissingCli extends Pick<CliContext, 'out' | 'err' | 'now' | 'author'> {
  readonly openStore: () => Promise<GapPorts & { readonly close: () => void }>;
}

const OPTIONS = {
  directorate: { type: 'string' },
  quarter: { type: 'string' },
  ref: { type: 'string' },
  'as-before': { type: 'boolean', default: false },
  undo: { type: 'boolean', default: false },
} as const;

interface Asked {
  readonly directorateCode: string;
  readonly quarter: Quarter;
  /** Undefined lists everything. */
  readonly choice: { readonly ref: string; readonly prints: GapPrint } | undefined;
}

/** `ragtime missing` */
export async function runMissing(args: readonly string[], cli: MissingCli): Promise<number> {
  return runOrder(args, cli, { help: missingHelp, read: parseCommand, carryOut });
}

function parseCommand(args: readonly string[]): ReadOrder<Asked> {
  return readOptions(args, OPTIONS, (values) => {
    const { ref, 'as-before': isAsBefore, undo } = values;
    const place = readPlace(values);
    if (!place.ok) return place;
    if (ref === undefined) {
      if (isAsBefore || undo) return refuse('Say what is meant, for example --ref COPS2.');
      return done({ ...place.value, choice: undefined });
    }
    if (isAsBefore === undo) return refuse('Give either --as-before or --undo.');
    return done({ ...place.value, choice: { ref, prints: isAsBefore ? 'last-status' : 'not-available' } });
  });
}

async function carryOut(store: GapPorts, asked: Asked, cli: MissingCli): Promise<Result<string, string>> {
  const quarter = formatQuarter(asked.quarter);
  const found = await findDirectorate(store.plans, asked.directorateCode);
  if (!found.ok) return refuse(compileRefusalWords(found.refusal, { ...asked, quarter }));
  const windows = await store.windows.windows();
  const window = windows.find((each) => each.directorateId === found.value.id && each.quarter === quarter);
  const request = { by: COMMAND_LINE, windowId: window?.id ?? '' };
  const opened = await openGaps(store, request);
  if (opened.outcome !== 'gaps') return refuse(NOT_NOW);
  const { choice } = asked;
  if (choice === undefined) return done(listText(opened.gaps));
  const meant = matchGap(opened.gaps, choice.ref);
  if (!meant.ok) return meant;
  const gap = meant.value;
  if (choice.prints === 'last-status' && gap.last === undefined) {
    return refuse(`Nothing was said of ${gap.ref} before that could be printed. Nothing was changed.`);
  }
  const chosen = await chooseGaps(store, {
    ...request,
    author: cli.author,
    chosen: new Map([[nameEntry(gap.entry), choice.prints]]),
    now: cli.now(),
    patience: commandPatience(),
  });
  if (chosen.outcome === 'busy') return refuse('Nothing was changed: the database was busy. Please try again.');
  if (chosen.outcome !== 'chosen') return refuse(NOT_NOW);
  const stands = `${gap.ref}: ${printedText({ ...gap, prints: choice.prints })}`;
  return done(chosen.changed === 0 ? `${stands} It stands so already.` : stands);
}

const NOT_NOW = 'This is chosen between the close of the window and the signing of its report. Nothing was changed.';

function listText(gaps: readonly Gap[]): string {
  if (gaps.length === 0) return 'Nothing is missing: all that was asked for has an update.';
  return gaps
    .map((gap) => `${gap.ref} ${gap.words} (${gap.ownerName ?? 'nobody answers for it'})\n  ${printedText(gap)}`)
    .join('\n');
}

function printedText({ prints, last }: Gap): string {
  if (prints === 'last-status' && last !== undefined) return `Printed as at ${last.quarterTitle}: ${lastWords(last)}.`;
  const before = last === undefined ? '' : ` As at ${last.quarterTitle} it was: ${lastWords(last)}.`;
  return `Printed as not available.${before}`;
}

function lastWords({ figure, status }: NonNullable<MissingEntry['last']>): string {
  const word = status === undefined ? undefined : STATUS_LABELS[toStatusKind(status)].word;
  return [figure, word].filter((part) => part !== undefined).join(', ');
}

/** By id, or by ref without regard to case, blanks and punctuation. */
function matchGap(gaps: readonly Gap[], name: string): Result<Gap, string> {
  const byId = gaps.filter(({ entry }) => entry.id === name.trim());
  const matching = byId.length > 0 ? byId : gaps.filter(({ ref }) => normaliseRef(ref) === normaliseRef(name));
  const [only, ...others] = matching;
  if (only === undefined) return refuse(`Nothing that is missing has the ref or id "${name}".`);
  if (others.length === 0) return done(only);
  const lines = matching.map(({ entry, words }) => `  ${entry.id}  ${words}`);
  return refuse([`Several have the ref "${name}". Give the id of the one you mean as --ref:`, ...lines].join('\n'));
}
