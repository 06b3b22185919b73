import { writeFile } from 'node:fs/promises';
import { readFinancialYear, writeFinancialYear } from '../../core/plan/plan-dates.ts';
import { done, refuse } from '../../core/result.ts';
import { writeWorkbook } from '../../sheets/write-workbook.ts';
import { type ExportRequest, exportPlanSheets } from '../../usecases/plan/export-plan.ts';
import type { RollForwardPorts } from '../../usecases/plan/roll-plan-forward.ts';
import { type CliContext, EXIT_DONE, EXIT_REFUSED } from '../cli-context.ts';
import { type ReadOrder, readWords } from '../read-options.ts';
import { takeOrder, withStore } from '../run-order.ts';
import { explainExport } from './export.ts';
import { planReadMe } from './plan-read-me.ts';
import { rollForwardTo } from './roll-forward.ts';

export const planHelp = `ragtime plan sheet --directorate CODE [--year 2026-27] [--out FILE.xlsx]
ragtime plan roll-forward --directorate CODE [--year 2026-27] [--out FILE.yaml]
ragtime plan reassign --directorate CODE --ref COPS2 --to AMc [--year 2026-27]
ragtime plan person --initials AMc [--deputy SN] [--from DATE] [--to DATE]

Writes a plan as a workbook with ids, to be changed in Excel or LibreOffice. "ragtime import FILE.xlsx" brings it in again,
by the same rules as YAML; as it was written, it changes nothing.

roll-forward writes next year's plan file from this year's plan: what is completed or dropped is left out, what goes on keeps
the link to its past, targets are to be confirmed, this year's figures become last year's. It stores nothing; both years can be
alive at once.

reassign gives something in the plan to another owner, and person changes somebody's deputy and days in post; "ragtime plan
reassign --help" and "ragtime plan person --help" say more.

  --directorate CODE  which directorate, for example CE
  --year 2026-27      which financial year; without it the newest that has a plan
  --out FILE          where to write; without it plan-CODE-YEAR.xlsx (or .yaml) here. A file that is there already stays

Exit codes: 0 written, 1 refused, 2 the command was not understood`;

const ACTS = ['sheet', 'roll-forward'] as const;

const OPTIONS = {
  directorate: { type: 'string' },
  year: { type: 'string' },
  out: { type: 'string' },
} as const;

/** What the command touches. */
export interface PlanCli extends Pick<CliContext, 'out' | 'err'> {
  readonly openStore: () => Promise<RollForwardPorts & { readonly close: () => void }>;
}

/** `ragtime plan` */
export async function runPlan(args: readonly string[], cli: PlanCli): Promise<number> {
  return takeOrder(args, cli, { help: planHelp, read: parseCommand, carryOut: (order) => carryOut(order, cli) });
}

interface PlanOrder {
  readonly act: (typeof ACTS)[number];
  readonly request: ExportRequest;
  readonly outFile: string | undefined;
}

function carryOut({ act, request, outFile }: PlanOrder, cli: PlanCli): Promise<number> {
  return withStore(cli, async (store) => {
    if (act === 'roll-forward') return rollForwardTo(store, { request, outFile }, cli);
    const exported = await exportPlanSheets(store.plans, request);
    if (!exported.ok) {
      cli.err(explainExport(exported.refusal, request));
      return EXIT_REFUSED;
    }
    const { directorateCode, startYear, sheets } = exported.value;
    const year = writeFinancialYear(startYear);
    const bytes = await writeWorkbook([planReadMe(`${directorateCode}, ${year}`), ...sheets]);
    return deliver(bytes, { fileName: outFile ?? `plan-${directorateCode}-${year}.xlsx`, cli });
  });
}

function parseCommand(args: readonly string[]): ReadOrder<PlanOrder> {
  return readWords(args, OPTIONS, (values, words) => {
    const [given, ...more] = words;
    const act = ACTS.find((each) => each === given);
    if (act === undefined || more.length > 0) {
      return refuse(
        `"${words.join(' ')}" is nothing that ragtime plan does; give "sheet", "roll-forward", "reassign" or "person".`,
      );
    }
    return readOrder(act, values);
  });
}

interface GivenOptions {
  readonly directorate?: string | undefined;
  readonly year?: string | undefined;
  readonly out?: string | undefined;
}

function readOrder(act: (typeof ACTS)[number], { directorate, year, out }: GivenOptions) {
  if (directorate === undefined) return refuse(`ragtime plan ${act} needs --directorate CODE.`);
  const startYear = year === undefined ? undefined : readFinancialYear(year);
  if (year !== undefined && startYear === undefined) {
    return refuse(`"${year}" is not a financial year; give two years that follow, such as 2026-27.`);
  }
  if (act === 'sheet' && out !== undefined && !/\.xlsx$/iu.test(out)) {
    return refuse(`"${out}" is not the name of a workbook; give one that ends with .xlsx.`);
  }
  const request: ExportRequest = { directorateCode: directorate, startYear };
  return done({ act, request, outFile: out });
}

/** Somebody may have typed for an hour into the file that is there. */
async function deliver(
  bytes: Uint8Array,
  { fileName, cli }: { readonly fileName: string; readonly cli: Pick<CliContext, 'out' | 'err'> },
): Promise<number> {
  try {
    await writeFile(fileName, bytes, { flag: 'wx' });
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const reason = error instanceof Error ? error.message : String(error);
    cli.err(
      isThere
        ? `${fileName} is there already and was left as it is; give another name with --out.`
        : `${fileName} cannot be written (${reason}); give a file in a folder that exists.`,
    );
    return EXIT_REFUSED;
  }
  cli.out(`${fileName} was written. Change it, and bring it in with: ragtime import ${fileName}`);
  return EXIT_DONE;
}
