import { describe, expect, it } from 'vitest';
import { comparedText } from '../../../src/core/review/compared-words.ts';
import { isUnchanged } from '../../../src/core/review/is-unchanged.ts';
import { countOfLongText } from '../../../src/core/review/long-text.ts';
import { findSameText } from '../../../src/core/review/same-text.ts';
import { saysTooLittle } from '../../../src/core/review/says-too-little.ts';
import { findWordsAgainstGreen } from '../../../src/core/review/words-against-green.ts';

describe('texts are compared', () => {
  it.each([
    ['with a ref before and initials after', 'COPS1 It is done. (AMc)', 'it is done'],
    ['with initials of two', 'It is done (TC, AMc)', 'it is done'],
    ['with other quotation marks and blanks', 'Children’s  centre,\n- “open”', "children's centre open"],
    ['with figures and signs', '£1,200 and 4.5%', '£1 200 and 4 5%'],
    ['with words in brackets that are no initials', 'It is done (at last)', 'it is done at last'],
  ])('%s', (_, text, compared) => {
    expect(comparedText(text)).toBe(compared);
  });
});

describe('C2: the words of another text', () => {
  const others = [
    { name: 'CFS2 (TC)', text: 'The board met twice.' },
    { name: 'CFS3 (TC)', text: 'The group has met. The new framework is on course to begin in the agreed timescales.' },
  ];

  it.each([
    ['the same text', 'CFS4 The group has met; the new framework is on course to begin in the agreed timescales (TC)'],
    ['a part of it', 'The new framework is on course to begin in the agreed timescales.'],
    ['more than it', `${others[1]?.text} Training follows.`],
  ])('are found: %s', (_, text) => {
    expect(findSameText(text, others)).toBe('CFS3 (TC)');
  });

  it.each([
    ['one word differs', 'The new framework is not on course to begin in the agreed timescales.'],
    ['the last word is only begun', 'The new framework is on course to begin in the agreed time'],
    ['five words may stand anywhere', 'The framework is on course.'],
    ['another short text', 'The board met twice.'],
  ])('are not found: %s', (_, text) => {
    expect(findSameText(text, others)).toBeUndefined();
  });
});

describe('C7: a text that says too little', () => {
  it.each([
    'Tbc',
    'N/A',
    '-',
    'On course.',
    'As before',
    'No change since last quarter.',
    'Work is going on.',
    'Two open',
  ])('is asked about: %s', (text) => {
    expect(saysTooLittle(text)).toBe(true);
  });

  it.each([
    '',
    '&'.repeat(50),
    'Two sites open.',
    'Both new schools opened in May.',
    'No change since last quarter was needed to meet the date.',
  ])('is left alone: "%s"', (text) => {
    expect(saysTooLittle(text)).toBe(false);
  });
});

describe('C15: words of delay beside "on course"', () => {
  it.each([
    ['This milestone needs to be revised.', 'needs to be revised'],
    ['The opening was delayed by the weather.', 'delayed'],
    ['There are delays in recruiting.', 'delays in'],
    ['The timetable has slipped by a month.', 'has slipped'],
    ['Works run behind schedule.', 'behind schedule'],
    ['The target was not achieved.', 'not achieved'],
    ['It won’t be completed this year.', "won't be completed"],
    ['We shall miss the deadline.', 'miss the deadline'],
    ['The tender is on hold.', 'is on hold'],
    ['Fewer delayed transfers of care, but the move was delayed.', 'delayed'],
  ])('are found: %s', (text, found) => {
    expect(findWordsAgainstGreen(text)).toBe(found);
  });

  it.each([
    'Delayed transfers of care fell by a third.',
    'There was no delay in recruiting.',
    'The move has not been delayed.',
    'Work goes on without any delay.',
    'Extra staff avoided slippage.',
    'The target was achieved, and more is planned.',
    'We met the board on this milestone in May.',
  ])('are not found: %s', (text) => {
    expect(findWordsAgainstGreen(text)).toBeUndefined();
  });
});

describe('a text like that of the quarter before', () => {
  it.each([
    ['the same but for a blank and a full stop', 'Two sites are open', 'Two  sites are open.', true],
    ['one word more', 'Two more sites are open', 'Two sites are open.', false],
    ['nothing before', 'Two sites are open', undefined, false],
    ['both empty', ' ', '', false],
  ])('%s', (_, text, before, expected) => {
    expect(isUnchanged(text, before)).toBe(expected);
  });
});

describe('a long text', () => {
  const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' - ');

  it('is counted from 200 words on', () => {
    expect(countOfLongText(words(199))).toBeUndefined();
    expect(countOfLongText(words(200))).toBe(200);
  });
});
