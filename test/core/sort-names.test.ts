import { describe, expect, it } from 'vitest';
import { compareText, sortByName } from '../../src/core/sort-names.ts';

const sorted = (names: readonly string[]) => sortByName(names, (name) => name);

describe('names', () => {
  it.each([
    ['without regard to capitals', ['brown', 'Adams', 'Clark', 'adams'], ['adams', 'Adams', 'brown', 'Clark']],
    ['a shorter one first', ['Ann Lee', 'Ann', 'Anna'], ['Ann', 'Ann Lee', 'Anna']],
    ['apostrophes before letters', ['Oakes', "O'Neill", 'Odell'], ["O'Neill", 'Oakes', 'Odell']],
    ['typographic ones as well', ['Oakes', 'O’Neill', 'Odell'], ['O’Neill', 'Oakes', 'Odell']],
    ['accents beside their letters', ['Zoe', 'Łukasz', 'Ana', 'Álvaro'], ['Álvaro', 'Ana', 'Łukasz', 'Zoe']],
    ['none', [], []],
  ])('are sorted %s', (_how, names, expected) => {
    expect(sorted(names)).toEqual(expected);
    expect(sorted(names.toReversed())).toEqual(expected);
  });

  it('stay in their order where they are the same', () => {
    const items = [1, 2, 3].map((id) => ({ id, name: 'Ann' }));
    expect(sortByName(items, ({ name }) => name)).toEqual(items);
  });
});

it.each([
  ['2026-Q1', '2026-Q2', -1],
  ['2026-Q2', '2026-Q1', 1],
  ['2026-Q1', '2026-Q1', 0],
])('%s beside %s', (one, other, order) => {
  expect(compareText(one, other)).toBe(order);
});
