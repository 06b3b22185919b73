import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import type { Quarter } from '../../../src/core/calendar/quarter.ts';
import { windowDates } from '../../../src/core/calendar/window-dates.ts';
import type { WindowPart } from '../../../src/core/calendar/window-part.ts';
import { instantOf } from '../../../src/core/calendar/zone.ts';
import { ENTRY_KINDS } from '../../../src/core/collect/entry.ts';
import type { AskedEntry } from '../../../src/core/remind/asked-entry.ts';
import { dueReminders } from '../../../src/core/remind/due-reminders.ts';
import { type LeftUnsent, NOTHING_UNSENT } from '../../../src/core/remind/left-unsent.ts';
import { messageNow } from '../../../src/core/remind/message-now.ts';
import { findOrphans } from '../../../src/core/remind/orphans.ts';
import { outstandingOf } from '../../../src/core/remind/outstanding-of.ts';
import { spokenWindows } from '../../../src/core/remind/past-reminder.ts';
import { reminderContent } from '../../../src/core/remind/reminder-content.ts';
import { forecastReminders } from '../../../src/core/remind/reminder-forecast.ts';
import type { AskingWindow, PastReminder, ReminderSituation } from '../../../src/core/remind/reminder-situation.ts';
import { offerSnooze } from '../../../src/core/remind/snooze.ts';
import { renderMessageNow } from '../../../src/slack/remind/message-now.ts';
import { anAsked } from '../../support/asked-entries.ts';
import { aDirectorate, aMilestone, aPerson, aWindow, ORGANISATION } from '../../support/remind-world.ts';

const LONDON = 'Europe/London';
const QUARTER: Quarter = { startYear: 2026, number: 1 };
const at = (day: string, time: `${number}:${number}` = '09:00') => instantOf(localDate(day), time, LONDON);

/** Values are due on Friday 24 July and close on Tuesday 28 July; the rest on the 14th and the 21st. */
const DATES = windowDates(QUARTER, {
  calendar: ORGANISATION,
  zone: LONDON,
  parts: {
    values: [
      { name: 'due', day: { workingDay: 18 }, time: '17:00', hears: 'nobody' },
      { name: 'closes', day: { workingDay: 20 }, time: '17:00', hears: 'officer' },
    ],
  },
});

const TEXT = anAsked(aMilestone('m1', 'p-amc'));
const VALUE: AskedEntry = { ...anAsked(aMilestone('i1', 'p-amc')), entry: { kind: 'indicator', id: 'i1' } };

function asking(entries: readonly AskedEntry[]): AskingWindow {
  const directorate = aDirectorate('CE');
  return { window: aWindow(directorate.id, DATES), directorate, calendar: ORGANISATION, zone: LONDON, entries };
}

function situation(entries: readonly AskedEntry[], past: readonly PastReminder[] = []): ReminderSituation {
  return {
    windows: [asking(entries)],
    recipients: [{ person: aPerson('AMc'), zone: LONDON, unreachable: undefined }],
    pastReminders: past,
  };
}

function asked(date: string, parts: readonly ('rest' | 'values' | undefined)[], entries = [TEXT, VALUE]): PastReminder {
  const windows = parts.map((part) => ({ windowId: 'window-d-ce', step: 'opens' as const, ...(part && { part }) }));
  return {
    key: `reminder-p-amc-${date}`,
    personId: 'p-amc',
    state: 'asked',
    date: localDate(date),
    entries: entries.map(({ entry }) => entry),
    ...spokenWindows(windows),
  };
}

const OPENED = asked('2026-07-01', ['rest', 'values']);

function verdict(given: ReminderSituation, now: Date): string {
  const { reminders, spared } = dueReminders(given, now);
  const [reminder] = reminders;
  if (reminder === undefined) return spared[0]?.rule ?? 'nobody';
  return reminder.windows.map(({ step, part = 'all' }) => `${part} ${step}`).join(' + ');
}

