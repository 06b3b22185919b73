import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import type { Quarter } from '../../../src/core/calendar/quarter.ts';
import { windowDates } from '../../../src/core/calendar/window-dates.ts';
import { instantOf } from '../../../src/core/calendar/zone.ts';
import type { Said } from '../../../src/core/collect/outstanding.ts';
import { dueReminders } from '../../../src/core/remind/due-reminders.ts';
import type { AskingWindow, PastReminder, ReminderSituation } from '../../../src/core/remind/reminder-situation.ts';
import { anAsked, milestoneKeys } from '../../support/asked-entries.ts';
import { aDirectorate, aMilestone, anUpdate, aPerson, aWindow, ORGANISATION } from '../../support/remind-world.ts';

const LONDON = 'Europe/London';
const at = (day: string, time: `${number}:${number}`, zone = LONDON) => instantOf(localDate(day), time, zone);

function asking(code: string, milestoneIds: readonly string[], changes: Partial<AskingWindow> = {}): AskingWindow {
  const directorate = aDirectorate(code);
  return {
    window: aWindow(directorate.id),
    directorate,
    calendar: ORGANISATION,
    zone: LONDON,
    entries: milestoneIds.map((id) => anAsked(aMilestone(id, 'p-amc'))),
    ...changes,
  };
}

function situation(changes: Partial<ReminderSituation> & { readonly zone?: string } = {}): ReminderSituation {
  const { zone = LONDON, ...rest } = changes;
  return {
    windows: [asking('CE', ['m1', 'm2'])],
    recipients: [{ person: aPerson('AMc'), zone, unreachable: undefined }],
    pastReminders: [],
    ...rest,
  };
}

function asked(date: string, changes: Partial<PastReminder> = {}): PastReminder {
  return {
    key: `reminder-p-amc-${date}`,
    personId: 'p-amc',
    state: 'asked',
    date: localDate(date),
    windowIds: ['window-d-ce'],
    entries: milestoneKeys('m1', 'm2'),
    ...changes,
  };
}

/** What one person hears: `opens 2026-07-01`, or the rule that spares them. */
function verdict(given: ReminderSituation, now: Date): string {
  const { reminders, spared } = dueReminders(given, now);
  const [reminder] = reminders;
  if (reminder === undefined) return spared[0]?.rule ?? 'nobody';
  return `${reminder.windows.map(({ step }) => step).join('+')} ${reminder.key.slice(-10)}`;
}

describe('the ladder of quarter 1, for somebody who was asked at every step before', () => {
  const opened = asked('2026-07-01');
  const called = asked('2026-07-10');
  const late = asked('2026-07-15');
  it.each([
    ['before it opens', [], '2026-07-01', '08:59', 'too-early'],
    ['when it opens', [], '2026-07-01', '09:00', 'opens 2026-07-01'],
    ['after the first ask', [opened], '2026-07-02', '09:00', 'already-asked'],
    ['a minute before the last call', [opened], '2026-07-10', '08:59', 'already-asked'],
    ['at the last call', [opened], '2026-07-10', '09:00', 'last-call 2026-07-10'],
    ['on the weekend after a missed last call', [opened], '2026-07-11', '10:00', 'not-a-working-day'],
    ['on the Monday after a missed last call', [opened], '2026-07-13', '08:00', 'last-call 2026-07-13'],
    ['a minute before due', [opened], '2026-07-14', '16:59', 'last-call 2026-07-14'],
    ['at due, with the last call missed', [opened], '2026-07-14', '17:00', 'between-due-and-overdue'],
    ['the morning after, before nine', [opened], '2026-07-15', '08:30', 'between-due-and-overdue'],
    ['the morning after', [opened, called], '2026-07-15', '09:00', 'overdue 2026-07-15'],
    ['the day before it closes', [opened, called, late], '2026-07-20', '09:00', 'closes-tomorrow 2026-07-20'],
    ['after downtime over all steps', [], '2026-07-20', '10:00', 'closes-tomorrow 2026-07-20'],
    ['after downtime past due', [opened], '2026-07-16', '10:00', 'overdue 2026-07-16'],
    ['in the evening', [], '2026-07-01', '18:00', 'outside-working-hours'],
    ['a minute before the evening', [], '2026-07-01', '17:59', 'opens 2026-07-01'],
    ['when it has closed', [], '2026-07-21', '17:00', 'nothing-outstanding'],
  ] as const)('%s', (_when, pastReminders, day, time, expected) => {
    expect(verdict(situation({ pastReminders }), at(day, time))).toBe(expected);
  });

  it('says when the waiting ends', () => {
    expect(dueReminders(situation(), at('2026-07-01', '08:59')).spared).toEqual([
      { personId: 'p-amc', rule: 'too-early', until: at('2026-07-01', '09:00') },
    ]);
  });
});

