import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { armDigestEdits } from '../../../src/store/remind/arm-digest-edits.ts';
import { delivery } from '../../../src/store/schema/remind.ts';
import { deliver } from '../../../src/usecases/remind/deliver.ts';
import { planDueWork } from '../../../src/usecases/remind/plan-due-work.ts';
import {
  aDirectorate,
  aMilestone,
  anUpdate,
  aPerson,
  aPlan,
  aSlackUser,
  aWindow,
  createRemindWorld,
  patience,
  type RemindWorld,
} from '../../support/remind-world.ts';

const OPENS = new Date('2026-07-01T08:00:00Z');
const WINDOW = 'window-d-ce';
const OFFICER = { officerIds: ['p-jp'], approverIds: ['p-hd'] };

let world: RemindWorld;

beforeEach(async () => {
  world = await createRemindWorld();
  world.people = ['AMc', 'SN', 'JP', 'HD'].map((initials) => aPerson(initials));
  world.directorates = [aDirectorate('CE', OFFICER)];
  world.plans = [aPlan('d-ce', [aMilestone('m1', 'p-amc'), aMilestone('m2', 'p-sn')])];
  world.store();
  for (const { initials } of world.people) await world.addSlackUser(aSlackUser(initials));
  await world.addWindow(aWindow('d-ce'));
});

/** Sweeps and delivers twice: what is done once is not done again. */
async function turn(at: string | Date) {
  const now = new Date(at);
  for (let time = 0; time < 2; time += 1) {
    const { ready } = await planDueWork(world.ports, { now });
    for (const { id } of ready) await deliver(world.ports, id, { now });
  }
}

const keysTo = (channelId: string) =>
  world.messenger.messages.filter((message) => message.channelId === channelId).map(({ key }) => key);
const textOf = (key: string) => world.messenger.messages.find((message) => message.key === key)?.text ?? '';

async function armAt(at: Date) {
  await world.database.write(patience(), (tx) => armDigestEdits(tx, { windowId: WINDOW, at }));
}

const orphansSaid = () =>
  keysTo('D-JP')
    .filter((key) => key.startsWith('desk-orphans'))
    .map(textOf);

async function plannedOrphans() {
  await planDueWork(world.ports, { now: OPENS });
  const [planned] = await world.ports.deliveries.startingWith('desk-orphans');
  if (planned === undefined) throw new Error('orphans are planned as the window opens');
  return planned;
}

const edit = (key: string) =>
  world.database.orm.select().from(delivery).where(eq(delivery.key, key)).get() ?? { state: 'none', dueAt: undefined };

const FIRST = 'desk-digest-window-d-ce-p-jp-opens';
const SECOND = 'desk-digest-window-d-ce-p-jp-before-due';

describe('the overview', () => {
  it('is posted to the officer as the window opens, and anew before it is due, once each', async () => {
    await turn(OPENS);
    expect(keysTo('D-JP')).toEqual([FIRST]);
    expect(textOf(FIRST)).toContain('Due 5pm Tuesday 14 July: 9 working days left after today.');
    await turn('2026-07-13T07:59:00Z');
    expect(keysTo('D-JP')).toEqual([FIRST]);
    await turn('2026-07-13T08:00:00Z');
    await turn('2026-07-13T08:01:00Z');
    expect(keysTo('D-JP')).toEqual([FIRST, SECOND]);
    expect(world.messenger.edits.filter(({ text }) => text.includes('There is a newer overview below'))).toHaveLength(
      1,
    );
  });

  it('waits for the officer’s working hours', async () => {
    await turn('2026-07-01T19:00:00Z');
    expect(keysTo('D-JP')).toEqual([]);
    await turn('2026-07-02T07:00:00Z');
    expect(keysTo('D-JP')).toEqual([FIRST]);
  });

  it('is the later one alone after a time of standing still', async () => {
    await turn('2026-07-14T09:00:00Z');
    expect(keysTo('D-JP')).toEqual([SECOND]);
  });

  it('is edited after an answer, and once for several', async () => {
    await turn(OPENS);
    world.updates = [anUpdate('m1')];
    await armAt(new Date('2026-07-01T09:00:00Z'));
    await armAt(new Date('2026-07-01T09:00:10Z'));
    await turn('2026-07-01T09:00:14Z');
    expect(world.messenger.edits).toEqual([]);
    await turn('2026-07-01T09:00:30Z');
    expect(world.messenger.edits).toMatchObject([
      { channelId: 'D-JP', text: expect.stringContaining('AMc: done, 1 of 1') },
    ]);
    world.updates = [anUpdate('m1'), anUpdate('m2')];
    await armAt(new Date('2026-07-01T10:00:00Z'));
    await turn('2026-07-01T10:01:00Z');
    expect(world.messenger.edits).toHaveLength(2);
    expect(keysTo('D-JP')).toEqual([FIRST]);
  });

  it('is drawn again after an edit that was under way while the answer came', async () => {
    await turn(OPENS);
    const at = new Date('2026-07-01T09:00:00Z');
    await armAt(at);
    const update = world.messenger.update;
    Object.assign(world.messenger, {
      update: async (request: Parameters<typeof update>[0]) => {
        if (world.updates.length === 0) {
          world.updates = [anUpdate('m1')];
          await armAt(new Date('2026-07-01T09:01:00Z'));
        }
        return update(request);
      },
    });
    await turn('2026-07-01T09:01:00Z');
    expect(edit(`edit-${FIRST}`)).toMatchObject({ state: 'pending', dueAt: new Date('2026-07-01T09:01:30Z') });
    await turn('2026-07-01T09:01:30Z');
    expect(world.messenger.edits.at(-1)?.text).toContain('AMc: done, 1 of 1');
    expect(edit(`edit-${FIRST}`)).toMatchObject({ state: 'sent' });
  });

  it('says the days that are left anew each working day', async () => {
    await turn(OPENS);
    await turn('2026-07-02T08:00:00Z');
    await turn('2026-07-04T08:00:00Z');
    expect(world.messenger.edits.map(({ text }) => text.split('\n')[0])).toEqual([
      'Directorate CE, Quarter 1 2026/27. Due 5pm Tuesday 14 July: 8 working days left after today.',
    ]);
  });

  it('says that the window has closed, and nothing of it can be pressed', async () => {
    await turn(OPENS);
    await turn('2026-07-21T16:00:00Z');
    expect(world.messenger.edits.map(({ text }) => text).join('\n')).toContain('The window has closed.');
  });
});

