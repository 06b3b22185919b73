import { describe, expect, it } from 'vitest';
import { readEntryValue, readPageValue, writeEntryValue, writePageValue } from '../../../src/slack/id-values.ts';

describe('what a button carries', () => {
  it.each([
    [{ kind: 'milestone', id: 'm-1' }, '2026-27/Q1'],
    [{ kind: 'equality-action', id: 'e-1' }, undefined],
  ] as const)('comes back as it was', (entry, quarter) => {
    expect(readEntryValue(writeEntryValue(entry, quarter))).toEqual({ entry, quarter });
  });

  it.each([
    ['m-1|2026-27/Q1', 'm-1', '2026-27/Q1'],
    ['m-1', 'm-1', undefined],
    ['risk|2026-27/Q1', 'risk', '2026-27/Q1'],
  ])('is a milestone in messages of earlier versions: %s', (value, id, quarter) => {
    expect(readEntryValue(value)).toEqual({ entry: { kind: 'milestone', id }, quarter });
  });
});

describe('what a button that turns a page carries', () => {
  it('is read back as it was written, whatever stands in a ref', () => {
    expect(readPageValue(writePageValue(3, 'history', 'COPS 2'))).toEqual({ page: 3, what: ['history', 'COPS 2'] });
  });

  it.each(['', 'x|m-1', '|m-1', '0|m-1'])('is the first page where it was meddled with: %j', (value) => {
    expect(readPageValue(value).page).toBe(1);
  });
});
