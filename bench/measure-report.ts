import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { REPORT_FORMATS } from '../src/core/publish/report-format.ts';
import type { Goal } from './goals.ts';

const PROGRAM = fileURLToPath(new URL('report-process.ts', import.meta.url));
/** In all formats, once the compiler of the PDF has been started. */
const GOAL_MS = 1500;
const SIZES = ['10', '100', '1000', '3000', '10000'];

const measured = z.object({
  firstMs: z.number(),
  firstCpuMs: z.number(),
  againMs: z.number(),
  peakMb: z.number(),
  bytes: z.number(),
});

/** How long a report takes in every format, and how that grows; each figure from a process of its own. */
export function measureReport(): readonly Goal[] {
  const usual = measure('usual', 'all');
  console.log('\nA report as large as a real one (17 milestones, 13 items, 3 finance tables), all formats:');
  console.log(
    `  first ${seconds(usual.firstMs)}, after that ${seconds(usual.againMs)} (goal: under ${seconds(GOAL_MS)}); ${describe(usual)}`,
  );
  console.log(
    '\nOne format of a report with so many milestones: first (of the processor), after that, peak memory, size',
  );
  for (const format of REPORT_FORMATS) {
    for (const size of SIZES) {
      const one = measure(size, format);
      const times = `${seconds(one.firstMs)} (${seconds(one.firstCpuMs)}), ${seconds(one.againMs)}`;
      const told = one.bytes === 0 ? 'refused: too long for one document' : `${times}, ${describe(one)}`;
      console.log(`  ${format.padEnd(5)} ${size.padStart(6)}   ${told}`);
    }
  }
  return [{ what: 'a report in all formats, in ms', measured: usual.againMs, bound: { under: GOAL_MS } }];
}

function measure(size: string, format: string): z.output<typeof measured> {
  const told = execFileSync(process.execPath, [...process.execArgv, PROGRAM, size, format], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return measured.parse(JSON.parse(told));
}

function describe({ peakMb, bytes }: z.output<typeof measured>): string {
  return `${Math.round(peakMb)} MB, ${Math.round(bytes / 1000)} KB`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
