import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type MatchOptions, matchPlan } from '../../../src/core/plan/match-plan.ts';
import type { PlanChanges } from '../../../src/core/plan/plan-changes.ts';
import { readPlanFile } from '../../../src/core/plan/read-plan-file.ts';
import { createWindowStore } from '../../../src/store/calendar/window-store.ts';
import { createDeliveryStore } from '../../../src/store/remind/delivery-store.ts';
import { audit } from '../../../src/store/schema/audit.ts';
import { milestoneContributor, person, plan } from '../../../src/store/schema/plan.ts';
import { delivery } from '../../../src/store/schema/remind.ts';
import { importPlan } from '../../../src/usecases/plan/import-plan.ts';
import { imported, openPlanWorld, type PlanWorld, planFixture } from '../../support/plan-world.ts';
import { aWindow } from '../../support/remind-world.ts';

const SMALL = planFixture('small.yaml');
const at = new Date('2026-05-01T09:00:00Z');
const patience = () => ({ giveUpAt: performance.now() + 2000 });

async function changesOf(world: PlanWorld, text: string, options: Partial<MatchOptions> = {}): Promise<PlanChanges> {
  const file = readPlanFile(text);
  if (!file.ok) throw new Error('The file is not read.');
  const stored = await world.stored(file.value.directorate.code);
  const matched = matchPlan(file.value, stored, {
    missing: 'keep',
    conflicts: 'keep-ragtime',
    newId: world.newId,
    ...options,
  });
  if (!matched.ok) throw new Error('The plan does not match.');
  return matched.value;
}

const save = (world: PlanWorld, changes: PlanChanges) =>
  world.plans.savePlan(changes, { author: { actor: 'U1', onBehalfOf: 'p-0001' }, at }, patience());

/** An overview that stands in Slack, of what the plan's directorate collects. */
async function postOverview({ database, plans }: PlanWorld): Promise<void> {
  const [directorate] = await plans.directorates();
  const window = { ...aWindow('ce'), id: 'w-1', directorateId: directorate?.id ?? '' };
  await createWindowStore(database).saveWindow(window, { author: { actor: 'test' }, at, action: 'open' }, patience());
  const content = { kind: 'desk', payload: { about: 'digest', windowId: 'w-1' } } as const;
  const digest = { key: 'desk-digest-w-1-p-x-opens', personId: undefined, methodClass: 'post', content } as const;
  await createDeliveryStore(database).plan([{ ...digest, dueAt: at, createdAt: at }], patience());
  await database.write(patience(), (tx) => tx.update(delivery).set({ state: 'sent' }).run());
}

describe('a plan that somebody else changed since the decision', () => {
  it('is refused as changed, and nothing is written', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const changes = await changesOf(world, SMALL.replace('impact: 4', 'impact: 5'));
    await world.database.write(patience(), (tx) => tx.update(plan).set({ version: 7 }).run());
    const before = await world.stored('PL');
    expect(await save(world, changes)).toEqual({ ok: false, refusal: 'changed' });
    expect(await world.stored('PL')).toEqual(before);
  });

  it('is refused when the same new plan was stored in between', async () => {
    const world = await openPlanWorld();
    const [first, second] = [await changesOf(world, SMALL), await changesOf(world, SMALL)];
    expect(await save(world, first)).toEqual({ ok: true, value: 1 });
    expect(await save(world, second)).toEqual({ ok: false, refusal: 'changed' });
    expect(await world.plans.plans()).toHaveLength(1);
  });

  it('is refused when a person in it was changed', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const changes = await changesOf(world, SMALL.replace('name: Rana Kaur', 'name: Rana Kaur-Smith'));
    await world.database.write(patience(), (tx) =>
      tx.update(person).set({ slackUserId: 'U0NEW' }).where(eq(person.initials, 'RK')).run(),
    );
    expect(await save(world, changes)).toEqual({ ok: false, refusal: 'changed' });
  });

  it('is decided again by the import, with what is there now', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    let interruptions = 0;
    const plans = {
      ...world.plans,
      savePlan: async (...args: Parameters<typeof world.plans.savePlan>) => {
        interruptions += 1;
        if (interruptions === 1)
          await world.database.write(patience(), (tx) => tx.update(plan).set({ version: 7 }).run());
        return world.plans.savePlan(...args);
      },
    };
    const request = {
      text: SMALL.replace('impact: 4', 'impact: 5'),
      mode: 'store',
      missing: 'keep',
      conflicts: 'keep-ragtime',
      author: { actor: 'U1' },
      now: at,
    } as const;
    const result = await importPlan({ plans, newId: world.newId }, request, patience());
    expect(result).toMatchObject({ ok: true, value: { planVersion: 8 } });
  });
});

