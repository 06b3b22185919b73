import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlanFile } from '../core/plan/plan-file.ts';
import { formatPlanFileProblem } from '../core/plan/plan-file-problem.ts';
import { readPlanFile } from '../core/plan/read-plan-file.ts';
import { done } from '../core/result.ts';
import { EXIT_DONE, EXIT_REFUSED } from './cli-context.ts';
import type { DemoContext } from './demo/demo-context.ts';
import { findMissing } from './demo/demo-needs.ts';
import { datesOf, setStage } from './demo/demo-stage.ts';
import { playQuarter } from './demo/play-quarter.ts';
import { type ReadOrder, readOptions } from './read-options.ts';
import { takeOrder } from './run-order.ts';

const OUTPUT = 'demo-output';
const EXAMPLE = relative(process.cwd(), fileURLToPath(new URL('../../plans/example.yaml', import.meta.url)));

const demoHelp = `ragtime demo [--plan FILE]

Plays quarter 1 of an invented council from end to end, in virtual time: imports the plan, opens the window, reminds each
Operational Director, has each of them answer through the real forms, closes, compiles and posts. It talks to a stand-in
for Slack on this machine and to nothing else, whatever the environment says, and leaves its files in ./${OUTPUT}, which
it replaces.

  --plan FILE   another plan (docs/plan-file.md), with a channel, and with an e-mail address or Slack id for each owner
  --help        this text

Exit codes: 0 played, 1 the plan has problems or something went wrong, 2 the command was not understood.`;

export async function runDemo(args: readonly string[], context: DemoContext): Promise<number> {
  return takeOrder(args, context, { help: demoHelp, read: readOrder, carryOut: (path) => play(path, context) });
}

/** The path of a plan. */
function readOrder(args: readonly string[]): ReadOrder<string> {
  return readOptions(args, { plan: { type: 'string', default: EXAMPLE } }, ({ plan }) => done(plan));
}

async function play(path: string, context: DemoContext): Promise<number> {
  const plan = readPlan(path, context);
  if (plan === undefined) return EXIT_REFUSED;
  const missing = findMissing(plan, datesOf(plan));
  if (missing.length > 0) {
    context.err([`The plan ${path} can be imported, but not played:`, ...missing].join('\n  '));
    return EXIT_REFUSED;
  }
  if (!makeFolder(context)) return EXIT_REFUSED;
  const stage = await setStage(context, { plan, planFileName: path, folder: OUTPUT });
  try {
    await playQuarter(stage);
    writeFileSync(`${OUTPUT}/transcript.json`, `${JSON.stringify(stage.slack.transcript(), null, 2)}\n`);
  } finally {
    await stage.slack.stop();
  }
  rmSync(`${OUTPUT}/ragtime.sqlite.lock`, { force: true });
  context.out('');
  context.out('What to look at:');
  context.out(`  ${OUTPUT}/report.html       the report, for a browser`);
  context.out(`  ${OUTPUT}/report.docx       the same for Word, to go on with`);
  context.out(`  ${OUTPUT}/report.pdf        the same for paper and for readers of PDF`);
  context.out(`  ${OUTPUT}/report.md         the same as text`);
  context.out(`  ${OUTPUT}/report.csv        its figures, for a spreadsheet`);
  context.out(`  ${OUTPUT}/report.png        its picture: status by area`);
  context.out(`  ${OUTPUT}/transcript.json   who did and saw what in Slack`);
  context.out(`  ${OUTPUT}/ragtime.sqlite    the database`);
  return EXIT_DONE;
}

/** Empty, whatever an earlier demonstration left in it. */
function makeFolder({ err }: DemoContext): boolean {
  try {
    rmSync(OUTPUT, { recursive: true, force: true });
    mkdirSync(OUTPUT, { recursive: true });
    return true;
  } catch (error) {
    err(`The folder ${resolve(OUTPUT)} cannot be made: ${error instanceof Error ? error.message : String(error)}`);
    err('Nothing was played. Run the command in a folder in which you may write.');
    return false;
  }
}

function readPlan(path: string, { err }: DemoContext): PlanFile | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    err(`The plan ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
  const read = readPlanFile(text);
  if (read.ok) return read.value;
  for (const problem of read.refusal) err(formatPlanFileProblem(problem, path));
  return undefined;
}
