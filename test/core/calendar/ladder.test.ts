import { describe, expect, it } from 'vitest';
import type { Nation } from '../../../src/core/calendar/bank-holidays.ts';
import {
  checkLadder,
  DEFAULT_LADDER,
  type LadderDates,
  type LadderStep,
  type LadderStepName,
  ladderDates,
} from '../../../src/core/calendar/ladder.ts';
import { addDays, localDate } from '../../../src/core/calendar/local-date.ts';
import { nextQuarter, parseQuarter, periodOf, type Quarter } from '../../../src/core/calendar/quarter.ts';
import { isWorkingDay, type WorkingCalendar } from '../../../src/core/calendar/working-days.ts';
import type { LocalTime } from '../../../src/core/calendar/zone.ts';

const england: WorkingCalendar = { nation: 'england-and-wales', closureDays: [] };
const Q1: Quarter = { startYear: 2026, number: 1 };

function quarter(text: string): Quarter {
  const parsed = parseQuarter(text);
  if (parsed === undefined) throw new Error(`${text} is no quarter`);
  return parsed;
}

function datesOf(dates: LadderDates): readonly string[] {
  return DEFAULT_LADDER.map(({ name }) => dates[name].date);
}

function onDate(name: LadderStepName, date: string, time: LocalTime = '09:00'): LadderStep {
  return { name, day: { date: localDate(date) }, time, hears: 'outstanding' };
}

describe('the default ladder', () => {
  it('gives the dates and times of quarter 1 of 2026/27 in England', () => {
    expect(ladderDates(Q1, england)).toEqual({
      opens: { date: '2026-07-01', time: '09:00' },
      'last-call': { date: '2026-07-10', time: '09:00' },
      due: { date: '2026-07-14', time: '17:00' },
      overdue: { date: '2026-07-15', time: '09:00' },
      'closes-tomorrow': { date: '2026-07-20', time: '09:00' },
      closes: { date: '2026-07-21', time: '17:00' },
    });
  });

  it.each<[string, string, Nation, readonly string[], readonly string[]]>([
    [
      'autumn',
      '2026-27/Q2',
      'england-and-wales',
      [],
      ['2026-10-01', '2026-10-12', '2026-10-14', '2026-10-15', '2026-10-20', '2026-10-21'],
    ],
    [
      'New Year',
      '2026-27/Q3',
      'england-and-wales',
      [],
      ['2027-01-04', '2027-01-13', '2027-01-15', '2027-01-18', '2027-01-21', '2027-01-22'],
    ],
    [
      'New Year in Scotland',
      '2026-27/Q3',
      'scotland',
      [],
      ['2027-01-05', '2027-01-14', '2027-01-18', '2027-01-19', '2027-01-22', '2027-01-25'],
    ],
    [
      'New Year, closed until 5 January',
      '2026-27/Q3',
      'england-and-wales',
      ['2027-01-04', '2027-01-05'],
      ['2027-01-06', '2027-01-15', '2027-01-19', '2027-01-20', '2027-01-25', '2027-01-26'],
    ],
    [
      'Easter within the window',
      '2025-26/Q4',
      'england-and-wales',
      [],
      ['2026-04-01', '2026-04-14', '2026-04-16', '2026-04-17', '2026-04-22', '2026-04-23'],
    ],
    [
      'Easter in Scotland, where Monday is worked',
      '2025-26/Q4',
      'scotland',
      [],
      ['2026-04-01', '2026-04-13', '2026-04-15', '2026-04-16', '2026-04-21', '2026-04-22'],
    ],
    [
      'Easter before the window',
      '2026-27/Q4',
      'england-and-wales',
      [],
      ['2027-04-01', '2027-04-12', '2027-04-14', '2027-04-15', '2027-04-20', '2027-04-21'],
    ],
    [
      'a leap year',
      '2027-28/Q4',
      'england-and-wales',
      [],
      ['2028-04-03', '2028-04-12', '2028-04-18', '2028-04-19', '2028-04-24', '2028-04-25'],
    ],
    [
      '12 July in Northern Ireland',
      '2026-27/Q1',
      'northern-ireland',
      [],
      ['2026-07-01', '2026-07-10', '2026-07-15', '2026-07-16', '2026-07-21', '2026-07-22'],
    ],
  ])('goes round days off: %s', (_situation, text, nation, closureDays, expected) => {
    const calendar = { nation, closureDays: closureDays.map(localDate) };
    expect(datesOf(ladderDates(quarter(text), calendar))).toEqual(expected);
  });

  it('is in order and on working days in every quarter of five years, in every nation', () => {
    for (const nation of ['england-and-wales', 'scotland', 'northern-ireland'] as const) {
      const calendar: WorkingCalendar = { nation, closureDays: [] };
      for (let each = quarter('2025-26/Q1'); each.startYear < 2030; each = nextQuarter(each)) {
        const dates = ladderDates(each, calendar);
        expect(checkLadder(dates)).toEqual([]);
        expect(dates.opens.date > periodOf(each).last).toBe(true);
        for (const { name } of DEFAULT_LADDER) expect(isWorkingDay(calendar, dates[name].date)).toBe(true);
      }
    }
  });
});

