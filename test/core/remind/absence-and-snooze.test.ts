import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { instantOf } from '../../../src/core/calendar/zone.ts';
import { dueReminders } from '../../../src/core/remind/due-reminders.ts';
import type {
  AskingWindow,
  PastReminder,
  Recipient,
  ReminderSituation,
} from '../../../src/core/remind/reminder-situation.ts';
import { offerSnooze } from '../../../src/core/remind/snooze.ts';
import { anAsked, milestoneKeys } from '../../support/asked-entries.ts';
import { aDirectorate, aMilestone, aPerson, aWindow, ORGANISATION } from '../../support/remind-world.ts';

const LONDON = 'Europe/London';
const at = (day: string, time: `${number}:${number}`) => instantOf(localDate(day), time, LONDON);

function asking(owners: Readonly<Record<string, string>>, code = 'CE'): AskingWindow {
  const directorate = aDirectorate(code);
  return {
    window: aWindow(directorate.id),
    directorate,
    calendar: ORGANISATION,
    zone: LONDON,
    entries: Object.entries(owners).map(([id, owner]) => anAsked(aMilestone(id, `p-${owner.toLowerCase()}`))),
  };
}

function recipient(initials: string, changes: Partial<Recipient> & { readonly deputy?: string } = {}): Recipient {
  const { deputy, ...rest } = changes;
  const person = aPerson(initials, { deputyId: deputy === undefined ? undefined : `p-${deputy.toLowerCase()}` });
  return { person, zone: LONDON, unreachable: undefined, ...rest };
}

const away = (firstDay: string, lastDay: string) => [{ firstDay: localDate(firstDay), lastDay: localDate(lastDay) }];

function asked(initials: string, date: string, changes: Partial<PastReminder> = {}): PastReminder {
  return {
    deliveryId: 1,
    key: `reminder-p-${initials}-${date}`,
    personId: `p-${initials.toLowerCase()}`,
    state: 'asked',
    date: localDate(date),
    sentAt: at(date, '09:00'),
    windowIds: ['window-d-ce'],
    entries: milestoneKeys('m1'),
    ...changes,
  };
}

const idsOf = ({ entries }: Pick<PastReminder, 'entries'>) => entries.map(({ id }) => id);

/** `AMc opens m1`, `SN spared away`, `orphan m1 deputy-away` */
function heard(situation: ReminderSituation, now: Date): readonly string[] {
  const { reminders, additions, spared, orphans } = dueReminders(situation, now);
  return [
    ...reminders.map((each) => `${each.personId} ${each.windows.map(({ step }) => step)} ${idsOf(each)}`),
    ...additions.map((each) => `${each.personId} adds ${idsOf(each)} to ${each.targetId}`),
    ...spared.map((each) => `${each.personId} spared ${each.rule}`),
    ...orphans.map((each) => `orphan ${each.entry.id} ${each.reason}`),
  ];
}

describe('an owner who is away when the window opens', () => {
  const windows = [asking({ m1: 'AMc' })];
  const owner = (changes: Partial<Recipient> & { readonly deputy?: string } = {}) =>
    recipient('AMc', { absences: away('2026-06-29', '2026-07-03'), ...changes });

  it.each([
    ['with a deputy', [owner({ deputy: 'SN' }), recipient('SN')], ['p-sn opens m1', 'p-amc spared away']],
    ['without a deputy', [owner()], ['p-amc spared away', 'orphan m1 away-without-deputy']],
    ['who is their own deputy', [owner({ deputy: 'AMc' })], ['p-amc spared away', 'orphan m1 away-without-deputy']],
    [
      'whose deputy is away too',
      [owner({ deputy: 'SN' }), recipient('SN', { deputy: 'AMc', absences: away('2026-07-01', '2026-07-01') })],
      ['p-amc spared away', 'p-sn spared nothing-outstanding', 'orphan m1 deputy-away'],
    ],
    [
      'whose deputy is not in Slack',
      [owner({ deputy: 'SN' }), recipient('SN', { unreachable: 'not-in-slack' })],
      ['p-amc spared away', 'orphan m1 deputy-unreachable'],
    ],
  ])('%s', (_case, recipients, expected) => {
    expect(heard({ windows, recipients, pastReminders: [] }, at('2026-07-01', '09:00'))).toEqual(expected);
  });

  it.each([
    ['on the last day away', '2026-07-03', 'p-amc spared away'],
    ['on the Saturday after', '2026-07-04', 'p-amc spared not-a-working-day'],
    ['on the first working day back', '2026-07-06', 'p-amc opens m1'],
  ])('is asked when back: %s', (_when, day, expected) => {
    const recipients = [owner({ deputy: 'SN' }), recipient('SN')];
    const pastReminders = [asked('sn', '2026-07-01', { personId: 'p-sn' })];
    expect(heard({ windows, recipients, pastReminders }, at(day, '10:00'))).toContain(expected);
  });

  it('has two absences that follow one another counted as one', () => {
    const absences = [...away('2026-07-01', '2026-07-03'), ...away('2026-07-04', '2026-07-06')];
    const situation = { windows, recipients: [recipient('AMc', { absences })], pastReminders: [] };
    const [spared] = dueReminders(situation, at('2026-07-02', '10:00')).spared;
    expect(spared).toEqual({ personId: 'p-amc', rule: 'away', until: at('2026-07-07', '00:00') });
  });

  it('is judged by the day in the owner’s own zone', () => {
    const absences = away('2026-07-01', '2026-07-01');
    const recipients = [recipient('AMc', { absences, zone: 'Pacific/Auckland' })];
    // In Auckland it is the morning of 2 July already.
    expect(heard({ windows, recipients, pastReminders: [] }, at('2026-07-01', '23:00'))).toEqual(['p-amc opens m1']);
  });
});

