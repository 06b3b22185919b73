import { expect, it } from 'vitest';
import { eitherWords, listWords } from '../../src/core/list-words.ts';

it.each([
  [[], '', ''],
  [['Green'], 'Green', 'Green'],
  [['Red', 'Green'], 'Red and Green', 'Red or Green'],
  [['Red', 'Amber', 'Green'], 'Red, Amber and Green', 'Red, Amber or Green'],
])('%j as a list', (words, all, either) => {
  expect(listWords(words)).toBe(all);
  expect(eitherWords(new Set(words))).toBe(either);
});
