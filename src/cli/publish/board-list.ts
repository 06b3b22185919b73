import {
  compareQuarters,
  formatQuarter,
  parseQuarter,
  type Quarter,
  quarterTitle,
} from '../../core/calendar/quarter.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import type { BoardContents, BoardList, BoardPart, PlacedEntry } from '../../core/publish/list-boards.ts';
import { shorten } from '../../core/publish/shorten.ts';
import { done, refuse } from '../../core/result.ts';
import { type BoardListRefusal, readBoards } from '../../usecases/publish/read-board-report.ts';
import { EXIT_DONE, EXIT_REFUSED } from '../cli-context.ts';
import { type ReadOrder, readOptions } from '../read-options.ts';
import { takeOrder, withStore } from '../run-order.ts';
import type { ReportContext } from './report.ts';
import { reportHelp } from './report-help.ts';

const OPTIONS = {
  boards: { type: 'boolean' },
  directorate: { type: 'string' },
  quarter: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** A terminal shows enough to know what it is. Unit: UTF-16 code units. */
const WORDS_LENGTH = 70;

interface ListCommand {
  readonly directorateCodes: readonly string[] | undefined;
  /** Undefined for the newest that was opened. */
  readonly quarter: Quarter | undefined;
  readonly saysJson: boolean;
}

/** `ragtime report --boards` */
export async function runBoardList(args: readonly string[], cli: ReportContext): Promise<number> {
  return takeOrder(args, cli, {
    help: reportHelp,
    read: parseCommand,
    carryOut: (command) => withStore(cli, (store) => carryOut(store, command, cli)),
  });
}

type Store = Awaited<ReturnType<ReportContext['openStore']>>;

async function carryOut(store: Store, given: ListCommand, cli: ReportContext): Promise<number> {
  const { saysJson, ...command } = given;
  const quarter = command.quarter ?? newestOf(await store.windows.windows());
  if (quarter === undefined) {
    cli.err('No quarter was opened yet. "ragtime quarter open" opens one.');
    return EXIT_REFUSED;
  }
  const read = await readBoards(store, { ...command, quarter, now: cli.now() });
  if (!read.ok) {
    cli.err(refusalText(read.refusal, quarter));
    return EXIT_REFUSED;
  }
  const asJson = () => [JSON.stringify({ quarter: formatQuarter(quarter), ...read.value }, undefined, 2)];
  for (const line of saysJson ? asJson() : linesOf(read.value, quarter)) cli.out(line);
  return EXIT_DONE;
}

function parseCommand(args: readonly string[]): ReadOrder<ListCommand> {
  return readOptions(args, OPTIONS, (values) => {
    const quarter = values.quarter === undefined ? undefined : parseQuarter(values.quarter);
    if (values.quarter !== undefined && quarter === undefined) {
      return refuse(`"${values.quarter}" is no quarter. Write it like 2026-27/Q1, with Q1 to Q4.`);
    }
    const directorateCodes = values.directorate?.split(',').map((code) => code.trim());
    return done({ directorateCodes, quarter, saysJson: values.json });
  });
}

function refusalText(refusal: BoardListRefusal, quarter: Quarter): string {
  if (refusal.reason === 'nothing-collected') {
    return `Nothing was collected for ${formatQuarter(quarter)}. "ragtime status" says which quarters were opened.`;
  }
  return `That is no directorate. There are ${refusal.known.join(', ') || 'none yet'}.`;
}

function newestOf(windows: readonly Pick<CollectionWindow, 'quarter' | 'state'>[]): Quarter | undefined {
  return windows
    .filter(({ state }) => state !== 'planned')
    .flatMap(({ quarter }) => parseQuarter(quarter) ?? [])
    .toSorted(compareQuarters)
    .at(-1);
}

function linesOf({ boards, inNone, inTwo, withoutBoard }: BoardList, quarter: Quarter): readonly string[] {
  return [
    `${quarterTitle(quarter)}: ${counted(boards.length, 'board')}. A directorate's own report has all that is its own.`,
    ...boards.flatMap((contents) => boardLines(contents, formatQuarter(quarter))),
    ...section("In no board's report", inNone),
    ...withoutBoard.map(
      (code) =>
        `${code} has no board of its own (report: board: in its plan), so no board reads its items, risks, equality actions and finance.`,
    ),
    ...section('In the reports of more than one board', inTwo),
    ...(inNone.length + inTwo.length + withoutBoard.length === 0
      ? ['Everything stands in the report of one board.']
      : []),
  ];
}

function boardLines(
  { board, directorates, milestones, indicators }: BoardContents,
  quarter: string,
): readonly string[] {
  return [
    `${board}: ${counted(milestones, 'milestone')}, ${counted(indicators, 'indicator')}; ${directorates.map(partText).join(', ')}`,
    `  ragtime report --board "${board}" --quarter ${quarter}`,
  ];
}

function partText({ code, revision, isOwn }: BoardPart): string {
  const state = revision === null ? 'draft' : `revision ${revision}`;
  return isOwn ? `${code} with all its sections (${state})` : `${code} (${state})`;
}

function section(title: string, entries: readonly PlacedEntry[]): readonly string[] {
  return entries.length === 0 ? [] : [`${title}:`, ...entries.map(entryLine)];
}

function entryLine({ directorateCode, kind, refs, words, boards }: PlacedEntry): string {
  const what = kind === 'text' ? 'one text about ' : '';
  const where = boards.length === 0 ? '' : ` (${boards.join(', ')})`;
  return `  ${directorateCode} ${what}${refs}: ${shorten(words, WORDS_LENGTH)}${where}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