describe('somebody who owes a text and a value that are due on different days', () => {
  it('is asked once for both, with the dates of each', () => {
    const given = situation([TEXT, VALUE]);
    const { reminders } = dueReminders(given, at('2026-07-01'));
    expect(reminders).toHaveLength(1);
    const [reminder] = reminders;
    if (reminder === undefined) throw new Error('Nobody is asked.');
    const { groups } = reminderContent(given, reminder, at('2026-07-01'));
    expect(groups.map(({ isPart }) => isPart)).toEqual([true, true]);
    expect(groups.map(({ step, dueAt, closesAt, lines }) => [step, dueAt, closesAt, lines.length])).toEqual([
      ['opens', '5pm Tuesday 14 July', '5pm Tuesday 21 July', 1],
      ['opens', '5pm Friday 24 July', '5pm Tuesday 28 July', 1],
    ]);
  });

  it.each([
    ['2026-07-09', [OPENED], 'already-asked'],
    ['2026-07-10', [OPENED], 'rest last-call + values opens'],
    ['2026-07-15', [OPENED, asked('2026-07-10', ['rest', 'values'])], 'rest overdue + values opens'],
    ['2026-07-20', [OPENED, asked('2026-07-15', ['rest', 'values'])], 'rest closes-tomorrow + values opens'],
    // The texts have closed: nobody is asked for them any more.
    ['2026-07-22', [OPENED, asked('2026-07-20', ['rest', 'values'])], 'values last-call'],
    ['2026-07-27', [OPENED, asked('2026-07-22', ['values'])], 'values closes-tomorrow'],
    ['2026-07-29', [OPENED], 'nothing-outstanding'],
  ])('hears on %s what has come for which part', (day, past, expected) => {
    expect(verdict(situation([TEXT, VALUE], past), at(day))).toBe(expected);
  });

  it('is forecast in the same way', () => {
    const { reminders } = forecastReminders(situation([TEXT, VALUE]), localDate('2026-07-22'), at('2026-06-30'));
    expect(reminders.flatMap(({ windows }) => windows)).toEqual([
      { windowId: 'window-d-ce', step: 'last-call', part: 'values' },
    ]);
  });
});

describe('somebody who owes values alone', () => {
  it.each([
    ['2026-07-10', [OPENED], 'already-asked'],
    ['2026-07-15', [OPENED], 'already-asked'],
    ['2026-07-22', [OPENED], 'values last-call'],
  ])('is not called late before they are: %s', (day, past, expected) => {
    expect(verdict(situation([VALUE], past), at(day))).toBe(expected);
  });

  it('is not spared a step by a message that spoke of texts alone on that day', () => {
    const early = asked('2026-07-22', ['rest'], [TEXT]);
    const later = { ...early, date: localDate('2026-07-23') };
    expect(verdict(situation([VALUE], [OPENED, later]), at('2026-07-24'))).toBe('values last-call');
  });

  it('is not asked anew where the part got its days after the first message', () => {
    expect(verdict(situation([TEXT, VALUE], [asked('2026-07-01', [undefined])]), at('2026-07-02'))).toBe(
      'already-asked',
    );
  });

  it('is an orphan no longer once values have closed', () => {
    const without = situation([
      { ...TEXT, ownerId: undefined },
      { ...VALUE, ownerId: undefined },
    ]);
    const refs = (day: string) => findOrphans(without, at(day)).map(({ entry }) => entry.kind);
    expect([refs('2026-07-20'), refs('2026-07-22'), refs('2026-07-29')]).toEqual([
      ['milestone', 'indicator'],
      ['indicator'],
      [],
    ]);
  });

  it('may have it tomorrow until values are due, not texts', () => {
    const given = situation([VALUE], [OPENED]);
    const [recipient] = given.recipients;
    if (recipient === undefined) throw new Error('Nobody is there.');
    expect(offerSnooze(given, recipient, at('2026-07-14', '12:00')).kind).toBe('until');
    expect(offerSnooze(given, recipient, at('2026-07-24', '12:00')).kind).toBe('too-late');
  });
});

