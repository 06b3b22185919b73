import { beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { audit } from '../../../src/store/schema/audit.ts';
import { delivery } from '../../../src/store/schema/remind.ts';
import { holdWindow, releaseWindow } from '../../../src/usecases/calendar/hold-window.ts';
import { moveWindow } from '../../../src/usecases/calendar/move-window.ts';
import { startWindow } from '../../../src/usecases/calendar/start-window.ts';
import { deliver } from '../../../src/usecases/remind/deliver.ts';
import { planDueWork } from '../../../src/usecases/remind/plan-due-work.ts';
import { type PreviewPorts, previewReminders } from '../../../src/usecases/remind/preview-reminders.ts';
import {
  aDirectorate,
  aMilestone,
  aPerson,
  aPlan,
  aSlackUser,
  aWindow,
  createRemindWorld,
  patience,
  type RemindWorld,
} from '../../support/remind-world.ts';

const NOW = new Date('2026-06-25T09:04:30Z');
const WINDOW = 'window-d-ce-2026-27/Q1';

let world: RemindWorld;
let ports: PreviewPorts;

beforeEach(async () => {
  world = await createRemindWorld();
  world.people = [aPerson('AMc'), aPerson('SN'), aPerson('JP')];
  world.directorates = [aDirectorate('CE', { officerIds: ['p-jp'] })];
  world.plans = [aPlan('d-ce', [aMilestone('m1', 'p-amc'), aMilestone('m2', 'p-sn'), aMilestone('m3', undefined)])];
  world.store();
  for (const initials of ['AMc', 'SN', 'JP']) await world.addSlackUser(aSlackUser(initials));
  await world.addWindow(aWindow('d-ce', { id: WINDOW, state: 'planned', start: 'waits' }));
  ports = {
    ...world.ports,
    administrators: ['U-ADMIN'],
    teamId: () => 'T1',
    renderPreview: ({ person, groups }, { opensAt: at, items }) => ({
      text: `${person.initials} ${at ?? 'late'} ${groups.map(({ step }) => step).join('+')} ${items.length}`,
      blocks: [],
    }),
  };
});

const press = (who = 'JP', now = NOW) => ({
  clicker: { slackUserId: `U-${who}`, teamId: 'T1' },
  windowId: WINDOW,
  now,
  patience: patience(),
});

async function sweep(instant: Date): Promise<readonly string[]> {
  const before = world.messenger.messages.length;
  const { ready } = await planDueWork(world.ports, { now: instant });
  for (const { id } of ready) await deliver(world.ports, id, { now: instant });
  return world.messenger.messages
    .slice(before)
    .filter(({ key }) => !/^desk-(digest|orphans|missing)-/.test(key))
    .map(({ channelId, text }) => `${channelId} ${text}`);
}

const actions = () =>
  world.database.orm
    .select()
    .from(audit)
    .all()
    .map(({ action, actor }) => `${action} ${actor}`)
    .slice(1);

describe('Start now', () => {
  it('collects from now on, once, keeps the later dates, and its owners are asked at once', async () => {
    const started = await startWindow(ports, press());
    expect(started).toMatchObject({
      ok: true,
      value: {
        state: 'collecting',
        start: 'by-itself',
        opensAt: NOW,
        dueAt: new Date('2026-07-14T16:00:00Z'),
        steps: { opens: { date: '2026-06-25', time: '10:04' }, due: { date: '2026-07-14' } },
      },
    });
    expect(await startWindow(ports, press())).toMatchObject({ ok: false, refusal: { reason: 'opened' } });
    expect(actions()).toEqual(['open-window U-JP']);
    expect((await sweep(NOW)).toSorted()).toEqual(['D-AMc opens: M1', 'D-SN opens: M2']);
    expect(await sweep(new Date('2026-07-01T09:00:00Z'))).toEqual([]);
  });

  it('stays open since then when its due date is moved', async () => {
    await startWindow(ports, press());
    const quarter = { startYear: 2026, number: 1 } as const;
    const request = {
      directorateCode: 'CE',
      quarter,
      author: { actor: 'test' },
      now: new Date('2026-06-26T09:00:00Z'),
    };
    const moved = await moveWindow(ports, {
      ...request,
      patience: patience(),
      dates: { due: localDate('2026-07-15') },
    });
    expect(moved).toMatchObject({ ok: true, value: { opensAt: NOW, steps: { opens: { date: '2026-06-25' } } } });
  });

  it('after the planned opening simply starts', async () => {
    const opensAt = new Date('2026-07-01T08:00:00Z');
    const started = await startWindow(ports, press('JP', new Date('2026-07-06T09:00:00Z')));
    expect(started).toMatchObject({ ok: true, value: { opensAt, steps: { opens: { date: '2026-07-01' } } } });
  });

  it('after the closing time starts nothing', async () => {
    const late = press('JP', new Date('2026-07-21T16:00:00Z'));
    expect(await startWindow(ports, late)).toMatchObject({ ok: false, refusal: { reason: 'over' } });
    expect(actions()).toEqual([]);
  });
});

describe('Hold, and Open on the day', () => {
  it('change how it starts, each once', async () => {
    expect(await releaseWindow(ports, press())).toMatchObject({ ok: true, value: { start: 'by-itself' } });
    expect(await releaseWindow(ports, press())).toMatchObject({ ok: false, refusal: { reason: 'so-already' } });
    expect(await holdWindow(ports, press())).toMatchObject({ ok: true, value: { start: 'held' } });
    expect(await holdWindow(ports, press())).toMatchObject({ ok: false, refusal: { reason: 'so-already' } });
    expect(actions()).toEqual(['release-window U-JP', 'hold-window U-JP']);
    await sweep(new Date('2026-07-01T09:00:00Z'));
    expect((await ports.windows.windows()).map(({ state }) => state)).toEqual(['planned']);
    await releaseWindow(ports, press('JP', new Date('2026-07-02T09:00:00Z')));
    expect(await sweep(new Date('2026-07-02T09:00:00Z'))).toHaveLength(2);
    expect(await holdWindow(ports, press())).toMatchObject({ ok: false, refusal: { reason: 'opened' } });
  });
});

describe('Send me every message', () => {
  const previews = () =>
    world.database.orm
      .select()
      .from(delivery)
      .all()
      .map(({ key }) => key)
      .filter((key) => key.startsWith('preview'));

  it('sends whoever pressed one copy for each owner, and the same press twice sends once', async () => {
    const pressed = { ...press(), nonce: '1' };
    expect(await previewReminders(ports, pressed)).toEqual({ ok: true, value: 2 });
    expect(await previewReminders(ports, pressed)).toEqual({ ok: true, value: 2 });
    expect(previews()).toEqual([
      'preview-window-d-ce-2026-27-Q1-p-jp-p-amc-1',
      'preview-window-d-ce-2026-27-Q1-p-jp-p-sn-1',
    ]);
    const night = new Date('2026-06-25T22:00:00Z');
    expect(await sweep(night)).toEqual([
      'D-JP AMc 9am Wednesday 1 July opens 1',
      'D-JP SN 9am Wednesday 1 July opens 1',
    ]);
    expect(await sweep(night)).toEqual([]);
  });

  it('shows the step that has come when the opening has passed', async () => {
    const late = new Date('2026-07-16T09:00:00Z');
    await previewReminders(ports, { ...press('JP', late), nonce: '1' });
    expect((await sweep(late)).filter((text) => !text.includes('check'))).toEqual([
      'D-JP AMc late overdue 1',
      'D-JP SN late overdue 1',
    ]);
  });

  it('says so to an administrator who is not in the plan', async () => {
    const refused = await previewReminders(ports, { ...press('ADMIN'), nonce: '1' });
    expect(refused).toEqual({ ok: false, refusal: { reason: 'not-in-plan' } });
  });
});

describe.each([
  ['start', startWindow],
  ['hold', holdWindow],
  ['release', releaseWindow],
  ['preview', (all: PreviewPorts, one: ReturnType<typeof press>) => previewReminders(all, { ...one, nonce: '1' })],
] as const)('%s', (_name, act) => {
  it('is refused to an owner, and says so of a window that is gone', async () => {
    expect(await act(ports, press('AMc'))).toMatchObject({ ok: false, refusal: { reason: 'not-allowed' } });
    expect(await act(ports, { ...press(), windowId: 'gone' })).toEqual({ ok: false, refusal: { reason: 'gone' } });
    expect(actions()).toEqual([]);
  });
});
