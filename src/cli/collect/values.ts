import { basename } from 'node:path';
import { formatQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import { readValues } from '../../core/collect/indicator/read-values.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { readSheetFile } from '../../sheets/read-sheet-file.ts';
import { importValues } from '../../usecases/collect/indicator/import-values.ts';
import type { CollectPorts } from '../../usecases/collect/ports.ts';
import { type CliContext, commandPatience } from '../cli-context.ts';
import { readFileHandedIn } from '../read-file-handed-in.ts';
import { type ReadOrder, readWords } from '../read-options.ts';
import { readPlace } from '../read-place.ts';
import { runOrder } from '../run-order.ts';
import { importedLines, valuesFileText, valuesRefusalText } from './values-words.ts';

export const valuesHelp = `ragtime values import FILE --directorate CODE --quarter 2026-27/Q1 --entered-by JP

Takes figures that suppliers give, as XLSX or CSV, for the owners to confirm. The first row names the columns: ref (or id)
and value; no value because, provisional (yes or no), expected (2026-09-30), period and note can stand beside them. All of
the file is stored, or nothing, and what is in already is left alone.

  --directorate CODE    which directorate, for example CE
  --quarter 2026-27/Q1  which quarter of which financial year
  --entered-by JP       initials of whoever enters the figures: the supplier, or an officer for them; both are on record
  --replace             where another figure came through Slack, the file's takes its place; without it the file is refused
  --dry-run             checks the file and says what would be stored
  --help                this text

Exit codes: 0 done, 1 refused (it is said why), 2 the command was not understood`;

/** What the command touches. */
export interface ValuesCli extends Pick<CliContext, 'out' | 'err' | 'now' | 'author'> {
  readonly openStore: () => Promise<
    Omit<CollectPorts, 'administrators' | 'teamId' | 'newNonce'> & {
      readonly newId: (prefix: string) => string;
      readonly close: () => void;
    }
  >;
}

const OPTIONS = {
  directorate: { type: 'string' },
  quarter: { type: 'string' },
  'entered-by': { type: 'string' },
  replace: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
} as const;

interface Order {
  readonly file: string;
  readonly directorateCode: string;
  readonly quarter: Quarter;
  readonly enteredBy: string;
  readonly mode: 'store' | 'check';
  readonly overSlack: 'refuse' | 'replace';
}

/** `ragtime values` */
export async function runValues(args: readonly string[], cli: ValuesCli): Promise<number> {
  return runOrder(args, cli, { help: valuesHelp, read: parseOrder, carryOut });
}

function parseOrder(args: readonly string[]): ReadOrder<Order> {
  return readWords(args, OPTIONS, (values, [act, file, ...others]) => {
    if (act !== 'import' || file === undefined || others.length > 0) return refuse('Say which file: import FILE.');
    const { 'entered-by': enteredBy } = values;
    const place = readPlace(values);
    if (!place.ok) return place;
    if (enteredBy === undefined) return refuse('Say who enters the figures, for example --entered-by JP.');
    return done({
      file,
      ...place.value,
      enteredBy,
      mode: values['dry-run'] ? 'check' : 'store',
      overSlack: values.replace ? 'replace' : 'refuse',
    });
  });
}

type Store = Awaited<ReturnType<ValuesCli['openStore']>>;

async function carryOut(store: Store, order: Order, cli: ValuesCli): Promise<Result<string, string>> {
  const ports = { ...store, administrators: [], teamId: () => undefined, newNonce: () => store.newId('cli') };
  const bytes = readFileHandedIn(order.file);
  if (!bytes.ok) return bytes;
  const name = basename(order.file);
  const sheets = await readSheetFile(name, bytes.value);
  if (!sheets.ok) {
    const { sheet, cell, words } = sheets.refusal;
    return refuse(`${[name, sheet, cell].filter((part) => part !== undefined).join(', ')}: ${words}`);
  }
  const [sheet, ...others] = sheets.value.filter(({ rows }) => rows.length > 0);
  if (sheet === undefined || others.length > 0) {
    return refuse(
      `${name} holds ${others.length === 0 ? 'no sheet' : 'several sheets'} with figures; one is accepted.`,
    );
  }
  const table = readValues(sheet.rows);
  if (!table.ok) return refuse(valuesFileText(table.refusal));
  const { author } = cli;
  const patience = commandPatience();
  const imported = await importValues(ports, {
    ...order,
    fileName: name,
    table: table.value,
    author,
    now: cli.now(),
    patience,
  });
  if (imported.ok) return done(importedLines(imported.value, order.mode).join('\n'));
  const quarter = formatQuarter(order.quarter);
  return refuse(valuesRefusalText(imported.refusal, { directorateCode: order.directorateCode, quarter }));
}