describe('windows near holidays, clock changes and the new year', () => {
  const quarter = (startYear: number, number: Quarter['number']): ReminderSituation => {
    const dates = windowDates({ startYear, number }, { calendar: ORGANISATION, zone: LONDON });
    return situation({ windows: [asking('CE', ['m1'], { window: aWindow('d-ce', dates) })] });
  };
  it.each([
    // Clocks in London went forward on 28 March 2027 and Good Friday was the 26th; the quarter ends on the 31st.
    ['quarter 4 opens on summer time', quarter(2026, 4), '2027-04-01T08:00:00Z', 'opens 2027-04-01'],
    ['quarter 4 of 2023/24 waits for Easter Monday to pass', quarter(2023, 4), '2024-04-01T10:00:00Z', 'too-early'],
    ['quarter 4 of 2023/24 opens on the Tuesday', quarter(2023, 4), '2024-04-02T08:00:00Z', 'opens 2024-04-02'],
    ['quarter 3 does not open on New Year’s Day', quarter(2026, 3), '2027-01-01T10:00:00Z', 'too-early'],
    ['quarter 3 opens on the Monday, on winter time', quarter(2026, 3), '2027-01-04T09:00:00Z', 'opens 2027-01-04'],
    ['quarter 3 is not open an hour earlier', quarter(2026, 3), '2027-01-04T08:00:00Z', 'too-early'],
  ])('%s', (_what, given, now, expected) => {
    expect(verdict(given, new Date(now))).toBe(expected);
  });

  it('sends nothing on a bank holiday on which a missed step could be made good', () => {
    const steps = { ...aWindow('d-ce').steps, opens: { date: localDate('2026-08-28'), time: '09:00' as const } };
    const closesAt = at('2026-09-20', '17:00');
    const window = aWindow('d-ce', { steps, closesAt, dueAt: closesAt, opensAt: at('2026-08-28', '09:00') });
    const later = { date: localDate('2026-09-18'), time: '09:00' as const };
    const quiet = { ...window, steps: { ...steps, 'last-call': later, overdue: later, 'closes-tomorrow': later } };
    const given = situation({ windows: [asking('CE', ['m1'], { window: quiet })] });
    expect(verdict(given, at('2026-08-31', '10:00'))).toBe('not-a-working-day');
    expect(verdict(given, at('2026-09-01', '08:00'))).toBe('opens 2026-09-01');
  });

  it('sends nothing on a closure day', () => {
    const calendar = { ...ORGANISATION, closureDays: [localDate('2026-07-01')] };
    const given = situation({ windows: [asking('CE', ['m1'], { calendar })] });
    expect(verdict(given, at('2026-07-01', '10:00'))).toBe('not-a-working-day');
  });
});

describe('somebody in another zone', () => {
  it.each([
    ['New York: nine in London is four there', 'America/New_York', '2026-07-01T08:00:00Z', 'too-early'],
    ['New York: nine there', 'America/New_York', '2026-07-01T13:00:00Z', 'opens 2026-07-01'],
    ['Athens: nine there, but the window is not open yet', 'Europe/Athens', '2026-07-01T06:00:00Z', 'too-early'],
    ['Athens: as soon as it opens', 'Europe/Athens', '2026-07-01T08:00:00Z', 'opens 2026-07-01'],
    ['Auckland: it opens in their evening', 'Pacific/Auckland', '2026-07-01T08:00:00Z', 'outside-working-hours'],
    ['Auckland: the next morning', 'Pacific/Auckland', '2026-07-01T20:00:00Z', 'opens 2026-07-02'],
  ])('%s', (_what, zone, now, expected) => {
    expect(verdict(situation({ zone }), new Date(now))).toBe(expected);
  });
});

