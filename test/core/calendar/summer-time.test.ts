import { tzOffset } from '@date-fns/tz';
import { describe, expect, it } from 'vitest';
import { britishOffsetMs, keepsBritishTime } from '../../../src/core/calendar/summer-time.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Every hour around both changes, and noon of every day of the rest. */
function* instantsOf(year: number): Generator<number> {
  for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += DAY_MS) {
    const date = new Date(day);
    const isNear = [2, 9].includes(date.getUTCMonth()) && date.getUTCDate() > 23;
    for (let hour = isNear ? 0 : 12; hour < (isNear ? 24 : 13); hour += 1) yield day + hour * HOUR_MS;
  }
}

/** As this Node's own time zones have it. */
function differences(zone: string, years: readonly number[]) {
  return years
    .flatMap((year) => [...instantsOf(year)])
    .filter((instant) => britishOffsetMs(instant) !== tzOffset(zone, new Date(instant)) * 60_000)
    .map((instant) => new Date(instant).toISOString());
}

describe('the clocks in Britain and Ireland', () => {
  it.each(['Europe/London', 'Europe/Dublin'])('go as those of %s, of which Node knows', (zone) => {
    const years = Array.from({ length: 45 }, (_, index) => 1996 + index);
    expect(differences(zone, years)).toEqual([]);
  });

  it.each(['Europe/Belfast', 'Europe/Guernsey', 'Europe/Isle_of_Man', 'Europe/Jersey'])('go as those of %s', (zone) => {
    expect(keepsBritishTime(zone)).toBe(true);
    expect(differences(zone, [1996, 2026, 2031])).toEqual([]);
  });

  it.each([
    ['the last second of winter', '2027-03-28T00:59:59Z', 0],
    ['the first of summer', '2027-03-28T01:00:00Z', HOUR_MS],
    ['the last second of summer', '2026-10-25T00:59:59Z', HOUR_MS],
    ['the first of winter', '2026-10-25T01:00:00Z', 0],
  ])('change to the second: %s', (_what, instant, offset) => {
    expect(britishOffsetMs(Date.parse(instant))).toBe(offset);
  });

  it('are not known by this rule before it was one, nor at no time at all', () => {
    expect(britishOffsetMs(Date.parse('1995-12-31T23:59:59Z'))).toBeUndefined();
    expect(britishOffsetMs(Number.NaN)).toBeUndefined();
  });

  it('are not those of a zone that has others', () => {
    expect(keepsBritishTime('Europe/Paris')).toBe(false);
    expect(differences('Europe/Paris', [2026])).not.toEqual([]);
  });
});