describe('a ladder that overrides some steps', () => {
  it('keeps the default for the others, and counts back from its own due date', () => {
    const due: LadderStep = { name: 'due', day: { workingDay: 8 }, time: '12:00', hears: 'nobody' };
    const dates = ladderDates(Q1, england, [due]);
    expect(dates.due).toEqual({ date: '2026-07-10', time: '12:00' });
    expect(dates['last-call']).toEqual({ date: '2026-07-08', time: '09:00' });
    expect(dates.overdue).toEqual({ date: '2026-07-15', time: '09:00' });
  });

  it.each<[LadderStepName, string, string]>([
    ['opens', '2026-07-05', '2026-07-03'],
    ['last-call', '2026-07-11', '2026-07-10'],
    ['last-call', '2026-07-09', '2026-07-09'],
    ['due', '2026-07-12', '2026-07-13'],
    ['overdue', '2026-07-18', '2026-07-20'],
    ['closes-tomorrow', '2026-07-18', '2026-07-20'],
    ['closes', '2026-08-31', '2026-09-01'],
    ['closes', '2026-07-21', '2026-07-21'],
  ])('moves %s from %s to %s', (name, date, expected) => {
    expect(ladderDates(Q1, england, [onDate(name, date)])[name].date).toBe(expected);
  });

  it('cannot count due from itself', () => {
    const due: LadderStep = { name: 'due', day: { workingDaysBeforeDue: 1 }, time: '17:00', hears: 'nobody' };
    expect(() => ladderDates(Q1, england, [due])).toThrow('"due" cannot be counted from itself');
  });
});

describe('a ladder that is checked', () => {
  it.each<[string, LadderStep, readonly [LadderStepName, string][]]>([
    [
      'last call with opening',
      onDate('last-call', '2026-07-01'),
      [['last-call', 'later than Wednesday 1 July 2026, 9am (opens)']],
    ],
    [
      'due before the last call',
      onDate('last-call', '2026-07-15'),
      [['due', 'not before Wednesday 15 July 2026, 9am (last-call)']],
    ],
    [
      'overdue on the due day',
      onDate('overdue', '2026-07-14'),
      [['overdue', 'later than Tuesday 14 July 2026, 5pm (due)']],
    ],
    [
      'overdue at the due time',
      onDate('overdue', '2026-07-14', '17:00'),
      [['overdue', 'later than Tuesday 14 July 2026, 5pm (due)']],
    ],
    [
      'closing before it is announced',
      onDate('closes', '2026-07-20'),
      [['closes', 'later than Monday 20 July 2026, 9am (closes-tomorrow)']],
    ],
    [
      'opening after everything up to the last call',
      onDate('opens', '2026-07-13'),
      [['last-call', 'later than Monday 13 July 2026, 9am (opens)']],
    ],
    [
      'due beyond closing',
      onDate('due', '2026-07-24', '17:00'),
      [['overdue', 'later than Friday 24 July 2026, 5pm (due)']],
    ],
  ])('names what is out of order, and what would be accepted: %s', (_situation, step, expected) => {
    const dates = ladderDates(Q1, england, [step]);
    const problems = checkLadder(dates);
    expect(problems.map((problem) => [problem.step, problem.accepted])).toEqual(expected);
    for (const { step: name, date, time } of problems) expect({ date, time }).toEqual(dates[name]);
  });

  it.each([
    ['last call at the due time', onDate('last-call', '2026-07-14', '17:00')],
    ['overdue when it closes tomorrow', onDate('overdue', '2026-07-20')],
  ])('may have two steps at once: %s', (_situation, step) => {
    expect(checkLadder(ladderDates(Q1, england, [step]))).toEqual([]);
  });

  it('names every problem at once', () => {
    const day = addDays(periodOf(Q1).last, 1);
    const ladder = DEFAULT_LADDER.map(({ name }) => onDate(name, day));
    const steps = checkLadder(ladderDates(Q1, england, ladder)).map((problem) => problem.step);
    expect(steps).toEqual(['last-call', 'overdue', 'closes']);
  });
});
