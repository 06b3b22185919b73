import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openConnection } from '../src/store/open-connection.ts';
import type { AppOrders } from './app-orders.ts';
import type { OpenForm } from './click-payloads.ts';
import { openForm, saveForm } from './click-person.ts';
import { createCouncil, MILESTONES_EACH } from './council.ts';
import type { Goal } from './goals.ts';
import { median } from './latency-figures.ts';
import { type RunningApp, startApp } from './running-app.ts';

const COMMITS = fileURLToPath(new URL('commit-process.ts', import.meta.url));
const PEOPLE_AT_ONCE = 50;
/** Over HTTP: docs/decisions/0055-what-saves-and-memory-are-measured-by.md. */
const GOAL = 0.45;
/** Rounds, each of 400 Saves: Node has compiled by then what runs most. */
const WARM_UP = 6;

export interface SubmitOptions {
  readonly folder: string;
  readonly milestones: number;
  readonly rounds: number;
  readonly transport: AppOrders['transport'];
}

/** A second, and milliseconds of processor time for each. */
interface Saves {
  readonly perSecond: number;
  readonly cpuMs: number;
}

/** All in turn, round after round, so that whatever else the machine does falls on all; the first rounds only warm up. */
export async function measureSubmit({
  folder,
  milestones,
  rounds,
  transport,
}: SubmitOptions): Promise<readonly Goal[]> {
  const databasePath = join(folder, `submit-${transport}.sqlite`);
  const council = milestones / MILESTONES_EACH;
  await createCouncil(databasePath, { people: council, milestonesEach: MILESTONES_EACH });
  const saves = PEOPLE_AT_ONCE * MILESTONES_EACH;
  console.log(`\nSaves, ${PEOPLE_AT_ONCE} people at once, ${saves} in a round, ${milestones} milestones, ${transport}`);
  const bare = await startApp('bare-app-process.ts', { transport, role: 'slack', databasePath });
  const ragtime = await startApp('ragtime-app-process.ts', { transport, role: 'slack', databasePath });
  const all: { bare: Saves; ragtime: Saves; commits: number }[] = [];
  try {
    for (let round = 1 - WARM_UP; round <= rounds; round += 1) {
      const people = Array.from(
        { length: PEOPLE_AT_ONCE },
        (_, nth) => ((round + WARM_UP - 1) * PEOPLE_AT_ONCE + nth) % council,
      );
      const one = {
        bare: await saveAll(bare, people),
        ragtime: await saveAll(ragtime, people),
        commits: await commitRows(join(folder, 'commits.sqlite'), saves),
      };
      if (round < 1) continue;
      all.push(one);
      console.log(
        `  round ${round}  bare app ${describe(one.bare)}; Ragtime ${describe(one.ragtime)}; SQLite ${one.commits.toFixed(0)} commits/s`,
      );
    }
  } finally {
    await bare.stop();
    await ragtime.stop();
  }
  checkStored(databasePath, (rounds + WARM_UP) * saves);
  const beside = (other: (one: (typeof all)[number]) => number) =>
    median(all.map((one) => one.ragtime.perSecond / other(one)));
  const ofBare = beside(({ bare: { perSecond } }) => perSecond);
  const goal = transport === 'http' ? ` (goal: ${GOAL})` : '';
  console.log(`  median ratio ${ofBare.toFixed(2)} of the bare app${goal}`);
  const cpu = median(all.map(({ bare, ragtime: { cpuMs } }) => cpuMs / bare.cpuMs)).toFixed(1);
  console.log(`  processor time of a Save, times the bare app's: median ${cpu}`);
  console.log(
    `  median ratio ${beside(({ commits }) => commits).toFixed(2)} of plain durable commits; every Save was stored`,
  );
  if (transport !== 'http') return [];
  return [{ what: 'Saves a second over HTTP beside the bare app', measured: ofBare, bound: { atLeast: GOAL } }];
}

/** Forms are opened before; only the Saves are measured. Each person presses Save as soon as the one before is answered. */
async function saveAll(app: RunningApp, people: readonly number[]): Promise<Saves> {
  const desks = await Promise.all(people.map(async (person) => ({ person, forms: await openAll(app, person) })));
  const cpuBefore = await app.cpuMs();
  const beganAt = performance.now();
  await Promise.all(
    desks.map(async ({ person, forms }) => {
      for (const form of forms) await saveForm(app, person, form);
    }),
  );
  const ms = performance.now() - beganAt;
  const saves = people.length * MILESTONES_EACH;
  return { perSecond: (saves / ms) * 1000, cpuMs: ((await app.cpuMs()) - cpuBefore) / saves };
}

async function openAll(app: RunningApp, person: number): Promise<readonly OpenForm[]> {
  const forms: OpenForm[] = [];
  for (let nth = 0; nth < MILESTONES_EACH; nth += 1) {
    forms.push(await openForm(app, person, person * MILESTONES_EACH + nth));
  }
  return forms;
}

/** Commits a second. */
async function commitRows(path: string, count: number): Promise<number> {
  // Waited for, so that connections which have lain idle meanwhile are seen to be closed.
  const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, COMMITS, path, String(count)]);
  return (count / Number(stdout)) * 1000;
}

function checkStored(databasePath: string, expected: number): void {
  const sqlite = openConnection(databasePath);
  const stored = Number(sqlite.prepare('SELECT count(*) FROM milestone_update').pluck().get());
  sqlite.close();
  if (stored !== expected) throw new Error(`${expected} Saves were answered, but ${stored} updates are stored.`);
}

function describe({ perSecond, cpuMs }: Saves): string {
  return `${perSecond.toFixed(0)}/s, ${cpuMs.toFixed(2)} ms of processor time each`;
}
