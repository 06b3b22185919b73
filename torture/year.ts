// npm run year: Ragtime left running for a year in virtual time, while people do their work and nothing goes wrong.
import { parseArgs } from 'node:util';
import { endIdleProcesses } from '../test/support/ragtime-process.ts';
import { playYear } from './play-year.ts';

const HELP = `npm run year -- [--seed N] [--people N] [--days N] [--notes]

Plays four quarters of a council in virtual time, with one process that is never started again: people answer, type, add
items, ask to be reminded tomorrow; each report is published, retention lets go what has passed. In the end the texts,
the messages and the doctor are looked at, and the last quarter is compared with the first: rows, and memory.

  --seed N     what people do (1 when left out)
  --people N   how many (19 when left out)
  --days N     on how many days of each quarter they do something (14 when left out)
  --notes      says everything that happens

Exit codes: 0 all is well, 1 something is lost, doubled, ill or grows, 2 the arguments are wrong.`;

const options = {
  seed: { type: 'string', default: '1' },
  people: { type: 'string', default: '19' },
  days: { type: 'string', default: '14' },
  notes: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

function readArguments() {
  try {
    const { values } = parseArgs({ options });
    const numbers = { seed: Number(values.seed), people: Number(values.people), days: Number(values.days) };
    const areNumbers = Object.values(numbers).every((one) => Number.isInteger(one) && one > 0);
    return areNumbers ? { ...values, ...numbers } : undefined;
  } catch {
    return undefined;
  }
}

const read = readArguments();
if (read === undefined || read.help) {
  console.info(HELP);
  process.exit(read === undefined ? 2 : 0);
}
const { seed, people, days, notes } = read;
const { findings } = await playYear({
  seed,
  size: { owners: people, milestones: 2 * people },
  daysAtWork: days,
  everyDays: 1,
  keepsItself: true,
  note: notes ? (line) => console.info(line) : () => undefined,
  say: (line) => console.info(line),
});
await endIdleProcesses();
for (const { kind, what } of findings) console.info(`${kind.toUpperCase()}: ${what}`);
console.info(findings.length === 0 ? 'Nothing is lost or doubled, nothing grows.' : `${findings.length} findings.`);
// Node may turn for ever in closing by itself what processes that were killed have left.
process.exit(findings.length === 0 ? 0 : 1);
