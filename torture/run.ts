// npm run torture: quarters of a council whose Ragtime is killed, cut off and misled at random; nothing that was called
// saved may be lost, and nothing may be sent twice.
import { parseArgs } from 'node:util';
import { endIdleProcesses } from '../test/support/ragtime-process.ts';
import { SHORT_DAYS, torture, WORKING_DAYS } from './torture.ts';

const HELP = `npm run torture -- [--short] [--seed N] [--runs N] [--notes]

Plays quarters of twenty people while Ragtime's processes, its disk, its queue, its clock and Slack go wrong at random,
and compares what people were told with what is stored, and the ledger with what stands in Slack.

  --short    one run of a few days, as in CI
  --seed N   the first run's seed (1 when left out); the next run has the next number
  --runs N   how many runs (12 when left out; 1 with --short)
  --notes    says everything that happens, to look into a seed that failed

Exit codes: 0 nothing was lost or doubled, 1 something was, 2 the arguments are wrong.`;

const options = {
  short: { type: 'boolean', default: false },
  notes: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  seed: { type: 'string', default: '1' },
  runs: { type: 'string' },
} as const;
const FULL_RUNS = 12;

function readArguments() {
  try {
    const { values } = parseArgs({ options });
    const numbers = { seed: Number(values.seed), runs: Number(values.runs ?? (values.short ? 1 : FULL_RUNS)) };
    return Object.values(numbers).every((one) => Number.isInteger(one) && one > 0)
      ? { ...values, ...numbers }
      : undefined;
  } catch {
    return undefined;
  }
}

const read = readArguments();
if (read === undefined || read.help) {
  console.info(HELP);
  process.exit(read === undefined ? 2 : 0);
}
const note = read.notes ? (line: string) => console.info(line) : () => undefined;
const { findings } = await torture({
  seeds: Array.from({ length: read.runs }, (_, index) => read.seed + index),
  days: read.short ? SHORT_DAYS : WORKING_DAYS,
  note,
  say: (line) => console.info(line),
});
await endIdleProcesses();
// Node may turn for ever in closing by itself what processes that were killed have left.
process.exit(findings.length === 0 ? 0 : 1);
