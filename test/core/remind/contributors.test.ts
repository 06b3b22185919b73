import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { instantOf } from '../../../src/core/calendar/zone.ts';
import type { DraftDecision, DraftRequest, HandedMark } from '../../../src/core/collect/draft-request.ts';
import type { AskedEntry } from '../../../src/core/remind/asked-entry.ts';
import { draftDays, plannedDraftDay } from '../../../src/core/remind/draft-day.ts';
import { dueReminders } from '../../../src/core/remind/due-reminders.ts';
import { messageNow } from '../../../src/core/remind/message-now.ts';
import { reminderContent } from '../../../src/core/remind/reminder-content.ts';
import type {
  AskingWindow,
  PastReminder,
  Recipient,
  ReminderSituation,
} from '../../../src/core/remind/reminder-situation.ts';
import { anAsked } from '../../support/asked-entries.ts';
import { aDirectorate, aMilestone, anUpdate, aPerson, aWindow, ORGANISATION } from '../../support/remind-world.ts';

const LONDON = 'Europe/London';
const at = (day: string, time: `${number}:${number}` = '09:00') => instantOf(localDate(day), time, LONDON);
const OPENS = at('2026-07-01');
const LAST_CALL = at('2026-07-10');
const M1 = { kind: 'milestone', id: 'm1' } as const;
const QUARTER = '2026-27/Q1';

const handedOn = (day: string, decision?: DraftDecision): HandedMark => ({
  id: 7,
  entry: M1,
  quarter: QUARTER,
  contributorId: 'p-hb',
  at: at(day, '11:00'),
  decision,
});
const SENT_BACK: DraftDecision = { kind: 'sent-back', question: 'How many?', byId: 'p-amc', at: at('2026-07-03') };
const requested = (contributorId = 'p-hb'): DraftRequest => ({
  id: 3,
  entry: M1,
  quarter: QUARTER,
  contributorId,
  askedById: 'p-amc',
  by: localDate('2026-07-07'),
  note: 'Two sentences are enough.',
  at: at('2026-07-02', '10:00'),
});

function asking(entries: readonly AskedEntry[]): AskingWindow {
  const directorate = aDirectorate('CE');
  return { window: aWindow(directorate.id), directorate, calendar: ORGANISATION, zone: LONDON, entries };
}

function m1(changes: Partial<AskedEntry> = {}): AskedEntry {
  return { ...anAsked(aMilestone('m1', 'p-amc', { contributorIds: ['p-hb'] })), ...changes };
}

function situation(asked: AskedEntry, changes: Partial<ReminderSituation> & { hans?: Partial<Recipient> } = {}) {
  const { hans, ...rest } = changes;
  const recipient = (initials: string): Recipient => ({
    person: aPerson(initials),
    zone: LONDON,
    unreachable: undefined,
  });
  return {
    windows: [asking([asked])],
    recipients: [recipient('AMc'), { ...recipient('HB'), ...hans }, recipient('XY')],
    pastReminders: [],
    ...rest,
  };
}

/** `p-hb draft m1`, `p-amc m1`, `p-amc with-contributors` */
function heard(given: ReminderSituation, now: Date): readonly string[] {
  const { reminders, additions, spared } = dueReminders(given, now);
  const named = (each: { readonly entries: readonly { readonly id: string; readonly ask?: string | undefined }[] }) =>
    each.entries.map(({ id, ask }) => (ask === undefined ? id : `${id} ${ask}`)).join(', ');
  return [
    ...reminders.map((each) => `${each.personId}: ${named(each)}`),
    ...additions.map((each) => `${each.personId} adds ${named(each)}`),
    ...spared.filter(({ rule }) => rule !== 'nothing-outstanding').map((each) => `${each.personId}: ${each.rule}`),
  ];
}

function past(personId: string, date: string, ask?: string): PastReminder {
  const key = `reminder-${personId}-${date}`;
  const entries = [{ ...M1, ask }];
  const sent = { deliveryId: 1, key, date: localDate(date), sentAt: at(date) };
  return { ...sent, personId, state: 'asked', windowIds: ['window-d-ce'], entries };
}

const AWAY = { absences: [{ firstDay: localDate('2026-07-01'), lastDay: localDate('2026-07-31') }] };