describe('an owner in two directorates', () => {
  const windows = [asking('CE', ['m1']), asking('ASC', ['m3'])];

  it('gets one message about both', () => {
    const { reminders } = dueReminders(situation({ windows }), at('2026-07-01', '09:00'));
    expect(reminders).toEqual([
      {
        key: 'reminder-p-amc-2026-07-01',
        personId: 'p-amc',
        reason: 'first-ask',
        windows: [
          { windowId: 'window-d-ce', step: 'opens' },
          { windowId: 'window-d-asc', step: 'opens' },
        ],
        entries: milestoneKeys('m1', 'm3'),
      },
    ]);
  });

  it('is not reminded twice on one day when the second window opens later that day', () => {
    const past = asked('2026-07-01', { entries: milestoneKeys('m1') });
    expect(verdict(situation({ windows, pastReminders: [past] }), at('2026-07-01', '11:00'))).toBe('asked-today');
    expect(verdict(situation({ windows, pastReminders: [past] }), at('2026-07-02', '08:00'))).toBe(
      'opens+opens 2026-07-02',
    );
  });
});

describe('a first ask that is owed', () => {
  it.each([
    ['imported after the opening', '2026-07-03', '15:10', 'opens 2026-07-03'],
    ['imported at night', '2026-07-02', '22:00', 'outside-working-hours'],
    ['imported at night, next morning', '2026-07-03', '08:00', 'opens 2026-07-03'],
    ['imported after the last call', '2026-07-13', '10:00', 'last-call 2026-07-13'],
  ] as const)('%s', (_when, day, time, expected) => {
    expect(verdict(situation(), at(day, time))).toBe(expected);
  });

  it('comes for a milestone that was given to somebody who had been asked for others', () => {
    const past = asked('2026-07-01', { entries: milestoneKeys('m1') });
    const { reminders } = dueReminders(situation({ pastReminders: [past] }), at('2026-07-06', '08:00'));
    expect(reminders).toMatchObject([{ reason: 'first-ask', entries: milestoneKeys('m1', 'm2') }]);
  });
});

describe('a due date that is moved', () => {
  const move = (dueOn: string) => {
    const ladder = [{ name: 'due', day: { date: localDate(dueOn) }, time: '17:00', hears: 'nobody' }] as const;
    const dates = windowDates({ startYear: 2026, number: 1 }, { calendar: ORGANISATION, zone: LONDON, ladder });
    return [asking('CE', ['m1', 'm2'], { window: aWindow('d-ce', dates) })];
  };
  const pastReminders = [asked('2026-07-01'), asked('2026-07-10')];

  it('earlier, does not repeat the last call and sends what is left', () => {
    const given = situation({ windows: move('2026-07-13'), pastReminders });
    expect(verdict(given, at('2026-07-13', '09:00'))).toBe('already-asked');
    expect(verdict(given, at('2026-07-14', '09:00'))).toBe('between-due-and-overdue');
    expect(verdict(given, at('2026-07-15', '09:00'))).toBe('overdue 2026-07-15');
  });

  it('earlier than today, calls those who were not called yet', () => {
    const given = situation({ windows: move('2026-07-10'), pastReminders: [asked('2026-07-01')] });
    expect(verdict(given, at('2026-07-09', '11:00'))).toBe('last-call 2026-07-09');
  });

  it('later, calls again before the new date', () => {
    const given = situation({ windows: move('2026-07-14'), pastReminders: [asked('2026-07-01'), asked('2026-07-08')] });
    expect(verdict(given, at('2026-07-10', '09:00'))).toBe('last-call 2026-07-10');
  });
});

describe('nothing to ask for', () => {
  const completed = { progress: 'completed', rag: undefined, amberReason: undefined, completedOn: undefined } as const;
  const with1 = (said: Partial<Said>): ReminderSituation =>
    situation({ windows: [asking('CE', [], { entries: [anAsked(aMilestone('m1', 'p-amc'), said)] })] });
  it.each([
    ['everything was sent', with1({ update: anUpdate('m1') }), 'nothing-outstanding'],
    [
      'it was completed in an earlier quarter',
      with1({ earlier: anUpdate('m1', { status: completed }) }),
      'nothing-outstanding',
    ],
    ['it was only spoken of in an earlier quarter', with1({ earlier: anUpdate('m1') }), 'opens 2026-07-01'],
    [
      'the window is under review',
      situation({ windows: [asking('CE', ['m1'], { window: aWindow('d-ce', { state: 'review' }) })] }),
      'nothing-outstanding',
    ],
    ['one is on its way', situation({ pastReminders: [asked('2026-06-30', { state: 'on-its-way' })] }), 'on-its-way'],
    [
      'one was refused today',
      situation({ pastReminders: [asked('2026-07-01', { state: 'not-sent' })] }),
      'failed-today',
    ],
    [
      'one was refused the day before',
      situation({ pastReminders: [asked('2026-06-30', { state: 'not-sent' })] }),
      'opens 2026-07-01',
    ],
  ])('%s', (_why, given, expected) => {
    expect(verdict(given, at('2026-07-01', '09:30'))).toBe(expected);
  });
});

