import { describe, expect, it } from 'vitest';
import { readBasis, writeBasis } from '../../../../src/core/collect/sheet/return-basis.ts';

const NOTHING = { updateId: undefined, questionId: undefined, suppliedId: undefined };

describe('what a row of a return sheet rests on', () => {
  it.each([
    [NOTHING, 'nothing'],
    [{ ...NOTHING, updateId: 12 }, 'update 12'],
    [{ ...NOTHING, questionId: 3 }, 'question 3'],
    [{ ...NOTHING, suppliedId: 4 }, 'figure 4'],
    [{ updateId: 12, questionId: 3, suppliedId: 4 }, 'update 12, question 3, figure 4'],
    [{ ...NOTHING, updateId: 12, suppliedId: 4 }, 'update 12, figure 4'],
    [{ ...NOTHING, questionId: 3, suppliedId: 4 }, 'question 3, figure 4'],
  ])('is one cell, and comes back as it was: %j', (basis, cell) => {
    expect(writeBasis(basis)).toBe(cell);
    expect(readBasis(cell)).toEqual(basis);
  });

  it.each(['', ' ', 'none', 'update', 'update x', 'update 1 question 2', ', question 2', 'update 12,'])(
    'is missing where the cell holds %j',
    (cell) => expect(readBasis(cell)).toBeUndefined(),
  );
});