describe('a message that stands in Slack', () => {
  const standing = (
    given: ReminderSituation,
    now: Date,
    parts: Parameters<typeof asked>[1],
    { unsent = NOTHING_UNSENT, entries = [TEXT, VALUE] } = {},
  ) => {
    const reminder = asked('2026-07-01', parts, entries);
    const windows = reminder.spoken?.map((each) => ({ ...each, step: 'opens' as const })) ?? [
      { windowId: 'window-d-ce', step: 'opens' as const },
    ];
    return messageNow(given, { reminder, windows, isNewest: true, unsent }, now);
  };
  const groupsOf = (message: ReturnType<typeof messageNow>) =>
    message.kind === 'ask' ? message.content.groups.map(({ step, dueAt }) => `${step}, ${dueAt}`) : message.kind;

  it.each([
    ['with both parts', ['rest', 'values'] as const],
    ['sent before values had days of their own', [undefined] as const],
  ])('speaks of each part by its step, and of none that has closed: %s', (_what, parts) => {
    const given = situation([TEXT, VALUE]);
    expect(groupsOf(standing(given, at('2026-07-15'), parts))).toEqual([
      'overdue, 5pm Tuesday 14 July',
      'opens, 5pm Friday 24 July',
    ]);
    expect(groupsOf(standing(given, at('2026-07-22', '08:00'), parts))).toEqual(['opens, 5pm Friday 24 July']);
    expect(groupsOf(standing(given, at('2026-07-29'), parts))).toBe('closed');
  });

  const LEFT: LeftUnsent = {
    ...NOTHING_UNSENT,
    begun: [{ ref: 'COPS2', words: 'Repave the square' }],
    closed: [{ kind: 'part', part: 'texts' }],
  };
  const VALUE_SENT = { ...VALUE, answer: { at: at('2026-07-02'), status: undefined, figure: '79.2%' } };
  const AWAY = { firstDay: localDate('2026-07-20'), lastDay: localDate('2026-08-07') };

  it.each([
    ['ask', [TEXT, VALUE], []],
    ['receipt', [TEXT, VALUE_SENT], []],
    ['away', [TEXT, VALUE], [AWAY]],
  ] as const)('that is now %s says what was not sent before texts closed', (kind, entries, absences) => {
    const given = situation(entries);
    const recipients = given.recipients.map((each) => ({ ...each, absences: absences }));
    const now = at('2026-07-22', '08:00');
    const message = standing({ ...given, recipients }, now, ['rest', 'values'], { unsent: LEFT });
    expect(message.kind).toBe(kind);
    const { text } = renderMessageNow(message);
    expect(text).toMatch(
      /^Texts have closed(, without an update from you for M1)?\.\nOne update that you had written was not sent: COPS2\.$/m,
    );
    expect(text.match(/closed/g)).toHaveLength(1);
    expect(JSON.stringify(renderMessageNow(message).blocks)).toContain('Read what I wrote');
    const before = renderMessageNow(standing({ ...given, recipients }, now, ['rest', 'values']));
    expect(before.text).not.toContain('closed.');
  });

  it.each([
    ['2026-07-22', ['rest'], [TEXT], ['texts'], 'texts have closed'],
    ['2026-07-22', ['rest'], [], ['texts', 'items', 'risks', 'equality'], 'risks and equality actions have closed'],
    ['2026-07-29', ['values'], [VALUE], [], 'the window has closed'],
  ] as const)('on %s, having spoken of %s, says which part has closed', (day, spoken, entries, parts, words) => {
    const message = standing(situation([TEXT, VALUE]), at(day), spoken, { entries: [...entries] });
    expect(message).toMatchObject({ kind: 'closed', parts });
    expect(renderMessageNow(message).text).toContain(`${words}, and nothing more is asked of you.`);
  });

  it('becomes a receipt with the close of what was asked for', () => {
    const answer = { at: at('2026-07-02'), status: undefined, figure: '79.2%' };
    const done = standing(situation([{ ...VALUE, answer }]), at('2026-07-03'), ['values']);
    expect(done).toMatchObject({ kind: 'receipt', windows: [{ closesAt: '5pm Tuesday 28 July' }] });
    expect(done.kind === 'receipt' && done.windows).toHaveLength(1);
  });
});

describe('every part', () => {
  const CLOSES = { name: 'closes', day: { workingDay: 12 }, time: '17:00', hears: 'officer' } as const;

  /** AMc owes one thing of each kind, has begun an item and was asked by a meeting; this part closes on the 16th. */
  function withOwn(part: WindowPart): ReminderSituation {
    const entries = ENTRY_KINDS.map((kind): AskedEntry => ({ ...TEXT, entry: { kind, id: kind } }));
    const dates = windowDates(QUARTER, { calendar: ORGANISATION, zone: LONDON, parts: { [part]: [CLOSES] } });
    const of = { directorateId: 'd-ce', quarter: '2025-26/Q4', askedFrom: '2026-27/Q1', personId: 'p-amc' };
    const action = { ...of, id: 'a-1', text: 'Say more.', paragraph: undefined, by: undefined, minute: undefined };
    const actions = [{ action: { ...action, at: at('2026-06-01') }, said: undefined }];
    const window = { ...asking(entries), window: aWindow('d-ce', dates), actions };
    const begun = { personId: 'p-amc', directorateId: 'd-ce', quarter: '2026-27/Q1' };
    return { ...situation(entries), windows: [window], begunItems: [begun] };
  }

  const owed = (given: ReminderSituation, now: Date) =>
    outstandingOf(given, 'p-amc', now)
      .filter(({ asking: { window } }) => now < window.closesAt)
      .flatMap(({ entries, actions, begunItems }) => [
        ...entries.map(({ entry }) => entry.kind),
        ...actions.map(() => 'action'),
        ...(begunItems > 0 ? ['item'] : []),
      ])
      .toSorted();

  it.each([
    ['texts', ['milestone']],
    ['values', ['indicator']],
    ['items', ['action', 'item']],
    ['risks', ['risk']],
    ['equality', ['equality-action']],
    ['finance', []],
  ] as const)('asks for its own things until its own close, and once in all: %s', (part, own) => {
    const all = ['action', 'equality-action', 'indicator', 'item', 'milestone', 'risk'];
    const given = withOwn(part);
    expect(owed(given, at('2026-07-16', '16:59'))).toEqual(all);
    expect(owed(given, at('2026-07-16', '17:00'))).toEqual(all.filter((each) => !own.some((its) => its === each)));
  });
});