describe('a deputy with milestones of their own', () => {
  it('gets one message about both', () => {
    const recipients = [
      recipient('AMc', { deputy: 'SN', absences: away('2026-07-01', '2026-07-31') }),
      recipient('SN'),
    ];
    const situation = { windows: [asking({ m1: 'AMc', m2: 'SN' })], recipients, pastReminders: [] };
    expect(heard(situation, at('2026-07-01', '09:00'))).toEqual(['p-sn opens m2,m1', 'p-amc spared away']);
  });
});

describe('"Remind me tomorrow"', () => {
  const windows = [asking({ m1: 'AMc' })];
  const opened = asked('amc', '2026-07-01');
  const snoozed = (day: string, time: `${number}:${number}`, until: string): Recipient =>
    recipient('AMc', { snooze: { at: at(day, time), until: at(until, '09:00') } });

  it.each([
    [
      'keeps its word, with no step on that day',
      snoozed('2026-07-01', '09:10', '2026-07-02'),
      '2026-07-02',
      '09:00',
      'p-amc opens m1',
    ],
    ['waits until nine', snoozed('2026-07-01', '09:10', '2026-07-02'), '2026-07-02', '08:59', 'p-amc spared snoozed'],
    [
      'beats the last call',
      snoozed('2026-07-09', '17:30', '2026-07-13'),
      '2026-07-10',
      '09:00',
      'p-amc spared snoozed',
    ],
    [
      'comes after the last call that it beat',
      snoozed('2026-07-09', '17:30', '2026-07-13'),
      '2026-07-13',
      '09:00',
      'p-amc last-call m1',
    ],
    [
      'never outlasts the due time',
      snoozed('2026-07-13', '10:00', '2026-07-20'),
      '2026-07-15',
      '09:00',
      'p-amc overdue m1',
    ],
  ] as const)('%s', (_what, owner, day, time, expected) => {
    const situation = { windows, recipients: [owner], pastReminders: [opened] };
    expect(heard(situation, at(day, time))).toEqual([expected]);
  });

  it('is kept once', () => {
    const again = asked('amc', '2026-07-02', { deliveryId: 2 });
    const recipients = [snoozed('2026-07-01', '09:10', '2026-07-02')];
    const situation = { windows, recipients, pastReminders: [opened, again] };
    expect(heard(situation, at('2026-07-03', '09:00'))).toEqual(['p-amc spared already-asked']);
  });

  it.each([
    ['on an ordinary day', '2026-07-01', '09:10', { kind: 'until', until: at('2026-07-02', '09:00') }],
    ['on a Friday', '2026-07-03', '09:10', { kind: 'until', until: at('2026-07-06', '09:00') }],
    ['the day before due', '2026-07-13', '09:10', { kind: 'until', until: at('2026-07-14', '09:00') }],
    ['on the day it is due', '2026-07-14', '09:10', { kind: 'too-late', deadline: at('2026-07-14', '17:00') }],
    ['when it is overdue', '2026-07-15', '09:10', { kind: 'until', until: at('2026-07-16', '09:00') }],
    ['on the day it closes', '2026-07-21', '09:10', { kind: 'too-late', deadline: at('2026-07-21', '17:00') }],
    ['after it has closed', '2026-07-22', '09:10', { kind: 'nothing-outstanding' }],
  ] as const)('is offered %s', (_when, day, time, expected) => {
    const owner = recipient('AMc');
    expect(offerSnooze({ windows, recipients: [owner], pastReminders: [] }, owner, at(day, time))).toEqual(expected);
  });
});

describe('something more that falls due on a day that has its message', () => {
  const windows = [asking({ m1: 'AMc', m2: 'AMc' })];
  const recipients = [recipient('AMc')];

  it('is added to that message', () => {
    const situation = { windows, recipients, pastReminders: [asked('amc', '2026-07-01')] };
    expect(heard(situation, at('2026-07-01', '11:00'))).toEqual(['p-amc adds m1,m2 to 1']);
  });

  it('is asked with a message on the next day when that one cannot be edited', () => {
    const unclear = asked('amc', '2026-07-01', { sentAt: undefined });
    const situation = { windows, recipients, pastReminders: [unclear] };
    expect(heard(situation, at('2026-07-01', '11:00'))).toEqual(['p-amc spared asked-today']);
    expect(heard(situation, at('2026-07-02', '08:00'))).toEqual(['p-amc opens m1,m2']);
  });

  it('waits for the morning when it comes in the evening', () => {
    const situation = { windows, recipients, pastReminders: [asked('amc', '2026-07-01')] };
    expect(heard(situation, at('2026-07-01', '19:00'))).toEqual(['p-amc spared asked-today']);
  });
});
