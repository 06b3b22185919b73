import { describe, expect, it } from 'vitest';
import { firstSentence, sentencesOf } from '../../../src/core/publish/first-sentence.ts';

describe('the first sentence of a commentary', () => {
  it.each([
    ['ends at a full stop', 'The review is done. An action plan follows.', 'The review is done.'],
    ['ends at a question mark', 'Is it late? Yes.', 'Is it late?'],
    ['keeps closing quotes', 'They said "it is done." Then they left.', 'They said "it is done."'],
    [
      'runs on over e.g.',
      'Some languages, e.g. Welsh, lack teachers. More follows.',
      'Some languages, e.g. Welsh, lack teachers.',
    ],
    ['runs on over i.e.', 'The Trust (i.e. Wexcombe) agreed. Next.', 'The Trust (i.e. Wexcombe) agreed.'],
    ['runs on over No. 4', 'Action No. 4 is done. Next.', 'Action No. 4 is done.'],
    ['ends at a plain no', 'The answer is no. Work goes on.', 'The answer is no.'],
    ['keeps decimals whole', 'It rose by 3.5 per cent. Next.', 'It rose by 3.5 per cent.'],
    ['keeps initials whole', 'J. R. Smith leads it. Next.', 'J. R. Smith leads it.'],
    ['keeps titles whole', 'Cllr. Brown and Dr. Green agreed. Next.', 'Cllr. Brown and Dr. Green agreed.'],
    ['ends at etc. before a capital', 'Schools, nurseries etc. The rest follows.', 'Schools, nurseries etc.'],
    ['runs on over etc. in the middle', 'Schools etc. were asked. Next.', 'Schools etc. were asked.'],
    ['ends with the line', 'No stop here\nSecond line', 'No stop here'],
    ['is all there is', 'On course', 'On course'],
    ['starts after blank lines', '\n\n  Late. Very.', 'Late.'],
    ['of nothing is nothing', '', ''],
  ])('%s', (_, text, expected) => {
    expect(firstSentence(text)).toBe(expected);
  });
});

describe('all sentences of a text', () => {
  it.each([
    ['one after the other', 'It is done. Two follow! Which?', ['It is done.', 'Two follow!', 'Which?']],
    ['with what does not end one', 'Dr. Green saw 3.5 per cent. He left.', ['Dr. Green saw 3.5 per cent.', 'He left.']],
    ['line by line', 'Done so far:\nroofs\n\nwalls and doors', ['Done so far:', 'roofs', 'walls and doors']],
    ['of nothing', ' \n ', []],
    ['of marks only', '… ! ?', ['…', '!', '?']],
  ])('%s', (_, text, expected) => {
    expect(sentencesOf(text)).toEqual(expected);
  });
});
