import { beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../src/core/calendar/local-date.ts';
import type { Person } from '../../src/core/plan/plan.ts';
import { renderAbsence } from '../../src/slack/remind/absence-message.ts';
import { findActor, findNamedActor } from '../../src/usecases/find-actor.ts';
import { setAbsence } from '../../src/usecases/remind/set-absence.ts';
import {
  aDirectorate,
  aPerson,
  aSlackUser,
  createRemindWorld,
  patience,
  type RemindWorld,
} from '../support/remind-world.ts';

const [FROM, UNTIL] = [localDate('2026-07-01'), localDate('2026-07-10')];

let world: RemindWorld;
beforeEach(async () => {
  world = await createRemindWorld();
});

const clicker = (initials: string) => ({ slackUserId: `U-${initials}`, teamId: 'T1' });
const ports = () => ({ ...world.ports, administrators: ['U-JP'], teamId: () => 'T1' });

/** JP looks after CE and signs for it; SN is away all July, and JP is the deputy. */
async function open(
  dates: { readonly JP?: Partial<Person>; readonly SN?: Partial<Person> },
  zone = 'Europe/London',
): Promise<void> {
  world.people = [aPerson('JP', dates.JP), aPerson('SN', { deputyId: 'p-jp', ...dates.SN })];
  world.directorates = [aDirectorate('CE', { officerIds: ['p-jp'], approverIds: ['p-jp'] })];
  world.store();
  for (const initials of ['JP', 'SN']) await world.addSlackUser(aSlackUser(initials, { timeZone: zone }));
  const days = { firstDay: localDate('2026-06-20'), lastDay: localDate('2026-07-31') };
  const request = { by: clicker('SN'), author: { actor: 'U-SN' }, personId: 'p-sn', ...days, patience: patience() };
  await setAbsence({ ...ports(), renderAbsence }, { ...request, now: new Date('2026-06-19T09:00:00Z') });
}

const jpAt = (now: Date) => findActor(ports(), clicker('JP'), now);

const ROLES = { personId: 'p-jp', officerOf: ['d-ce'], approverOf: ['d-ce'], standsInFor: ['p-sn'] };
const NONE = { personId: undefined, outOfPostId: 'p-jp', officerOf: [], approverOf: [], standsInFor: [] };

describe('somebody with a first and a last day in post', () => {
  it.each([
    ['the day before the first', '2026-06-30T22:59:00Z', NONE],
    ['the first minute of the first', '2026-06-30T23:00:00Z', ROLES],
    ['the last minute of the last', '2026-07-10T22:59:00Z', ROLES],
    ['the day after the last', '2026-07-10T23:00:00Z', NONE],
  ])('has the rights of their roles in post only: %s', async (_when, now, rights) => {
    await open({ JP: { from: FROM, until: UNTIL } });
    expect(await jpAt(new Date(now))).toMatchObject(rights);
    const named = await findNamedActor(ports(), aPerson('JP', { from: FROM, until: UNTIL }), new Date(now));
    expect(named).toMatchObject(rights);
  });

  it('is judged by the day where they are', async () => {
    await open({ JP: { until: UNTIL } }, 'America/New_York');
    expect(await jpAt(new Date('2026-07-10T23:00:00Z'))).toMatchObject(ROLES);
    expect(await jpAt(new Date('2026-07-11T04:00:00Z'))).toMatchObject(NONE);
  });

  it('remains an administrator, who is named in the settings', async () => {
    await open({ JP: { until: UNTIL } });
    expect(await jpAt(new Date('2026-07-22T09:00:00Z'))).toMatchObject({ ...NONE, isAdministrator: true });
  });

  it('gives their deputy nothing either', async () => {
    await open({ SN: { until: UNTIL } });
    expect(await jpAt(new Date('2026-07-10T09:00:00Z'))).toMatchObject(ROLES);
    expect(await jpAt(new Date('2026-07-11T09:00:00Z'))).toMatchObject({ ...ROLES, standsInFor: [] });
  });
});
