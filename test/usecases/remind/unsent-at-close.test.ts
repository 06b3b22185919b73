import { beforeEach, expect, it } from 'vitest';
import { windowDates } from '../../../src/core/calendar/window-dates.ts';
import type { PartLadders } from '../../../src/core/calendar/window-part.ts';
import type { CollectionWindow } from '../../../src/core/collect/collection-window.ts';
import type { Indicator } from '../../../src/core/plan/plan.ts';
import { renderMessageNow } from '../../../src/slack/remind/message-now.ts';
import { renderReminder } from '../../../src/slack/remind/reminder-message.ts';
import { createDraftStore } from '../../../src/store/collect/draft-store.ts';
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
  ORGANISATION,
  patience,
  type RemindWorld,
} from '../../support/remind-world.ts';

const OPENS = '2026-07-01T08:00:00Z';
const TEXTS_CLOSE = '2026-07-21T16:00:00Z';
const NOT_SENT = 'One update that you had written was not sent: COPS2.';

/** Due on Friday 24 July, closed on Tuesday 28 July; what has no dates of its own on the 14th and the 21st. */
const LATER = [
  { name: 'due', day: { workingDay: 18 }, time: '17:00', hears: 'nobody' },
  { name: 'closes', day: { workingDay: 20 }, time: '17:00', hears: 'officer' },
] as const;
const VALUES_LATER: PartLadders = { values: LATER };

const INDICATOR: Indicator = {
  id: 'i1',
  areaId: 'area-d-ce',
  ref: 'COPI1',
  words: 'Children who walk to school',
  ownerId: 'p-amc',
  supplierId: undefined,
  unit: '%',
  decimals: 1,
  polarity: 'higher',
  kind: 'position',
  quarters: [1, 2, 3, 4],
  target: { kind: 'to-be-confirmed' },
  tolerance: undefined,
  lastYear: [],
};

let world: RemindWorld;
const dates = (parts: PartLadders) =>
  windowDates({ startYear: 2026, number: 1 }, { calendar: ORGANISATION, zone: ORGANISATION.timeZone, parts });

beforeEach(async () => {
  world = await createRemindWorld();
  world.people = [aPerson('AMc')];
});

async function begin(windows: readonly CollectionWindow[]): Promise<void> {
  world.store();
  await world.addSlackUser(aSlackUser('AMc'));
  for (const window of windows) await world.addWindow(window);
  await turn(OPENS);
}

async function write(instant: string): Promise<void> {
  const key = { personId: 'p-amc', entry: { kind: 'milestone', id: 'm2' }, quarter: '2026-27/Q1' } as const;
  const at = new Date(instant);
  const typed = { fields: { commentary: 'Half of it.' }, untouched: {}, actedAt: 1, at, basedOn: undefined };
  const kept = await createDraftStore(world.database).keep(key, { ...typed, formNonce: 'f' }, patience());
  expect(kept.ok).toBe(true);
}

/** Sweeps and delivers twice: what is drawn anew waits for what is sent. */
async function turn(instant: string): Promise<void> {
  const now = new Date(instant);
  const ports = { ...world.ports, renderMessageNow, renderReminder };
  for (const _ of [1, 2]) {
    const { ready } = await planDueWork(ports, { now });
    for (const { id } of ready) await deliver(ports, id, { now });
  }
}

const newestPost = () => world.messenger.messages.at(-1)?.text;
const drawn = () => world.messenger.edits.map(({ text }) => text);

it('is told when texts close and values are open, and in the reminder that comes next', async () => {
  world.directorates = [aDirectorate('CE', { parts: VALUES_LATER })];
  const milestones = [aMilestone('m1', 'p-amc'), aMilestone('m2', 'p-amc', { ref: 'COPS2' })];
  world.plans = [{ ...aPlan('d-ce', milestones), indicators: [INDICATOR] }];
  await begin([aWindow('d-ce', dates(VALUES_LATER))]);
  await write('2026-07-02T09:00:00Z');
  await turn('2026-07-21T15:59:00Z');
  expect(drawn().join('\n')).not.toContain('was not sent');
  await turn(TEXTS_CLOSE);
  expect(drawn().at(-1)).toContain(`Texts have closed, without an update from you for M1, COPS2.\n${NOT_SENT}`);
  expect(drawn().at(-1)).toContain('COPI1');
  await turn('2026-07-22T08:00:00Z');
  expect(newestPost()).toContain(`Texts have closed.\n${NOT_SENT}`);
  await turn('2026-07-28T16:00:00Z');
  expect(drawn().at(-1)).toContain('the window has closed');
  expect(drawn().at(-1)).toContain(NOT_SENT);
});

it('is told when one of two windows closes, also in a message that speaks of the other alone', async () => {
  world.directorates = [aDirectorate('CE'), aDirectorate('ED')];
  const mine = aMilestone('m2', 'p-amc', { ref: 'COPS2' });
  world.plans = [aPlan('d-ce', [mine]), aPlan('d-ed', [aMilestone('m3', 'p-amc')])];
  await begin([aWindow('d-ce', { closesAt: new Date('2026-07-17T16:00:00Z') }), aWindow('d-ed')]);
  world.updates = [anUpdate('m2')];
  await turn('2026-07-10T08:00:00Z');
  expect(newestPost()).not.toContain('COPS2');
  await write('2026-07-13T09:00:00Z');
  await turn('2026-07-17T15:59:00Z');
  expect(drawn().join('\n')).not.toContain('was not sent');
  await turn('2026-07-17T16:00:00Z');
  expect(drawn().at(-1)).toContain('M3');
  expect(drawn().at(-1)).toContain(`The window of Directorate CE has closed.\n${NOT_SENT}`);
  await turn('2026-07-20T08:00:00Z');
  expect(newestPost()).toContain(`The window of Directorate CE has closed.\n${NOT_SENT}`);
});
