import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/core/calendar/local-date.ts';
import type { Answer } from '../../../src/core/collect/check-answer.ts';
import { answerToFields, fieldsToAnswer } from '../../../src/core/collect/milestone-draft.ts';

const EMPTY: Answer = {
  choice: undefined,
  commentary: '',
  action: '',
  actionBy: undefined,
  completedOn: undefined,
};

describe('an answer as the fields of a draft', () => {
  it.each([
    ['nothing', EMPTY],
    ['texts with their blanks', { ...EMPTY, commentary: ' One.\n- two\n', action: ' x ' }],
    ['dates', { ...EMPTY, choice: 'completed', completedOn: localDate('2026-06-30') } as const],
    ['an action with its day', { ...EMPTY, choice: 'red', actionBy: localDate('2026-09-30') } as const],
  ])('comes back as it was: %s', (_, answer) => {
    expect(fieldsToAnswer(answerToFields(answer))).toEqual(answer);
  });

  it('takes no status and no day that there is not', () => {
    expect(fieldsToAnswer({ choice: 'purple', 'action-by': 'soon' })).toEqual(EMPTY);
  });
});
