import { beforeEach, describe, expect, it } from 'vitest';
import { awayHelp, runAway } from '../../../src/cli/remind/away.ts';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { renderAbsence } from '../../../src/slack/remind/absence-message.ts';
import { audit } from '../../../src/store/schema/audit.ts';
import { commandLineOn } from '../../support/command-line.ts';
import {
  aDirectorate,
  aMilestone,
  aPerson,
  aPlan,
  aSlackUser,
  aWindow,
  createRemindWorld,
  type RemindWorld,
} from '../../support/remind-world.ts';

let world: RemindWorld;
let out: string[];
let err: string[];

beforeEach(async () => {
  world = await createRemindWorld();
  world.people = [aPerson('TC', { deputyId: 'p-sn', assistantId: 'p-jl' }), aPerson('SN'), aPerson('JL')];
  world.directorates = [aDirectorate('CE')];
  world.plans = [aPlan('d-ce', [aMilestone('m1', 'p-tc')])];
  world.store();
  out = [];
  err = [];
});

const NOW = new Date('2026-07-01T09:00:00Z');
const away = (...args: string[]) =>
  runAway(args, commandLineOn({ ...world.ports, renderAbsence }, { heard: { out, err }, now: NOW }));
const absences = () => world.ports.absences.absences(localDate('2026-07-01'));

const NOBODY = 'Ragtime does not write to them yet, so nobody has told them.';

describe('ragtime away', () => {
  it('says who is asked instead, and stores it once', async () => {
    for (const _time of [1, 2]) {
      expect(await away('--person', 'tc', '--from', '2026-07-03', '--to', '2026-07-10')).toBe(0);
    }
    expect(out[0]).toBe(
      `Person TC is away from Friday 3 July 2026 to Friday 10 July 2026. Person SN is asked instead. ${NOBODY}`,
    );
    expect(await absences()).toMatchObject([{ personId: 'p-tc', firstDay: '2026-07-03', lastDay: '2026-07-10' }]);
    expect(world.database.orm.select().from(audit).all()).toMatchObject([
      { action: 'set-absence', actor: 'command line: test', onBehalfOf: 'p-tc' },
    ]);
  });

  it('is entered by the assistant, with both names on record, and by nobody who has no right to it', async () => {
    const order = ['--person', 'TC', '--from', '2026-07-03', '--to', '2026-07-10', '--entered-by'];
    expect(await away(...order, 'SN')).toBe(1);
    expect(await away('--person', 'TC', '--back', '--entered-by', 'SN')).toBe(1);
    expect(err.join()).toContain('Only the person, their assistant or a performance officer');
    expect(await absences()).toEqual([]);
    expect(await away(...order, 'JL')).toBe(0);
    expect(world.database.orm.select().from(audit).all()).toMatchObject([
      { action: 'set-absence', actor: 'command line: test', onBehalfOf: 'p-jl', subjectId: 'p-tc' },
    ]);
    const days = order.slice(2, -1);
    expect(await away('--person', 'TC', '--back', ...days, '--entered-by', 'JL')).toBe(0);
    expect(await absences()).toEqual([]);
  });

  it('says that the person is told, where Ragtime writes to them', async () => {
    await world.addSlackUser(aSlackUser('TC'));
    await world.addWindow(aWindow('d-ce'));
    await away('--person', 'TC', '--from', '2026-07-03', '--to', '2026-07-10');
    expect(out[0]).toContain('Person SN is asked instead. They are told that this was said.');
  });

  it('says of an approver that their deputy is asked to sign, too', async () => {
    world.directorates = [aDirectorate('CE', { approverIds: ['p-tc'] })];
    world.store();
    await away('--person', 'TC', '--from', '2026-07-03', '--to', '2026-07-10');
    expect(out[0]).toContain('Person SN is asked instead, also to sign what waits for their signature.');
  });

  it('says that there is no deputy', async () => {
    await away('--person', 'SN', '--from', '2026-07-03', '--to', '2026-07-03');
    expect(out[0]).toContain('Nobody is asked instead: the plan names no deputy.');
  });

  it('ends it, and says so when there was nothing to end', async () => {
    const later = ['--from', '2026-08-03', '--to', '2026-08-14'];
    await away('--person', 'TC', '--from', '2026-06-29', '--to', '2026-07-10');
    await away('--person', 'TC', ...later);
    for (const _time of [1, 2]) expect(await away('--person', 'TC', '--back')).toBe(0);
    expect(await absences()).toMatchObject([{ firstDay: '2026-08-03' }]);
    for (const _time of [1, 2]) expect(await away('--person', 'TC', '--back', ...later)).toBe(0);
    expect(out.slice(2)).toEqual([
      `Person TC is back and is asked again. ${NOBODY}`,
      'Person TC was not away today. Nothing was changed.',
      `Person TC is not away on those days. ${NOBODY}`,
      'Person TC was not away on those days. Nothing was changed.',
    ]);
    expect(await absences()).toEqual([]);
  });

  it.each([
    [['--person', 'ZZ', '--back'], 'Nobody has the initials "ZZ". Known: TC, SN, JL.'],
    [['--person', 'TC', '--from', '2026-07-03', '--to', '2026-07-02'], '--to is before --from'],
    [['--person', 'TC', '--from', '2026-06-03', '--to', '2026-06-30'], '--to is over'],
    [['--person', 'TC', '--from', '2026-07-03', '--to', '2027-12-31'], 'A year at most'],
  ])('refuses %j, and stores nothing', async (args, text) => {
    expect(await away(...args)).toBe(1);
    expect(err.join('\n')).toContain(text);
    expect(await absences()).toEqual([]);
  });

  it.each([
    [[]],
    [['--person', 'TC']],
    [['--person', 'TC', '--back', '--from', '2026-07-03']],
    [['--person', 'TC', '--from', '3 July', '--to', '2026-07-10']],
    [['--person', 'TC', '--from', '2026-07-03', '--to', '31 June']],
    [['--who', 'TC']],
  ])('does not understand %j', async (args) => {
    expect(await away(...args)).toBe(2);
    expect(err.join('\n')).toContain(awayHelp);
  });
});
