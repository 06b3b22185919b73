import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { milestone, person, plan } from '../../../src/store/schema/plan.ts';
import { exportPlan } from '../../../src/usecases/plan/export-plan.ts';
import { imported, openPlanWorld, type PlanWorld, planFixture, problemsOf } from '../../support/plan-world.ts';

const SMALL = planFixture('small.yaml');
const OTHER = SMALL.replace('code: PL', 'code: EC').replace('name: Place', 'name: Economy');

/** Somebody moves the first milestone's date in Ragtime, as an agreed proposal does. */
async function moveDateInRagtime(world: PlanWorld): Promise<string> {
  const id = (await world.stored('PL')).milestones[0]?.entry.id ?? '';
  await world.database.write({ giveUpAt: performance.now() + 2000 }, (tx) => {
    tx.update(milestone).set({ dueDate: '2027-06-30' }).where(eq(milestone.id, id)).run();
    tx.update(plan).set({ version: 2 }).run();
  });
  return id;
}

const dueOf = async (world: PlanWorld, id: string) => (await world.plans.milestone(id))?.milestone.due;

describe('a date that was moved in Ragtime since the last import', () => {
  it('is kept, and listed at every import of the old file', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const id = await moveDateInRagtime(world);
    for (const _ of ['once', 'twice']) {
      const receipt = await imported(world.importText(SMALL));
      expect(receipt.conflicts).toEqual([
        {
          kind: 'milestone',
          id,
          label: 'PL1 Repave the market square',
          field: 'due',
          inRagtime: { kind: 'date', date: '2027-06-30' },
          inFile: { kind: 'date', date: '2027-03-31' },
          kept: 'ragtime',
        },
      ]);
      expect(receipt).toMatchObject({ changesSomething: false, planVersion: 2 });
      expect(await dueOf(world, id)).toEqual({ kind: 'date', date: '2027-06-30' });
    }
  });

  it('does not stop the other fields of the file', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const id = await moveDateInRagtime(world);
    const text = SMALL.replace(
      '        owner: RK\n        due: March 2027',
      '        owner: JP\n        due: April 2027',
    );
    const receipt = await imported(world.importText(text));
    expect(receipt.changed.map((entry) => entry.id)).toEqual([id]);
    expect(receipt.conflicts.map(({ field }) => field)).toEqual(['due']);
    expect(await dueOf(world, id)).toEqual({ kind: 'date', date: '2027-06-30' });
  });

  it('is replaced when the file is to win, and is no conflict afterwards', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const id = await moveDateInRagtime(world);
    const receipt = await imported(world.importText(SMALL, { conflicts: 'take-file' }));
    expect(receipt).toMatchObject({ planVersion: 3, conflicts: [{ field: 'due', kept: 'file' }] });
    expect(await dueOf(world, id)).toEqual({ kind: 'date', date: '2027-03-31' });
    expect(await imported(world.importText(SMALL))).toMatchObject({ conflicts: [], changesSomething: false });
  });

  it('is no conflict where the file gives the same', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    await moveDateInRagtime(world);
    const receipt = await imported(world.importText(SMALL.replace('March 2027', 'June 2027')));
    expect(receipt).toMatchObject({ conflicts: [], changesSomething: false });
    const later = await imported(world.importText(SMALL.replace('March 2027', 'July 2027')));
    expect(later).toMatchObject({ conflicts: [], changed: [{ kind: 'milestone' }] });
  });

  it('is no conflict for a file that was exported afterwards', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const id = await moveDateInRagtime(world);
    const exported = await exportPlan(world.plans, { directorateCode: 'pl', startYear: 2026 });
    const text = exported.ok ? exported.value.text.replace('due: 2027-06-30', 'due: 2027-09-30') : '';
    expect(await imported(world.importText(text))).toMatchObject({ conflicts: [], planVersion: 3 });
    expect(await dueOf(world, id)).toEqual({ kind: 'date', date: '2027-09-30' });
  });
});

describe('an area that the file drops while Ragtime moved a milestone into it', () => {
  it('is not retired under the milestone', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const { areas, milestones } = await world.stored('PL');
    const [allotments = '', market = ''] = [areas[1]?.entry.id, milestones[0]?.entry.id];
    await world.database.write({ giveUpAt: performance.now() + 2000 }, (tx) =>
      tx.update(milestone).set({ areaId: allotments }).where(eq(milestone.id, market)).run(),
    );
    const text = SMALL.replace('- ref: PL1', `- id: ${market}\n        ref: PL1`).replace(
      / {2}- name: Allotments[\s\S]*?(?=risks:)/,
      '\n',
    );
    const receipt = await imported(world.importText(text, { missing: 'retire' }));
    expect(receipt.retired.map(({ kind }) => kind)).toEqual(['milestone']);
    expect(receipt.missing.map(({ id }) => id)).toEqual([allotments]);
    expect(receipt.conflicts).toMatchObject([{ field: 'areaId', id: market, kept: 'ragtime' }]);
  });
});