describe('a milestone with a contributor in the plan', () => {
  it.each<[string, AskedEntry, Date, Partial<Recipient> | undefined, readonly string[]]>([
    [
      'is asked of the contributor at the opening',
      m1(),
      OPENS,
      undefined,
      ['p-hb: m1 plan', 'p-amc: with-contributors'],
    ],
    ['is asked of the owner at last call', m1(), LAST_CALL, undefined, ['p-amc: m1', 'p-hb: already-asked']],
    ['is asked of the owner at once when the contributor is away', m1(), OPENS, AWAY, ['p-amc: m1']],
    ['… or is not in Slack', m1(), OPENS, { unreachable: 'not-in-slack' }, ['p-amc: m1']],
    [
      'is the owner’s when the draft has come',
      m1({ handed: handedOn('2026-07-02') }),
      at('2026-07-03'),
      undefined,
      ['p-amc: m1 handed-7'],
    ],
    [
      'is the contributor’s again when it was sent back',
      m1({ handed: handedOn('2026-07-02', SENT_BACK) }),
      at('2026-07-03', '12:00'),
      undefined,
      ['p-hb: m1 plan', 'p-amc: with-contributors'],
    ],
    [
      'is nobody’s once it was answered',
      m1({ answer: { at: OPENS, status: undefined } }),
      at('2026-07-03'),
      undefined,
      [],
    ],
    [
      'is asked of the person whom the owner chose',
      m1({ request: requested('p-xy') }),
      at('2026-07-03'),
      undefined,
      ['p-xy: m1 request-3', 'p-amc: with-contributors'],
    ],
    [
      'is for its owner alone when an officer returned it',
      m1({ answer: { at: at('2026-07-02'), status: undefined }, isReturned: true }),
      at('2026-07-03'),
      undefined,
      ['p-amc: m1'],
    ],
  ])('%s', (_name, asked, now, hans, expected) => {
    expect(heard(situation(asked, hans === undefined ? {} : { hans }), now).toSorted()).toEqual(expected.toSorted());
  });

  it('is asked of the contributor once', () => {
    const given = situation(m1(), { pastReminders: [past('p-hb', '2026-07-01', 'plan')] });
    expect(heard(given, at('2026-07-02'))).toEqual(['p-amc: with-contributors', 'p-hb: already-asked']);
    expect(heard(given, LAST_CALL)).toEqual(['p-amc: m1', 'p-hb: already-asked']);
  });

  it('adds a draft that comes to the owner’s message of that day, and nothing twice', () => {
    const asked = m1({ handed: handedOn('2026-07-02') });
    const before = situation(asked, { pastReminders: [past('p-amc', '2026-07-02')] });
    expect(heard(before, at('2026-07-02', '12:00'))).toEqual(['p-amc adds m1 handed-7']);
    const after = situation(asked, { pastReminders: [past('p-amc', '2026-07-02', 'handed-7')] });
    expect(heard(after, at('2026-07-02', '12:15'))).toEqual(['p-amc: already-asked']);
  });

  it('is marked in the owner’s message, and headed with who asks in the contributor’s', () => {
    const given = situation(m1({ request: requested() }));
    const windows = [{ windowId: 'window-d-ce', step: 'opens' as const }];
    const now = at('2026-07-03');
    const owners = reminderContent(given, { key: 'r', personId: 'p-amc', windows }, now);
    expect(owners.groups[0]?.lines[0]?.drafter).toEqual({ kind: 'asked', name: 'Person HB' });
    const { groups, drafts } = reminderContent(given, { key: 'r', personId: 'p-hb', windows }, now);
    expect(groups).toEqual([]);
    expect(drafts).toMatchObject([
      { ownerName: 'Person AMc', askedByName: undefined, by: 'Tuesday 7 July', note: 'Two sentences are enough.' },
    ]);
  });
});

describe('the contributor’s message once the draft is handed in', () => {
  const standing = {
    reminder: past('p-hb', '2026-07-01', 'plan'),
    windows: [{ windowId: 'window-d-ce', step: 'opens' as const }],
    isNewest: true,
  };
  it.each<[string, AskedEntry, object]>([
    [
      'says that it waits',
      m1({ handed: handedOn('2026-07-02') }),
      { kind: 'handed', isApproved: false, at: '11am Thursday 2 July' },
    ],
    [
      'says that it was approved',
      m1({
        handed: handedOn('2026-07-02', { kind: 'approved', byId: 'p-amc', at: at('2026-07-03') }),
        answer: { at: at('2026-07-03'), status: anUpdate('m1').status },
      }),
      { kind: 'handed', isApproved: true },
    ],
    [
      'says that the owner changed it',
      m1({
        handed: handedOn('2026-07-02', { kind: 'answered', byId: 'p-amc', at: at('2026-07-03') }),
        answer: { at: at('2026-07-03'), status: anUpdate('m1').status },
      }),
      { kind: 'sent-by-owner', hadDraft: true },
    ],
    [
      'says nothing of what the owner wrote',
      m1({ answer: { at: OPENS, status: anUpdate('m1').status } }),
      { kind: 'sent-by-owner', ownerName: 'Person AMc', hadDraft: false },
    ],
  ])('%s', (_name, asked, done) => {
    const message = messageNow(situation(asked), standing, at('2026-07-03'));
    expect(message).toMatchObject({ kind: 'receipt', windows: [{ sentAt: undefined, lines: [{ ref: 'M1', done }] }] });
  });
});

describe('the day by which a draft is wanted', () => {
  const given = asking([]);
  it('is two working days before last call, over a weekend', () => {
    expect(plannedDraftDay(given)).toBe('2026-07-08');
  });

  it.each([
    ['before that day', at('2026-07-02'), { first: '2026-07-02', last: '2026-07-14', proposed: '2026-07-08' }],
    ['on that day', at('2026-07-08'), { first: '2026-07-08', last: '2026-07-14', proposed: '2026-07-08' }],
    [
      'after it, the day of last call',
      at('2026-07-09'),
      { first: '2026-07-09', last: '2026-07-14', proposed: '2026-07-10' },
    ],
    [
      'after that, the day on which all is due',
      at('2026-07-13'),
      { first: '2026-07-13', last: '2026-07-14', proposed: '2026-07-14' },
    ],
    ['after due, none', at('2026-07-14', '17:00'), undefined],
  ])('%s', (_name, now, days) => {
    expect(draftDays(given, now)).toEqual(days);
  });
});