describe('a stored change', () => {
  it('leaves one audit row for the import and one for each entry', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const before = world.database.orm.select().from(audit).all().length;
    expect(before).toBe(1 + 2 + 11);
    await save(world, await changesOf(world, SMALL.replace('impact: 4', 'impact: 5')));
    expect(world.database.orm.select().from(audit).all().slice(before)).toMatchObject([
      { at, actor: 'U1', onBehalfOf: 'p-0001', action: 'plan-imported', before: { version: 1 }, after: { version: 2 } },
      { action: 'import-changed', subject: 'risk', before: { grossImpact: 4 }, after: { grossImpact: 5 } },
    ]);
  });

  it('has the overviews drawn anew, once, as owners may be gone; an import that changes nothing leaves them', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    await postOverview(world);
    const drawn = () => world.database.orm.select().from(delivery).where(eq(delivery.kind, 'edit')).all();
    await imported(world.importText(SMALL));
    expect(drawn()).toEqual([]);
    for (const _ of ['once', 'twice']) await imported(world.importText(SMALL.replace('impact: 4', 'impact: 5')));
    expect(drawn()).toMatchObject([{ key: 'edit-desk-digest-w-1-p-x-opens', state: 'pending' }]);
  });

  it('replaces contributors in the order of the file', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const idOf = async (initials: string) => (await world.plans.people()).find((one) => one.initials === initials)?.id;
    for (const [list, expected] of [
      ['[RK, JP]', ['RK', 'JP']],
      ['[JP, RK]', ['JP', 'RK']],
      ['[]', []],
    ] as const) {
      await save(world, await changesOf(world, SMALL.replace('contributors: [JP]', `contributors: ${list}`)));
      const found = (await world.plans.plans())[0]?.milestones[1]?.contributorIds;
      expect(found).toEqual(await Promise.all(expected.map(idOf)));
    }
    expect(world.database.orm.select().from(milestoneContributor).all()).toEqual([]);
  });
});

describe('reading plans', () => {
  it('finds a milestone with its plan, and nothing under an unknown id', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const [whole] = await world.plans.plans();
    const milestone = whole?.milestones[1];
    expect(await world.plans.milestone(milestone?.id ?? '')).toEqual({ milestone, plan: whole });
    expect(await world.plans.milestone('m-none')).toBeUndefined();
  });

  it('gives the plan of a year only', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    await imported(world.importText(SMALL.replace('2026-27', '2027-28')));
    const directorateId = (await world.plans.directorates())[0]?.id ?? '';
    expect((await world.plans.plans()).map(({ startYear }) => startYear)).toEqual([2026, 2027]);
    expect((await world.plans.plan(directorateId, 2027))?.startYear).toBe(2027);
    expect(await world.plans.plan(directorateId, 2028)).toBeUndefined();
  });

  it('finds rows through indexes', async () => {
    const { database } = await openPlanWorld();
    const steps = (query: string) =>
      database.sqlite
        .prepare(`explain query plan ${query}`)
        .all()
        .map((row) => JSON.stringify(row))
        .join();
    expect(steps("select * from milestone where plan_id = 'x' order by position")).toContain('milestone_of_plan');
    expect(steps("select * from plan where directorate_id = 'x' and start_year = 2026")).toContain('plan_of_year');
    expect(steps("select * from area where plan_id = 'x'")).toContain('area_of_plan');
  });
});
