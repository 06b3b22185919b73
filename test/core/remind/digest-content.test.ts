import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { windowDates } from '../../../src/core/calendar/window-dates.ts';
import { type AskedEntry, nameEntry } from '../../../src/core/remind/asked-entry.ts';
import { digestContent } from '../../../src/core/remind/digest-content.ts';
import type { AskingWindow, Recipient } from '../../../src/core/remind/reminder-situation.ts';
import { anAsked } from '../../support/asked-entries.ts';
import { aDirectorate, aMilestone, anUpdate, aPerson, aWindow, ORGANISATION } from '../../support/remind-world.ts';

const NOW = new Date('2026-07-02T09:00:00Z');
const rag = (milestoneId: string, colour: 'green' | 'amber' | 'red', quarter = '2026-27/Q1') =>
  anUpdate(milestoneId, {
    quarter,
    status: { progress: 'in-progress', rag: colour, amberReason: undefined, completedOn: undefined },
  });

function recipient(initials: string, changes: Partial<Recipient> = {}): Recipient {
  return { person: aPerson(initials), zone: 'Europe/London', unreachable: undefined, ...changes };
}

function asking(entries: readonly AskedEntry[], changes: Partial<AskingWindow> = {}): AskingWindow {
  return {
    window: aWindow('d-ce'),
    directorate: aDirectorate('CE', { approverIds: ['p-hd'] }),
    calendar: ORGANISATION,
    zone: 'Europe/London',
    entries,
    ...changes,
  };
}

const read = (window: AskingWindow, recipients: readonly Recipient[], now = NOW) =>
  digestContent(window, { recipients, now });

const AWAY = [{ firstDay: localDate('2026-07-01'), lastDay: localDate('2026-07-31') }];
const withAway = (recipients: readonly Recipient[], id: string) =>
  recipients.map((each) => (each.person.id === id ? { ...each, absences: AWAY } : each));

describe('the time that is left', () => {
  it.each([
    ['the day it opens', '2026-07-01T08:00:00Z', 9],
    ['over a weekend', '2026-07-10T22:59:00Z', 2],
    ['on a Saturday', '2026-07-11T09:00:00Z', 2],
    ['the working day before', '2026-07-13T08:00:00Z', 1],
    ['the due day', '2026-07-14T15:59:00Z', 0],
    ['the due time', '2026-07-14T16:00:00Z', undefined],
  ])('%s', (_name, now, days) => {
    expect(read(asking([]), [], new Date(now)).daysLeft).toBe(days);
  });

  it('counts no closure day', () => {
    const closed = asking([], { calendar: { nation: 'scotland', closureDays: [] } });
    const england = read(asking([]), [], new Date('2026-07-01T08:00:00Z')).daysLeft;
    expect(read(closed, [], new Date('2026-07-01T08:00:00Z')).daysLeft).toBe(england);
    const holiday = asking([], { calendar: { ...ORGANISATION, closureDays: [aWindow('d-ce').steps.overdue.date] } });
    expect(read(holiday, [], new Date('2026-07-01T08:00:00Z')).daysLeft).toBe(england);
  });
});

