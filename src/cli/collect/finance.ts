import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { formatQuarter } from '../../core/calendar/quarter.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { decodeText } from '../../sheets/decode-text.ts';
import { readSheetFile } from '../../sheets/read-sheet-file.ts';
import { isSameSheet } from '../../usecases/collect/finance/assign-sheets.ts';
import type { FinancePorts } from '../../usecases/collect/finance/finance-ports.ts';
import { readFinance } from '../../usecases/collect/finance/read-finance.ts';
import { submitFinance } from '../../usecases/collect/finance/submit-finance.ts';
import { writeFinanceNarrative } from '../../usecases/collect/finance/write-finance-narrative.ts';
import { COMMAND_LINE } from '../../usecases/find-actor.ts';
import { type CliContext, commandPatience } from '../cli-context.ts';
import { readFileHandedIn } from '../read-file-handed-in.ts';
import { runOrder } from '../run-order.ts';
import {
  type FinanceOrder,
  type ImportOrder,
  type NarrativeOrder,
  parseFinanceOrder,
  type ShowOrder,
} from './finance-order.ts';
import { AMEND_NEXT, financeRefusalText, financeText, submittedLines } from './finance-words.ts';

export const financeHelp = `ragtime finance import FILE --directorate CODE --quarter 2026-27/Q1 [--department NAME]
ragtime finance narrative FILE --directorate CODE --quarter 2026-27/Q1 --department NAME
ragtime finance show --directorate CODE --quarter 2026-27/Q1 [--department NAME]

Takes the finance tables of a directorate's departments as XLSX or CSV, checks every sum, and keeps each file as a version.
Either all of a file is stored or nothing. docs/finance.md says what a file looks like.

  --directorate CODE    which directorate, for example CE
  --quarter 2026-27/Q1  which quarter of which financial year
  --department NAME     which department, as in the plan; left out, the sheets are named as the departments are
  --sheet NAME          which sheet of a workbook
  --as-at 2026-06-30    as at which day the figures are, instead of what the file says
  --reason TEXT         why --as-at is not the quarter's last day; it is printed
  --narrative FILE.txt  what finance says of the table, instead of the text below it
  --accept "B21: why"   takes a figure that does not add up as it is; the reason is printed; may be given several times
  --dry-run             checks the file and says what would be stored
  --json                show: as JSON
  --help                this text

Exit codes: 0 done, 1 refused (it is said why), 2 the command was not understood`;

/** What the command touches. */
export interface FinanceCli extends Pick<CliContext, 'out' | 'err' | 'now' | 'author'> {
  readonly openStore: () => Promise<FinancePorts & { readonly close: () => void }>;
}

/** `ragtime finance` */
export async function runFinance(args: readonly string[], cli: FinanceCli): Promise<number> {
  return runOrder(args, cli, { help: financeHelp, read: parseFinanceOrder, carryOut });
}

function carryOut(ports: FinancePorts, order: FinanceOrder, cli: FinanceCli): Promise<Result<string, string>> {
  switch (order.kind) {
    case 'import':
      return importFile(ports, order, cli);
    case 'narrative':
      return writeNarrative(ports, order, cli);
    case 'show':
      return show(ports, order);
  }
}

async function importFile(ports: FinancePorts, order: ImportOrder, cli: FinanceCli): Promise<Result<string, string>> {
  const bytes = readFileHandedIn(order.file);
  if (!bytes.ok) return bytes;
  const narrative = order.narrativeFile === undefined ? done(undefined) : readText(order.narrativeFile);
  if (!narrative.ok) return narrative;
  const name = basename(order.file);
  const isRead = (given: string) => order.sheet === undefined || isSameSheet(given, order.sheet);
  const sheets = await readSheetFile(name, bytes.value, isRead);
  if (!sheets.ok) {
    const { sheet, cell, words } = sheets.refusal;
    return refuse(`${[name, sheet, cell].filter((part) => part !== undefined).join(', ')}: ${words}`);
  }
  const { directorateCode, quarter, department, sheet, asAt, acceptances, mode } = order;
  const submitted = await submitFinance(ports, {
    ...requestOf(cli),
    directorateCode,
    quarter,
    sheets: sheets.value,
    sheet,
    department,
    asAt,
    asAtReason: order.reason,
    acceptances,
    narrative: narrative.value,
    file: { name, sha256: createHash('sha256').update(bytes.value).digest('hex') },
    mode,
  });
  if (submitted.ok) return done(submittedLines(submitted.value, mode).join('\n'));
  return refuse(financeRefusalText(submitted.refusal, { directorateCode, quarter: formatQuarter(quarter) }));
}

async function writeNarrative(
  ports: FinancePorts,
  { directorateCode, quarter, department, file }: NarrativeOrder,
  cli: FinanceCli,
): Promise<Result<string, string>> {
  const text = readText(file);
  if (!text.ok) return text;
  const asked = { directorateCode, quarter, department, text: text.value };
  const written = await writeFinanceNarrative(ports, { ...requestOf(cli), ...asked });
  if (!written.ok) {
    return refuse(financeRefusalText(written.refusal, { directorateCode, quarter: formatQuarter(quarter) }));
  }
  const { department: found, isUnchanged, isCorrection } = written.value;
  if (isUnchanged) return done(`${found.name}: the same narrative is in already.`);
  return done([`${found.name}: the narrative is in.`, ...(isCorrection ? [AMEND_NEXT] : [])].join('\n'));
}

async function show(
  ports: FinancePorts,
  { directorateCode, quarter, department, asJson }: ShowOrder,
): Promise<Result<string, string>> {
  const read = await readFinance(ports, { by: COMMAND_LINE, directorateCode, quarter, department });
  if (!read.ok) return refuse(financeRefusalText(read.refusal, { directorateCode, quarter: formatQuarter(quarter) }));
  return done(asJson ? JSON.stringify(read.value.departments, null, 2) : financeText(read.value));
}

function requestOf({ author, now }: FinanceCli) {
  const patience = commandPatience();
  return { by: COMMAND_LINE, author, now: now(), patience };
}

function readText(path: string): Result<string, string> {
  const bytes = readFileHandedIn(path);
  return bytes.ok ? done(decodeText(bytes.value)) : bytes;
}
