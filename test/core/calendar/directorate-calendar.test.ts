import { describe, expect, it } from 'vitest';
import type { Nation } from '../../../src/core/calendar/bank-holidays.ts';
import { calendarOf } from '../../../src/core/calendar/directorate-calendar.ts';
import { DEFAULT_LADDER, type LadderStep, ladderDates } from '../../../src/core/calendar/ladder.ts';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { parseQuarter } from '../../../src/core/calendar/quarter.ts';
import type { WorkingCalendar } from '../../../src/core/calendar/working-days.ts';

const days = (...texts: readonly string[]) => texts.map(localDate);
const council: WorkingCalendar = { nation: 'england-and-wales', closureDays: days('2026-12-29') };

describe('the calendar of a directorate', () => {
  it.each<[string, Nation | undefined, readonly string[], WorkingCalendar]>([
    ['that says nothing is the council’s', undefined, [], council],
    ['of another nation', 'scotland', [], { nation: 'scotland', closureDays: days('2026-12-29') }],
    ['with days of its own', undefined, ['2026-12-24'], { ...council, closureDays: days('2026-12-24', '2026-12-29') }],
    ['that repeats a day of the council', undefined, ['2026-12-29'], council],
  ])('%s', (_what, nation, closureDays, expected) => {
    expect(calendarOf(council, { nation, closureDays: days(...closureDays) })).toEqual(expected);
  });
});

describe('a ladder of its own, counted in the directorate’s calendar', () => {
  const due: LadderStep = { name: 'due', day: { workingDay: 8 }, time: '12:00', hears: 'nobody' };
  const closes: LadderStep = { name: 'closes', day: { workingDay: 12 }, time: '17:00', hears: 'officer' };
  const tomorrow: LadderStep = {
    name: 'closes-tomorrow',
    day: { workingDay: 11 },
    time: '09:00',
    hears: 'outstanding',
  };
  const opens: LadderStep = {
    name: 'opens',
    day: { date: localDate('2027-01-04') },
    time: '09:00',
    hears: 'outstanding',
  };

  it.each<[string, Nation | undefined, string, readonly LadderStep[], readonly string[]]>([
    [
      'the council’s, over New Year',
      undefined,
      '2026-27/Q3',
      [due, tomorrow, closes],
      ['2027-01-04', '2027-01-11', '2027-01-13', '2027-01-18', '2027-01-18', '2027-01-19'],
    ],
    [
      'Scotland, a day later: Monday 4 January is the substitute of the 2nd',
      'scotland',
      '2026-27/Q3',
      [due, tomorrow, closes],
      ['2027-01-05', '2027-01-12', '2027-01-14', '2027-01-19', '2027-01-19', '2027-01-20'],
    ],
    [
      'Scotland, opening on a fixed day that is a holiday only there',
      'scotland',
      '2026-27/Q3',
      [opens],
      ['2026-12-31', '2027-01-14', '2027-01-18', '2027-01-19', '2027-01-22', '2027-01-25'],
    ],
    [
      'Northern Ireland, round 13 July',
      'northern-ireland',
      '2026-27/Q1',
      [due, tomorrow, closes],
      ['2026-07-01', '2026-07-08', '2026-07-10', '2026-07-16', '2026-07-16', '2026-07-17'],
    ],
    [
      'Scotland, working on Easter Monday',
      'scotland',
      '2025-26/Q4',
      [due, tomorrow, closes],
      ['2026-04-01', '2026-04-09', '2026-04-13', '2026-04-16', '2026-04-16', '2026-04-17'],
    ],
  ])('%s', (_what, nation, text, ladder, expected) => {
    const quarter = parseQuarter(text);
    if (quarter === undefined) throw new Error(`${text} is no quarter`);
    const dates = ladderDates(quarter, calendarOf(council, { nation, closureDays: [] }), ladder);
    expect(DEFAULT_LADDER.map(({ name }) => dates[name].date)).toEqual(expected);
  });
});