describe('a second directorate that names the same people', () => {
  it('shares them', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const receipt = await imported(world.importText(OTHER));
    expect(receipt.added.filter(({ kind }) => kind === 'person')).toEqual([]);
    expect(await world.plans.people()).toHaveLength(2);
    expect((await world.plans.directorates()).map(({ code }) => code)).toEqual(['EC', 'PL']);
    expect(await imported(world.importText(SMALL))).toMatchObject({ changesSomething: false });
  });

  it('is refused where the address differs, with both and with the way out', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const elsewhere = OTHER.replace('rana.kaur@', 'rose.king@');
    const id = (await world.plans.people()).find(({ initials }) => initials === 'RK')?.id;
    expect(await problemsOf(world.importText(elsewhere))).toEqual([
      'people › RK › email: rose.king@westmere.example.org is not what Ragtime has for RK (Rana Kaur): ' +
        `"rana.kaur@westmere.example.org"; "id: ${id}" with it if that is the same person, or other initials for somebody else`,
    ]);
    const answered = elsewhere.replace('- initials: RK', `- id: ${id}\n    initials: RK`);
    expect(await imported(world.importText(answered))).toMatchObject({ changed: [{ kind: 'person', id }] });
  });

  it('is refused where an address belongs to somebody else', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const text = OTHER.replace('initials: JP', 'initials: XP').replaceAll('JP]', 'XP]').replaceAll(': JP\n', ': XP\n');
    expect((await problemsOf(world.importText(text))).join()).toContain('belongs to JP (Jo Pardew)');
  });

  it('keeps what its file leaves out, until a file says none', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const deputyOf = async () => (await world.plans.people()).find(({ initials }) => initials === 'RK')?.deputyId;
    const jp = await deputyOf();
    expect(jp).toBeDefined();
    await imported(world.importText(OTHER.replace('    deputy: JP\n', '')));
    expect(await deputyOf()).toBe(jp);
    await imported(world.importText(OTHER.replace('    deputy: JP\n', '    deputy: None\n')));
    expect(await deputyOf()).toBeUndefined();
  });

  it('gets an assistant, who is kept where a file leaves them out, until one says none', async () => {
    const world = await openPlanWorld();
    const assistantOf = async () => (await world.plans.people()).find(({ initials }) => initials === 'RK')?.assistantId;
    await imported(world.importText(SMALL.replace('    deputy: JP\n', '    deputy: JP\n    assistant: JP\n')));
    const jp = await assistantOf();
    expect(jp).toBe((await world.plans.people()).find(({ initials }) => initials === 'JP')?.id);
    expect(await imported(world.importText(SMALL))).toMatchObject({ changesSomething: false, conflicts: [] });
    await imported(world.importText(SMALL.replace('    deputy: JP\n', '    deputy: JP\n    assistant: none\n')));
    expect(await assistantOf()).toBeUndefined();
  });

  it('keeps addresses that its file leaves out, such as a Slack user that Ragtime found', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    await world.database.write({ giveUpAt: performance.now() + 2000 }, (tx) =>
      tx.update(person).set({ slackUserId: 'U0RANA' }).where(eq(person.initials, 'RK')).run(),
    );
    const without = OTHER.replace('    email: rana.kaur@westmere.example.org\n', '');
    expect(await imported(world.importText(without))).toMatchObject({ conflicts: [] });
    expect(await world.plans.people()).toContainEqual(
      expect.objectContaining({ initials: 'RK', slackUserId: 'U0RANA', email: 'rana.kaur@westmere.example.org' }),
    );
    expect(await imported(world.importText(SMALL))).toMatchObject({ changesSomething: false, conflicts: [] });
  });
});

describe('settings of the council and the directorate', () => {
  it('follow the file, and are listed', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const receipt = await imported(
      world.importText(SMALL.replace('officers: [JP]', 'officers: [RK, JP]').replace('one quarter', 'three months')),
    );
    expect(receipt.settings.map(({ subject, field }) => [subject, field])).toEqual([
      ['directorate', 'officerIds'],
      ['plan', 'introduction'],
    ]);
    expect((await world.plans.directorates())[0]?.officerIds).toHaveLength(2);
  });

  it('are refused when the code is that of another directorate', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    await imported(world.importText(OTHER));
    const id = (await world.plans.directorates()).find(({ code }) => code === 'PL')?.id;
    const problems = await problemsOf(world.importText(SMALL.replace('code: PL', `id: ${id}\n  code: ec`)));
    expect(problems.join()).toContain('directorate › code: ec is the code of another directorate');
  });

  it('keep the directorate when its code changes under its id', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const id = (await world.plans.directorates())[0]?.id;
    await imported(world.importText(SMALL.replace('code: PL', `id: ${id}\n  code: PLACE`)));
    expect((await world.plans.directorates()).map((one) => [one.id, one.code])).toEqual([[id, 'PLACE']]);
  });
});
