import { describe, expect, it } from 'vitest';
import { checkLadder, DEFAULT_LADDER, ladderDates } from '../../../src/core/calendar/ladder.ts';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { moveLadder } from '../../../src/core/calendar/move-ladder.ts';

const CALENDAR = { nation: 'england-and-wales', closureDays: [localDate('2026-07-17')] } as const;
const QUARTER = { startYear: 2026, number: 1 } as const;

function datesOf(due: string, closes: string) {
  const place = { quarter: QUARTER, calendar: CALENDAR };
  const ladder = moveLadder(DEFAULT_LADDER, { due: localDate(due), closes: localDate(closes) }, place);
  return ladderDates(QUARTER, CALENDAR, ladder);
}

describe('a window that is due and closes on other days', () => {
  it.each([
    ['as the ladder has it', '2026-07-14', '2026-07-22', ['07-10', '07-14', '07-15', '07-21', '07-22']],
    ['due earlier', '2026-07-09', '2026-07-22', ['07-07', '07-09', '07-10', '07-21', '07-22']],
    ['due later', '2026-07-20', '2026-07-24', ['07-15', '07-20', '07-21', '07-23', '07-24']],
    ['due before a closure day', '2026-07-16', '2026-07-22', ['07-14', '07-16', '07-20', '07-21', '07-22']],
    ['on days off', '2026-07-18', '2026-07-25', ['07-15', '07-20', '07-21', '07-24', '07-27']],
    ['all earlier', '2026-07-07', '2026-07-10', ['07-03', '07-07', '07-08', '07-09', '07-10']],
    ['due on the day after opening', '2026-07-02', '2026-07-22', ['07-02', '07-02', '07-03', '07-21', '07-22']],
    ['closing as early as can be', '2026-07-14', '2026-07-16', ['07-10', '07-14', '07-15', '07-15', '07-16']],
  ])('%s: the other steps follow in order', (_what, due, closes, expected) => {
    const dates = datesOf(due, closes);
    const days = (['last-call', 'due', 'overdue', 'closes-tomorrow', 'closes'] as const).map(
      (step) => dates[step].date,
    );
    expect(days).toEqual(expected.map((day) => `2026-${day}`));
    expect(checkLadder(dates)).toEqual([]);
  });

  it('has a reminder on the day that was given for it', () => {
    const days = { due: localDate('2026-07-14'), closes: localDate('2026-07-22'), overdue: localDate('2026-07-16') };
    const ladder = moveLadder(DEFAULT_LADDER, days, { quarter: QUARTER, calendar: CALENDAR });
    expect(ladderDates(QUARTER, CALENDAR, ladder)).toMatchObject({
      'last-call': { date: '2026-07-10' },
      overdue: { date: '2026-07-16', time: '09:00' },
    });
  });

  it('keeps the times of day', () => {
    expect(datesOf('2026-07-20', '2026-07-24')).toMatchObject({
      due: { time: '17:00' },
      overdue: { time: '09:00' },
      'closes-tomorrow': { time: '09:00' },
      closes: { time: '17:00' },
    });
  });

  it('that ends before it is due is out of order', () => {
    expect(checkLadder(datesOf('2026-07-22', '2026-07-15'))).toMatchObject([{ step: 'closes-tomorrow' }]);
  });
});
