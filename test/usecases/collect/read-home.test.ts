import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { closeQuarter } from '../../../src/usecases/calendar/close-quarter.ts';
import { readHome } from '../../../src/usecases/collect/read-home.ts';
import { COMMAND_LINE } from '../../../src/usecases/find-actor.ts';
import { publishQuarter } from '../../../src/usecases/publish/publish-quarter.ts';
import { readPublishedReport } from '../../../src/usecases/publish/read-published-report.ts';
import { uploadReport } from '../../../src/usecases/publish/upload-report.ts';
import { setAbsence } from '../../../src/usecases/remind/set-absence.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';

let world: CollectWorld;
beforeEach(async () => {
  world = await openCollectWorld();
});
afterEach(() => world.house.close());

const portsOf = () => ({ ...world.ports, ...world.house });
const clickerOf = (initials: string) => ({ slackUserId: world.userId(initials), teamId: 'T1' });
const look = (initials: string, now = NOW) => readHome(portsOf(), { clicker: clickerOf(initials), now });

async function makeGuest(initials: string): Promise<void> {
  const guest = { id: world.userId(initials), teamId: 'T1', timeZone: undefined, isGuest: true, isDeleted: false };
  await world.house.slackUsers.saveSlackUser(
    { ...guest, isBot: false, dmChannelId: undefined, readAt: NOW },
    patience(),
  );
}

/** Ends the quarter and publishes it. */
async function publish(): Promise<void> {
  const request = {
    directorateCode: 'CE',
    quarter: { startYear: 2026, number: 1 },
    author: { actor: 'U-JP' },
    now: NOW,
  } as const;
  await closeQuarter(world.house, { ...request, patience: patience() });
  const published = await publishQuarter(world.house, { ...request, patience: patience() });
  if (!published.ok) throw new Error(`Not published: ${published.refusal.reason}`);
}

describe('somebody who owns milestones', () => {
  it('finds what waits, and no directorate of which they are no officer', async () => {
    const home = await look('AMc');
    expect(home.work).toMatchObject({ outcome: 'work', windows: [{ quarter: '2026-27/Q1' }] });
    expect(home.offices).toBeUndefined();
    expect(home.reports).toEqual([]);
  });

  it('reads of themselves who is asked instead, and until when', async () => {
    const before = await look('AMc');
    expect(before.absence).toMatchObject({ absence: undefined, isAway: false, standsInFor: [] });
    const [people, days] = [
      await world.house.plans.people(),
      [localDate('2026-07-03'), localDate('2026-07-05')] as const,
    ];
    const anne = people.find(({ initials }) => initials === 'AMc');
    const request = { by: clickerOf('AMc'), author: { actor: 'U-AMc' }, personId: anne?.id ?? '', now: NOW };
    await setAbsence(portsOf(), { ...request, firstDay: days[0], lastDay: days[1], patience: patience() });
    expect((await look('AMc')).absence).toMatchObject({
      absence: { firstDay: days[0], lastDay: days[1] },
      isAway: false,
    });
    const later = new Date('2026-07-03T09:00:00Z');
    expect((await look('AMc', later)).absence?.isAway).toBe(true);
    const deputy = people.find(({ id }) => id === anne?.deputyId);
    expect((await look(deputy?.initials ?? '', later)).absence?.standsInFor).toMatchObject([{ name: anne?.name }]);
    expect((await look('AMc', new Date('2026-07-06T09:00:00Z'))).absence?.absence).toBeUndefined();
  });
});

describe('an officer', () => {
  it('finds how each directorate stands, and what comes next', async () => {
    const { offices } = await look('JP');
    expect(offices).toMatchObject({
      shown: {
        directorateName: 'Children and Enterprise',
        windows: [{ isCollecting: true, quarterTitle: 'Quarter 1 2026/27' }],
        next: { quarter: '2026-27/Q2' },
        published: undefined,
      },
      others: [],
    });
  });

  it('keeps a closed window until it is published', async () => {
    const closed = new Date('2026-07-22T09:00:00Z');
    expect((await look('JP', closed)).offices?.shown.windows).toMatchObject([{ isCollecting: false }]);
    await publish();
    expect((await look('JP', closed)).offices?.shown).toMatchObject({ windows: [], published: '2026-27/Q1' });
  });
});

describe('a guest', () => {
  it('is refused, and sees nothing besides', async () => {
    await makeGuest('AMc');
    await publish();
    const home = await look('AMc');
    expect(home).toMatchObject({ work: { outcome: 'refused' }, absence: undefined, offices: undefined, reports: [] });
  });
});

describe('a published report', () => {
  const read = async (initials: string, quarter = '2026-27/Q1') => {
    const [directorate] = await world.house.plans.directorates();
    const key = { directorateId: directorate?.id ?? '', quarter };
    return readPublishedReport(world.ports, { clicker: clickerOf(initials), ...key, now: NOW });
  };

  it('is listed once, with the newest revision, for whoever has to do with it and for anybody else', async () => {
    await publish();
    for (const initials of ['AMc', 'JP', 'nobody']) {
      expect((await look(initials)).reports).toMatchObject([{ quarter: '2026-27/Q1', revision: 1 }]);
    }
  });

  it('says on the day when another Word file than ours is what was published, and no longer once ours is again', async () => {
    await publish();
    const [revision] = await world.house.revisions.list();
    const own = await world.house.revisions.file(revision?.id ?? 0, 'docx');
    const upload = async (bytes: Uint8Array) =>
      uploadReport(world.house, {
        ...{ by: COMMAND_LINE, author: { actor: 'test' }, directorateCode: 'CE', revision: undefined },
        ...{ quarter: { startYear: 2026, number: 1 }, file: { name: 'report.docx', bytes }, now: NOW },
        patience: patience(),
      });
    await upload(new Uint8Array([1, 2, 3]));
    expect((await look('AMc')).reports).toMatchObject([{ uploadedAt: NOW }]);
    expect(await read('nobody')).toMatchObject({ uploaded: { at: NOW, timeZone: 'Europe/London' } });
    await upload(own?.bytes ?? new Uint8Array());
    expect((await look('AMc')).reports).toMatchObject([{ uploadedAt: undefined }]);
    expect(await read('nobody')).toMatchObject({ uploaded: undefined });
  });

  it('is read by anybody of the workspace, and by no guest', async () => {
    await publish();
    expect(await read('nobody')).toMatchObject({ outcome: 'report' });
    expect(await read('nobody', '2026-27/Q2')).toEqual({ outcome: 'gone' });
    await makeGuest('AMc');
    expect(await read('AMc')).toMatchObject({ outcome: 'refused' });
  });
});
