import { beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { windowDates } from '../../../src/core/calendar/window-dates.ts';
import { renderNotice } from '../../../src/slack/remind/notice-message.ts';
import { audit } from '../../../src/store/schema/audit.ts';
import { deliver } from '../../../src/usecases/remind/deliver.ts';
import { nudgeOwners, openNudge } from '../../../src/usecases/remind/nudge-owners.ts';
import type { OfficerPorts } from '../../../src/usecases/remind/officer-desk.ts';
import { planDueWork } from '../../../src/usecases/remind/plan-due-work.ts';
import { openTell, tellDirector, writeTell } from '../../../src/usecases/remind/tell-director.ts';
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

const OPENS = new Date('2026-07-01T08:00:00Z');
const NEXT_DAY = new Date('2026-07-02T10:00:00Z');
const WINDOW = 'window-d-ce';

let world: RemindWorld;
let ports: OfficerPorts;

beforeEach(async () => {
  world = await createRemindWorld();
  world.people = ['AMc', 'SN', 'JP', 'HD', 'XX'].map((initials) => aPerson(initials));
  world.directorates = [
    aDirectorate('CE', { officerIds: ['p-jp'], approverIds: ['p-hd'] }),
    aDirectorate('AD', { officerIds: ['p-xx'] }),
  ];
  world.plans = [aPlan('d-ce', [aMilestone('m1', 'p-amc'), aMilestone('m2', 'p-sn')])];
  world.store();
  for (const { initials } of world.people) await world.addSlackUser(aSlackUser(initials));
  await world.addWindow(aWindow('d-ce'));
  let count = 0;
  ports = {
    ...world.ports,
    actors: { ...world.ports, administrators: ['U-ADMIN'], teamId: () => 'T1' },
    renderNotice,
    newNonce: () => {
      count += 1;
      return `nonce${count}`;
    },
  };
});

async function turn(now: Date) {
  const { ready } = await planDueWork(world.ports, { now });
  for (const { id } of ready) await deliver(world.ports, id, { now });
}

const click = (now: Date, initials = 'JP', windowId = WINDOW) => ({
  clicker: { slackUserId: `U-${initials}`, teamId: 'T1' },
  windowId,
  now,
});
const nudge = (now: Date, ownerIds: readonly string[]) =>
  nudgeOwners(ports, { ...click(now), ownerIds, patience: patience() });
const textsTo = (channelId: string) =>
  world.messenger.messages.filter((message) => message.channelId === channelId).map(({ text }) => text);
const audited = () =>
  world.database.orm
    .select()
    .from(audit)
    .all()
    .filter(({ action }) => action !== 'open-window')
    .map(({ actor, action, subjectId }) => `${actor} ${action} ${subjectId}`);

/** Texts close on Thursday 16 July, figures and all else on the 21st. */
async function closeTextsEarlier(): Promise<void> {
  const closes = { name: 'closes', day: { workingDay: 12 }, time: '17:00', hears: 'officer' } as const;
  const quarter = { startYear: 2026, number: 1 } as const;
  const dates = windowDates(quarter, { calendar: ORGANISATION, zone: 'Europe/London', parts: { texts: [closes] } });
  await world.addWindow({ ...aWindow('d-ce', dates), version: 2 });
}

describe('where texts have closed, and the rest has not', () => {
  it.each([
    ['before that', '2026-07-16T15:59:00Z', ['Person AMc', 'Person SN']],
    ['from then on', '2026-07-16T16:00:00Z', []],
  ])('%s those who owe texts alone can be nudged and told of: %s', async (_when, at, names) => {
    await closeTextsEarlier();
    const now = new Date(at);
    const [nudges, tells] = await Promise.all([openNudge(ports, click(now)), openTell(ports, click(now))]);
    expect([nudges, tells].map((each) => ('owners' in each ? each.owners.map(({ name }) => name) : each))).toEqual([
      names,
      names,
    ]);
  });

  it('says of when texts were due', async () => {
    await closeTextsEarlier();
    const form = await writeTell(ports, { ...click(NEXT_DAY), ownerId: 'p-amc' });
    expect(form).toMatchObject({ outcome: 'form', dueAt: '5pm Tuesday 14 July' });
  });
});

describe('a nudge', () => {
  it('reminds once, although the ladder has nothing to say, and says so when it is pressed again', async () => {
    await turn(OPENS);
    expect(await nudge(NEXT_DAY, ['p-amc'])).toMatchObject({ planned: [{ name: 'Person AMc' }], already: [] });
    await turn(NEXT_DAY);
    await turn(NEXT_DAY);
    expect(textsTo('D-AMc')).toEqual(['opens: M1', 'opens: M1']);
    expect(await nudge(NEXT_DAY, ['p-amc'])).toEqual({ outcome: 'nudged', planned: [], already: ['Person AMc'] });
    await turn(NEXT_DAY);
    expect(textsTo('D-AMc')).toHaveLength(2);
    expect(audited()).toEqual(['U-JP nudge-owners window-d-ce']);
  });

  it('survives a refusal that passes', async () => {
    await turn(OPENS);
    await nudge(NEXT_DAY, ['p-amc']);
    world.messenger.nextPosts.push({ answer: { outcome: 'rate-limited', afterMs: 1000 }, keep: 'lost' });
    await turn(NEXT_DAY);
    await turn(new Date(NEXT_DAY.getTime() + 60_000));
    expect(textsTo('D-AMc')).toEqual(['opens: M1', 'opens: M1']);
  });

  it('leaves alone who was reminded today, and goes in the next working hour at night', async () => {
    await turn(OPENS);
    expect(await nudge(OPENS, ['p-amc'])).toMatchObject({ planned: [], already: ['Person AMc'] });
    const night = new Date('2026-07-02T20:00:00Z');
    expect(await nudge(night, ['p-amc'])).toMatchObject({ planned: [{ at: new Date('2026-07-03T07:00:00Z') }] });
    await turn(night);
    expect(textsTo('D-AMc')).toHaveLength(1);
    await turn(new Date('2026-07-03T07:00:00Z'));
    expect(textsTo('D-AMc')).toHaveLength(2);
  });

  it('is for officers of this directorate and owners of something outstanding', async () => {
    world.updates = [anUpdate('m2')];
    for (const initials of ['XX', 'AMc', 'HD', 'ADMIN', 'NOBODY']) {
      expect((await openNudge(ports, click(NEXT_DAY, initials))).outcome, initials).toBe('refused');
    }
    expect((await openNudge(ports, click(NEXT_DAY, 'JP', 'forged'))).outcome).toBe('refused');
    expect(await openNudge(ports, click(NEXT_DAY))).toMatchObject({ owners: [{ personId: 'p-amc' }] });
    expect(await nudge(NEXT_DAY, ['p-sn', 'p-hd', 'forged'])).toMatchObject({ planned: [], already: [] });
    expect((await nudge(new Date('2026-07-21T16:00:00Z'), ['p-amc'])).outcome).toBe('closed');
    expect(audited()).toEqual([]);
  });
});

describe('an owner who is away', () => {
  it('is neither nudged nor told of, and gets nothing when a forged choice names them', async () => {
    await turn(OPENS);
    const days = { firstDay: localDate('2026-07-02'), lastDay: localDate('2026-07-10') };
    const added = { personId: 'p-amc', ...days, setBy: 'test', notices: [], author: { actor: 'test' }, at: OPENS };
    await world.ports.absences.addAbsence(added, patience());
    const openedNudge = await openNudge(ports, click(NEXT_DAY));
    const openedTell = await openTell(ports, click(NEXT_DAY));
    for (const opened of [openedNudge, openedTell]) {
      expect('owners' in opened && opened.owners.map(({ personId }) => personId)).toEqual(['p-sn']);
    }
    expect(await nudge(NEXT_DAY, ['p-amc'])).toEqual({ outcome: 'nudged', planned: [], already: [] });
    await turn(NEXT_DAY);
    expect(textsTo('D-AMc')).toEqual(['opens: M1']);
  });
});

describe('telling the Strategic Director', () => {
  const request = (now: Date, changes: { readonly nonce?: string; readonly ownerId?: string } = {}) => ({
    ...click(now),
    ownerId: 'p-amc',
    words: 'M1 is missing.',
    nonce: 'n1',
    patience: patience(),
    ...changes,
  });

  it('begins with who has what outstanding, and since when they were asked', async () => {
    await turn(OPENS);
    expect(await openTell(ports, click(NEXT_DAY))).toMatchObject({
      owners: [{ personId: 'p-amc' }, { personId: 'p-sn' }],
    });
    expect(await writeTell(ports, { ...click(NEXT_DAY), ownerId: 'p-amc' })).toMatchObject({
      owner: { outstanding: ['M1'] },
      askedOn: ['2026-07-01'],
      approverNames: ['Person HD'],
    });
  });

  it('tells the approver and the owner the same, once, however often it is sent', async () => {
    expect(await tellDirector(ports, request(NEXT_DAY))).toMatchObject({ outcome: 'told', at: NEXT_DAY });
    expect((await tellDirector(ports, request(NEXT_DAY))).outcome).toBe('told');
    await turn(NEXT_DAY);
    await turn(NEXT_DAY);
    expect(textsTo('D-HD')).toEqual([
      'Person JP would like you to know:\nM1 is missing.\nPerson AMc has been sent the same words.',
    ]);
    expect(textsTo('D-AMc').filter((text) => text.startsWith('Person JP'))).toEqual([
      'Person JP has told Person HD:\nM1 is missing.\nYou are sent the same words, so that you know. If something is not right, please tell Person JP.',
    ]);
    expect(audited()).toEqual(['U-JP tell-director window-d-ce']);
  });

  it('waits for the approver’s working hours, and is dropped for both when everything came before', async () => {
    const night = new Date('2026-07-02T20:00:00Z');
    const morning = new Date('2026-07-03T07:00:00Z');
    expect(await tellDirector(ports, request(night))).toMatchObject({ at: morning });
    await turn(night);
    world.updates = [anUpdate('m1')];
    await turn(morning);
    expect(textsTo('D-HD')).toEqual([]);
    expect(textsTo('D-AMc').filter((text) => text.startsWith('Person JP'))).toEqual([]);
  });

  it('tells the second reader, too, when the answer comes between the two', async () => {
    await tellDirector(ports, request(NEXT_DAY));
    const post = world.messenger.post;
    Object.assign(world.messenger, {
      post: async (message: Parameters<typeof post>[0]) => {
        if (message.key.startsWith('notice-')) world.updates = [anUpdate('m1')];
        return post(message);
      },
    });
    await turn(NEXT_DAY);
    expect(textsTo('D-HD')).toHaveLength(1);
    expect(textsTo('D-AMc').filter((text) => text.startsWith('Person JP'))).toHaveLength(1);
  });

  it('is for officers of this directorate, and about owners of something outstanding', async () => {
    const strangers = { ...request(NEXT_DAY), clicker: { slackUserId: 'U-XX', teamId: 'T1' } };
    expect((await tellDirector(ports, strangers)).outcome).toBe('refused');
    expect((await tellDirector(ports, request(NEXT_DAY, { ownerId: 'p-hd' }))).outcome).toBe('nothing-to-tell');
    world.directorates = [aDirectorate('CE', { officerIds: ['p-jp'], approverIds: [] })];
    expect((await tellDirector(ports, request(NEXT_DAY))).outcome).toBe('no-approver');
    expect(audited()).toEqual([]);
  });
});
