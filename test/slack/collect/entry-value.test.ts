import { describe, expect, it } from 'vitest';
import { readEntryValue, writeEntryValue } from '../../../src/slack/ids.ts';

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
