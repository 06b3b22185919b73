import { afterEach, describe, expect, it } from 'vitest';
import {
  addDays,
  compareDates,
  formatWithWeekday,
  localDate,
  weekdayOf,
} from '../../../src/core/calendar/local-date.ts';
import { windowDates } from '../../../src/core/calendar/window-dates.ts';
import { nextWorkingHour } from '../../../src/core/calendar/working-hours.ts';
import { instantOf, localDateOf, localTimeOf } from '../../../src/core/calendar/zone.ts';

const LONDON = 'Europe/London';
const calendar = { nation: 'england-and-wales', closureDays: [] } as const;
const londonClock = new Intl.DateTimeFormat('sv-SE', { timeZone: LONDON, dateStyle: 'short', timeStyle: 'short' });
const ownZone = process.env.TZ;

afterEach(() => {
  if (ownZone === undefined) delete process.env.TZ;
  else process.env.TZ = ownZone;
});

// The third value proves that the process really moved: 1 July 2026 minus UTC, in minutes, as JavaScript counts it.
describe.each([
  ['UTC', 0],
  ['Europe/London', -60],
  ['America/New_York', 240],
  ['Pacific/Kiritimati', -840],
  ['Pacific/Pago_Pago', 660],
  ['Pacific/Apia', -780],
  ['Australia/Lord_Howe', -630],
  ['America/Santiago', 240],
])('a process that runs in %s', (zone, offset) => {
  it('counts every day once, over clock changes and days that its own zone skipped', () => {
    process.env.TZ = zone;
    expect(new Date(2026, 6, 1).getTimezoneOffset()).toBe(offset);
    for (const start of ['2011-12-25', '2026-03-25', '2026-10-20', '2027-03-10', '2028-02-25']) {
      const from = Date.parse(`${start}T00:00:00Z`);
      for (let days = 0; days < 40; days += 1) {
        const date = addDays(localDate(start), days);
        expect(date).toBe(new Date(from + days * 86_400_000).toISOString().slice(0, 10));
        expect(compareDates(date, addDays(date, 1))).toBe(-1);
        expect(weekdayOf(addDays(date, 1))).toBe((weekdayOf(date) % 7) + 1);
        expect(formatWithWeekday(date)).toContain(` ${Number(date.slice(8))} `);
      }
    }
  });

  it('finds the same instants, dates and times for people in London', () => {
    process.env.TZ = zone;
    expect(windowDates({ startYear: 2026, number: 1 }, { calendar, zone: LONDON }).dueAt.toISOString()).toBe(
      '2026-07-14T16:00:00.000Z',
    );
    expect(instantOf(localDate('2027-03-28'), '01:30', LONDON).toISOString()).toBe('2027-03-28T01:00:00.000Z');
    expect(instantOf(localDate('2026-10-25'), '01:30', LONDON).toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(nextWorkingHour(new Date('2026-10-23T17:00:00Z'), LONDON, calendar).toISOString()).toBe(
      '2026-10-26T08:00:00.000Z',
    );
    for (let hours = 0; hours < 24 * 400; hours += 5) {
      const instant = new Date(Date.parse('2026-10-01T00:30:00Z') + hours * 3_600_000);
      const shown = `${localDateOf(instant, LONDON)} ${localTimeOf(instant, LONDON)}`;
      expect(shown).toBe(londonClock.format(instant));
    }
  });
});
