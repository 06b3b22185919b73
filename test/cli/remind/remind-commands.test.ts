import { beforeEach, describe, expect, it } from 'vitest';
import { type QuarterCli, quarterHelp, runQuarter } from '../../../src/cli/calendar/quarter.ts';
import { type RemindersCli, remindersHelp, runReminders } from '../../../src/cli/remind/reminders.ts';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { deliver } from '../../../src/usecases/remind/deliver.ts';
import { planDueWork } from '../../../src/usecases/remind/plan-due-work.ts';
import {
  aDirectorate,
  aMilestone,
  anUpdate,
  aPerson,
  aPlan,
  aSlackUser,
  createRemindWorld,
  patience,
  type RemindWorld,
} from '../../support/remind-world.ts';

let world: RemindWorld;
let out: string[];
let err: string[];
let now: Date;
let isRunning: boolean;

beforeEach(async () => {
  world = await createRemindWorld();
  world.people = [aPerson('AMc'), aPerson('BD'), aPerson('XY', { slackUserId: undefined })];
  world.directorates = [aDirectorate('CE')];
  world.plans = [
    aPlan('d-ce', [aMilestone('cops1', 'p-amc'), aMilestone('cops2', 'p-bd'), aMilestone('fs3', undefined)]),
  ];
  world.store();
  await world.addSlackUser(aSlackUser('AMc'));
  await world.addSlackUser(aSlackUser('BD'));
  out = [];
  err = [];
  now = new Date('2026-06-24T09:00:00Z');
  isRunning = true;
});

function cli(): QuarterCli & RemindersCli {
  const unused = () => {
    throw new Error('not used by these commands');
  };
  return {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    now: () => now,
    author: { actor: 'command line: test' },
    isJobsRunning: async () => isRunning,
    publishQuarter: async () => ({ ok: false, refusal: { reason: 'no-channel', directorateCode: 'CE' } }),
    openStore: async () => ({
      ...world.ports,
      proposals: { undecided: unused, agreed: unused },
      finance: { book: unused },
      checks: { ofQuarter: unused },
      wordings: { ...world.ports.wordings, ofQuarter: unused },
      gaps: { ofQuarter: unused },
      withholdings: { ofQuarter: unused },
      sectionWordings: { ofQuarter: unused },
      signOffs: {
        ...world.ports.signOffs,
        ofQuarter: unused,
        ask: unused,
        answer: unused,
        markChange: unused,
        void: unused,
      },
      renderSignOff: unused,
      indicators: { ...world.ports.indicators, book: unused },
      revisions: { latest: unused, ofQuarter: unused, publish: unused },
      renderReport: unused,
      renderSummary: unused,
      renderAttachments: unused,
      renderCorrection: unused,
      markCorrected: unused,
      close: () => undefined,
    }),
  };
}

const quarter = (...args: string[]) => runQuarter(args, cli());
const reminders = (...args: string[]) => runReminders(args, cli());
const Q1 = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];

async function sweep(at: string) {
  now = new Date(at);
  const { ready } = await planDueWork(world.ports, { now });
  for (const { id } of ready) await deliver(world.ports, id, { now });
}

