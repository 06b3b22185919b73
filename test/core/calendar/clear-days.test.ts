import { expect, it } from 'vitest';
import { publishBy } from '../../../src/core/calendar/clear-days.ts';
import { localDate } from '../../../src/core/calendar/local-date.ts';

const ENGLAND = { nation: 'england-and-wales', closureDays: [] } as const;

it.each([
  ['2019-09-09', '2019-08-30', 'an ordinary Monday'],
  ['2025-02-24', '2025-02-14', 'in winter'],
  ['2025-06-09', '2025-05-30', 'after a bank holiday week'],
  ['2013-05-20', '2013-05-10', 'in May'],
  ['2015-06-01', '2015-05-21', 'with a bank holiday between'],
  ['2012-01-05', '2011-12-23', 'over Christmas and New Year'],
])('a meeting on %s in England needs its papers by %s, %3$s', (meeting, expected) => {
  expect(publishBy(ENGLAND, localDate(meeting), 5)).toBe(expected);
});

it('leaves out days on which the council is closed', () => {
  const closed = { ...ENGLAND, closureDays: [localDate('2019-09-04')] };
  expect(publishBy(closed, localDate('2019-09-09'), 5)).toBe('2019-08-29');
});

it('counts three days where three are the rule', () => {
  expect(publishBy(ENGLAND, localDate('2019-09-09'), 3)).toBe('2019-09-03');
});