describe('an officers’ channel', () => {
  beforeEach(() => {
    world.directorates = [aDirectorate('CE', { ...OFFICER, officersChannelId: 'C-OFFICERS' })];
  });

  it('has the overview instead of the direct messages', async () => {
    await turn(OPENS);
    expect(keysTo('C-OFFICERS')).toEqual(['desk-digest-window-d-ce-C-OFFICERS-opens']);
    expect(keysTo('D-JP')).toEqual([]);
    expect(world.messenger.messages.at(-1)?.text).toContain('Person AMc');
  });

  it('has counts only where it is not private', async () => {
    world.directory.channel = { isPrivate: false };
    await turn(OPENS);
    const text = textOf('desk-digest-window-d-ce-C-OFFICERS-opens');
    expect(text).toContain('Texts: 0 of 2');
    expect(text).not.toMatch(/AMc|SN|HD|M1|M2/);
  });

  it.each([{ isShared: true }, { isGeneral: true }, { hasBot: false }])('has nothing where %o', async (channel) => {
    world.directory.channel = channel;
    await turn(OPENS);
    expect(keysTo('C-OFFICERS')).toEqual([]);
  });
});

describe('orphans', () => {
  it('are told once, with what to do, and new ones of the same day at once', async () => {
    const plan = [aMilestone('m1', 'p-amc'), aMilestone('m2', undefined)];
    world.plans = [aPlan('d-ce', plan)];
    await turn(OPENS);
    const first = 'desk-orphans-window-d-ce-p-jp-1';
    expect(textOf(first)).toContain('M2: it has no owner');
    expect(textOf(first)).toContain('Press Reassign');
    world.plans = [aPlan('d-ce', [...plan, aMilestone('m3', undefined)])];
    await turn('2026-07-01T12:00:00Z');
    const second = 'desk-orphans-window-d-ce-p-jp-2';
    expect(textOf(second)).toContain('M3');
    expect(textOf(second)).not.toContain('M2');
    await turn('2026-07-02T08:00:00Z');
    expect(keysTo('D-JP').filter((key) => key.startsWith('desk-orphans'))).toEqual([first, second]);
  });

  it('are told again where somebody was found and is lost again, once for each cause', async () => {
    const owned = (ownerId: string | undefined) => {
      world.plans = [aPlan('d-ce', [aMilestone('m1', ownerId)])];
    };
    owned(undefined);
    await turn(OPENS);
    owned('p-sn');
    await turn('2026-07-01T09:00:00Z');
    expect(orphansSaid()).toHaveLength(1);
    await world.addSlackUser(aSlackUser('SN', { isDeleted: true, readAt: new Date('2026-07-02T09:00:00Z') }));
    for (const hour of [9, 10, 11]) await turn(`2026-07-02T${String(hour).padStart(2, '0')}:30:00Z`);
    expect(orphansSaid()).toEqual([
      expect.stringContaining('M1: it has no owner'),
      expect.stringContaining('M1, Person SN: its owner’s Slack account is deactivated'),
    ]);
  });

  it('whose cause changes before the morning are told once, with the newer one', async () => {
    world.plans = [aPlan('d-ce', [aMilestone('m1', undefined)])];
    await turn('2026-07-01T19:00:00Z');
    world.plans = [aPlan('d-ce', [aMilestone('m1', 'p-sn')])];
    await world.addSlackUser(aSlackUser('SN', { isDeleted: true, readAt: new Date('2026-07-01T20:00:00Z') }));
    await turn('2026-07-01T20:00:00Z');
    expect(orphansSaid()).toEqual([]);
    for (const day of [2, 3]) await turn(`2026-07-0${day}T08:00:00Z`);
    expect(orphansSaid()).toEqual([expect.stringContaining('deactivated')]);
  });

  it('wait for the morning, and are told together with nothing twice, where two sweeps see different ones', async () => {
    const plan = [aMilestone('m1', 'p-amc'), aMilestone('m2', undefined)];
    world.plans = [aPlan('d-ce', plan)];
    const evening = new Date('2026-07-01T19:00:00Z');
    const { plan: keep } = world.ports.deliveries;
    let isFirst = true;
    Object.assign(world.ports.deliveries, {
      plan: async (...args: Parameters<typeof keep>) => {
        if (isFirst) {
          isFirst = false;
          world.plans = [aPlan('d-ce', [...plan, aMilestone('m3', undefined)])];
          await planDueWork(world.ports, { now: evening });
        }
        return keep(...args);
      },
    });
    await turn(evening);
    expect(orphansSaid()).toEqual([]);
    await turn('2026-07-02T08:00:00Z');
    expect(orphansSaid()).toHaveLength(1);
    for (const ref of ['M2', 'M3']) expect(orphansSaid()[0]?.split(`${ref}: `)).toHaveLength(2);
  });

  it('that did not arrive are tried again on the next day, not with every sweep', async () => {
    world.plans = [aPlan('d-ce', [aMilestone('m1', undefined)])];
    const { id } = await plannedOrphans();
    await world.database.write(patience(), (tx) =>
      tx.update(delivery).set({ state: 'failed' }).where(eq(delivery.id, id)).run(),
    );
    await turn('2026-07-01T12:00:00Z');
    expect(orphansSaid()).toEqual([]);
    await turn('2026-07-02T08:00:00Z');
    expect(orphansSaid()).toHaveLength(1);
  });

  it('show in the overview as soon as their owner leaves Slack, and no longer once they are back', async () => {
    await turn(OPENS);
    const leave = async (isDeleted: boolean, at: string) => {
      for (const _ of ['once', 'twice'])
        await world.addSlackUser(aSlackUser('SN', { isDeleted, readAt: new Date(at) }));
      await turn(new Date(new Date(at).getTime() + 30_000));
    };
    await leave(false, '2026-07-01T09:00:00Z');
    expect(world.messenger.edits).toEqual([]);
    await leave(true, '2026-07-01T10:00:00Z');
    expect(world.messenger.edits).toMatchObject([{ text: expect.stringContaining('M2') }]);
    expect(orphansSaid()).toHaveLength(1);
    await leave(false, '2026-07-01T11:00:00Z');
    expect(world.messenger.edits).toHaveLength(2);
  });

  it('are no people who are still being looked for', async () => {
    await world.addSlackUser(aSlackUser('HD'));
    world.people = [...world.people, aPerson('TC', { slackUserId: undefined })];
    world.plans = [aPlan('d-ce', [aMilestone('m1', 'p-tc')])];
    await turn(OPENS);
    expect(keysTo('D-JP')).toEqual([FIRST]);
    await turn('2026-07-01T09:00:00Z');
    expect(keysTo('D-JP')).toEqual([FIRST, 'desk-orphans-window-d-ce-p-jp-1']);
  });
});

describe('a window that has closed', () => {
  const key = 'desk-missing-window-d-ce-p-jp-v2';

  it('tells what is missing, by owner, once', async () => {
    world.updates = [anUpdate('m1')];
    await turn('2026-07-21T16:00:00Z');
    await turn('2026-07-22T08:00:00Z');
    expect(keysTo('D-JP').filter((each) => each.startsWith('desk-missing'))).toEqual([key]);
    expect(textOf(key)).toContain('1 of 2 milestones have no update:\n• Person SN: M2');
  });

  it('says of whom it is missing because they are away', async () => {
    world.updates = [anUpdate('m1')];
    const days = { firstDay: localDate('2026-07-20'), lastDay: localDate('2026-07-24') };
    const absence = { personId: 'p-sn', ...days, setBy: 'test', notices: [], author: { actor: 'test' }, at: OPENS };
    await world.ports.absences.addAbsence(absence, patience());
    await turn('2026-07-21T16:00:00Z');
    expect(textOf(key)).toContain('• Person SN (away): M2');
  });

  it('says that everything came', async () => {
    world.updates = [anUpdate('m1'), anUpdate('m2')];
    await turn('2026-07-21T16:00:00Z');
    expect(textOf(key)).toContain('all 2 updates came.');
  });
});