describe('nobody to ask', () => {
  const person = aPerson('AMc');
  it.each([
    ['no owner', { recipients: [] }, 'no-owner'],
    ['not in Slack', { recipients: [{ person, zone: LONDON, unreachable: 'not-in-slack' }] }, 'not-in-slack'],
    ['deactivated', { recipients: [{ person, zone: LONDON, unreachable: 'deactivated' }] }, 'deactivated'],
    [
      'left',
      {
        recipients: [
          { person: aPerson('AMc', { until: localDate('2026-06-30') }), zone: LONDON, unreachable: undefined },
        ],
      },
      'not-in-post',
    ],
    [
      'not there yet',
      {
        recipients: [
          { person: aPerson('AMc', { from: localDate('2026-07-02') }), zone: LONDON, unreachable: undefined },
        ],
      },
      'not-in-post',
    ],
  ] as const)('%s: both milestones are orphans and nobody is reminded', (_why, changes, reason) => {
    const plan = dueReminders(situation(changes), at('2026-07-01', '09:30'));
    expect(plan.reminders).toEqual([]);
    expect(plan.orphans.map((orphan) => `${orphan.ref} ${orphan.reason}`)).toEqual([`M1 ${reason}`, `M2 ${reason}`]);
  });

  it('counts the last day in post as in post', () => {
    const until = aPerson('AMc', { until: localDate('2026-07-01') });
    const given = situation({ recipients: [{ person: until, zone: LONDON, unreachable: undefined }] });
    expect(verdict(given, at('2026-07-01', '09:30'))).toBe('opens 2026-07-01');
  });
});

describe('somebody who has sent everything, and written something since', () => {
  const answered = asking('CE', [], {
    entries: [anAsked(aMilestone('m1', 'p-amc'), { update: anUpdate('m1') })],
  });
  const unsent = [{ personId: 'p-amc', entry: { kind: 'milestone', id: 'm1' }, quarter: '2026-27/Q1' }] as const;
  const given = (changes: Partial<ReminderSituation> = {}) =>
    situation({ windows: [answered], unsent, pastReminders: [asked('2026-07-01')], ...changes });

  it.each([
    ['is not reminded before last call', given(), '2026-07-02', 'already-asked'],
    ['hears last call, once', given(), '2026-07-10', 'last-call 2026-07-10'],
    ['… and not when it was sent', given({ unsent: [] }), '2026-07-10', 'nothing-outstanding'],
    [
      '… nor when it is somebody else’s',
      given({ unsent: [{ ...unsent[0], personId: 'p-sn' }] }),
      '2026-07-10',
      'nothing-outstanding',
    ],
    [
      'of an item hears last call, too',
      given({ unsent: [], begunItems: [{ personId: 'p-amc', directorateId: 'd-ce', quarter: '2026-27/Q1' }] }),
      '2026-07-10',
      'last-call 2026-07-10',
    ],
    [
      '… and not of another directorate or quarter',
      given({
        unsent: [],
        begunItems: [
          { personId: 'p-amc', directorateId: 'd-pl', quarter: '2026-27/Q1' },
          { personId: 'p-amc', directorateId: 'd-ce', quarter: '2025-26/Q4' },
          { personId: 'p-sn', directorateId: 'd-ce', quarter: '2026-27/Q1' },
        ],
      }),
      '2026-07-10',
      'nothing-outstanding',
    ],
    ['is not reminded once it was due', given({ pastReminders: [asked('2026-07-10')] }), '2026-07-15', 'already-asked'],
  ])('%s', (_name, stands, day, expected) => {
    expect(verdict(stands, at(day, '09:00'))).toBe(expected);
  });
});
