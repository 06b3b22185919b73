import { describe, expect, it } from 'vitest';
import { type NumberStyle, numberWords } from '../../src/core/number-words.ts';

const VALUES = [
  ...[0, 1, 9.5, 12, 999, 1000, 1234, 12_345.6, 999_999, 1_000_000, 123_456_789.125, 1e12, 5e-7, 0.0005],
  ...[1.005, 2.675, 0.5, 1.5, 0.05, 0.25, 8.345, 1.45, 99.995, 0.1 + 0.2, 1 / 3, 2 / 3],
];

/** As Node's own writer of numbers has it. */
function byIntl(value: number, { decimals: { least, most }, isGrouped }: NumberStyle): string {
  return value.toLocaleString('en-GB', {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
    useGrouping: isGrouped,
  });
}

describe('a number in words', () => {
  it.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [0, 2],
    [0, 3],
    [3, 3],
  ])('is written as Britain writes it, with %i to %i decimals', (least, most) => {
    for (const isGrouped of [true, false]) {
      const style = { decimals: { least, most }, isGrouped };
      const values = [...VALUES, ...VALUES.map((value) => -value)].filter((value) => !Object.is(value, -0));
      expect(values.map((value) => numberWords(value, style))).toEqual(values.map((value) => byIntl(value, style)));
    }
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('is a bug of %d', (value) => {
    expect(() => numberWords(value)).toThrow(RangeError);
  });

  it('has thousands set apart, and three decimals at most, unless told otherwise', () => {
    expect([3000, -1234.5678, 0].map((value) => numberWords(value))).toEqual(['3,000', '-1,234.568', '0']);
  });
});
