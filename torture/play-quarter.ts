import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { openCrashCouncil, QUARTER } from '../test/support/crash-council.ts';
import { drawKill, tickAndKill } from '../test/support/kill-plan.ts';
import type { Role } from '../test/support/ragtime-orders.ts';
import { startRedisServer } from '../test/support/redis.ts';
import { seeded } from '../test/support/seeded.ts';
import { checkCopies } from './check-copies.ts';
import { checkActs, checkDrafts, checkSnoozes, checkStanding } from './check-kept.ts';
import { checkLadderDay, isLadderDay, whoOwes } from './check-ladder.ts';
import { checkLedger, countLeft } from './check-ledger.ts';
import { checkFile, checkReport, checkTexts } from './check-texts.ts';
import { doSomething } from './deeds.ts';
import { ALL_DEEDS } from './deeds-beside.ts';
import { FINANCE_DEEDS, sign, workThrough } from './deeds-of-officers.ts';
import type { Finding } from './findings.ts';
import type { Deed } from './sitting.ts';
import { KINDS, storedTexts } from './stored-texts.ts';
import { nameOfFault } from './strike-slack.ts';
import { strikeDuring } from './strikes.ts';
import { Tally } from './tally.ts';
import { Told } from './told.ts';
import { NO_WORK, openRedis, type Work, type World, workOf } from './world.ts';
import { writeBusyPlan } from './write-plan.ts';

const SIZE = { owners: 19, milestones: 40 };
/** Real time after which a job of a process that died is taken up by another. */
const LOCK_MS = 200;
/** Longer than a lease and all looks into the channel together, also where each goes wrong again. */
const SETTLE_MINUTES = 8;
/** Of a call that is never answered, real time: no less than what a call takes while everything else goes on. */
const WORKER_TIMEOUT_MS = 3_000;
const KILLED_TICKS = 2;
const UNHEARD = 'The approver pressed, and heard nothing.';

/** A sweep fails with its disk or its queue, and the next one does what it left. */
const EXPECTED_REASONS =
  /OOM command|SqliteError: (database or disk is full|attempt to write a readonly)|Connection is closed/;

/** How Ragtime is run: one seed after the other takes the next. */
const SHAPES = [
  { name: 'one process', roles: ['all'], transport: 'socket', isOnRedis: false },
  { name: 'two of each on Redis', roles: ['slack', 'slack', 'jobs', 'jobs'], transport: 'socket', isOnRedis: true },
  { name: 'one process over HTTP', roles: ['all'], transport: 'http', isOnRedis: false },
  { name: 'two whole ones on Redis', roles: ['all', 'all'], transport: 'socket', isOnRedis: true },
] as const satisfies readonly {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly transport: 'socket' | 'http';
  readonly isOnRedis: boolean;
}[];

export interface QuarterOptions {
  readonly seed: number;
  /** Days of July on which something happens; the window opens on the 1st and closes on the 21st. */
  readonly days: readonly number[];
  readonly note: (line: string) => void;
}

export interface QuarterOutcome {
  readonly shape: string;
  readonly tally: Tally;
  readonly findings: readonly Finding[];
}

