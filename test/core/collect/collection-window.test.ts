import { describe, expect, it } from 'vitest';
import { isOver, type WindowState } from '../../../src/core/collect/collection-window.ts';

const CLOSES = new Date('2026-07-21T16:00:00Z');
const BEFORE = new Date('2026-07-21T15:59:59Z');

describe('a window that is over', () => {
  it.each<[WindowState, Date, boolean]>([
    ['planned', CLOSES, false],
    ['collecting', BEFORE, false],
    ['collecting', CLOSES, true],
    ['review', BEFORE, true],
    ['signed-off', BEFORE, true],
    ['published', BEFORE, true],
  ])('%s at %s: %s', (state, now, expected) => {
    expect(isOver({ state, closesAt: CLOSES }, now)).toBe(expected);
  });
});
