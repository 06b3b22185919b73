import { describe, expect, it } from 'vitest';
import { readCommandWords } from '../../../src/core/collect/command-words.ts';
import { normaliseRef } from '../../../src/core/plan/ref.ts';

describe('what stands after /milestone', () => {
  it.each([
    ['', 'mine', undefined],
    ['  ', 'mine', undefined],
    ['help', 'help', undefined],
    [' “HELP” ', 'help', undefined],
    ['help.', 'help', undefined],
    ['history', 'help', undefined],
    ['COPS2', 'ref', 'COPS2'],
    ['cops 2', 'ref', 'COPS2'],
    ['COPS‑2', 'ref', 'COPS2'],
    ['“cops2”', 'ref', 'COPS2'],
    ['COPS2 history', 'history', 'COPS2'],
    ['cops 2 HISTORY', 'history', 'COPS2'],
    ['“COPS–2” – history.', 'history', 'COPS2'],
    ['history COPS2', 'history', 'COPS2'],
    ['COPS2 helpful', 'ref', 'COPS2HELPFUL'],
    ['—', 'ref', ''],
  ])('reads %j as %s of %s', (typed, kind, ref) => {
    const read = readCommandWords(typed);
    expect(read.kind).toBe(kind);
    expect('ref' in read ? normaliseRef(read.ref) : undefined).toBe(ref);
  });
});
