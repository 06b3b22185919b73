import { join } from 'node:path';
import type { AppOrders } from './app-orders.ts';
import { runErrand } from './click-person.ts';
import { createCouncil, MILESTONES_EACH } from './council.ts';
import type { Goal } from './goals.ts';
import { describeRound, goalsOf, type Round, type RoundOfBoth, summarise } from './latency-figures.ts';
import { type RunningApp, startApp } from './running-app.ts';

export interface LatencyOptions {
  readonly folder: string;
  readonly milestones: number;
  readonly rounds: number;
  readonly transport: AppOrders['transport'];
  readonly role: AppOrders['role'];
  readonly concurrent: readonly number[];
}

/** Forms that are answered in a round of one app, by however many people: enough for a 99th percentile. */
const FORMS_EACH_ROUND = 400;
const FORMS_TO_WARM_UP = 400;
const PEOPLE_TO_WARM_UP = 50;
const GOAL_AT_ONCE = 50;

/**
 * Both apps stand ready all the time and are asked in turn, so that whatever else the machine does falls on both. At
 * first each answers a while unmeasured.
 */
export async function measureLatency(options: LatencyOptions): Promise<readonly Goal[]> {
  const { folder, milestones, rounds, transport, role, concurrent } = options;
  const databasePath = join(folder, 'latency.sqlite');
  await createCouncil(databasePath, { people: milestones / MILESTONES_EACH, milestonesEach: MILESTONES_EACH });
  console.log(
    `${milestones} milestones, ${transport}, ${role === 'all' ? 'with' : 'without'} the jobs, ${rounds} rounds`,
  );
  const goals: Goal[] = [];
  const bare = await startApp('bare-app-process.ts', { transport, role, databasePath });
  const ragtime = await startApp('ragtime-app-process.ts', { transport, role, databasePath });
  try {
    const council = milestones / MILESTONES_EACH;
    let first = 0;
    for (const app of [bare, ragtime]) {
      await runPeople(app, { people: PEOPLE_TO_WARM_UP, forms: FORMS_TO_WARM_UP, first, council });
    }
    for (const people of concurrent) {
      const all: RoundOfBoth[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        first += Math.max(people, PEOPLE_TO_WARM_UP);
        const crowd = { people, forms: FORMS_EACH_ROUND, first, council };
        const ofBare = await runPeople(bare, crowd);
        const ofRagtime = await runPeople(ragtime, crowd);
        all.push({ bare: ofBare, ragtime: ofRagtime });
        console.log(describeRound(round, { bare: ofBare, ragtime: ofRagtime }));
      }
      console.log(summarise(people, all));
      if (people === GOAL_AT_ONCE) goals.push(...goalsOf(people, all));
    }
  } finally {
    await bare.stop();
    await ragtime.stop();
  }
  return goals;
}

interface Crowd {
  readonly people: number;
  readonly forms: number;
  /** The number of the first of them: each round is answered by others, so that nobody answers everything anew. */
  readonly first: number;
  /** How many people there are. */
  readonly council: number;
}

async function runPeople(app: RunningApp, { people, forms, first, council }: Crowd): Promise<Round> {
  const before = await app.cpuMs();
  const cycles = Math.ceil(forms / people / 2);
  const errands = Array.from({ length: people }, (_, index) => {
    const person = (first + index) % council;
    const milestones = Array.from({ length: MILESTONES_EACH }, (__, nth) => person * MILESTONES_EACH + nth);
    return runErrand(app, { person, milestones, cycles });
  });
  const timings = (await Promise.all(errands)).flat();
  return { timings, cpuMs: ((await app.cpuMs()) - before) / timings.length };
}
