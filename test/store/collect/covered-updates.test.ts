import { beforeEach, describe, expect, it } from 'vitest';
import type { NewCover, NewUpdate } from '../../../src/usecases/ports.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';

let world: CollectWorld;
let ids: readonly string[];
let count = 0;

beforeEach(async () => {
  world = await openCollectWorld();
  const [plan] = await world.house.plans.plans();
  ids = plan?.milestones.map(({ id }) => id) ?? [];
});

const GREEN = { progress: 'in-progress', rag: 'green', amberReason: undefined, completedOn: undefined } as const;
const own = (action = '') => ({ status: GREEN, action, actionBy: undefined });

async function save(nth: number, commentary: string, covers: readonly NewCover[] = [], basedOn?: number) {
  const [plan] = await world.house.plans.plans();
  const [window] = await world.house.windows.windows();
  const people = await world.house.plans.people();
  if (plan === undefined || window === undefined) throw new Error('There is a plan with a window.');
  count += 1;
  const update: NewUpdate = {
    milestoneId: ids[nth] ?? '',
    quarter: '2026-27/Q1',
    kind: 'written',
    content: { ...own(), commentary },
    ownerId: people[0]?.id ?? '',
    enteredById: undefined,
    author: { actor: 'test' },
    at: NOW,
    formNonce: `form-${count}`,
    contentHash: `hash-${count}`,
    submissionId: `submission-${count}`,
    basedOn,
    covers,
    windowId: window.id,
    windowVersion: window.version,
    planId: plan.id,
    planVersion: plan.version,
  };
  return world.house.updates.append(update, patience());
}

const cover = (nth: number, basedOn?: number): NewCover => ({
  milestoneId: ids[nth] ?? '',
  answer: own(`Of ${nth}`),
  basedOn,
});
const standing = async () => {
  const found = await world.house.updates.standing('2026-27/Q1', ids);
  return ids.slice(0, 3).map((id) => {
    const update = found.get(id);
    return update && [update.kind, update.commentary, update.coveredBy && ids.indexOf(update.coveredBy)];
  });
};

describe('an update whose text covers others', () => {
  it('is stored with them, each with an answer of its own', async () => {
    await save(0, 'First words.', [cover(1), cover(2)]);
    expect(await standing()).toEqual([
      ['written', 'First words.', undefined],
      ['covered', 'First words.', 0],
      ['covered', 'First words.', 0],
    ]);
    expect((await world.house.updates.history(ids[2] ?? '')).map(({ action }) => action)).toEqual(['Of 2']);
  });

  it('is stored with all of them or not at all', async () => {
    await save(1, 'Somebody was faster.');
    expect(await save(0, 'First words.', [cover(2), cover(1)])).toEqual({ ok: false, refusal: 'changed' });
    expect(await standing()).toEqual([undefined, ['written', 'Somebody was faster.', undefined], undefined]);
  });

  it('is read by them as it stands now', async () => {
    const first = await save(0, 'First words.', [cover(1)]);
    await save(0, 'Better words.', [], first.ok ? first.value.id : undefined);
    expect((await standing())[1]).toEqual(['covered', 'Better words.', 0]);
  });

  it('is read through to the end where it was covered itself since', async () => {
    const first = await save(0, 'First words.', [cover(1)]);
    await save(2, 'Words for all.', [cover(0, first.ok ? first.value.id : undefined)]);
    expect(await standing()).toEqual([
      ['covered', 'Words for all.', 2],
      ['covered', 'Words for all.', 2],
      ['written', 'Words for all.', undefined],
    ]);
  });
});
