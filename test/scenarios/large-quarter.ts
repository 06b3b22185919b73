import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { House } from '../../src/open-house.ts';
import { submitUpdate } from '../../src/usecases/collect/milestone/submit-update.ts';
import { type CrashCouncil, type CrashCouncilOptions, openCrashCouncil, QUARTER } from '../support/crash-council.ts';
import { writeLargePlan } from '../support/large-plan.ts';
import { standingKeys } from '../support/message-count.ts';
import { seeded } from '../support/seeded.ts';

const SIZE = { owners: 14, milestones: 30 };
/** Longer than a lease and all looks into the channel together. */
const SETTLED_AFTER_MINUTES = 6;

/** The moments of the quarter at which messages go out; answers come in the day before, the window closes with the last. */
export const MOMENTS = [
  '2026-07-01T08:00:00Z',
  '2026-07-10T08:00:00Z',
  '2026-07-15T08:00:00Z',
  '2026-07-20T08:00:00Z',
  '2026-07-21T16:00:00Z',
] as const;

/** One tick of the moment with this index, or several: whatever disturbs the run does so in here. */
export type Disturb = (council: CrashCouncil, moment: number) => Promise<void>;

export interface QuarterOptions extends Omit<CrashCouncilOptions, 'planPath'> {
  readonly seed: number;
  readonly disturb?: Disturb;
  /** Minutes after each moment until everything that went wrong has been put right; the summary takes as long for each part. */
  readonly settleMinutes?: number;
  /** Is called at the end, while the council still stands. */
  readonly atEnd?: (council: CrashCouncil) => Promise<void>;
}

/** Lives one quarter of a larger council. @returns what then stands in Slack. */
export async function playLargeQuarter(options: QuarterOptions): Promise<readonly string[]> {
  const { seed, disturb = tickOnce, settleMinutes = SETTLED_AFTER_MINUTES, atEnd, ...rest } = options;
  const folder = mkdtempSync(join(tmpdir(), 'ragtime-large-'));
  const planPath = writeLargePlan(folder, seed, SIZE);
  const council = await openCrashCouncil({ roles: ['jobs'], ...rest, planPath });
  try {
    await council.command('import', planPath);
    await council.command('quarter', 'open', ...QUARTER);
    for (const [index, moment] of MOMENTS.entries()) {
      await council.revive();
      await council.setTime(moment);
      if (index === MOMENTS.length - 1) await publish(council, settleMinutes);
      else if (index > 0) await answerSome(council, seed + index);
      await disturb(council, index);
      await council.passMinutes(settleMinutes);
    }
    await council.passMinutes(settleMinutes);
    await atEnd?.(council);
    return await standingKeys(council);
  } finally {
    await council.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function tickOnce(council: CrashCouncil): Promise<void> {
  await council.tick();
}

/** What the officer hears at close is withdrawn once the report is out: it is given the time to arrive before. */
async function publish(council: CrashCouncil, settleMinutes: number): Promise<void> {
  await council.tick();
  await council.passMinutes(settleMinutes);
  await council.command('quarter', 'publish', ...QUARTER);
}

/** Every tenth milestone or so is answered, whichever the seed says; answering it once more changes nothing here. */
async function answerSome(council: CrashCouncil, seed: number): Promise<void> {
  const random = seeded(seed);
  await council.withHouse(async (house) => {
    const milestones = (await house.plans.plans()).flatMap((plan) => plan.milestones);
    for (const { id } of milestones.filter(() => random.below(10) === 0)) await answer(house, council, id);
  });
}

async function answer(house: House, { slack, now }: CrashCouncil, milestoneId: string): Promise<void> {
  const ports = { ...house, administrators: [], teamId: () => slack.teamId, newNonce: () => 'unused' };
  const found = await house.plans.milestone(milestoneId);
  const owner = (await house.plans.people()).find(({ id }) => id === found?.milestone.ownerId);
  const standing = (await house.updates.history(milestoneId)).at(-1);
  const submitted = await submitUpdate(ports, {
    clicker: { slackUserId: owner?.slackUserId ?? '', teamId: slack.teamId },
    milestoneId,
    quarter: '2026-27/Q1',
    answer: {
      choice: 'green',
      commentary: `What was done for ${milestoneId} by ${now().toISOString()}.`,
      action: '',
      actionBy: undefined,
      completedOn: undefined,
    },
    nonce: crypto.randomUUID(),
    submissionId: crypto.randomUUID(),
    basedOn: standing?.id,
    prefilledFrom: standing?.id,
    asked: [],
    now: now(),
    patience: { giveUpAt: performance.now() + 2_000 },
  });
  if (submitted.outcome !== 'saved') throw new Error(`The answer to ${milestoneId} ended with ${submitted.outcome}.`);
}
