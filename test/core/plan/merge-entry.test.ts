import { describe, expect, it } from 'vitest';
import { isSameValue, type MergeRule, mergeEntry } from '../../../src/core/plan/merge-entry.ts';

interface Entry {
  readonly due: string | undefined;
}

function merge([before, inRagtime, inFile]: readonly (string | undefined)[], rule: MergeRule) {
  const stored = { entry: { due: inRagtime }, imported: { due: before }, isRetired: false };
  const { after, imported, isChanged, conflicts } = mergeEntry<Entry>(
    stored,
    { due: inFile },
    { fields: ['due'], rule },
  );
  return { due: after.due, imported: imported.due, isChanged, conflicts };
}

describe('a field as last imported, as it is in Ragtime, as the file has it', () => {
  const none: string[] = [];

  it.each([
    { states: ['a', 'a', 'a'], due: 'a', imported: 'a', isChanged: false, conflicts: none },
    { states: ['a', 'a', 'b'], due: 'b', imported: 'b', isChanged: true, conflicts: none },
    { states: ['a', 'b', 'b'], due: 'b', imported: 'b', isChanged: false, conflicts: none },
    { states: ['a', 'b', 'a'], due: 'b', imported: 'a', isChanged: false, conflicts: ['due'] },
    { states: ['a', 'b', 'c'], due: 'b', imported: 'a', isChanged: false, conflicts: ['due'] },
    { states: [undefined, undefined, 'a'], due: 'a', imported: 'a', isChanged: true, conflicts: none },
    { states: ['a', undefined, 'a'], due: undefined, imported: 'a', isChanged: false, conflicts: ['due'] },
  ])('$states keeps what was changed in Ragtime', ({ states, ...expected }) => {
    expect(merge(states, 'keep-ragtime')).toEqual(expected);
  });

  it.each([
    ['take-file', ['due']],
    ['file-is-current', []],
  ] as const)('takes the file when the rule is %s', (rule, conflicts) => {
    expect(merge(['a', 'b', 'c'], rule)).toEqual({ due: 'c', imported: 'c', isChanged: true, conflicts });
  });

  it('was changed in Ragtime when no file ever named the entry', () => {
    const stored = { entry: { due: 'a' }, imported: undefined, isRetired: false };
    const merged = mergeEntry<Entry>(stored, { due: 'b' }, { fields: ['due'], rule: 'keep-ragtime' });
    expect(merged).toMatchObject({ after: { due: 'a' }, conflicts: ['due'] });
  });
});

describe('two values as stored', () => {
  it.each([
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [[1, undefined], [1, null], true],
    [[1], [1, undefined], false],
    ['1', 1, false],
    [{}, undefined, false],
  ])('%j and %j are the same: %s', (a, b, isSame) => {
    expect(isSameValue(a, b)).toBe(isSame);
  });
});
