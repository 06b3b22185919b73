import { describe, expect, it } from 'vitest';
import { readAskedOfTrail } from '../../../src/core/review/trail-question.ts';

describe('what a history is asked for', () => {
  it.each([
    ['', {}],
    ['COPS2', { item: 'COPS2' }],
    ['AMc', { person: 'AMc' }],
    ['amc', { person: 'amc' }],
    ['COPS2 AMc', { item: 'COPS2', person: 'AMc' }],
    ['AMc  COPS2', { item: 'COPS2', person: 'AMc' }],
    ['TC AMc', { item: 'TC', person: 'AMc' }],
    ['Risk 1 TC', { item: 'Risk 1', person: 'TC' }],
    ['TC new hub', { item: 'new hub', person: 'TC' }],
    ['a day at TC House', { item: 'a day at TC House' }],
  ])('is of “%s” the person and the item', (typed, asked) => {
    expect(readAskedOfTrail(typed, ['AMc', 'TC'])).toEqual(asked);
  });
});
