import { describe, expect, it } from 'vitest';
import { audit } from '../../../src/store/schema/audit.ts';
import { imported, openPlanWorld, planFixture, problemsOf } from '../../support/plan-world.ts';

const SMALL = planFixture('small.yaml');
const MARKET = '      - ref: PL1\n        words: Repave the market square\n';

describe('a plan that is imported for the first time', () => {
  it('stores everything, gives ids and says what is worth knowing', async () => {
    const world = await openPlanWorld();
    const receipt = await imported(world.importText(SMALL));
    expect(receipt).toMatchObject({ directorateCode: 'PL', startYear: 2026, planVersion: 1, changesSomething: true });
    expect(receipt.added.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
      'person JP',
      'person RK',
      'area Streets and parks',
      'area Allotments',
      'milestone PL1 Repave the market square',
      'milestone PL1 Agree the winter plan with every parish – "gritting" included',
      'milestone PL2 Offer a plot to everyone who has waited two years',
      'indicator PI1 Bins collected on the day',
      'risk The contractor fails',
      'equality-action Ask wheelchair users before each repaving',
      'department Highways',
    ]);
    expect(receipt.warnings.map(({ kind, line }) => [kind, line])).toEqual([
      ['no-due-date', 54],
      ['no-owner', 54],
    ]);
  });

  it('changes nothing the second time, and repeats no warning', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const before = await world.stored('PL');
    const audits = world.database.orm.select().from(audit).all().length;
    const receipt = await imported(world.importText(SMALL));
    expect(receipt).toMatchObject({ planVersion: 1, changesSomething: false, added: [], changed: [], warnings: [] });
    expect(await world.stored('PL')).toEqual(before);
    expect(world.database.orm.select().from(audit).all()).toHaveLength(audits);
  });

  it('stores nothing when it is only looked at', async () => {
    const world = await openPlanWorld();
    const receipt = await imported(world.importText(SMALL, { mode: 'look' }));
    expect(receipt).toMatchObject({ isStored: false, planVersion: undefined });
    expect(receipt.added).toHaveLength(11);
    expect([await world.plans.organisation(), await world.plans.people(), await world.plans.plans()]).toEqual([
      undefined,
      [],
      [],
    ]);
  });

  it('stores nothing when something is wrong', async () => {
    const world = await openPlanWorld();
    expect(await problemsOf(world.importText(planFixture('broken.yaml')))).toHaveLength(38);
    expect([await world.plans.organisation(), await world.plans.people()]).toEqual([undefined, []]);
  });

  it('keeps the ids that the file brings', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL.replace(MARKET, `${MARKET}        id: m-market\n`)));
    expect((await world.plans.milestone('m-market'))?.milestone.words).toBe('Repave the market square');
  });
});

describe('days and an officers’ channel of the directorate', () => {
  const own = SMALL.replace(
    '  name: Place\n',
    '  name: Place\n  nation: Scotland\n  closure days: [2026-12-30]\n  officers channel: C0OFFICERS\n',
  );

  it('follow the file: what it gives is stored, and what it leaves out is gone', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const changes = [
      { subject: 'directorate', field: 'officersChannelId' },
      { subject: 'directorate', field: 'nation' },
      { subject: 'directorate', field: 'closureDays' },
    ];
    expect((await imported(world.importText(own))).settings).toMatchObject(changes);
    expect(await world.plans.directorates()).toMatchObject([
      { nation: 'scotland', closureDays: ['2026-12-30'], officersChannelId: 'C0OFFICERS' },
    ]);
    expect(await imported(world.importText(own))).toMatchObject({ changesSomething: false, settings: [] });
    expect((await imported(world.importText(SMALL))).settings).toMatchObject(changes);
    expect(await world.plans.directorates()).toMatchObject([
      { nation: undefined, closureDays: [], officersChannelId: undefined },
    ]);
    expect(await world.plans.organisation()).toMatchObject({ nation: 'england-and-wales', closureDays: [] });
  });
});

