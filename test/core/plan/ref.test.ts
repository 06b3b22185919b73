import { describe, expect, it } from 'vitest';
import { nearestRefs, normaliseRef } from '../../../src/core/plan/ref.ts';

describe('a ref as people type it', () => {
  it.each([
    ['COPS2', 'COPS2'],
    [' cops2 ', 'COPS2'],
    ['cops 2', 'COPS2'],
    ['COPS–2', 'COPS2'],
    ['“COPS2”', 'COPS2'],
    ['cops2.', 'COPS2'],
    ['ＣＯＰＳ２', 'COPS2'],
  ])('reads %j as %s', (typed, ref) => {
    expect(normaliseRef(typed)).toBe(ref);
  });
});

describe('a ref that does not exist', () => {
  const refs = ['COPS1', 'COPS2', 'CFS1', 'LAS3', 'LAS3'];

  it('suggests the nearest first, each once', () => {
    expect(nearestRefs('cop2', refs)).toEqual(['COPS2', 'COPS1']);
    expect(nearestRefs('LSA3', refs)).toEqual(['LAS3']);
  });

  it('suggests nothing when nothing is near', () => {
    expect(nearestRefs('HIGHWAYS-AND-BRIDGES', refs)).toEqual([]);
  });
});
