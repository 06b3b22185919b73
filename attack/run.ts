// npm run attack: payloads that Slack never sends, made from everything that people do in the gallery's plays.
import { parseArgs } from 'node:util';
import { PLAYS } from '../test/gallery/plays.ts';
import { openCouncil } from '../test/support/council.ts';
import { attack, recordDeliveries } from './attack.ts';

const HELP = `npm run attack -- [--payloads N] [--seed N]

Sends payloads with wrong types, missing keys, hostile text and forged ids, by strangers and by owners, over Socket Mode
and HTTP by turns. Strangers must change nothing, each click must be answered, and Ragtime must answer whoever comes next.

  --payloads N   how many in all (10,000 when left out)
  --seed N       draws others (1 when left out)

Exit codes: 0 all promises were kept, 1 one was broken, 2 the arguments are wrong.`;

const options = {
  payloads: { type: 'string', default: '10000' },
  seed: { type: 'string', default: '1' },
  help: { type: 'boolean', default: false },
} as const;

function readArguments() {
  try {
    const { values } = parseArgs({ options });
    const numbers = { payloads: Number(values.payloads), seed: Number(values.seed) };
    const areNumbers = Object.values(numbers).every((one) => Number.isInteger(one) && one > 0);
    return areNumbers ? { ...numbers, help: values.help } : undefined;
  } catch {
    return undefined;
  }
}

const read = readArguments();
if (read === undefined || read.help) {
  console.info(HELP);
  process.exit(read === undefined ? 2 : 0);
}
const { payloads, seed } = read;

let sent = 0;
const findings: string[] = [];
for (const [index, play] of PLAYS.entries()) {
  const transport = index % 2 === 0 ? 'socket' : 'http';
  const council = await openCouncil({ transport });
  const { recorded, stop } = recordDeliveries(council);
  await play(council);
  stop();
  const share = Math.ceil(payloads / PLAYS.length);
  const attacked = await attack(council, { seed: seed + index, payloads: share, recorded });
  await council.stop();
  sent += attacked.sent;
  findings.push(...attacked.findings);
  console.info(`${play.name} over ${transport}: ${attacked.sent} payloads, ${attacked.findings.length} findings`);
}
for (const finding of findings) console.info(`  ${finding}`);
console.info(`${sent} payloads, ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