describe('a milestone with new words', () => {
  const renamed = SMALL.replace('Repave the market square', 'Repave the market square and Bridge Street');

  it('is asked about: renamed or new?', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const [id] = (await world.stored('PL')).milestones.map(({ entry }) => entry.id);
    expect(await problemsOf(world.importText(renamed))).toEqual([
      'areas › Streets and parks › milestones › 1 (PL1): undefined is not in Ragtime: renamed or new?; ' +
        `"id: ${id}" (PL1 Repave the market square) if it is that one, "new: true" if it is new`,
    ]);
  });

  it('keeps its id when the file gives it, and the audit says from what to what', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const [id] = (await world.stored('PL')).milestones.map(({ entry }) => entry.id);
    const receipt = await imported(world.importText(renamed.replace('- ref: PL1', `- id: ${id}\n        ref: PL1`)));
    expect(receipt).toMatchObject({ planVersion: 2, added: [], changed: [{ kind: 'milestone', id }], missing: [] });
    const row = world.database.orm.select().from(audit).all().at(-1);
    expect(row).toMatchObject({
      actor: 'command line: test',
      at: new Date('2026-04-01T09:00:00Z'),
      action: 'import-changed',
      subject: 'milestone',
      subjectId: id,
      before: { words: 'Repave the market square' },
      after: { words: 'Repave the market square and Bridge Street' },
    });
  });

  it('is added when the file says that it is new; the old one is missing, and stays', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const text = renamed.replace('- ref: PL1', '- new: true\n        ref: PL1');
    const receipt = await imported(world.importText(text));
    expect(receipt.added.map(({ label }) => label)).toEqual(['PL1 Repave the market square and Bridge Street']);
    expect(receipt.missing.map(({ label }) => label)).toEqual(['PL1 Repave the market square']);
    expect(await imported(world.importText(text))).toMatchObject({ changesSomething: false });
  });

  it('is simply new where no milestone with its ref is left over', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const another = SMALL.replace(MARKET, `${MARKET}        owner: RK\n      - ref: PL1\n        words: Plant trees\n`);
    expect((await imported(world.importText(another))).added.map(({ label }) => label)).toEqual(['PL1 Plant trees']);
  });

  it('is told when the id is known of something else, or mistyped', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const stored = await world.stored('PL');
    const withId = (id: string) => renamed.replace('- ref: PL1', `- id: ${id}\n        ref: PL1`);
    const [person, milestone] = [stored.people[0]?.entry.id ?? '', stored.milestones[0]?.entry.id ?? ''];
    expect((await problemsOf(world.importText(withId(person)))).join()).toContain(`${person} belongs to a person`);
    expect((await problemsOf(world.importText(withId(`${milestone}x`)))).join()).toContain(
      `is an id that Ragtime does not know; "id: ${milestone}" if that was meant`,
    );
  });
});

describe('an entry that is no longer in the file', () => {
  const shorter = SMALL.replace(/ {2}- name: Allotments[\s\S]*?(?=risks:)/, '\n');

  it('is listed and stays in force', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const receipt = await imported(world.importText(shorter));
    expect(receipt.missing.map(({ kind }) => kind)).toEqual(['area', 'milestone']);
    expect(receipt.changesSomething).toBe(false);
  });

  it('is retired on demand, once, and comes back by its id', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const before = await world.stored('PL');
    const [area, milestone] = [before.areas[1]?.entry.id ?? '', before.milestones[2]?.entry.id ?? ''];
    const retired = await imported(world.importText(shorter, { missing: 'retire' }));
    expect(retired.retired.map(({ id }) => id)).toEqual([area, milestone]);
    expect(await imported(world.importText(shorter, { missing: 'retire' }))).toMatchObject({ changesSomething: false });
    expect((await world.plans.plans())[0]?.milestones).toHaveLength(2);
    expect((await world.plans.milestone(milestone))?.milestone.ref).toBe('PL2');
    expect((await problemsOf(world.importText(SMALL))).join()).toContain('was retired: the same again or new?');
    const back = SMALL.replace('- name: Allotments', `- id: ${area}\n    name: Allotments`).replace(
      '- ref: PL2',
      `- id: ${milestone}\n        ref: PL2`,
    );
    const revived = await imported(world.importText(back));
    expect(revived.revived.map(({ id }) => id)).toEqual([area, milestone]);
    expect((await world.plans.plans())[0]?.milestones.map(({ id }) => id)).toContain(milestone);
  });
});

describe('entries in another order or another area', () => {
  it('stand as in the file', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const [streets = '', allotments = ''] = SMALL.split(/(?= {2}- name: Allotments\n)/);
    const [head = '', body = ''] = streets.split(/(?<=\nareas:\n)/);
    const [own = '', rest = ''] = allotments.split(/(?=risks:)/);
    const receipt = await imported(world.importText(head + own + body + rest));
    expect(receipt).toMatchObject({ planVersion: 2, isReordered: true, changed: [], added: [] });
    expect((await world.plans.plans())[0]?.areas.map(({ name }) => name)).toEqual(['Allotments', 'Streets and parks']);
    expect((await world.plans.plans())[0]?.milestones.map(({ ref }) => ref)).toEqual(['PL2', 'PL1', 'PL1']);
  });

  it('move to another area by id', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const { milestones, areas } = await world.stored('PL');
    const id = milestones[0]?.entry.id ?? '';
    const moved = SMALL.replace(`${MARKET}        owner: RK\n        due: March 2027\n`, '').replace(
      '      - ref: PL2',
      `      - id: ${id}\n        ref: PL1\n        words: Repave the market square\n        owner: RK\n        due: March 2027\n      - ref: PL2`,
    );
    const receipt = await imported(world.importText(moved));
    expect(receipt.changed.map((entry) => entry.id)).toEqual([id]);
    expect((await world.plans.milestone(id))?.milestone.areaId).toBe(areas[1]?.entry.id);
  });

  it('are asked about once when a whole area has another name', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(SMALL));
    const problems = await problemsOf(world.importText(SMALL.replace('name: Streets and parks', 'name: Public realm')));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('areas › Public realm: undefined is not in Ragtime: renamed or new?');
  });
});