describe('ragtime quarter', () => {
  it('opens, says the dates, and how many will be asked', async () => {
    expect(await quarter('open', ...Q1)).toBe(0);
    expect(out).toEqual([
      'Collecting. Opens 9am Wednesday 1 July 2026, due 5pm Tuesday 14 July 2026, closes 5pm Tuesday 21 July 2026.',
      '2 messages will be sent by the running Ragtime.',
    ]);
  });

  it('says so when nothing runs that could send', async () => {
    isRunning = false;
    await quarter('open', ...Q1);
    expect(out.at(-1)).toBe('No Ragtime is running: the messages go out when it is started (ragtime start).');
  });

  it('names those who are still to be found in Slack', async () => {
    world.plans = [aPlan('d-ce', [aMilestone('cops1', 'p-amc'), aMilestone('cops2', 'p-xy')])];
    await quarter('open', ...Q1);
    expect(out).toContain('Still to be found in Slack, and asked as soon as they are: XY.');
    expect(out.at(-1)).toContain('2 messages');
  });

  it('refuses a second time, and changes nothing', async () => {
    await quarter('open', ...Q1);
    expect(await quarter('open', ...Q1)).toBe(1);
    expect(err).toEqual(['CE 2026-27/Q1 was opened before; it is collecting. Nothing was changed.']);
  });

  it('closes, once', async () => {
    await quarter('open', ...Q1);
    now = new Date('2026-07-02T09:00:00Z');
    expect(await quarter('close', ...Q1)).toBe(0);
    expect(out.at(-1)).toContain('Collecting has ended. The quarter is under review;');
    expect(await quarter('close', ...Q1)).toBe(1);
    expect(err).toEqual(['CE 2026-27/Q1 is not collecting; it is under review. Nothing was changed.']);
  });

  it('moves, once, and says where the reminders go', async () => {
    await quarter('open', ...Q1);
    out = [];
    expect(await quarter('move', ...Q1, '--due', '2026-07-19', '--closes', '2026-07-24')).toBe(0);
    expect(out).toEqual([
      'Moved. Due 5pm Monday 20 July 2026, closes 5pm Friday 24 July 2026.',
      'Reminders: last call Thursday 16 July 2026, overdue Tuesday 21 July 2026, closes tomorrow Thursday 23 July 2026. What was sent is not sent again.',
      '2 messages will be sent by the running Ragtime.',
    ]);
    expect(await quarter('move', ...Q1, '--due', '2026-07-20')).toBe(1);
    expect(err).toEqual([
      'CE 2026-27/Q1 is due 5pm Monday 20 July 2026 and closes 5pm Friday 24 July 2026 already. Nothing was changed.',
    ]);
  });

  it.each([
    [['--due', '2026-06-23'], 'would have been due 5pm Tuesday 23 June 2026, which is over. Nothing was changed'],
    [['--closes', '2026-06-23'], 'would have closed 5pm Tuesday 23 June 2026, which is over. Nothing was changed'],
    [['--due', '2026-07-30'], 'These dates do not fit together. Nothing was changed'],
  ])('does not move to %j, and says why', async (days, text) => {
    await quarter('open', ...Q1);
    expect(await quarter('move', ...Q1, ...days)).toBe(1);
    expect(err.join('\n')).toContain(text);
  });

  it('tells a script where it moved', async () => {
    await quarter('open', ...Q1);
    out = [];
    expect(await quarter('move', ...Q1, '--due', '2026-07-16', '--json')).toBe(0);
    expect(JSON.parse(out.join('\n'))).toMatchObject({ window: { dueAt: '2026-07-16T16:00:00.000Z' } });
  });

  it('tells a script the same', async () => {
    await quarter('open', ...Q1, '--json');
    expect(JSON.parse(out.join('\n'))).toMatchObject({ messages: 2, isRunning: true, window: { state: 'collecting' } });
    out = [];
    expect(await quarter('open', ...Q1, '--json')).toBe(1);
    expect(JSON.parse(out.join('\n'))).toEqual({ reason: 'already-open', state: 'collecting' });
  });

  it.each([
    ['an unknown directorate', ['open', '--directorate', 'XX', '--quarter', '2026-27/Q1'], 'There are: CE.'],
    [
      'a year without a plan',
      ['open', '--directorate', 'CE', '--quarter', '2027-28/Q1'],
      'for 2027/28. Import one first',
    ],
    ['what publishing refuses', ['publish', ...Q1], 'CE has no Slack channel in the plan.'],
    ['a quarter that was never opened', ['close', ...Q1], 'has not been opened'],
  ])('refuses %s with what would help', async (_what, args, text) => {
    expect(await quarter(...args)).toBe(1);
    expect(err.join('\n')).toContain(text);
  });

  it.each([
    [[], 'open, move, close, sign-off, publish, send-again or amend is'],
    [['move', ...Q1], 'needs --due or --closes'],
    [['move', ...Q1, '--due', '16 July'], '--due "16 July" is not a day'],
    [['open', ...Q1, '--closes', '2026-07-16'], '--closes belongs to ragtime quarter move'],
    [['reopen', ...Q1], '"reopen" is not understood'],
    [['open', '--quarter', '2026-27/Q1'], 'needs --directorate'],
    [['open', '--directorate', 'CE', '--quarter', 'Q1'], '--quarter "Q1" is not a quarter'],
    [['open', '--colour'], '--colour'],
  ])('does not understand %j', async (args, text) => {
    expect(await quarter(...args)).toBe(2);
    expect(err.join('\n')).toContain(text);
    expect(err.join('\n')).toContain(quarterHelp);
  });

  it('explains itself', async () => {
    expect(await quarter('--help')).toBe(0);
    expect(out).toEqual([quarterHelp]);
  });
});

