import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { startEmbeddedQueue } from '../jobs/embedded-queue.ts';
import { type CrashCouncil, openCrashCouncil } from '../test/support/crash-council.ts';
import { type PlanSize, writeLargePlan } from '../test/support/large-plan.ts';
import { seeded } from '../test/support/seeded.ts';
import { askDoctor } from './ask-doctor.ts';
import { checkActs, checkDrafts, checkSnoozes, checkStanding } from './check-kept.ts';
import { checkLadderDay, isLadderDay, type LadderDay, whoOwes } from './check-ladder.ts';
import { checkLedger } from './check-ledger.ts';
import { checkFile, checkReport, checkTexts } from './check-texts.ts';
import { doSomething } from './deeds.ts';
import type { Finding } from './findings.ts';
import { Tally } from './tally.ts';
import { type Promised, Told } from './told.ts';
import { type World, workOf } from './world.ts';
import { collectingDays, daysFrom, isWeekend, spread, YEAR, type YearQuarter } from './year-days.ts';
import { checkGrowth, figuresLine, type QuarterFigures, readFigures } from './year-figures.ts';
import type { WhereLeft } from './year-leftovers.ts';

/** Every look into a channel that may be due after a message, and the files of a report behind each other. */
const SETTLE_MINUTES = 8;

export interface YearOptions {
  readonly seed: number;
  readonly size: PlanSize;
  /** Days of each quarter on which people do something; all working days of the window at most. */
  readonly daysAtWork: number;
  /** Between those, a turn of the clock every so many days. */
  readonly everyDays: number;
  /** False: without its daily backups, to see that this is found. */
  readonly keepsItself: boolean;
  /** Is called with the database once each report is out: whatever it takes away must be found missing. */
  readonly beforeLooking?: (databasePath: string) => void;
  readonly note: (line: string) => void;
  readonly say: (line: string) => void;
}

export interface YearOutcome {
  readonly quarters: readonly QuarterFigures[];
  readonly findings: readonly Finding[];
}