describe('a window that collects', () => {
  const milestones = [
    anAsked(aMilestone('m1', 'p-sn'), { update: rag('m1', 'red'), earlier: rag('m1', 'green', '2025-26/Q4') }),
    anAsked(aMilestone('m2', 'p-amc')),
    anAsked(aMilestone('m3', 'p-sn')),
    anAsked(aMilestone('m4', 'p-amc'), { update: rag('m4', 'amber') }),
    anAsked(aMilestone('m5', undefined)),
    anAsked(aMilestone('m6', 'p-amc'), {
      earlier: anUpdate('m6', {
        quarter: '2025-26/Q4',
        status: { progress: 'completed', rag: undefined, amberReason: undefined, completedOn: undefined },
      }),
    }),
  ];
  const people = [recipient('AMc'), recipient('SN', { unreachable: 'deactivated' }), recipient('HD')];
  const content = read(asking(milestones), withAway(people, 'p-amc'));

  it('gives a line to each owner in the plan’s order, without what was finished before', () => {
    expect(content.owners).toEqual([
      {
        personId: 'p-sn',
        name: 'Person SN',
        done: 1,
        total: 2,
        counts: { milestone: 2 },
        outstanding: ['M3'],
        missed: [],
        begun: 0,
        isAway: false,
      },
      {
        personId: 'p-amc',
        name: 'Person AMc',
        done: 1,
        total: 2,
        counts: { milestone: 2 },
        outstanding: ['M2'],
        missed: [],
        begun: 0,
        isAway: true,
      },
    ]);
    expect(content.parts).toEqual([{ kind: 'milestone', done: 2, total: 5, holders: ['Person AMc', 'Person SN'] }]);
  });

  it('counts what is begun of what is outstanding, and nothing of what is sent', () => {
    const begun = new Set(['m1', 'm2', 'm4'].map((id) => nameEntry({ kind: 'milestone', id })));
    const { owners } = digestContent(asking(milestones), { recipients: people, now: NOW, begun });
    expect(owners.map(({ name, begun: count }) => [name, count])).toEqual([
      ['Person SN', 0],
      ['Person AMc', 1],
    ]);
  });

  it('says to which meeting the report goes, and by when its papers must be out', () => {
    const meetings = [
      { board: 'Board', date: localDate('2026-06-30') },
      { board: 'Board', date: localDate('2026-09-14') },
    ];
    const directorate = aDirectorate('CE', { report: { meetings } });
    expect(read(asking(milestones, { directorate }), people).meeting).toEqual({
      ...{ board: 'Board', date: localDate('2026-09-14') },
      papersBy: localDate('2026-09-04'),
    });
    expect(content.meeting).toBeUndefined();
  });

  it('counts each kind of entry as a part of its own, held by whoever has something of it outstanding', () => {
    const indicator = { ...anAsked(aMilestone('i1', 'p-sn')), entry: { kind: 'indicator', id: 'i1' } } as const;
    expect(read(asking([...milestones, indicator]), people).parts).toEqual([
      { kind: 'milestone', done: 2, total: 5, holders: ['Person AMc', 'Person SN'] },
      { kind: 'indicator', done: 0, total: 1, holders: ['Person SN'] },
    ]);
  });

  it('names reds and ambers, movers, orphans and who signs off', () => {
    expect(content.flagged).toEqual([
      { ref: 'M1', ownerName: 'Person SN', rag: 'red' },
      { ref: 'M4', ownerName: 'Person AMc', rag: 'amber' },
    ]);
    expect(content.movers).toEqual([{ ref: 'M1', ownerName: 'Person SN', movement: 'worse' }]);
    expect(content.orphans).toMatchObject([
      { entry: { kind: 'milestone', id: 'm2' }, reason: 'away-without-deputy', ownerName: 'Person AMc' },
      { entry: { kind: 'milestone', id: 'm3' }, reason: 'deactivated', ownerName: 'Person SN' },
      { entry: { kind: 'milestone', id: 'm5' }, reason: 'no-owner', ownerName: undefined },
    ]);
    expect(content.approvers).toEqual(['Person HD']);
    expect(content).toMatchObject({ dueAt: '5pm Tuesday 14 July', isCollecting: true });
  });

  it('collects no more from its closing time on', () => {
    expect(read(asking(milestones), people, new Date('2026-07-21T16:00:00Z')).isCollecting).toBe(false);
    expect(read(asking(milestones, { window: aWindow('d-ce', { state: 'review' }) }), people).isCollecting).toBe(false);
  });
});

describe('what was sent back', () => {
  const entries = [
    { ...anAsked(aMilestone('m1', 'p-amc', { ref: 'COPS1' }), { update: rag('m1', 'green') }), isReturned: true },
    anAsked(aMilestone('m2', 'p-amc', { ref: 'COPS2' }), { update: rag('m2', 'green') }),
  ];

  it('is outstanding while the window collects', () => {
    const content = read(asking(entries), [recipient('AMc')]);
    expect(content.owners).toMatchObject([{ done: 1, total: 2, outstanding: ['COPS1'] }]);
    expect(content.returned).toEqual([{ ref: 'COPS1', ownerName: 'Person AMc' }]);
  });

  it('is named after the close, and counts as no missing text then', () => {
    const closed = asking(entries, { window: aWindow('d-ce', { state: 'review' }) });
    const content = read(closed, [recipient('AMc')]);
    expect(content.owners).toMatchObject([{ done: 2, total: 2, outstanding: [] }]);
    expect(content.returned).toEqual([{ ref: 'COPS1', ownerName: 'Person AMc' }]);
  });
});

describe('a window of which texts have closed, while values are open', () => {
  const values = { name: 'closes', day: { workingDay: 20 }, time: '17:00', hears: 'officer' } as const;
  const dates = windowDates(
    { startYear: 2026, number: 1 },
    { calendar: ORGANISATION, zone: 'Europe/London', parts: { values: [values] } },
  );
  const value: AskedEntry = { ...anAsked(aMilestone('i1', 'p-sn')), entry: { kind: 'indicator', id: 'i1' } };
  const given = asking(
    [anAsked(aMilestone('m1', 'p-sn')), { ...anAsked(aMilestone('m2', 'p-sn')), isReturned: true }, value],
    {
      window: aWindow('d-ce', dates),
    },
  );

  it.each([
    ['before they close', '2026-07-21T15:59:00Z', ['M1', 'M2', 'I1'], []],
    ['once they have', '2026-07-21T16:00:00Z', ['M2', 'I1'], ['M1']],
    ['when all has closed', '2026-07-28T16:00:00Z', ['M1', 'M2', 'I1'], []],
  ])('tells what is outstanding from what nobody is asked for any more: %s', (_when, now, outstanding, missed) => {
    expect(read(given, [recipient('SN')], new Date(now)).owners).toMatchObject([{ done: 0, outstanding, missed }]);
  });

  it('knows the dates of each part', () => {
    const { partDates } = read(given, [], new Date('2026-07-21T16:00:00Z'));
    expect([partDates?.texts, partDates?.values]).toEqual([
      { dueAt: '5pm Tuesday 14 July', closesAt: '5pm Tuesday 21 July', daysLeft: undefined, isClosed: true },
      { dueAt: '5pm Tuesday 14 July', closesAt: '5pm Tuesday 28 July', daysLeft: undefined, isClosed: false },
    ]);
  });
});
