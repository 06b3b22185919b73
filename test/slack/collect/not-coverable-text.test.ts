import { describe, expect, it } from 'vitest';
import { notCoverableText } from '../../../src/slack/collect/answer-texts.ts';

describe('milestones that a text cannot cover', () => {
  it('are named with the reason that holds, and no other', () => {
    expect(notCoverableText([{ ref: 'COPS1', why: 'answered' }])).toBe(
      'Please take out COPS1: answered with a text of its own in the meantime.',
    );
  });

  it('are put together by reason', () => {
    expect(
      notCoverableText([
        { ref: 'COPS1', why: 'sent-back' },
        { ref: 'COPS2', why: 'too-many' },
        { ref: 'COPS3', why: 'too-many' },
      ]),
    ).toBe(
      'Please take out COPS1: sent back with a question in the meantime, which is answered by itself. Please take out COPS2, COPS3: one text can cover 10 others at most.',
    );
  });

  it('are not named where they were never offered', () => {
    expect(notCoverableText([])).toBe('Please choose again: one of these cannot be covered by this text.');
  });
});
