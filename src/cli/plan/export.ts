import { writeFile } from 'node:fs/promises';
import { readFinancialYear, writeFinancialYear } from '../../core/plan/plan-dates.ts';
import { done, refuse } from '../../core/result.ts';
import { type ExportRefusal, type ExportRequest, exportPlan } from '../../usecases/plan/export-plan.ts';
import { type CliContext, EXIT_DONE, EXIT_REFUSED } from '../cli-context.ts';
import { type ReadOrder, readOptions } from '../read-options.ts';
import { takeOrder, withStore } from '../run-order.ts';

export const exportHelp = `ragtime export --directorate CODE [--year 2026-27] [--out FILE]
ragtime export --everything FOLDER

Writes a plan as a plan file (YAML) with ids. Importing it again changes nothing. With --everything: all that is stored, every
table as JSON lines and every file, with counts and SHA-256, for another program or for the council's archive.

  --directorate CODE  which directorate, for example CE
  --year 2026-27      which financial year; without it the newest that has a plan
  --out FILE          where to write; without it to standard output
  --everything FOLDER all tables and files; a folder that is empty or not there yet

Exit codes: 0 written, 1 refused, 2 the command was not understood`;

const OPTIONS = {
  directorate: { type: 'string' },
  year: { type: 'string' },
  out: { type: 'string' },
  everything: { type: 'string' },
} as const;

/** What the command touches. */
export interface ExportCli extends CliContext {
  readonly exportEverything: (folder: string) => Promise<number>;
}

/** `ragtime export` */
export async function runExport(args: readonly string[], cli: ExportCli): Promise<number> {
  return takeOrder(args, cli, { help: exportHelp, read: parseCommand, carryOut: (order) => carryOut(order, cli) });
}

async function carryOut(order: ExportOrder, cli: ExportCli): Promise<number> {
  if ('everything' in order) return cli.exportEverything(order.everything);
  const { request, outFile } = order;
  const exported = await withStore(cli, ({ plans }) => exportPlan(plans, request));
  if (exported.ok) return deliver(exported.value.text, { outFile, cli });
  cli.err(explainExport(exported.refusal, request));
  return EXIT_REFUSED;
}

type ExportOrder =
  | { readonly everything: string }
  | { readonly request: ExportRequest; readonly outFile: string | undefined };

function parseCommand(args: readonly string[]): ReadOrder<ExportOrder> {
  return readOptions(args, OPTIONS, (values) => {
    if (values.everything !== undefined) {
      const { everything } = values;
      const others = [values.directorate, values.year, values.out].filter((each) => each !== undefined);
      return others.length === 0
        ? done({ everything })
        : refuse('--everything FOLDER stands alone: it writes all plans.');
    }
    if (values.directorate === undefined) return refuse('ragtime export needs --directorate CODE.');
    const startYear = values.year === undefined ? undefined : readFinancialYear(values.year);
    if (values.year !== undefined && startYear === undefined) {
      return refuse(`"${values.year}" is not a financial year; give two years that follow, such as 2026-27.`);
    }
    return done({ request: { directorateCode: values.directorate, startYear }, outFile: values.out });
  });
}

async function deliver(
  text: string,
  { outFile, cli }: { outFile: string | undefined; cli: CliContext },
): Promise<number> {
  if (outFile === undefined) {
    cli.out(text.trimEnd());
    return EXIT_DONE;
  }
  try {
    await writeFile(outFile, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    cli.err(`${outFile} cannot be written (${reason}); give a file in a folder that exists.`);
    return EXIT_REFUSED;
  }
  cli.out(`${outFile} was written.`);
  return EXIT_DONE;
}

/** Why there is no plan to write. */
export function explainExport(refusal: ExportRefusal, { directorateCode, startYear }: ExportRequest): string {
  if (refusal.reason === 'unknown-directorate') {
    const known = refusal.known.length === 0 ? 'No plan was imported yet' : `Known are ${refusal.known.join(', ')}`;
    return `There is no directorate "${directorateCode}". ${known}.`;
  }
  const years = refusal.startYears.map(writeFinancialYear).join(', ');
  const wanted = startYear === undefined ? '' : ` for ${writeFinancialYear(startYear)}`;
  return `${directorateCode} has no plan${wanted}. ${years === '' ? 'Import one first' : `There is one for ${years}`}.`;
}
