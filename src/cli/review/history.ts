import { writeFileSync } from 'node:fs';
import { type LocalDate, parseLocalDate } from '../../core/calendar/local-date.ts';
import { done, refuse } from '../../core/result.ts';
import { momentText } from '../../reports/moment-text.ts';
import { aboutWords, doneWords, trailDetails } from '../../reports/trail-words.ts';
import { writeCsv } from '../../sheets/write-csv.ts';
import { COMMAND_LINE } from '../../usecases/find-actor.ts';
import {
  type ReadTrailPorts,
  readTrail,
  type Trail,
  type TrailLine,
  type TrailRefusal,
} from '../../usecases/review/read-trail.ts';
import { type CliContext, EXIT_DONE, EXIT_REFUSED } from '../cli-context.ts';
import { type ReadOrder, readOptions } from '../read-options.ts';
import { takeOrder, withStore } from '../run-order.ts';

const historyHelp = `ragtime history [--item REF] [--person INITIALS] [--from DATE] [--to DATE] [--format text|csv|json] [--out FILE]

Says who changed what and when, newest first: every answer with its words, questions, decisions, dates of windows,
publications, and what imports changed in the plan. It changes nothing.

  --item REF         a milestone, an indicator, "Risk 1", "Equality action 1", a directorate's code, or an id
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

const FORMATS = ['text', 'csv', 'json'] as const;

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
  readonly format: (typeof FORMATS)[number];
  readonly out: string | undefined;
}

/** `ragtime history` */
export async function runHistory(args: readonly string[], cli: HistoryCli): Promise<number> {
  return takeOrder(args, cli, {
    help: historyHelp,
    read: parseCommand,
    carryOut: (asked) => withStore(cli, (store) => carryOut(store, asked, cli)),
  });
}

async function carryOut(store: ReadTrailPorts, asked: Asked, cli: HistoryCli): Promise<number> {
  const read = await readTrail(store, { ...asked, by: COMMAND_LINE });
  if (read.ok) return write(read.value, asked, cli);
  cli.err(refusalText(read.refusal));
  return EXIT_REFUSED;
}

function write(trail: Trail, { format, out }: Asked, cli: HistoryCli): number {
  const text = WRITERS[format](trail);
  if (out === undefined) {
    cli.out(text);
    return EXIT_DONE;
  }
  try {
    writeFileSync(out, text.endsWith('\n') ? text : `${text}\n`, { flag: 'wx' });
  } catch (error) {
    cli.err(
      `${out} could not be written: ${error instanceof Error ? error.message : String(error)}. Nothing was written.`,
    );
    return EXIT_REFUSED;
  }
  cli.out(`${trail.lines.length} ${trail.lines.length === 1 ? 'change' : 'changes'} written to ${out}.`);
  return EXIT_DONE;
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
      return `Nothing in the plans has the ref or id "${refusal.given}".`;
    case 'unknown-person':
      return `Nobody in the plans has the initials "${refusal.given}".`;
  }
}

const WRITERS: Readonly<Record<(typeof FORMATS)[number], (trail: Trail) => string>> = {
  text: ({ lines, timeZone }) =>
    lines.length === 0 ? 'Nothing is recorded.' : lines.map((line) => toText(line, timeZone)).join('\n\n'),
  csv: ({ lines, timeZone }) =>
    writeCsv([
      ['When', 'Who', 'For', 'Did', 'About', 'Id', 'What'],
      ...lines.map((line) => [
        momentText(line.at, timeZone),
        line.who,
        line.forWhom,
        doneWords(line.action),
        aboutWords(line),
        line.subjectId,
        detailLines(line).join('\n'),
      ]),
    ]),
  json: ({ lines }) => JSON.stringify(lines, null, 2),
};

function toText(line: TrailLine, timeZone: string): string {
  const { at, who, forWhom, action } = line;
  const instead = forWhom === undefined ? '' : ` for ${forWhom}`;
  return [
    `${momentText(at, timeZone)}  ${who}${instead} ${doneWords(action)}: ${aboutWords(line)}`,
    ...detailLines(line).map((detail) => `  ${detail.replaceAll('\n', '\n  ')}`),
  ].join('\n');
}

function detailLines(line: TrailLine): readonly string[] {
  return trailDetails(line).map(({ name, text }) => `${name}: ${text}`);
}