/** One quarter of twenty people while everything goes wrong that can; what was promised is compared with what is. */
export async function playQuarter({ seed, days, note }: QuarterOptions): Promise<QuarterOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'ragtime-torture-'));
  const shape = SHAPES[seed % SHAPES.length] ?? SHAPES[0];
  const redis = shape.isOnRedis ? await openRedis(startRedisServer) : undefined;
  const planPath = writeBusyPlan(folder, seed, SIZE);
  const council = await openCrashCouncil({
    roles: redis === undefined && shape.isOnRedis ? ['all'] : shape.roles,
    transport: shape.transport,
    redisUrl: redis?.url,
    planPath,
    lockMs: LOCK_MS,
    workerTimeoutMs: WORKER_TIMEOUT_MS,
    forgives: (reason) => {
      note(`a tick failed: ${reason.split('\n')[0]}`);
      return EXPECTED_REASONS.test(reason);
    },
  });
  const moved: World['moved'] = { isBack: false, day: undefined };
  const work = workOf(council);
  const world: World = { council, redis, moved, told: new Told(), tally: new Tally(), work, note, copies: [] };
  council.slack.faults.listen((fault) => world.tally.struck(nameOfFault(fault)));
  try {
    await council.command('import', planPath);
    await council.command('quarter', 'open', ...QUARTER);
    const missed: Finding[] = [];
    for (const day of days) missed.push(...(await liveDay(world, seed, day)));
    await publish(world, seed);
    const findings = [...missed, ...check(world)];
    return { shape: shape.name, tally: world.tally, findings };
  } finally {
    await council.stop();
    await redis?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function liveDay(world: World, seed: number, day: number): Promise<readonly Finding[]> {
  const { council, told } = world;
  const random = seeded(10_000 * seed + 100 * day);
  const date = `2026-07-${String(day).padStart(2, '0')}`;
  world.note(`--- ${date}`);
  Object.assign(world.moved, { isBack: false, day: date });
  const ladderDay = { quarter: '2026-27/Q1', day: date };
  const inTheMorning = whoOwes(council.databasePath, ladderDay);
  await council.setTime(`${date}T08:00:00Z`);
  await council.revive();
  for (let tick = 0; tick < KILLED_TICKS; tick += 1) {
    await strikeDuring(world, { random, strikes: 1 }, () => killAtTick(world, random));
    await council.passMinutes(1);
  }
  // An hour earlier the window is open, too.
  await council.setTime(`${date}T09:30:00Z`);
  await strikeDuring(world, { random, strikes: 3 }, () => work(world, { seed, day, date }));
  await strikeDuring(world, { random, strikes: 2 }, () => council.passMinutes(2));
  await mend(world);
  await council.passMinutes(SETTLE_MINUTES);
  if (!isLadderDay(ladderDay)) return [];
  return checkLadderDay(council.databasePath, { ...ladderDay, inTheMorning, told });
}

async function killAtTick(world: World, random: ReturnType<typeof seeded>): Promise<void> {
  const kill = drawKill(random);
  world.note(`killed: ${JSON.stringify(kill)}`);
  world.tally.kills += 1;
  await tickAndKill(world.council, kill);
  await world.council.revive();
}

interface WorkingDay {
  readonly seed: number;
  readonly day: number;
  readonly date: string;
}

/** Two in three do something, all at once; the officer and finance as well. */
async function work(world: World, { seed, day, date }: WorkingDay): Promise<void> {
  const cast: readonly (readonly [string, Work, readonly [Deed, ...Deed[]]])[] = [
    ...[...world.work].map(([initials, theirs]) => [initials, theirs, ALL_DEEDS] as const),
    ['JP', NO_WORK, [workThrough]],
    ['FW', NO_WORK, FINANCE_DEEDS],
  ];
  const sittings = cast.map(async ([initials, theirs, deeds], index) => {
    const random = seeded(10_000 * seed + 100 * day + index + 1);
    if (random.below(3) === 0) return;
    const person = world.council.slack.as(initials);
    await doSomething({ world, person, work: theirs, random, day: date }, deeds);
  });
  await Promise.all(sittings);
}

/** What was scripted and has not struck strikes no more; what was held on its way arrives. */
async function mend({ council }: World): Promise<void> {
  council.slack.faults.clear();
  await council.revive();
  await council.slack.deliverHeld();
}

/** Signed while things go wrong, then published; without the signature where none was heard of. */
async function publish(world: World, seed: number): Promise<void> {
  const { council, told } = world;
  Object.assign(world.moved, { isBack: false, day: undefined });
  await council.setTime('2026-07-21T16:00:00Z');
  await council.tick();
  await council.passMinutes(SETTLE_MINUTES);
  await council.command('quarter', 'sign-off', ...QUARTER);
  await council.passMinutes(SETTLE_MINUTES);
  const random = seeded(10_000 * seed);
  const approver = council.slack.as('HD');
  await strikeDuring(world, { random, strikes: 2 }, async () => {
    for (let tries = 0; tries < 3 && told.signed === 0; tries += 1) {
      await doSomething({ world, person: approver, work: NO_WORK, random, day: '2026-07-21' }, [sign]);
    }
  });
  await mend(world);
  await council.passMinutes(SETTLE_MINUTES);
  await council.command('quarter', 'publish', ...QUARTER, ...(told.signed === 0 ? ['--unsigned', UNHEARD] : []));
  await council.passMinutes(2 * SETTLE_MINUTES);
}

function check(world: World): readonly Finding[] {
  const { council, told, tally, note } = world;
  for (const { about, of, state } of told.standing) note(`read last: ${about}, ${of}: ${state}`);
  const sqlite = new SqliteDatabase(council.databasePath, { readonly: true });
  try {
    const findings = [
      ...checkFile(sqlite),
      ...checkTexts(sqlite, told),
      ...checkDrafts(sqlite, told),
      ...checkActs(sqlite, told),
      ...checkStanding(sqlite, told),
      ...checkSnoozes(sqlite, told),
      ...checkCopies(world),
      ...checkReport(sqlite),
      ...checkLedger(sqlite, { slack: council.slack, now: council.now() }),
    ];
    tally.runs = 1;
    for (const { kind } of told.saved) tally.wasSaved(kind);
    for (const kind of KINDS) tally.stored += storedTexts(sqlite, kind).length;
    tally.drafts = told.drafts.length;
    tally.acts = told.away.length + told.accepted.length + told.signed + told.snoozed.length + told.standing.length;
    tally.copies = world.copies.length;
    tally.sent = council.slack.messages().filter(({ user }) => user === council.slack.botUserId).length;
    tally.left = countLeft(sqlite);
    tally.unanswered = told.unanswered;
    return findings;
  } finally {
    sqlite.close();
  }
}
