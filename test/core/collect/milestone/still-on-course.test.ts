import { describe, expect, it } from 'vitest';
import { localDate } from '../../../../src/core/calendar/local-date.ts';
import {
  type OnCourseCase,
  saysMoreThanGreen,
  whyTextIsDue,
} from '../../../../src/core/collect/milestone/still-on-course.ts';
import type { Due } from '../../../../src/core/plan/plan.ts';
import { aStatus } from '../../../support/report-builders.ts';

const on = (day: string): { readonly due: Due; readonly start: undefined } => ({
  due: { kind: 'date', date: localDate(day) },
  start: undefined,
});
const said = (word: Parameters<typeof aStatus>[0], kind: 'written' | 'on-course' | 'covered' = 'written') => ({
  kind,
  status: aStatus(word),
});
const ALLOWED: OnCourseCase = {
  milestone: on('2027-03-31'),
  quarter: { startYear: 2026, number: 2 },
  commentaryRule: 'amber-and-red',
  earlier: said('green'),
  isReturned: false,
};
const YEAR_END = { startYear: 2026, number: 4 } as const;

describe('what stands in a form', () => {
  const nothing = {
    choice: undefined,
    commentary: '',
    action: '',
    actionBy: undefined,
    completedOn: undefined,
  } as const;
  const day = localDate('2026-12-04');

  it.each([
    ['nothing', {}, [], false],
    ['blanks', { commentary: ' ', action: '\n' }, [], false],
    ['Green', { choice: 'green' }, [], false],
    ['Red, and no words yet', { choice: 'red' }, [], true],
    ['Completed', { choice: 'completed' }, [], true],
    ['a text', { choice: 'green', commentary: 'Words.' }, [], true],
    ['what is being done', { action: 'Words.' }, [], true],
    ['by when that will be done', { actionBy: day }, [], true],
    ['when it was completed', { completedOn: day }, [], true],
    ['others that it is to cover', { choice: 'green' }, [{ milestoneId: 'm-2', answer: undefined }], true],
  ] as const)('may be more than Green: %s', (_, said, covers, isMore) => {
    expect(saysMoreThanGreen({ ...nothing, ...said }, covers)).toBe(isMore);
  });
});

describe('"still on course"', () => {
  it.each<readonly [string, Partial<OnCourseCase>, string | undefined]>([
    ['after a green with words', {}, undefined],
    ['after a green that another text covered', { earlier: said('green', 'covered') }, undefined],
    ['of which nothing was ever said', { earlier: undefined }, undefined],
    ['where every status needs a text', { commentaryRule: 'all' }, 'text-for-all'],
    ['the last thing said had no words', { earlier: said('green', 'on-course') }, 'silent-before'],
    ['after amber', { earlier: said('amber') }, 'not-green-before'],
    ['after red', { earlier: said('red') }, 'not-green-before'],
    ['after "not started yet"', { earlier: said('not-started') }, 'not-green-before'],
    ['due the day after the quarter', { milestone: on('2026-10-01') }, undefined],
    ['due on its last day', { milestone: on('2026-09-30') }, 'due'],
    ['due on its first day', { milestone: on('2026-07-01') }, 'due'],
    ['due before it', { milestone: on('2026-06-30') }, 'due'],
    ['without a date', { milestone: { due: { kind: 'none' }, start: undefined } }, undefined],
    ['in quarter 1', { quarter: { startYear: 2026, number: 1 } }, undefined],
    ['in quarter 3', { quarter: { startYear: 2026, number: 3 } }, undefined],
    ['in quarter 4, due next year', { quarter: YEAR_END, milestone: on('2027-08-31') }, 'year-end'],
    [
      'in quarter 4, without a date',
      { quarter: YEAR_END, milestone: { due: { kind: 'none' }, start: undefined } },
      'due',
    ],
    ['after a return', { isReturned: true }, 'returned'],
  ])('%s: %s', (_, changed, why) => {
    expect(whyTextIsDue({ ...ALLOWED, ...changed })).toBe(why);
  });
});
