import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import { askedDueText } from '../../../src/core/plan/due-text.ts';
import type { Due } from '../../../src/core/plan/plan.ts';

const on = (date: string): Due => ({ kind: 'date', date: localDate(date) });

describe('when a milestone is due, where it is asked about in the quarter from April to June', () => {
  it.each([
    ['no date', { kind: 'none' }, undefined],
    ['each term', { kind: 'recurring', text: 'each term' }, 'To be done each term'],
    ['a later day', on('2027-03-31'), 'To be done by 31 March 2027'],
    ['the first day after the quarter', on('2026-07-01'), 'To be done by 1 July 2026'],
    ['its last day', on('2026-06-30'), 'Was due on 30 June 2026'],
    ['a day of an earlier quarter', on('2026-03-31'), 'Was due on 31 March 2026'],
  ] as const)('%s', (_, due, expected) => {
    expect(askedDueText(due, '2026-27/Q1')).toBe(expected);
  });
});
