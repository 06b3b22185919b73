import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import {
  formatClock,
  formatTime,
  instantOf,
  isLocalTime,
  isTimeZone,
  type LocalTime,
  localDateOf,
  localTimeOf,
} from '../../../src/core/calendar/zone.ts';

const LONDON = 'Europe/London';

describe('a time on the clock in a zone', () => {
  it.each<[string, string, LocalTime, string, string]>([
    ['summer', '2026-07-14', '17:00', LONDON, '2026-07-14T16:00:00Z'],
    ['winter', '2027-01-15', '17:00', LONDON, '2027-01-15T17:00:00Z'],
    ['last summer evening', '2026-10-24', '17:00', LONDON, '2026-10-24T16:00:00Z'],
    ['the day the clocks go back, before', '2026-10-25', '00:30', LONDON, '2026-10-24T23:30:00Z'],
    ['shown twice, 2026: the first', '2026-10-25', '01:30', LONDON, '2026-10-25T00:30:00Z'],
    ['the first minute shown twice', '2026-10-25', '01:00', LONDON, '2026-10-25T00:00:00Z'],
    ['the day the clocks go back, after', '2026-10-25', '02:00', LONDON, '2026-10-25T02:00:00Z'],
    ['first winter morning', '2026-10-26', '09:00', LONDON, '2026-10-26T09:00:00Z'],
    ['the last minute before the gap', '2027-03-28', '00:59', LONDON, '2027-03-28T00:59:00Z'],
    ['the first skipped minute', '2027-03-28', '01:00', LONDON, '2027-03-28T01:00:00Z'],
    ['skipped: the first instant after', '2027-03-28', '01:30', LONDON, '2027-03-28T01:00:00Z'],
    ['the first minute after the gap', '2027-03-28', '02:00', LONDON, '2027-03-28T01:00:00Z'],
    ['the day after the clocks go forward', '2027-03-29', '09:00', LONDON, '2027-03-29T08:00:00Z'],
    ['shown twice, 2027: the first', '2027-10-31', '01:59', LONDON, '2027-10-31T00:59:00Z'],
    ['New Year', '2027-01-01', '00:00', LONDON, '2027-01-01T00:00:00Z'],
    ['a leap day', '2028-02-29', '12:00', LONDON, '2028-02-29T12:00:00Z'],
    ['UTC', '2026-07-14', '17:00', 'UTC', '2026-07-14T17:00:00Z'],
    ['west of here', '2026-07-14', '17:00', 'America/New_York', '2026-07-14T21:00:00Z'],
    ['skipped in New York', '2027-03-14', '02:30', 'America/New_York', '2027-03-14T07:00:00Z'],
    ['shown twice in New York', '2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00Z'],
    ['far east of here', '2026-07-14', '09:00', 'Pacific/Kiritimati', '2026-07-13T19:00:00Z'],
    ['five and a half hours east', '2026-07-14', '09:00', 'Asia/Kolkata', '2026-07-14T03:30:00Z'],
    ['half an hour skipped', '2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
    ['half an hour shown twice', '2027-04-04', '01:45', 'Australia/Lord_Howe', '2027-04-03T14:45:00Z'],
    ['a whole day skipped', '2011-12-30', '12:00', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
  ])('is one instant: %s', (_situation, date, time, zone, instant) => {
    expect(instantOf(localDate(date), time, zone)).toEqual(new Date(instant));
  });

  it('is a plain Date', () => {
    expect(instantOf(localDate('2026-07-14'), '17:00', LONDON).constructor).toBe(Date);
  });

  it.each<LocalTime>(['24:00', '9:00', '09:60'])('is a bug when the time is %s', (time) => {
    expect(() => instantOf(localDate('2026-07-14'), time, LONDON)).toThrow(`"${time}" is not a time`);
  });
});

describe('an instant on the clocks of a zone', () => {
  it.each([
    ['2026-07-14T16:00:00Z', LONDON, '2026-07-14', '17:00', '5pm'],
    ['2026-07-14T23:30:00Z', LONDON, '2026-07-15', '00:30', '12:30am'],
    ['2026-10-25T00:30:00Z', LONDON, '2026-10-25', '01:30', '1:30am'],
    ['2026-10-25T01:30:00Z', LONDON, '2026-10-25', '01:30', '1:30am'],
    ['2027-03-28T00:59:59Z', LONDON, '2027-03-28', '00:59', '12:59am'],
    ['2027-03-28T01:00:00Z', LONDON, '2027-03-28', '02:00', '2am'],
    ['2026-12-31T23:59:59.999Z', LONDON, '2026-12-31', '23:59', '11:59pm'],
    ['2026-12-31T23:59:59.999Z', 'Asia/Tokyo', '2027-01-01', '08:59', '8:59am'],
    ['2028-02-29T04:59:00Z', 'America/New_York', '2028-02-28', '23:59', '11:59pm'],
  ])('%s in %s is %s at %s', (instant, zone, date, time, spoken) => {
    expect(localDateOf(new Date(instant), zone)).toBe(date);
    expect(localTimeOf(new Date(instant), zone)).toBe(time);
    expect(formatClock(new Date(instant), zone)).toBe(spoken);
  });

  it('is the instant it came from, every half hour over a year of clock changes', () => {
    const start = Date.parse('2026-10-01T00:00:00Z');
    for (let halfHours = 0; halfHours < 366 * 48; halfHours += 1) {
      const instant = new Date(start + halfHours * 1_800_000);
      const time = localTimeOf(instant, LONDON);
      if (!isLocalTime(time)) throw new Error(`${time} is no time`);
      const again = instantOf(localDateOf(instant, LONDON), time, LONDON);
      // The hour that comes a second time in autumn goes back to the first.
      const isSecondTime = instant.toISOString().startsWith('2026-10-25T01:');
      expect(instant.getTime() - again.getTime()).toBe(isSecondTime ? 3_600_000 : 0);
    }
  });

  it('cannot be read in a zone that does not exist', () => {
    expect(() => localDateOf(new Date(0), 'Europe/Widnes')).toThrow('No offset for "Europe/Widnes"');
    expect(() => localTimeOf(new Date(0), 'Europe/Widnes')).toThrow('a time zone such as Europe/London');
    expect(() => instantOf(localDate('2026-07-14'), '17:00', 'Europe/Widnes')).toThrow('Europe/Widnes');
  });
});

describe('text that is to be a time zone', () => {
  it.each([LONDON, 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/UTC', 'Asia/Kolkata'])('accepts %s', (text) => {
    expect(isTimeZone(text)).toBe(true);
  });

  it.each(['BST', 'GMT+1', '+01:00', 'Europe/Widnes', 'Europe/+01:00', 'Nowhere/Land+05', 'London', '', ' '])(
    'refuses %j',
    (text) => {
      expect(isTimeZone(text)).toBe(false);
    },
  );
});

describe('a time in words', () => {
  it.each([
    ['09:00', '9am'],
    ['17:00', '5pm'],
    ['14:35', '2:35pm'],
    ['09:05', '9:05am'],
    ['12:00', 'noon'],
    ['12:30', '12:30pm'],
    ['00:00', 'midnight'],
    ['00:15', '12:15am'],
    ['23:59', '11:59pm'],
  ])('%s is %s', (time, spoken) => {
    expect(formatTime(time)).toBe(spoken);
  });

  it('is a bug when it is no time', () => {
    expect(() => formatTime('5pm')).toThrow('"5pm" is not a time');
  });
});
