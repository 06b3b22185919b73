import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { type LocalDate, parseLocalDate } from '../../core/calendar/local-date.ts';
import { done, refuse } from '../../core/result.ts';
import { COMMAND_LINE } from '../../usecases/find-actor.ts';
import { readTrailPages, type TrailRefusal } from '../../usecases/review/read-trail.ts';
import type { ReadTrailPorts } from '../../usecases/review/trail-reading.ts';
import { type CliContext, EXIT_DONE, EXIT_REFUSED } from '../cli-context.ts';
import { type ReadOrder, readOptions } from '../read-options.ts';
import { takeOrder, withStore } from '../run-order.ts';
import { FORMATS, HISTORY_FORMATS, type HistoryFormatName } from './history-formats.ts';

const historyHelp = `ragtime history [--item REF] [--person INITIALS] [--from DATE] [--to DATE] [--format text|csv|json] [--out FILE]

Says who changed what and when, newest first: every answer with its words, questions, decisions, dates of windows,
publications, and what imports changed in the plan. It changes nothing.

  --item REF         a milestone, an indicator, "Risk 1", "Equality action 1", a directorate's code, or an id; else
                     what words these stand in: a key development by its title, a milestone by its words
  --person INITIALS  what somebody did, what was done for them, and what was changed about them
  --from DATE        the first day, such as 2026-07-01, where the council is
  --to DATE          the last day
  --format FORMAT    text to be read (the default), csv for a spreadsheet, json with all that is stored
  --out FILE         into a file instead of the terminal
  --help             this text

Exit codes: 0 done, 1 refused (it is said why), 2 the command was not understood`;

/** What the command touches. */
export interface HistoryCli extends Pick<CliContext, 'out' | 'err'> {
  readonly openStore: () => Promise<ReadTrailPorts & { readonly close: () => void }>;
}

const OPTIONS = {
  item: { type: 'string' },
  person: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string', default: 'text' },
  out: { type: 'string' },
} as const;

interface Asked {
  readonly item: string | undefined;
  readonly person: string | undefined;
  readonly from: LocalDate | undefined;
  readonly to: LocalDate | undefined;
  readonly format: HistoryFormatName;
  readonly out: string | undefined;
}

/** `ragtime history` */
export async function runHistory(args: readonly string[], cli: HistoryCli): Promise<number> {
  return takeOrder(args, cli, {
    help: historyHelp,
    read: parseCommand,
    carryOut: (asked) =>
      withStore(cli, (store) => write(readTrailPages(store, { ...asked, by: COMMAND_LINE }), asked, cli)),
  });
}

type Pages = ReturnType<typeof readTrailPages>;

async function write(pages: Pages, { format, out }: Asked, cli: HistoryCli): Promise<number> {
  const { first, next, end } = HISTORY_FORMATS[format];
  const sink = createSink(out, cli);
  let count = 0;
  try {
    for await (const read of pages) {
      if (!read.ok) {
        cli.err(refusalText(read.refusal));
        return EXIT_REFUSED;
      }
      sink.add(count === 0 ? first(read.value) : next(read.value));
      count += read.value.lines.length;
    }
    if (end !== undefined) sink.add(end);
  } catch (error) {
    if (!(error instanceof NotWritten)) throw error;
    cli.err(error.message);
    return EXIT_REFUSED;
  } finally {
    sink.close();
  }
  if (out !== undefined) cli.out(`${count} ${count === 1 ? 'change' : 'changes'} written to ${out}.`);
  return EXIT_DONE;
}

class NotWritten extends Error {}

/** A file comes about with its first piece and never over another one; half of one does not stay. */
function createSink(out: string | undefined, cli: HistoryCli) {
  if (out === undefined) return { add: (piece: string) => cli.out(piece), close: () => undefined };
  let file: number | undefined;
  const add = (piece: string) => {
    try {
      file ??= openSync(out, 'wx');
      writeSync(file, `${piece}\n`);
    } catch (error) {
      if (file !== undefined) rmSync(out);
      const why = error instanceof Error ? error.message : String(error);
      throw new NotWritten(`${out} could not be written: ${why}. Nothing was written.`);
    }
  };
  return { add, close: () => file !== undefined && closeSync(file) };
}

function parseCommand(args: readonly string[]): ReadOrder<Asked> {
  return readOptions(args, OPTIONS, (values) => {
    const format = FORMATS.find((each) => each === values.format);
    if (format === undefined) return refuse(`--format "${values.format}" is none; ${FORMATS.join(', ')} are.`);
    const days: Partial<Record<'from' | 'to', LocalDate>> = {};
    for (const name of ['from', 'to'] as const) {
      const given = values[name];
      if (given === undefined) continue;
      const day = parseLocalDate(given);
      if (day === undefined) return refuse(`--${name} "${given}" is not a day; one written like 2026-07-16 is.`);
      days[name] = day;
    }
    const { item, person, out } = values;
    return done({ item, person, out, format, from: days.from, to: days.to });
  });
}

function refusalText(refusal: TrailRefusal): string {
  switch (refusal.reason) {
    case 'not-allowed':
      return 'Only a performance officer or an administrator can read this.';
    case 'unknown-item':
      return `Nothing has the ref, the id or the words "${refusal.given}".`;
    case 'unknown-person':
      return `Nobody in the plans has the initials "${refusal.given}".`;
  }
}
