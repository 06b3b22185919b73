import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseQuarter } from '../../../src/core/calendar/quarter.ts';
import { nameEntry } from '../../../src/core/remind/asked-entry.ts';
import type { GapPrint } from '../../../src/core/review/gap.ts';
import { missingWords } from '../../../src/reports/labels.ts';
import { closeQuarter } from '../../../src/usecases/calendar/close-quarter.ts';
import { submitUpdate } from '../../../src/usecases/collect/milestone/submit-update.ts';
import { findActor } from '../../../src/usecases/find-actor.ts';
import { compileQuarter } from '../../../src/usecases/publish/compile-quarter.ts';
import { chooseGaps, openGaps } from '../../../src/usecases/review/decide-gaps.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';

const QUARTER = parseQuarter('2026-27/Q1') ?? { startYear: 2026, number: 1 };
const LATER = new Date('2026-07-22T09:00:00Z');
const AUTHOR = { actor: 'U-JP' };

let world: CollectWorld;
let windowId: string;
let cops2: string;
beforeEach(async () => {
  world = await openCollectWorld();
  cops2 = await world.milestoneId('COPS2');
  const [window] = await world.house.windows.windows();
  const [plan] = await world.house.plans.plans();
  if (window === undefined || plan === undefined) throw new Error('There is a window.');
  windowId = window.id;
  const status = { progress: 'in-progress', rag: 'amber', amberReason: 'uncertain', completedOn: undefined } as const;
  const before = await world.house.updates.append(
    {
      milestoneId: cops2,
      quarter: '2025-26/Q4',
      kind: 'written',
      content: { status, commentary: 'Two budgets were open.', action: '', actionBy: undefined },
      ownerId: (await world.house.plans.people()).find(({ initials }) => initials === 'AMc')?.id ?? '',
      enteredById: undefined,
      author: { actor: 'test' },
      at: NOW,
      formNonce: 'before',
      contentHash: 'before',
      submissionId: 'before',
      basedOn: undefined,
      windowId,
      windowVersion: window.version,
      planId: plan.id,
      planVersion: plan.version,
    },
    patience(),
  );
  expect(before.ok).toBe(true);
});
afterEach(() => world.house.close());

const actor = (initials: string) => findActor(world.ports, { slackUserId: world.userId(initials), teamId: 'T1' }, NOW);
const close = async () => {
  const closed = await closeQuarter(world.house, {
    directorateCode: 'CE',
    quarter: QUARTER,
    author: AUTHOR,
    now: LATER,
    patience: patience(),
  });
  expect(closed.ok).toBe(true);
};
const choose = async (prints: GapPrint, initials = 'JP') =>
  chooseGaps(world.house, {
    by: await actor(initials),
    windowId,
    author: AUTHOR,
    chosen: new Map([[`milestone/${cops2}`, prints]]),
    now: LATER,
    patience: patience(),
  });
async function printed() {
  const compiled = await compileQuarter(world.house, { directorateCode: 'CE', quarter: QUARTER, now: LATER });
  if (!compiled.ok) throw new Error(compiled.refusal.reason);
  const areas = compiled.value.areas;
  const commentary = areas
    .flatMap(({ commentaries }) => commentaries)
    .find(({ milestoneIds }) => milestoneIds.includes(cops2));
  const status = areas.flatMap(({ milestones }) => milestones).find(({ id }) => id === cops2)?.status.kind;
  return { words: commentary?.isMissing === true ? missingWords(commentary) : undefined, status };
}

const NOT_AVAILABLE = 'An update was not available when this report was prepared.';

describe('a milestone without an update once its window has closed', () => {
  it('is printed as not available, or with its last status where an officer chose so, and never counted as a colour', async () => {
    await close();
    expect(await printed()).toEqual({ words: NOT_AVAILABLE, status: 'no-update' });
    expect(await choose('last-status')).toEqual({ outcome: 'chosen', changed: 1 });
    expect(await choose('last-status')).toEqual({ outcome: 'chosen', changed: 0 });
    expect(await printed()).toEqual({
      words: `${NOT_AVAILABLE} As at Quarter 4 2025/26: ■ Amber.`,
      status: 'no-update',
    });
    expect(await choose('not-available')).toEqual({ outcome: 'chosen', changed: 1 });
    expect(await printed()).toEqual({ words: NOT_AVAILABLE, status: 'no-update' });
  });

  it('is printed with the update that still comes', async () => {
    await close();
    await choose('last-status');
    const request = { clicker: { slackUserId: world.userId('JP'), teamId: 'T1' }, now: LATER, patience: patience() };
    const entered = await submitUpdate(
      world.ports,
      await world.submit({ ...request, howItCame: 'telephone, 22 July 2026' }),
    );
    expect(entered.outcome).toBe('saved');
    expect(await printed()).toEqual({ words: undefined, status: 'green' });
    expect(await choose('not-available')).toEqual({ outcome: 'chosen', changed: 0 });
  });

  it('cannot be given a status that it never had', async () => {
    await close();
    const opened = await openGaps(world.house, { by: await actor('JP'), windowId });
    if (opened.outcome !== 'gaps') throw new Error('There are gaps.');
    const other = opened.gaps.find(({ last, entry }) => last === undefined && entry.kind === 'milestone')?.entry;
    const outcome = await chooseGaps(world.house, {
      by: await actor('JP'),
      windowId,
      author: AUTHOR,
      chosen: new Map([[nameEntry(other ?? { kind: 'milestone', id: '' }), 'last-status']]),
      now: LATER,
      patience: patience(),
    });
    expect(outcome).toEqual({ outcome: 'chosen', changed: 0 });
  });

  it('is not chosen while the window collects, nor by anybody but an officer', async () => {
    expect(await choose('last-status')).toEqual({ outcome: 'not-now' });
    await close();
    expect(await choose('last-status', 'AMc')).toMatchObject({ outcome: 'refused' });
    expect(await printed()).toMatchObject({ words: NOT_AVAILABLE });
  });

  it('is chosen anew where somebody else chose at the same time', async () => {
    await close();
    const { append } = world.house.gaps;
    let isFirst = true;
    world.house.gaps.append = async (choices, until) => {
      if (isFirst) await append({ ...choices, author: { actor: 'somebody else' } }, until);
      isFirst = false;
      return append(choices, until);
    };
    expect(await choose('last-status')).toEqual({ outcome: 'chosen', changed: 0 });
    expect(
      (await world.house.gaps.ofQuarter((await world.house.plans.directorates())[0]?.id ?? '', '2026-27/Q1')).choices,
    ).toHaveLength(1);
  });
});
