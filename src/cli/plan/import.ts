import { formatPlanFileProblem, type PlanFileProblem } from '../../core/plan/plan-file-problem.ts';
import { done, refuse } from '../../core/result.ts';
import { type ImportReceipt, type ImportRefusal, importPlan } from '../../usecases/plan/import-plan.ts';
import { countFirstAsks } from '../../usecases/remind/read-forecast.ts';
import type { SituationPorts } from '../../usecases/remind/read-situation.ts';
import { type CliContext, type CliStore, commandPatience, EXIT_DONE, EXIT_REFUSED } from '../cli-context.ts';
import { messageLines, notInSlackLines } from '../message-lines.ts';
import { type OptionValues, type ReadOrder, readWords } from '../read-options.ts';
import { takeOrder, withStore } from '../run-order.ts';
import { describeImport } from './import-report.ts';
import { readPlanContent } from './read-plan-content.ts';

export const importHelp = `ragtime import FILE [--dry-run] [--retire] [--theirs] [--json]

Imports a plan file (YAML, or the workbook of "ragtime plan sheet"; docs/plan-file.md): all of it, or nothing and every
problem with its line or its cell.
The same file again changes nothing. While a quarter collects, owners of what is new are asked for it, and it is said how many.

  --dry-run  say what would happen, store nothing
  --retire   retire entries that are in force and not in the file; without it they are listed
  --theirs   where something was changed in Ragtime since the last import, take the file's side
  --json     print the outcome as JSON

Exit codes: 0 imported, 1 refused (the problems are listed), 2 the command was not understood`;

const OPTIONS = {
  'dry-run': { type: 'boolean', default: false },
  retire: { type: 'boolean', default: false },
  theirs: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

type ImportStore = CliStore & SituationPorts;

/** What the command touches. */
export interface ImportCli extends CliContext {
  readonly openStore: () => Promise<ImportStore>;
  /** Does some process send messages now? */
  readonly isJobsRunning: (now: Date) => Promise<boolean>;
}

/** `ragtime import` */
export async function runImport(args: readonly string[], cli: ImportCli): Promise<number> {
  return takeOrder(args, cli, { help: importHelp, read: readOrder, carryOut: (order) => carryOut(order, cli) });
}

interface ImportOrder {
  readonly fileName: string;
  readonly values: OptionValues<typeof OPTIONS>;
}

async function carryOut({ values, fileName }: ImportOrder, cli: ImportCli): Promise<number> {
  const content = await readPlanContent(fileName);
  if (!content.ok) {
    cli.err(content.refusal);
    return EXIT_REFUSED;
  }
  return withStore(cli, async (opened) => {
    const request = {
      ...content.value,
      mode: values['dry-run'] ? 'look' : 'store',
      missing: values.retire ? 'retire' : 'keep',
      conflicts: values.theirs ? 'take-file' : 'keep-ragtime',
      author: cli.author,
      now: cli.now(),
    } as const;
    const imported = await importPlan(opened, request, commandPatience());
    if (!imported.ok) return reportRefusal(imported.refusal, { cli, fileName, asJson: values.json });
    const caused = await readCaused(opened, imported.value, cli);
    if (values.json) cli.out(JSON.stringify({ ...imported.value, ...caused.json }, null, 2));
    else for (const line of [...describeImport(imported.value, fileName), ...caused.lines]) cli.out(line);
    return EXIT_DONE;
  });
}

/** The messages that an import causes where its directorate is collecting; none for one that stored nothing. */
async function readCaused(store: ImportStore, receipt: ImportReceipt, cli: ImportCli) {
  const now = cli.now();
  const directorate = (await store.plans.directorates()).find(({ code }) => code === receipt.directorateCode);
  const windows = (await store.windows.windows()).filter(({ directorateId }) => directorateId === directorate?.id);
  const isHeard = receipt.isStored && receipt.changesSomething;
  const windowIds = isHeard ? windows.map(({ id }) => id) : [];
  const asks = await countFirstAsks(store, { windowIds, now });
  const isRunning = asks.messages > 0 && (await cli.isJobsRunning(now));
  const lines = [...notInSlackLines(asks), ...messageLines(asks.messages, isRunning)];
  return { lines, json: { ...asks, isRunning } };
}

function readOrder(args: readonly string[]): ReadOrder<ImportOrder> {
  return readWords(args, OPTIONS, (values, [fileName = '', ...more]) => {
    if (fileName === '') return refuse('ragtime import needs the name of a plan file.');
    if (more.length > 0) return refuse(`ragtime import takes one file at a time; "${more[0]}" is one too many.`);
    return done({ values, fileName });
  });
}

function reportRefusal(
  refusal: ImportRefusal,
  { cli, fileName, asJson }: { cli: CliContext; fileName: string; asJson: boolean },
): number {
  if (asJson) cli.out(JSON.stringify(refusal, null, 2));
  else if (refusal.reason === 'problems') reportProblems(refusal.problems, { cli, fileName });
  else if (refusal.reason === 'busy') cli.err('The database stayed busy. Nothing was stored; run the command again.');
  else cli.err('Somebody else keeps changing this plan. Nothing was stored; run the command again.');
  return EXIT_REFUSED;
}

function reportProblems(
  problems: readonly PlanFileProblem[],
  { cli, fileName }: { cli: CliContext; fileName: string },
): void {
  for (const problem of problems) cli.err(formatPlanFileProblem(problem, fileName));
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  cli.err(`${count}. Nothing was stored.`);
}
