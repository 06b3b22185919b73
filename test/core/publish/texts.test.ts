import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText } from '../../../src/core/publish/clean-text.ts';
import { shorten } from '../../../src/core/publish/shorten.ts';
import { parseTextBlocks } from '../../../src/core/publish/text-blocks.ts';

describe('typed text', () => {
  it('keeps one kind of line break and no control characters', () => {
    expect(cleanText('\r\none\r\ntwo\rthree\u2028four\u0000\u0007\t five  \n\n')).toBe('one\ntwo\nthree\nfour  five');
  });

  it('loses what reverses words, and halves of characters', () => {
    expect(cleanText('a\u202Eb\u2066c\u2069 \uD83D ok')).toBe('abc \uFFFD ok');
  });

  it('keeps emoji, accents and right-to-left letters', () => {
    expect(cleanText('مرحبا 👩‍👩‍👧 é \u200Fx')).toBe('مرحبا 👩‍👩‍👧 é \u200Fx');
  });

  it('becomes one line where one line is wanted', () => {
    expect(cleanLine('  one \n two\t three ')).toBe('one two three');
  });
});

describe('laid-out commentary', () => {
  it('has a paragraph for each part between blank lines', () => {
    expect(parseTextBlocks('One\nstill one\n \nTwo')).toEqual([
      { kind: 'paragraph', text: 'One\nstill one' },
      { kind: 'paragraph', text: 'Two' },
    ]);
  });

  it('has a list where lines begin with a dash and a blank', () => {
    expect(parseTextBlocks('To do:\n- first\n• second\n-113 is a number')).toEqual([
      { kind: 'paragraph', text: 'To do:' },
      { kind: 'bullets', items: ['first', 'second'] },
      { kind: 'paragraph', text: '-113 is a number' },
    ]);
  });

  it('is nothing when only blanks were typed', () => {
    expect(parseTextBlocks(' \n\n \t ')).toEqual([]);
  });
});

describe('a text that is too long', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['one two three four', 12, 'one two…'],
    ['unbreakableword', 8, 'unbreak…'],
    ['12345😀😀', 7, '12345…'],
  ])('%s cut to %i is %s', (text, limit, expected) => {
    expect(shorten(text, limit)).toBe(expected);
    expect(shorten(text, limit).length).toBeLessThanOrEqual(limit);
  });
});
