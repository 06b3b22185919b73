import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type ClickApp, openForm } from './click-person.ts';
import { startClickServer } from './click-server.ts';
import { overSockets } from './click-transport.ts';
import { createCouncil, MILESTONES_EACH } from './council.ts';
import type { Goal } from './goals.ts';
import { inMs, median } from './latency-figures.ts';
import { eachQueue } from './queues.ts';
import { type StartSettings, startRagtimeCommand, stopRagtimeCommand } from './start-ragtime.ts';

const STARTS = 5;
const GOAL_MS = 1000;

export interface StartOptions {
  readonly folder: string;
  readonly milestones: number;
}

/** Both from the moment in which the command was given. */
interface Started {
  /** To the connection in Socket Mode, which is opened last: jobs and queue stand by then. */
  readonly readyMs: number;
  /** To the form that the first click opened. */
  readonly answeredMs: number;
}

/** The command itself, in real time: its council's window opened within the last day. */
export async function measureStart({ folder, milestones }: StartOptions): Promise<readonly Goal[]> {
  const databasePath = join(folder, 'start.sqlite');
  const people = milestones / MILESTONES_EACH;
  await createCouncil(databasePath, { people, milestonesEach: MILESTONES_EACH, openAt: new Date() });
  console.log(`\nragtime start to the first click answered, ${milestones} milestones, Socket Mode, ${STARTS} starts`);
  const goals: Goal[] = [];
  const server = await startClickServer();
  const app = { server, deliver: overSockets(server.sockets) };
  try {
    await eachQueue(async ({ name, redisUrl }) => {
      const all: Started[] = [];
      for (let start = 0; start < STARTS; start += 1) {
        all.push(await startOnce({ folder, databasePath, slackUrl: server.url, redisUrl }, app));
      }
      console.log(`  ${name.padEnd(8)}  ${describe(all)}`);
      const measured = median(all.map(({ readyMs }) => readyMs));
      goals.push({ what: `ready on ${name}, in ms`, measured, bound: { under: GOAL_MS } });
    });
  } finally {
    server.stop();
  }
  return goals;
}

async function startOnce(settings: StartSettings, app: ClickApp): Promise<Started> {
  const connected = app.server.connected();
  const beganAt = performance.now();
  const child = startRagtimeCommand(settings);
  try {
    await Promise.race([connected, died(child)]);
    const readyMs = performance.now() - beganAt;
    await openForm(app, 0, 0);
    return { readyMs, answeredMs: performance.now() - beganAt };
  } finally {
    await stopRagtimeCommand(child);
  }
}

async function died(child: ChildProcess): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`ragtime start ended with code ${code}.`);
}

function describe(all: readonly Started[]): string {
  const ready = all.map(({ readyMs }) => readyMs);
  const answered = all.map(({ answeredMs }) => answeredMs);
  return (
    `ready after ${inMs(median(ready))} (goal: under ${GOAL_MS} ms; ${range(ready)}), ` +
    `first click answered after ${inMs(median(answered))} (${range(answered)})`
  );
}

function range(values: readonly number[]): string {
  return `${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)}`;
}
