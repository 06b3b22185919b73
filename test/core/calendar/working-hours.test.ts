import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import type { WorkingCalendar } from '../../../src/core/calendar/working-days.ts';
import { isWithinWorkingHours, nextWorkingHour } from '../../../src/core/calendar/working-hours.ts';

const LONDON = 'Europe/London';
const england: WorkingCalendar = { nation: 'england-and-wales', closureDays: [localDate('2026-12-29')] };

describe('an instant outside working hours', () => {
  it.each([
    ['too early', LONDON, '2026-07-01T06:59:59.999Z', '2026-07-01T07:00:00Z'],
    ['too late', LONDON, '2026-07-01T17:00:00Z', '2026-07-02T07:00:00Z'],
    ['just before midnight', LONDON, '2026-07-01T22:59:00Z', '2026-07-02T07:00:00Z'],
    ['just after midnight', LONDON, '2026-07-01T23:00:00Z', '2026-07-02T07:00:00Z'],
    ['Friday evening', LONDON, '2026-07-03T17:30:00Z', '2026-07-06T07:00:00Z'],
    ['Saturday noon', LONDON, '2026-07-04T11:00:00Z', '2026-07-06T07:00:00Z'],
    ['early on a bank holiday', LONDON, '2026-05-25T05:00:00Z', '2026-05-26T07:00:00Z'],
    ['bank holiday at noon', LONDON, '2026-05-25T11:00:00Z', '2026-05-26T07:00:00Z'],
    ['Christmas with a closure day after it', LONDON, '2026-12-24T18:00:00Z', '2026-12-30T08:00:00Z'],
    ['New Year', LONDON, '2026-12-31T23:59:00Z', '2027-01-04T08:00:00Z'],
    ['Friday before the clocks go back', LONDON, '2026-10-23T17:00:00Z', '2026-10-26T08:00:00Z'],
    ['before Easter and the clocks', LONDON, '2027-03-25T18:00:00Z', '2027-03-30T07:00:00Z'],
    ['Friday before the clocks go back, 2027', LONDON, '2027-10-29T17:00:00Z', '2027-11-01T08:00:00Z'],
    ['a person still asleep in New York', 'America/New_York', '2026-07-01T08:00:00Z', '2026-07-01T12:00:00Z'],
    ['a person whose Saturday has begun', 'Pacific/Auckland', '2026-07-03T13:00:00Z', '2026-07-05T20:00:00Z'],
  ])('waits for the next working hour: %s', (_situation, zone, now, expected) => {
    const instant = new Date(now);
    expect(isWithinWorkingHours(instant, zone, england)).toBe(false);
    const next = nextWorkingHour(instant, zone, england);
    expect(next).toEqual(new Date(expected));
    expect(nextWorkingHour(next, zone, england)).toEqual(next);
  });
});

describe('an instant within working hours', () => {
  it.each([
    ['the first minute', LONDON, '2026-07-01T07:00:00Z'],
    ['midday', LONDON, '2026-07-01T11:00:00Z'],
    ['the last moment', LONDON, '2026-07-01T16:59:59.999Z'],
    ['the first minute in winter', LONDON, '2026-10-26T08:00:00Z'],
    ['the first minute after the clocks go forward', LONDON, '2027-03-30T07:00:00Z'],
    ['the evening here is the afternoon in New York', 'America/New_York', '2026-07-01T20:00:00Z'],
    ['Sunday here is Monday in Auckland', 'Pacific/Auckland', '2026-07-05T21:00:00Z'],
  ])('is itself the next working hour: %s', (_situation, zone, now) => {
    const instant = new Date(now);
    expect(isWithinWorkingHours(instant, zone, england)).toBe(true);
    expect(nextWorkingHour(instant, zone, england)).toBe(instant);
  });
});
