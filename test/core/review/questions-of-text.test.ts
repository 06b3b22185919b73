import { describe, expect, it } from 'vitest';
import { questionsOfText } from '../../../src/core/review/questions-of-text.ts';

const LONG = 'Two of three sites have opened their doors to families.';
const QUIET = { text: LONG, saysOnCourse: false, before: undefined, others: [] } as const;

describe('what is asked about the words of a text', () => {
  it('is nothing when there is nothing to ask, or no text', () => {
    expect(questionsOfText(QUIET)).toEqual([]);
    expect(questionsOfText({ ...QUIET, text: ' ', saysOnCourse: true, before: '' })).toEqual([]);
  });

  it('comes together, with what was found', () => {
    const text = 'This milestone needs to be revised by the board.';
    const asked = questionsOfText({ text, saysOnCourse: true, before: text, others: [{ name: 'CFS2 (TC)', text }] });
    expect(asked).toEqual([
      { check: 'unchanged' },
      { check: 'same-text', found: 'CFS2 (TC)' },
      { check: 'words-against-green', found: 'needs to be revised' },
    ]);
  });

  it('does not look for bad news where the status already says so', () => {
    expect(questionsOfText({ ...QUIET, text: 'The opening of both sites is delayed.' })).toEqual([]);
  });
});
