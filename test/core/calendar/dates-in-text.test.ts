import { describe, expect, it } from 'vitest';
import { datesInText } from '../../../src/core/calendar/dates-in-text.ts';
import { localDate } from '../../../src/core/calendar/local-date.ts';

describe('the dates that a sentence names', () => {
  it.each([
    ['on 18 August 2026', ['2026-08-18']],
    ['on the 1st of September 2026', ['2026-09-01']],
    ['6-9 August 2026', ['2026-08-09']],
    ['from 2 to 12 July', ['2026-07-12']],
    ['by March 2027', ['2027-03-31']],
    ['by February 2028', ['2028-02-29']],
    ['in September/October 2026', ['2026-09-30', '2026-10-31']],
    ['in October', ['2026-10-31']],
    ['in May', ['2026-05-31']],
    ['in March', ['2027-03-31']],
    ['on 1 April, and on 31 March', ['2026-04-01', '2027-03-31']],
    ['it may be, and they march on', []],
    ['May it be so', []],
    ['in may', []],
    ['31 June 2026', []],
    ['in 2026, or in the autumn', []],
    ['April 2012', ['2012-04-30']],
  ])('%s', (sentence, dates) => {
    expect(datesInText(sentence, localDate('2026-06-30')).map(({ date }) => date)).toEqual(dates);
  });

  it('have their places, and say whether the year is written', () => {
    expect(datesInText('Held on 3 June, and in May 2027.', localDate('2026-06-30'))).toEqual([
      { date: '2026-06-03', index: 8, hasYear: false },
      { date: '2027-05-31', index: 23, hasYear: true },
    ]);
  });
});
