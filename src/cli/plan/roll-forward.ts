import { writeFileSync } from 'node:fs';
import { formatLong } from '../../core/calendar/local-date.ts';
import type { Milestone } from '../../core/plan/plan.ts';
import { writeFinancialYear } from '../../core/plan/plan-dates.ts';
import type { ExportRequest } from '../../usecases/plan/export-plan.ts';
import { type RolledForward, type RollForwardPorts, rollPlanForward } from '../../usecases/plan/roll-plan-forward.ts';
import { type CliContext, EXIT_DONE, EXIT_REFUSED } from '../cli-context.ts';
import { explainExport } from './export.ts';

/** `ragtime plan roll-forward` */
export async function rollForwardTo(
  ports: RollForwardPorts,
  { request, outFile }: { readonly request: ExportRequest; readonly outFile: string | undefined },
  cli: Pick<CliContext, 'out' | 'err'>,
): Promise<number> {
  const rolled = await rollPlanForward(ports, request);
  if (!rolled.ok) {
    const { refusal } = rolled;
    cli.err(
      refusal.reason === 'is-there'
        ? `${request.directorateCode} has a plan for ${writeFinancialYear(refusal.startYear)} already. "ragtime export" writes it, to be changed; nothing was written.`
        : explainExport(refusal, request),
    );
    return EXIT_REFUSED;
  }
  const { directorateCode, startYear, text } = rolled.value;
  const file = outFile ?? `plan-${directorateCode}-${writeFinancialYear(startYear)}.yaml`;
  try {
    // Somebody may have changed the file that is there for an hour.
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    cli.err(
      `${file} was not written (${error instanceof Error ? error.message : String(error)}); give another with --out.`,
    );
    return EXIT_REFUSED;
  }
  for (const line of tell(rolled.value, file)) cli.out(line);
  return EXIT_DONE;
}

function tell({ carried, left, overdue, undecided, indicators }: RolledForward, file: string): readonly string[] {
  return [
    `${file} was written. Read it, change it, and bring it in with: ragtime import ${file}`,
    `${goesOn(carried.length)}, ${isLeftOut(left.length)} completed or dropped and left out.`,
    ...left.map((milestone) => `  left out: ${nameOf(milestone)}`),
    ...overdue.map(
      (milestone) => `  due before the new year, please look at the date: ${nameOf(milestone)}${dueOf(milestone)}`,
    ),
    ...undecided.map(
      (milestone) =>
        `  a change is asked for and not decided yet, please decide it before you bring the file in, or change the file then: ${nameOf(milestone)}`,
    ),
    ...indicators.map(({ ref, words, target }) =>
      target.kind === 'none' ? `  data only: ${ref} ${words}` : `  target to be confirmed: ${ref} ${words}`,
    ),
  ];
}

function goesOn(count: number): string {
  return count === 1 ? 'One milestone goes on' : `${count} milestones go on`;
}

function isLeftOut(count: number): string {
  return count === 1 ? 'one is' : `${count} are`;
}

function nameOf({ ref, words }: Milestone): string {
  return `${ref} ${words}`;
}

function dueOf({ due }: Milestone): string {
  return due.kind === 'date' ? ` (${formatLong(due.date)})` : '';
}