/** Ragtime left running for a year, in one process that is never started again, while nothing goes wrong. */
export async function playYear(options: YearOptions): Promise<YearOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'ragtime-year-'));
  const planPath = writeLargePlan(folder, options.seed, options.size);
  const backupFolder = join(folder, 'backups');
  // The same server as in a process, but one that can be looked into.
  const queue = await startEmbeddedQueue();
  const council = await openCrashCouncil({
    planPath,
    redisUrl: queue.url,
    ...(options.keepsItself && { backupFolder }),
  });
  const world: World = {
    ...{
      council,
      work: workOf(council),
      redis: undefined,
      moved: { isBack: false, day: undefined },
      note: options.note,
    },
    ...{ told: new Told(), tally: new Tally(), copies: [] },
  };
  try {
    await council.command('import', planPath);
    const quarters: QuarterFigures[] = [];
    const findings: Finding[] = [];
    for (const quarter of YEAR) {
      const lived = await liveQuarter(world, quarter, { ...options, redisUrl: queue.url, backupFolder });
      quarters.push(lived.figures);
      findings.push(...lived.findings);
      options.say(figuresLine(lived.figures));
    }
    const ill = await askDoctor(council, backupFolder);
    return { quarters, findings: [...findings, ...check(world), ...ill, ...checkGrowth(quarters)] };
  } finally {
    await council.stop();
    await queue.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function liveQuarter(world: World, { name, from, until }: YearQuarter, options: YearOptions & WhereLeft) {
  const { council, told } = world;
  const before = { saved: told.saved.length, sittings: 0 };
  const toldSince = told.since();
  await council.setTime(`${from}T10:00:00Z`);
  await council.command('quarter', 'open', '--directorate', 'PL', '--quarter', name);
  const { first, last } = collectingDays(council.databasePath, name);
  const working = daysFrom(first, last).filter((day) => day < last && !isWeekend(day));
  const atWork = spread(working, options.daysAtWork);
  const notAsked: Finding[] = [];
  for (const [index, day] of daysFrom(first, last).entries()) {
    const sit = async () => {
      if (atWork.has(day)) before.sittings += await liveDay(world, day, options.seed);
      else await passDay(council, day);
    };
    if (atWork.has(day) || index % options.everyDays === 0)
      notAsked.push(...(await seeWhoIsAsked(world, { quarter: name, day }, sit)));
  }
  await publish(council, name, last);
  options.beforeLooking?.(council.databasePath);
  const findings = checkQuarter(world, { quarter: name, since: new Date(from), told: toldSince() });
  for (const [index, day] of daysFrom(last, until).entries()) {
    if (day > last && (index % options.everyDays === 0 || day === until)) await passDay(council, day);
  }
  const messages = postedSince(council, new Date(from)).length;
  const lived = { quarter: name, sittings: before.sittings, saved: told.saved.length - before.saved, messages };
  return { figures: await readFigures(council, lived, options), findings: [...notAsked, ...findings] };
}

/** Whoever owes something from before this day to after it, on a day of the ladder, is asked on it. */
async function seeWhoIsAsked(
  { council, told }: World,
  ladderDay: LadderDay,
  live: () => Promise<void>,
): Promise<readonly Finding[]> {
  const inTheMorning = whoOwes(council.databasePath, ladderDay);
  await live();
  if (!isLadderDay(ladderDay)) return [];
  await council.passMinutes(SETTLE_MINUTES);
  return checkLadderDay(council.databasePath, { ...ladderDay, inTheMorning, told });
}

/** Two in three do something, all at once. @returns how many did */
async function liveDay(world: World, day: string, seed: number): Promise<number> {
  const { council } = world;
  world.note(`--- ${day}`);
  await council.setTime(`${day}T09:30:00Z`);
  await council.tick();
  await council.passMinutes(2);
  const sittings = [...world.work].map(async ([initials, work], index) => {
    const random = seeded(Date.parse(day) / 1000 + 100 * seed + index);
    if (random.below(3) === 0) return 0;
    await doSomething({ world, person: council.slack.as(initials), work, random, day });
    return 1;
  });
  const done = await Promise.all(sittings);
  await council.passMinutes(2);
  return done.reduce<number>((sum, one) => sum + one, 0);
}

/** Nobody is there; the clock goes on. */
async function passDay(council: CrashCouncil, day: string): Promise<void> {
  await council.setTime(`${day}T09:30:00Z`);
  await council.tick();
}

async function publish(council: CrashCouncil, quarter: string, closingDay: string): Promise<void> {
  await council.setTime(`${closingDay}T17:30:00Z`);
  await council.tick();
  await council.passMinutes(SETTLE_MINUTES);
  await council.command('quarter', 'publish', '--directorate', 'PL', '--quarter', quarter);
  await council.passMinutes(2 * SETTLE_MINUTES);
}

function postedSince({ slack }: CrashCouncil, since: Date) {
  return slack.messages().filter(({ user, ts }) => user === slack.botUserId && Number(ts) * 1000 >= since.getTime());
}

interface LivedQuarter {
  readonly quarter: string;
  readonly since: Date;
  readonly told: Promised;
}

/** At once after publication: its messages, drafts and days away are still there, which retention lets go later. */
function checkQuarter({ council }: World, { quarter, since, told }: LivedQuarter): readonly Finding[] {
  return reading(council, (sqlite) => [
    ...checkReport(sqlite, quarter),
    ...checkDrafts(sqlite, told),
    ...checkActs(sqlite, told),
    ...checkStanding(sqlite, told),
    ...checkSnoozes(sqlite, told),
    ...checkLedger(sqlite, { slack: council.slack, now: council.now(), since }),
  ]);
}

/** Whatever was said in the year is there. */
function check({ council, told }: World): readonly Finding[] {
  return reading(council, (sqlite) => [...checkFile(sqlite), ...checkTexts(sqlite, told)]);
}

function reading(council: CrashCouncil, look: (sqlite: SqliteDatabase.Database) => readonly Finding[]) {
  const sqlite = new SqliteDatabase(council.databasePath, { readonly: true });
  try {
    return look(sqlite);
  } finally {
    sqlite.close();
  }
}
