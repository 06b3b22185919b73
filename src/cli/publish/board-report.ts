import { join } from 'node:path';
import { parseQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import type { ReportFormat } from '../../core/publish/report-format.ts';
import { done, refuse } from '../../core/result.ts';
import { tooLongWords } from '../../reports/publish-words.ts';
import { type BoardRefusal, readBoardReport } from '../../usecases/publish/read-board-report.ts';
import { EXIT_DONE, EXIT_REFUSED } from '../cli-context.ts';
import { type ReadOrder, readOptions } from '../read-options.ts';
import { takeOrder, withStore } from '../run-order.ts';
import { parseFormats, type ReportContext, writeOrSay } from './report.ts';
import { reportHelp } from './report-help.ts';

const OPTIONS = {
  board: { type: 'string' },
  directorate: { type: 'string' },
  quarter: { type: 'string' },
  format: { type: 'string', default: 'html' },
  out: { type: 'string', default: '.' },
} as const;

interface BoardCommand {
  readonly board: string;
  readonly directorateCodes: readonly string[] | undefined;
  readonly quarter: Quarter;
  readonly formats: readonly ReportFormat[];
  readonly outDir: string;
}

/** `ragtime report --board` */
export async function runBoardReport(args: readonly string[], cli: ReportContext): Promise<number> {
  return takeOrder(args, cli, {
    help: reportHelp,
    read: parseCommand,
    carryOut: (command) => withStore(cli, (store) => carryOut(store, command, cli)),
  });
}

type Store = Awaited<ReturnType<ReportContext['openStore']>>;

async function carryOut(store: Store, given: BoardCommand, cli: ReportContext): Promise<number> {
  const read = await readBoardReport(store, { ...given, now: cli.now() });
  if (!read.ok) {
    cli.err(refusalText(read.refusal, given.board));
    return EXIT_REFUSED;
  }
  let code = EXIT_DONE;
  for (const format of given.formats) {
    const made = await store.renderReport(read.value, format);
    if (!made.ok) {
      cli.err(tooLongWords(format));
      code = EXIT_REFUSED;
      continue;
    }
    const file = made.value;
    const path = join(given.outDir, file.name);
    const problem = await writeOrSay(path, file.bytes);
    if (problem !== undefined) {
      cli.err(problem);
      return EXIT_REFUSED;
    }
    cli.out(`${path} was written, from ${read.value.cut?.directorates.join(', ')}.`);
  }
  return code;
}

function parseCommand(args: readonly string[]): ReadOrder<BoardCommand> {
  return readOptions(args, OPTIONS, (values) => {
    const { board = '', directorate, quarter: text = '', format, out } = values;
    if (board.trim() === '') return refuse('--board needs the name of a board, as the plan writes it.');
    const quarter = parseQuarter(text);
    if (quarter === undefined) return refuse(`"${text}" is no quarter. Write it like 2026-27/Q1, with Q1 to Q4.`);
    const formats = parseFormats(format);
    if (!formats.ok) return formats;
    const directorateCodes = directorate?.split(',').map((code) => code.trim());
    return done({ board: board.trim(), directorateCodes, quarter, formats: formats.value, outDir: out });
  });
}

function refusalText(refusal: BoardRefusal, board: string): string {
  if (refusal.reason === 'unknown-directorate') {
    return `That is no directorate. There are ${refusal.known.join(', ') || 'none yet'}.`;
  }
  const named = refusal.boards.length === 0 ? 'no board' : refusal.boards.map((each) => `"${each}"`).join(', ');
  return `Nothing of that quarter is for the board "${board}". Its plans name ${named}.`;
}
