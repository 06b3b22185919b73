import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/core/plan/nearest.ts';

describe('a word that is not known', () => {
  const known = ['milestones', 'indicators', 'name', 'COPS1', 'COPS2', 'AMc'];

  it.each([
    ['mileston', 'milestones'],
    ['NAME', 'name'],
    ['nmae', 'name'],
    ['cops 2', 'COPS2'],
    ['amc', 'AMc'],
    ['AC', 'AMc'],
  ])('%s means %s', (given, meant) => {
    expect(nearest(given, known)).toBe(meant);
  });

  it.each(['', 'risks', 'XY', 'z'.repeat(500)])('%j means nothing that is known', (given) => {
    expect(nearest(given, known)).toBeUndefined();
  });
});
