import { describe, expect, it } from 'vitest';
import { readNamed } from '../../../../src/core/collect/sheet/return-words.ts';
import { CHOICE_LABELS } from '../../../../src/reports/choice-labels.ts';

describe('a status as somebody types it', () => {
  it.each([
    ['Green: on course', 'green'],
    ['  green:  ON course ', 'green'],
    ['Green', 'green'],
    ['red', 'red'],
    ['Completed', 'completed'],
    ['Completed late', 'completed-late'],
    ['Not started yet', 'not-started'],
  ])('%j is clear', (typed, choice) => {
    expect(readNamed(typed, CHOICE_LABELS)).toBe(choice);
  });

  it.each(['Amber', 'Not', 'Gre', 'Yellow', 'Green on course'])('%j is not', (typed) => {
    expect(readNamed(typed, CHOICE_LABELS)).toBeUndefined();
  });
});
