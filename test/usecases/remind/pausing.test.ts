import { beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { renderAbsence } from '../../../src/slack/remind/absence-message.ts';
import { audit } from '../../../src/store/schema/audit.ts';
import { absence, snooze } from '../../../src/store/schema/remind.ts';
import { findActor } from '../../../src/usecases/find-actor.ts';
import { deliver } from '../../../src/usecases/remind/deliver.ts';
import { explainReminder, readWhy } from '../../../src/usecases/remind/read-why.ts';
import { endAbsence, setAbsence } from '../../../src/usecases/remind/set-absence.ts';
import { snoozeReminder } from '../../../src/usecases/remind/snooze-reminder.ts';
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

const NOW = new Date('2026-07-01T09:00:00Z');
const clicker = (initials: string) => ({ slackUserId: `U-${initials}`, teamId: 'T1' });

let world: RemindWorld;

beforeEach(async () => {
  world = await createRemindWorld();
  world.people = [
    aPerson('AMc', { deputyId: 'p-sn', assistantId: 'p-jl' }),
    ...['SN', 'JP', 'XO', 'JL'].map((initials) => aPerson(initials)),
  ];
  world.directorates = [aDirectorate('CE', { officerIds: ['p-jp'] }), aDirectorate('ASC', { officerIds: ['p-xo'] })];
  world.plans = [aPlan('d-ce', [aMilestone('m1', 'p-amc')])];
  world.store();
  for (const initials of ['AMc', 'SN', 'JP', 'XO', 'JL']) await world.addSlackUser(aSlackUser(initials));
  await world.addWindow(aWindow('d-ce'));
});

const ports = () => ({ ...world.ports, renderAbsence, administrators: [], teamId: () => 'T1' });
const request = (initials: string) => ({
  clicker: clicker(initials),
  personId: 'p-amc',
  now: NOW,
  patience: patience(),
});
const rows = (table: typeof absence | typeof snooze | typeof audit) =>
  world.database.orm.select().from(table).all().length;

describe('"Remind me tomorrow"', () => {
  it('is stored once, however often it is pressed', async () => {
    const until = new Date('2026-07-02T08:00:00Z');
    for (const _press of [1, 2]) {
      const outcome = await snoozeReminder(ports(), request('AMc'));
      expect(outcome).toEqual({ outcome: 'snoozed', until, timeZone: 'Europe/London' });
    }
    expect(rows(snooze)).toBe(1);
  });

  it.each(['SN', 'JP', 'XO'])('is refused to %s, whose message it is not', async (initials) => {
    expect(await snoozeReminder(ports(), request(initials))).toMatchObject({ outcome: 'refused' });
    expect(rows(snooze)).toBe(0);
  });
});

describe('an absence', () => {
  const days = { firstDay: localDate('2026-07-02'), lastDay: localDate('2026-07-10') };
  const set = (initials: string, changed: Partial<typeof days> = {}) =>
    setAbsence(ports(), {
      by: clicker(initials),
      author: { actor: `U-${initials}` },
      personId: 'p-amc',
      now: NOW,
      patience: patience(),
      ...days,
      ...changed,
    });

  it.each(['AMc', 'JP', 'JL'])('is set by %s, once, with its audit row', async (initials) => {
    for (const _time of [1, 2]) {
      expect(await set(initials)).toMatchObject({ outcome: 'set', deputy: { initials: 'SN' } });
    }
    expect(rows(absence)).toBe(1);
    const [row] = world.database.orm
      .select()
      .from(audit)
      .all()
      .filter(({ action }) => action === 'set-absence');
    expect(row).toMatchObject({ actor: `U-${initials}`, subjectId: 'p-amc', after: days });
  });

  it.each(['SN', 'XO'])('is refused to %s', async (initials) => {
    expect(await set(initials)).toMatchObject({ outcome: 'refused' });
    expect(rows(absence)).toBe(0);
  });

  it.each([
    ['ends before it begins', { lastDay: localDate('2026-07-01') }, 'ends-before-it-begins'],
    ['is over', { firstDay: localDate('2026-06-01'), lastDay: localDate('2026-06-30') }, 'over'],
    ['lasts longer than a year', { lastDay: localDate('2027-08-01') }, 'too-long'],
  ])('is refused when it %s, and nothing is stored', async (_what, changed, fault) => {
    expect(await set('AMc', changed)).toEqual({ outcome: 'fault', fault });
    expect(rows(absence)).toBe(0);
  });

  it('lets the deputy answer only while it lasts', async () => {
    await set('AMc');
    const actorAt = async (instant: string) => {
      return (await findActor(ports(), clicker('SN'), new Date(instant))).standsInFor;
    };
    expect(await actorAt('2026-07-01T22:59:00Z')).toEqual([]);
    expect(await actorAt('2026-07-01T23:00:00Z')).toEqual(['p-amc']);
    expect(await actorAt('2026-07-10T22:59:00Z')).toEqual(['p-amc']);
    expect(await actorAt('2026-07-10T23:00:00Z')).toEqual([]);
  });

  it('is ended once; the second time there is nothing to end, and days entered for later stand', async () => {
    await set('AMc');
    await set('AMc', { firstDay: localDate('2026-08-03'), lastDay: localDate('2026-08-14') });
    const end = () =>
      endAbsence(ports(), {
        by: clicker('AMc'),
        author: { actor: 'U-AMc' },
        personId: 'p-amc',
        now: new Date('2026-07-03T09:00:00Z'),
        patience: patience(),
      });
    expect(await end()).toMatchObject({ outcome: 'back', ended: 1 });
    expect(await end()).toMatchObject({ outcome: 'back', ended: 0 });
    expect(await world.ports.absences.absences(localDate('2026-07-01'))).toMatchObject([{ firstDay: '2026-08-03' }]);
  });

  it('that has not begun is ended by its days alone', async () => {
    await set('AMc');
    const request = {
      ...{ by: clicker('AMc'), author: { actor: 'U-AMc' }, personId: 'p-amc' },
      ...{ now: NOW, patience: patience() },
    };
    expect(await endAbsence(ports(), request)).toMatchObject({ outcome: 'back', ended: 0 });
    const [only] = await world.ports.absences.absences(localDate('2026-07-01'));
    for (const ended of [1, 0]) {
      expect(await endAbsence(ports(), { ...request, ...(only && { only }) })).toMatchObject({
        outcome: 'back',
        ended,
      });
    }
  });
});

describe('an absence that somebody else has set', () => {
  const days = { firstDay: localDate('2026-07-02'), lastDay: localDate('2026-07-10') };
  const requestOf = (initials: string, now = NOW) => ({
    ...{ by: clicker(initials), author: { actor: `U-${initials}` }, personId: 'p-amc' },
    ...{ now, patience: patience() },
  });
  const set = (initials: string, now = NOW) => setAbsence(ports(), { ...requestOf(initials, now), ...days });
  const told = async () =>
    (await world.ports.deliveries.startingWith('notice-')).map(({ personId, dueAt, content }) => ({
      ...{ personId, dueAt },
      text: content.kind === 'notice' ? content.payload.message.text : '',
    }));

  it('is told to the person in the same minute, once, with who set it', async () => {
    for (const _time of [1, 2]) await set('JL');
    expect(await told()).toEqual([
      {
        ...{ personId: 'p-amc', dueAt: NOW },
        text: expect.stringContaining(
          'Person JL has said that you are away from Thursday 2 July 2026 to Friday 10 July 2026.',
        ),
      },
    ]);
    expect(await world.ports.absences.absences(localDate('2026-07-01'))).toMatchObject([{ ...days, setBy: 'U-JL' }]);
  });

  it('is explained with who said so, and without a name where they said so themselves', async () => {
    const absences = async () => (await readWhy(ports(), ({ id }) => id === 'p-amc', NOW))?.absences;
    await set('JL');
    await setAbsence(ports(), { ...requestOf('AMc'), ...days, lastDay: localDate('2026-07-03') });
    expect(await absences()).toEqual([
      { ...days, saidBy: 'Person JL' },
      { ...days, lastDay: '2026-07-03', saidBy: undefined },
    ]);
    await endAbsence(ports(), { ...requestOf('JL'), only: days });
    expect((await absences())?.map(({ lastDay }) => lastDay)).toEqual(['2026-07-03']);
  });

  it('is told in the morning where it was set in the evening', async () => {
    await set('JL', new Date('2026-07-01T19:30:00Z'));
    expect(await told()).toMatchObject([{ dueAt: new Date('2026-07-02T07:00:00Z') }]);
  });

  it.each([
    ['stands', false, 'sent'],
    ['was taken back before', true, 'cancelled'],
  ])('is told in the morning where it %s', async (_it, isTakenBack, state) => {
    await set('JL', new Date('2026-07-01T19:30:00Z'));
    if (isTakenBack) await endAbsence(ports(), { ...requestOf('JL', new Date('2026-07-01T19:35:00Z')), only: days });
    const now = new Date('2026-07-02T07:00:00Z');
    const [notice] = await world.ports.deliveries.startingWith('notice-away-');
    if (notice === undefined) throw new Error('A notice was planned.');
    for (const _time of [1, 2]) await deliver(world.ports, notice.id, { now });
    expect(await world.ports.deliveries.startingWith('notice-away-')).toMatchObject([{ state }]);
    expect(world.messenger.messages.filter(({ text }) => text.includes('has said that you are away'))).toHaveLength(
      isTakenBack ? 0 : 1,
    );
  });

  it.each([
    ['JL', 'told', 'neither'],
    ['AMc', 'own', 'own'],
  ])(
    'says to %s whether the person hears of it: %s, and %s where it is taken back before',
    async (initials, heard, ofNeither) => {
      expect(await set(initials)).toMatchObject({ heard });
      const ended = await endAbsence(ports(), { ...requestOf(initials), only: days });
      expect(ended).toMatchObject({ heard: ofNeither, notBegun: days });
    },
  );

  it('says that nobody is told where no message reaches them', async () => {
    await world.addSlackUser(aSlackUser('AMc', { isDeleted: true }));
    expect(await set('JL')).toMatchObject({ heard: 'not-told' });
    expect(await told()).toEqual([]);
  });

  it('is not told where they set it themselves', async () => {
    await set('AMc');
    expect(await told()).toEqual([]);
  });

  it('is taken back by the person, who keeps other days, once', async () => {
    await setAbsence(ports(), { ...requestOf('AMc'), ...days, lastDay: localDate('2026-07-03') });
    await set('JL');
    const undo = () => endAbsence(ports(), { ...requestOf('AMc'), only: days });
    expect(await undo()).toMatchObject({ outcome: 'back', ended: 1 });
    expect(await undo()).toMatchObject({ outcome: 'back', ended: 0 });
    expect(await world.ports.absences.absences(localDate('2026-07-01'))).toMatchObject([{ lastDay: '2026-07-03' }]);
  });

  it('is ended by the assistant, once, and the person is told', async () => {
    await set('AMc');
    for (const ended of [1, 0]) {
      const during = new Date('2026-07-06T09:00:00Z');
      expect(await endAbsence(ports(), requestOf('JL', during))).toMatchObject({ outcome: 'back', ended });
    }
    expect((await told()).map(({ text }) => text)).toEqual([
      expect.stringContaining('Person JL has said that you are back.'),
    ]);
  });

  it('that has not begun is ended by the assistant, and the person is told which days were meant', async () => {
    await set('AMc');
    await endAbsence(ports(), { ...requestOf('JL'), only: days });
    expect((await told()).map(({ text }) => text)).toEqual([
      expect.stringContaining(
        'Person JL has said that you are not away from Thursday 2 July 2026 to Friday 10 July 2026.',
      ),
    ]);
  });

  it('gives the assistant nothing else: no answering, no history, no reason for a reminder', async () => {
    await set('JL');
    const actor = await findActor(ports(), clicker('JL'), new Date('2026-07-03T09:00:00Z'));
    expect(actor).toMatchObject({ standsInFor: [], officerOf: [], approverOf: [] });
    expect(await explainReminder(ports(), request('JL'))).toMatchObject({ outcome: 'refused' });
  });

  it.each([
    ['the assistant of somebody else', 'SN'],
    ['the officer of another directorate', 'XO'],
  ])('is refused to %s, and nobody is told', async (_who, initials) => {
    world.people = [...world.people, aPerson('TC', { assistantId: 'p-sn' })];
    world.store();
    expect(await set(initials)).toMatchObject({ outcome: 'refused' });
    expect(await endAbsence(ports(), requestOf(initials))).toMatchObject({ outcome: 'refused' });
    expect(await told()).toEqual([]);
  });
});

describe('"Why did I get this?"', () => {
  it('is answered to the person and the officer, and to nobody else', async () => {
    const outcomes = await Promise.all(
      ['AMc', 'SN', 'XO'].map((initials) => explainReminder(ports(), request(initials))),
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['why', 'refused', 'refused']);
  });
});
