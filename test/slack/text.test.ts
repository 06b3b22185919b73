import { describe, expect, it } from 'vitest';
import { escapeSlack, plainText, splitToFit } from '../../src/slack/text.ts';
import { CANARIES } from '../support/canary.ts';

const withoutBlanks = (text: string) => text.replace(/\s/gu, '');

describe('escaping for Slack', () => {
  it('turns exactly the three characters of markup into entities', () => {
    expect(escapeSlack('<!channel> & <@U1> *bold* "q"')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt; *bold* "q"');
  });

  it('escapes what looks escaped already, so that it shows as it was typed', () => {
    expect(escapeSlack('&lt;')).toBe('&amp;lt;');
  });

  it('lets Slack replace nothing in a plain text', () => {
    expect(plainText(':tada:')).toEqual({ type: 'plain_text', text: ':tada:', emoji: false });
  });
});

describe('splitting a long text', () => {
  it.each([
    ['between paragraphs', 'aaaa bbbb. cc\n\ndddd eeee', 20, ['aaaa bbbb. cc', 'dddd eeee']],
    ['else between lines', 'aaaa bbbb. cc\ndddd eeee', 20, ['aaaa bbbb. cc', 'dddd eeee']],
    ['else between sentences', 'Aaaa bbbb. Cccc dddd eeee', 20, ['Aaaa bbbb.', 'Cccc dddd eeee']],
    ['else between words', 'aaaa bbbb cccc dddd eeee', 20, ['aaaa bbbb cccc dddd', 'eeee']],
    ['else between characters', 'a'.repeat(25), 10, ['a'.repeat(10), 'a'.repeat(10), 'aaaaa']],
    ['at a word rather than far too early', 'A.\n\nbbbb cccc dddd eeee', 20, ['A.\n\nbbbb cccc dddd', 'eeee']],
    ['not when it fits', 'a\n\nb', 10, ['a\n\nb']],
    ['into nothing when there is nothing', ' \n ', 10, []],
  ])('cuts %s', (_, text, limit, expected) => {
    expect(splitToFit(text, limit)).toEqual(expected);
  });

  it('counts the length after escaping and never cuts an entity', () => {
    const pieces = splitToFit('&'.repeat(3000), 3900).map(escapeSlack);
    expect(pieces.every((piece) => piece.length <= 3900 && /^(?:&amp;)+$/u.test(piece))).toBe(true);
    expect(pieces.join('')).toBe('&amp;'.repeat(3000));
    expect(pieces).toHaveLength(4);
  });

  it('never cuts a character in half', () => {
    const pieces = splitToFit('😀'.repeat(500), 101).map(escapeSlack);
    expect(pieces.every((piece) => piece.length <= 101 && piece.isWellFormed())).toBe(true);
    expect(pieces.join('')).toBe('😀'.repeat(500));
  });

  it('ends even when not one character fits', () => {
    expect(splitToFit('&&', 3).map(escapeSlack)).toEqual(['&amp;', '&amp;']);
  });

  it.each(CANARIES)('loses no letter of %j', (canary) => {
    const text = Array.from({ length: 40 }, (_, index) => `${canary} ${index}.`).join('\n');
    for (const limit of [60, 333, 3900]) {
      const pieces = splitToFit(text, limit);
      expect(pieces.every((piece) => escapeSlack(piece).length <= limit)).toBe(true);
      expect(withoutBlanks(pieces.join(''))).toBe(withoutBlanks(text));
    }
  });
});
