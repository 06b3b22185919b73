import { type Goal, noDoubles } from './goals.ts';
import { median } from './latency-figures.ts';
import { type Measured, type Place, runSender } from './run-sender.ts';
import type { SenderOrders } from './sender-orders.ts';

type Client = SenderOrders['client'];

interface Ratios {
  readonly wall: number[];
  readonly cpu: number[];
}

const NAMES = { slack: "Slack's own client", ragtime: "Ragtime's client" } as const;
const GOAL = 0.7;
const GOALS = { slack: `goal: ${GOAL}`, ragtime: 'without a goal' } as const;

interface SpeedOptions {
  readonly people: number;
  readonly rounds: number;
  /** Jobs at once, the same for both. */
  readonly concurrency: number;
}

/** Below the worker that only posts. The goal speaks of one as anybody would write it, with Slack's own client. */
const CLIENTS = ['slack', 'ragtime'] as const;

/** All senders in turn, several times: on a machine that does other things a single run says little. */
export async function measureSpeed(
  place: Place,
  { people, rounds, concurrency }: SpeedOptions,
): Promise<readonly Goal[]> {
  console.log(`${people} people without limits, ${concurrency} jobs at once, ${rounds} rounds`);
  const run = { messages: people, slackSpeed: Number.POSITIVE_INFINITY, concurrency };
  const ratios: Readonly<Record<Client, Ratios>> = { slack: { wall: [], cpu: [] }, ragtime: { wall: [], cpu: [] } };
  let doubles = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const ragtime = await runSender(place, { ...run, sender: 'reminder-process.ts' });
    doubles += ragtime.doubles;
    console.log(`  round ${round}  Ragtime: ${describe(ragtime)}`);
    for (const client of CLIENTS) {
      const fixed = await runSender(place, { ...run, sender: 'fixed-process.ts', client });
      ratios[client].wall.push(fixed.totalMs / ragtime.totalMs);
      ratios[client].cpu.push(fixed.cpuMs / ragtime.cpuMs);
      console.log(`           only posts, ${NAMES[client]}: ${describe(fixed)}`);
    }
  }
  for (const client of CLIENTS) {
    const { wall, cpu } = ratios[client];
    console.log(
      `  beside ${NAMES[client]}: median ratio ${median(wall).toFixed(2)} of messages a second (${GOALS[client]}), ${median(cpu).toFixed(2)} by processor time`,
    );
  }
  const ofSlack = median(ratios.slack.wall);
  return [
    { what: `messages a second beside ${NAMES.slack}`, measured: ofSlack, bound: { atLeast: GOAL } },
    noDoubles('Ragtime', doubles),
  ];
}

function describe({ taken, doubles, totalMs, cpuMs }: Measured): string {
  const rate = (taken / totalMs) * 1000;
  return `${rate.toFixed(0)} messages/s, ${(cpuMs / taken).toFixed(2)} ms of processor time each, ${doubles} doubles`;
}
