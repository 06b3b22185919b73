import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatQuarter, parseQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import { REPORT_FORMATS, type ReportFormat } from '../../core/publish/report-format.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { compileRefusalWords, tooLongWords } from '../../reports/publish-words.ts';
import type { ReadReportPorts } from '../../usecases/publish/ports.ts';
import { type ReadReport, readReport } from '../../usecases/publish/read-report.ts';
import type { UploadPorts } from '../../usecases/publish/upload-report.ts';
import { type CliContext, EXIT_DONE, EXIT_REFUSED, EXIT_WRONG_USAGE } from '../cli-context.ts';
import { runBoardList } from './board-list.ts';
import { runBoardReport } from './board-report.ts';
import { tellRevisions } from './revision-list.ts';
import { runUpload } from './upload-report.ts';

export const reportHelp = `ragtime report --directorate CODE --quarter 2026-27/Q1 [--format html,pdf] [--out DIR] [--json]
ragtime report --directorate CODE --quarter 2026-27/Q1 --revision 1 | --list
ragtime report --directorate CODE --quarter 2026-27/Q1 --upload FILE.docx [--revision 1]
ragtime report --board NAME --quarter 2026-27/Q1 [--directorate CE,HC] [--format html,pdf] [--out DIR]
ragtime report --boards [--quarter 2026-27/Q1] [--directorate CE,HC] [--json]

Writes the report of a quarter: as it was published, byte for byte, or else a draft of how it stands now.

  --directorate CODE    which directorate, for example CE
  --quarter 2026-27/Q1  which quarter of which financial year
  --format html,pdf     which documents, of html, pdf, docx, md, csv, json, svg and png; without it html
  --revision 1          an earlier revision, as it was published; without it the newest
  --board NAME          what one board sees, from all directorates or those that are named
  --boards              which boards read what, and what none or more than one of them reads
  --upload FILE.docx    a Word file that was edited outside and is what was published; the other formats are said to differ
  --original            the Word file as Ragtime made it, where another one was uploaded
  --list                say which revisions there are: number, day, who, fingerprint, and why they were made
  --out DIR             the folder to write into, which must exist; without it this one
  --json                say what was written as JSON, for a script

Exit codes: 0 written, 1 refused, 2 the command was not understood`;

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
  help: { type: 'boolean', short: 'h', default: false },
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
  const parsed = parseCommand(args);
  if (!parsed.ok) {
    cli.err(`${parsed.refusal}\n\n${reportHelp}`);
    return EXIT_WRONG_USAGE;
  }
  if (parsed.value === 'help') {
    cli.out(reportHelp);
    return EXIT_DONE;
  }
  if (parsed.value.lists) return tellRevisions(parsed.value, cli);
  const written = await writeReports(parsed.value, cli);
  if (!written.ok) {
    cli.err(written.refusal);
    return EXIT_REFUSED;
  }
  for (const line of describe(written.value, parsed.value)) cli.out(line);
  const { tooLong } = written.value;
  for (const format of tooLong) cli.err(tooLongWords(format));
  return tooLong.length === 0 ? EXIT_DONE : EXIT_REFUSED;
}

function asksFor(option: 'board' | 'boards' | 'upload', args: readonly string[]): boolean {
  return args.some((arg) => arg === `--${option}` || arg.startsWith(`--${option}=`));
}

function parseCommand(args: readonly string[]): Result<ReportCommand | 'help', string> {
  const read = readOptions(args);
  if (!read.ok) return read;
  const { directorate, quarter, format, out, json, help, list, revision, original } = read.value;
  if (help) return done('help');
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

function readOptions(args: readonly string[]) {
  try {
    return done(parseArgs({ args: [...args], options: OPTIONS }).values);
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
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
  const ports = await cli.openStore();
  try {
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
  } finally {
    ports.close();
  }
}

export async function writeOrSay(path: string, bytes: Uint8Array): Promise<string | undefined> {
  try {
    await writeFile(path, bytes);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `${path} cannot be written (${reason}); give a folder that exists with --out.`;
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
  const differs = upload === undefined ? '' : ' It may say otherwise than the Word file, which was edited outside.';
  return `${path} was written: revision ${revision}, as published.${differs}`;
}

function asAsked({ directorateCode, quarter }: ReportCommand) {
  return { directorateCode, quarter: formatQuarter(quarter) };
}
