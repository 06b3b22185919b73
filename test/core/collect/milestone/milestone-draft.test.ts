import { describe, expect, it } from 'vitest';
import { localDate } from '../../../../src/core/calendar/local-date.ts';
import { coversToFields, fieldsToCovers } from '../../../../src/core/collect/milestone/milestone-draft.ts';

describe('what a text is to cover', () => {
  it('comes back from a draft as it was, with what was said of each', () => {
    const covers = [
      { milestoneId: 'm1', answer: { choice: 'completed', action: '', completedOn: localDate('2026-06-01') } },
      { milestoneId: 'm2', answer: undefined },
    ] as const;
    expect(fieldsToCovers(coversToFields(covers))).toEqual(covers);
  });

  it('is nothing where nothing was chosen', () => {
    expect(fieldsToCovers({ commentary: 'Words.' })).toEqual([]);
    expect(fieldsToCovers({ covers: '' })).toEqual([]);
  });
});
