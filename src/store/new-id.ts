import { randomInt } from 'node:crypto';

/** Without vowels, so that no word arises, and without what is mistaken for something else (0, 1, l). */
const LETTERS = '23456789bcdfghjkmnpqrstvwxz';
const LENGTH = 7;

/** A short id that people can read to one another: `newId('m')` is something like `m-7k3q9dx`. */
export function newId(prefix: string): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]);
  return `${prefix}-${letters.join('')}`;
}
