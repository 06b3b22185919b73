import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatQuarter, parseQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import { REPORT_FORMATS, type ReportFormat } from '../../core/publish/report-format.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { compileRefusalWords, tooLongWords } from '../../reports/publish-words.ts';
import type { ReadReportPorts } from '../../usecases/publish/ports.ts';
import { type ReadReport, readReport } from '../../usecases/publish/read-report.ts';
import type { UploadPorts } from '../../usecases/publish/upload-report.ts';
import { type CliContext, EXIT_DONE, EXIT_REFUSED } from '../cli-context.ts';
import { type OptionValues, type ReadOrder, readOptions } from '../read-options.ts';
import { takeOrder, withStore } from '../run-order.ts';
import { runBoardList } from './board-list.ts';
import { runBoardReport } from './board-report.ts';
import { reportHelp } from './report-help.ts';
import { tellRevisions } from './revision-list.ts';
import { runUpload } from './upload-report.ts';

/** What the command needs. */
export interface ReportContext extends Pick<CliContext, 'out' | 'err' | 'now' | 'author'> {
  readonly openStore: () => Promise<ReadReportPorts & UploadPorts & { readonly close: () => void }>;
}

const OPTIONS = {
  directorate: { type: 'string' },
  quarter: { type: 'string' },
  format: { type: 'string', default: 'html' },
  out: { type: 'string', default: '.' },
  revision: { type: 'string' },
  original: { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

interface ReportCommand {
  readonly directorateCode: string;
  readonly quarter: Quarter;
  readonly formats: readonly ReportFormat[];
  readonly outDir: string;
  /** Undefined for the newest. */
  readonly revision: number | undefined;
  /** Which Word file, where another one was uploaded. */
  readonly word: 'published' | 'original';
  readonly lists: boolean;
  readonly saysJson: boolean;
}

/** `ragtime report` */
export async function runReport(args: readonly string[], cli: ReportContext): Promise<number> {
  if (asksFor('boards', args)) return runBoardList(args, cli);
  if (asksFor('board', args)) return runBoardReport(args, cli);
  if (asksFor('upload', args)) return runUpload(args, cli);
  return takeOrder(args, cli, { help: reportHelp, read: parseCommand, carryOut: (command) => carryOut(command, cli) });
}

async function carryOut(command: ReportCommand, cli: ReportContext): Promise<number> {
  if (command.lists) return tellRevisions(command, cli);
  const written = await writeReports(command, cli);
  if (!written.ok) {
    cli.err(written.refusal);
    return EXIT_REFUSED;
  }
  for (const line of describe(written.value, command)) cli.out(line);
  const { tooLong } = written.value;
  for (const format of tooLong) cli.err(tooLongWords(format));
  return tooLong.length === 0 ? EXIT_DONE : EXIT_REFUSED;
}

function asksFor(option: 'board' | 'boards' | 'upload', args: readonly string[]): boolean {
  return args.some((arg) => arg === `--${option}` || arg.startsWith(`--${option}=`));
}

function parseCommand(args: readonly string[]): ReadOrder<ReportCommand> {
  return readOptions(args, OPTIONS, readCommand);
}

function readCommand(values: OptionValues<typeof OPTIONS>): Result<ReportCommand, string> {
  const { directorate, quarter, format, out, json, list, revision, original } = values;
  if (directorate === undefined) return refuse('Say which directorate, for example --directorate CE.');
  if (quarter === undefined) return refuse('Say which quarter, for example --quarter 2026-27/Q1.');
  const parsedQuarter = parseQuarter(quarter);
  if (parsedQuarter === undefined) {
    return refuse(`"${quarter}" is no quarter. Write it like 2026-27/Q1, with Q1 to Q4.`);
  }
  if (revision !== undefined && !/^[1-9]\d{0,3}$/u.test(revision)) {
    return refuse(`--revision "${revision}" is no number of a revision; 1 would be accepted.`);
  }
  const formats = parseFormats(format);
  if (!formats.ok) return formats;
  return done({
    directorateCode: directorate,
    quarter: parsedQuarter,
    formats: formats.value,
    outDir: out,
    revision: revision === undefined ? undefined : Number(revision),
    word: original ? 'original' : 'published',
    lists: list,
    saysJson: json,
  });
}

export function parseFormats(text: string): Result<readonly ReportFormat[], string> {
  const formats: ReportFormat[] = [];
  for (const name of text.split(',').map((part) => part.trim().toLowerCase())) {
    const format = REPORT_FORMATS.find((known) => known === name);
    if (format === undefined) return refuse(`"${name}" is no format. There are ${REPORT_FORMATS.join(', ')}.`);
    if (!formats.includes(format)) formats.push(format);
  }
  return done(formats);
}

interface WrittenReport extends ReadReport {
  readonly path: string;
}

interface WrittenReports {
  readonly files: readonly WrittenReport[];
  readonly tooLong: readonly ReportFormat[];
}

/** A format for which it is too long keeps no other from being written. */
async function writeReports(command: ReportCommand, cli: ReportContext): Promise<Result<WrittenReports, string>> {
  return withStore(cli, async (ports) => {
    const files: WrittenReport[] = [];
    const tooLong: ReportFormat[] = [];
    for (const format of command.formats) {
      const read = await readReport(ports, { ...command, format, now: cli.now() });
      if (!read.ok && read.refusal.reason === 'too-long') {
        tooLong.push(format);
        continue;
      }
      if (!read.ok) return refuse(compileRefusalWords(read.refusal, asAsked(command)));
      const path = join(command.outDir, read.value.file.name);
      const problem = await writeOrSay(path, read.value.file.bytes);
      if (problem !== undefined) return refuse(problem);
      files.push({ ...read.value, path });
    }
    return done({ files, tooLong });
  });
}

/** Makes the folder where it is missing. @returns why the file could not be written, as a whole sentence */
export async function writeOrSay(path: string, bytes: Uint8Array): Promise<string | undefined> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `${path} cannot be written (${reason}); give another folder with --out.`;
  }
}

function describe({ files: written, tooLong }: WrittenReports, command: ReportCommand): readonly string[] {
  if (command.saysJson) {
    const files = written.map(({ file, path, revision, upload, isUpload = false }) => ({
      path,
      format: file.format,
      bytes: file.bytes.length,
      revision: revision ?? null,
      ...(upload === undefined ? {} : { isUploadedWordFile: isUpload, mayDifferFromWordFile: !isUpload }),
    }));
    return [JSON.stringify({ ...asAsked(command), files, tooLong }, undefined, 2)];
  }
  return written.map(writtenText);
}

function writtenText({ path, revision, upload, isUpload = false }: WrittenReport): string {
  if (revision === undefined) return `${path} was written: a draft.`;
  if (isUpload) return `${path} was written: revision ${revision}, as it was edited outside and uploaded.`;
  const differs = upload === undefined ? '' : ' It may differ from the Word file, which was edited outside.';
  return `${path} was written: revision ${revision}, as published.${differs}`;
}

function asAsked({ directorateCode, quarter }: ReportCommand) {
  return { directorateCode, quarter: formatQuarter(quarter) };
}
