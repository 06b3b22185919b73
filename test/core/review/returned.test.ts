import { describe, expect, it } from 'vitest';
import type { WindowState } from '../../../src/core/collect/collection-window.ts';
import {
  checkQuestion,
  isWaiting,
  LONGEST_QUESTION,
  returnOf,
  standOf,
  standsInTheWay,
  staysOpen,
  wasReturned,
} from '../../../src/core/review/returned.ts';
import { aReturn } from '../../support/review-builders.ts';

const AT = new Date('2026-07-22T10:00:00Z');

describe('what was returned', () => {
  it.each([
    ['just now', {}, true],
    ['and answered', { answeredAt: AT }, false],
    ['and closed without an answer', { closedAt: AT }, false],
    ['and answered and closed', { answeredAt: AT, closedAt: AT }, false],
  ])('%s: waits is %s', (_what, changes, expected) => {
    expect(isWaiting(aReturn(changes))).toBe(expected);
  });

  it.each<[WindowState, boolean]>([
    ['planned', false],
    ['collecting', true],
    ['review', true],
    ['signed-off', true],
    ['published', false],
  ])('in a window that is %s: stays open is %s', (state, expected) => {
    expect(staysOpen({ state }, aReturn())).toBe(expected);
    expect(staysOpen({ state }, aReturn({ answeredAt: AT }))).toBe(expected);
    expect(staysOpen({ state }, aReturn({ closedAt: AT }))).toBe(false);
    expect(staysOpen({ state }, undefined)).toBe(false);
  });

  it('is open for one answer when it came back after publication, and never stands in the way of that before', () => {
    const correction = aReturn({ isCorrection: true });
    expect(staysOpen({ state: 'published' }, correction)).toBe(true);
    expect(staysOpen({ state: 'published' }, { ...correction, answeredAt: AT })).toBe(false);
    expect(standsInTheWay({ state: 'published' }, correction)).toBe(true);
    expect(standsInTheWay({ state: 'published' }, aReturn())).toBe(false);
    expect(standsInTheWay({ state: 'review' }, aReturn())).toBe(true);
    expect(standsInTheWay({ state: 'review' }, undefined)).toBe(false);
  });

  it.each([
    ['review', {}, 'waits'],
    ['review', { answeredAt: AT }, 'answered'],
    ['review', { answeredAt: AT, closedAt: AT }, 'closed'],
    ['published', {}, 'over'],
    ['published', { answeredAt: AT }, 'over'],
    ['published', { closedAt: AT }, 'closed'],
    ['published', { isCorrection: true }, 'waits-for-correction'],
    ['published', { isCorrection: true, answeredAt: AT }, 'corrected'],
    ['published', { isCorrection: true, closedAt: AT }, 'closed'],
  ] as const)('in a window that is %s, with %o, it stands as %s', (state, changes, expected) => {
    expect(standOf(aReturn(changes), { state })).toBe(expected);
  });

  it('counts as returned in its quarter for good, and in no other', () => {
    const returns = [aReturn({ answeredAt: AT, closedAt: AT })];
    expect(wasReturned(returns, '2026-27/Q1')).toBe(true);
    expect(wasReturned(returns, '2026-27/Q2')).toBe(false);
  });

  it('is found by its newest question', () => {
    const returns = [aReturn({ id: 1 }), aReturn({ id: 2 }), aReturn({ id: 3, quarter: '2026-27/Q2' })];
    expect(returnOf(returns, '2026-27/Q1')?.id).toBe(2);
    expect(returnOf(returns, undefined)).toBeUndefined();
  });
});

describe('a question', () => {
  it.each([
    ['', 'missing'],
    [' \n ', 'missing'],
    ['x'.repeat(LONGEST_QUESTION + 1), 'too-long'],
  ])('is refused where it is nothing or too much', (typed, fault) => {
    expect(checkQuestion(typed)).toEqual({ ok: false, refusal: fault });
  });

  it('is stored without the blanks around it', () => {
    expect(checkQuestion(`  Why?\n- when\n`)).toEqual({ ok: true, value: 'Why?\n- when' });
    expect(checkQuestion('x'.repeat(LONGEST_QUESTION)).ok).toBe(true);
  });
});
