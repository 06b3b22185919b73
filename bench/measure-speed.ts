import { median } from './latency-figures.ts';
import { type Measured, type Place, runSender } from './run-sender.ts';

interface SpeedOptions {
  readonly people: number;
  readonly rounds: number;
  /** Jobs at once, the same for both. */
  readonly concurrency: number;
}

/** Both senders in turn, several times: on a machine that does other things a single run says little. */
export async function measureSpeed(place: Place, { people, rounds, concurrency }: SpeedOptions): Promise<void> {
  console.log(`${people} people without limits, ${concurrency} jobs at once, ${rounds} rounds`);
  const run = { messages: people, slackSpeed: Number.POSITIVE_INFINITY, concurrency };
  const wall: number[] = [];
  const cpu: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const fixed = await runSender(place, { ...run, sender: 'fixed-process.ts' });
    const ragtime = await runSender(place, { ...run, sender: 'reminder-process.ts' });
    wall.push(fixed.totalMs / ragtime.totalMs);
    cpu.push(fixed.cpuMs / ragtime.cpuMs);
    console.log(`  round ${round}  only posts: ${describe(fixed)}`);
    console.log(`           Ragtime:    ${describe(ragtime)}`);
    console.log(
      `           ratio ${lastOf(wall).toFixed(2)} of messages a second, ${lastOf(cpu).toFixed(2)} by processor time`,
    );
  }
  console.log(
    `  median ratio ${median(wall).toFixed(2)} of messages a second (goal: 0.70), ${median(cpu).toFixed(2)} by processor time`,
  );
}

function describe({ taken, doubles, totalMs, cpuMs }: Measured): string {
  const rate = (taken / totalMs) * 1000;
  return `${rate.toFixed(0)} messages/s, ${(cpuMs / taken).toFixed(2)} ms of processor time each, ${doubles} doubles`;
}

function lastOf(values: readonly number[]): number {
  return values.at(-1) ?? Number.NaN;
}
