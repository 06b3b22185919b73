import { join } from 'node:path';
import type { AppOrders } from './app-orders.ts';
import { readForm, readHome, readList } from './click-person.ts';
import { createCouncil, MILESTONES_EACH } from './council.ts';
import type { Goal } from './goals.ts';
import { inMs, percentile } from './latency-figures.ts';
import { type RunningApp, startApp } from './running-app.ts';

const CLICKS = 400;
const PEOPLE_TO_WARM_UP = 50;
/** As for every click of 50 people at once. */
const GOAL_MS = 100;
const GOAL_AT_ONCE = 50;

export interface ReadOptions {
  readonly folder: string;
  readonly milestones: number;
  readonly rounds: number;
  readonly transport: AppOrders['transport'];
  readonly concurrent: readonly number[];
}

interface Reading {
  readonly name: string;
  /** Milliseconds until it was there. */
  readonly read: (app: RunningApp, person: number) => Promise<number>;
}

const READINGS: readonly Reading[] = [
  { name: '/milestone', read: readList },
  { name: '/milestone REF', read: (app, person) => readForm(app, person, person * MILESTONES_EACH) },
  { name: 'Home opened', read: readHome },
];

/** What came of all rounds. */
interface Read {
  readonly times: readonly number[];
  /** Milliseconds of processor time for each. */
  readonly cpuMs: number;
}

interface Crowd {
  readonly people: number;
  /** How many people there are. */
  readonly council: number;
}

export async function measureRead({
  folder,
  milestones,
  rounds,
  transport,
  concurrent,
}: ReadOptions): Promise<readonly Goal[]> {
  const databasePath = join(folder, 'read.sqlite');
  const council = milestones / MILESTONES_EACH;
  await createCouncil(databasePath, { people: council, milestonesEach: MILESTONES_EACH });
  console.log(
    `\nReading at ${milestones} milestones, ${transport}, to the list in the ack, or the first byte of the call with the view`,
  );
  console.log(`| at once | | clicks | p50 | p99 (goal: under ${GOAL_MS} ms) | processor time for each |`);
  console.log('|---|---|---|---|---|---|');
  const goals: Goal[] = [];
  const app = await startApp('ragtime-app-process.ts', { transport, role: 'slack', databasePath });
  try {
    for (const reading of READINGS) await readAll(app, reading, { people: PEOPLE_TO_WARM_UP, council });
    for (const people of concurrent) {
      for (const reading of READINGS) {
        const read = await readRounds(app, reading, { people, council, rounds });
        console.log(describe(reading, people, read));
        if (people === GOAL_AT_ONCE) goals.push(goalOf(reading, read));
      }
    }
  } finally {
    await app.stop();
  }
  return goals;
}

async function readRounds(
  app: RunningApp,
  reading: Reading,
  { rounds, ...crowd }: Crowd & { readonly rounds: number },
): Promise<Read> {
  const cpuBefore = await app.cpuMs();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(...(await readAll(app, reading, crowd)));
  return { times, cpuMs: ((await app.cpuMs()) - cpuBefore) / times.length };
}

function describe({ name }: Reading, people: number, { times, cpuMs }: Read): string {
  const figures = [percentile(times, 50), percentile(times, 99), cpuMs].map(inMs);
  return `| ${people} | ${name} | ${times.length} | ${figures.join(' | ')} |`;
}

function goalOf({ name }: Reading, { times }: Read): Goal {
  const what = `${name}, ${GOAL_AT_ONCE} at once, 99th percentile in ms`;
  return { what, measured: percentile(times, 99), bound: { under: GOAL_MS } };
}

/** Everybody reads again as soon as they see something. */
async function readAll(app: RunningApp, { read }: Reading, { people, council }: Crowd): Promise<readonly number[]> {
  const each = Math.ceil(CLICKS / people);
  const readers = Array.from({ length: people }, async (_, index) => {
    const times: number[] = [];
    for (let nth = 0; nth < each; nth += 1) times.push(await read(app, (index + nth * people) % council));
    return times;
  });
  return (await Promise.all(readers)).flat();
}