describe('ragtime reminders', () => {
  it('tells who would hear on a day to come, after the days until then', async () => {
    await quarter('open', ...Q1);
    out = [];
    expect(await reminders('--on', '2026-07-10')).toBe(0);
    expect(out).toEqual([
      'Friday 10 July 2026. This command sends nothing.',
      '',
      'Would be reminded:',
      '  AMc: CE 2026-27/Q1 (last call): COPS1',
      '  BD: CE 2026-27/Q1 (last call): COPS2',
      '',
      'Would be spared:',
      '  nobody',
      '',
      'Nobody can be asked for:',
      '  CE FS3: has no owner',
    ]);
    expect(world.messenger.messages).toEqual([]);
    expect(await world.ports.deliveries.remindersSince(new Date(0))).toEqual([]);
  });

  it('tells who is spared, and by which rule', async () => {
    await quarter('open', ...Q1);
    world.updates = [anUpdate('cops2')];
    out = [];
    await reminders('--on', '2026-07-02');
    expect(out).toContain('  AMc: was asked, and no new step has come since');
    expect(out).toContain('  BD: nothing is outstanding');
  });

  it('tells who is asked for a draft first, and whom that leaves in peace', async () => {
    world.plans = world.plans.map((plan) => ({
      ...plan,
      milestones: plan.milestones.map((each) => (each.ref === 'COPS1' ? { ...each, contributorIds: ['p-bd'] } : each)),
    }));
    await quarter('open', ...Q1);
    out = [];
    await reminders('--on', '2026-07-01');
    expect(out.join('\n')).toContain('  BD: CE 2026-27/Q1 (the window is open): COPS2, to draft COPS1');
    expect(out).toContain('  AMc: others are asked to draft it first, until last call');
    out = [];
    await reminders('--on', '2026-07-10');
    expect(out.join('\n')).toContain('  AMc: CE 2026-27/Q1 (last call): COPS1');
  });

  it('agrees with what then happens, day by day', async () => {
    await quarter('open', ...Q1);
    for (let day = 29; day < 52; day += 1) {
      const date = localDate(new Date(Date.UTC(2026, 5, day)).toISOString().slice(0, 10));
      out = [];
      await reminders('--on', date, '--json');
      const told = JSON.parse(out.join('\n')).reminded.length;
      const before = world.messenger.messages.length;
      for (let hour = 0; hour < 24; hour += 1) await sweep(`${date}T${String(hour).padStart(2, '0')}:00:00Z`);
      expect(world.messenger.messages.length - before, date).toBe(told);
    }
    expect(world.messenger.messages).toHaveLength(8);
  });

  it('says on the day itself that somebody was reminded already', async () => {
    await quarter('open', ...Q1);
    await sweep('2026-07-01T08:00:00Z');
    out = [];
    await reminders('--on', '2026-07-01');
    expect(out).toContain('  AMc: was asked, and no new step has come since');
  });

  it('tells of one person only', async () => {
    await quarter('open', ...Q1);
    out = [];
    expect(await reminders('--on', '2026-07-10', '--person', 'bd')).toBe(0);
    expect(out).toContain('  BD: CE 2026-27/Q1 (last call): COPS2');
    expect(out.join('\n')).not.toContain('AMc');
  });

  it('says when they are away, and who said so', async () => {
    await quarter('open', ...Q1);
    const days = { firstDay: localDate('2026-07-03'), lastDay: localDate('2026-07-10') };
    const absence = { personId: 'p-amc', ...days, setBy: 'U-BD', notices: [], author: { actor: 'U-BD' }, at: now };
    await world.ports.absences.addAbsence(absence, patience());
    expect(await reminders('--why', 'AMc')).toBe(0);
    expect(out).toContain('Away from Friday 3 July 2026 to Friday 10 July 2026, as Person BD said.');
  });

  it('tells day by day what somebody was sent or spared, and why', async () => {
    await quarter('open', ...Q1);
    await sweep('2026-07-01T08:00:00Z');
    now = new Date('2026-07-03T12:00:00Z');
    out = [];
    expect(await reminders('--why', 'AMC')).toBe(0);
    expect(out.slice(1)).toEqual([
      'Waits now: CE 2026-27/Q1: COPS1',
      '',
      'Wednesday 1 July 2026: sent at 9am: COPS1',
      'Thursday 2 July 2026: spared, was asked, and no new step has come since',
      'Friday 3 July 2026: spared, was asked, and no new step has come since',
    ]);
  });

  it.each([
    ['--on', '2026-07-10', '--person', 'ZZ'],
    ['--why', 'ZZ'],
  ])('refuses somebody who is in no plan: %s %s', async (...args) => {
    expect(await reminders(...args)).toBe(1);
    expect(err.join('\n')).toContain('Nobody has the initials "ZZ". Known: AMc, BD');
  });

  it('says so when nothing collects', async () => {
    expect(await reminders('--on', '2026-07-16')).toBe(0);
    expect(out.at(-1)).toBe('No quarter is collecting, so nobody would hear anything.');
  });

  it.each([
    [[]],
    [['--on', '16 July']],
    [['--why', 'AMc', '--on', '2026-07-10']],
    [['--on', '2026-02-30']],
    [['--when', '2026-07-16']],
  ])('does not understand %j', async (args) => {
    expect(await reminders(...args)).toBe(2);
    expect(err.join('\n')).toContain(remindersHelp);
  });
});
