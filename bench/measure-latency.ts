import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { AppOrders } from './app-orders.ts';
import { SIGNING_SECRET } from './app-orders.ts';
import { type ClickApp, runErrand } from './click-person.ts';
import { type ClickServer, startClickServer } from './click-server.ts';
import { overHttp, overSocket } from './click-transport.ts';
import { createCouncil } from './council.ts';
import { describeRound, type Round, type RoundOfBoth, summarise } from './latency-figures.ts';
import { end, forkBench, hear } from './processes.ts';

export interface LatencyOptions {
  readonly folder: string;
  readonly milestones: number;
  readonly rounds: number;
  readonly transport: AppOrders['transport'];
  readonly role: AppOrders['role'];
  readonly concurrent: readonly number[];
}

/** How many milestones one person answers for. */
const MILESTONES_EACH = 8;
/** Forms that are answered in a round of one app, by however many people: enough for a 99th percentile. */
const FORMS_EACH_ROUND = 400;
const FORMS_TO_WARM_UP = 400;
const PEOPLE_TO_WARM_UP = 50;

interface RunningApp extends ClickApp {
  /** Milliseconds of processor time so far. */
  readonly cpuMs: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/**
 * Both apps stand ready all the time and are asked in turn, so that whatever else the machine does falls on both. At
 * first each answers a while unmeasured.
 */
export async function measureLatency(options: LatencyOptions): Promise<void> {
  const { folder, milestones, rounds, transport, role, concurrent } = options;
  const databasePath = join(folder, 'latency.sqlite');
  await createCouncil(databasePath, milestones / MILESTONES_EACH, MILESTONES_EACH);
  console.log(
    `${milestones} milestones, ${transport}, ${role === 'all' ? 'with' : 'without'} the jobs, ${rounds} rounds`,
  );
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
    }
  } finally {
    await bare.stop();
    await ragtime.stop();
  }
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

async function startApp(
  file: 'bare-app-process.ts' | 'ragtime-app-process.ts',
  given: Omit<AppOrders, 'slackUrl' | 'port'>,
): Promise<RunningApp> {
  const server = await startClickServer();
  const port = await freePort();
  const child = forkBench(file);
  await hear(child);
  const isReady = hear(child);
  child.send({ ...given, slackUrl: server.url, port } satisfies AppOrders);
  await isReady;
  const deliver = given.transport === 'http' ? overHttp(port, SIGNING_SECRET) : overSocket(server.socket());
  const cpuMs = async () => {
    const answer = hear(child);
    child.send('cpu');
    return Number(await answer);
  };
  return { server, deliver, cpuMs, stop: () => endBoth(child, server) };
}

async function endBoth(child: ChildProcess, server: ClickServer): Promise<void> {
  await end(child);
  server.stop();
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}
