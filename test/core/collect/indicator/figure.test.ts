import { describe, expect, it } from 'vitest';
import { formatFigure, readFigure, writeFigure } from '../../../../src/core/collect/indicator/figure.ts';

const COUNT = { unit: 'places', decimals: 0 };
const PERCENT = { unit: '%', decimals: 1 };
const MONEY = { unit: '£', decimals: 2 };

describe('a figure as it is typed', () => {
  it.each([
    ['1234', COUNT, 1234],
    ['1,234', COUNT, 1234],
    ['1 234 567', COUNT, 1234567],
    ['1\u00A0234', COUNT, 1234],
    ['  30 ', COUNT, 30],
    ['30 places', COUNT, 30],
    ['1 place', COUNT, 1],
    ['30.0', COUNT, 30],
    ['+5', COUNT, 5],
    ['-5', COUNT, -5],
    ['\u22125', COUNT, -5],
    ['–5', COUNT, -5],
    ['- 5', COUNT, -5],
    ['-0', COUNT, 0],
    ['12.5%', PERCENT, 12.5],
    ['12.5 %', PERCENT, 12.5],
    ['12.5 per cent', PERCENT, 12.5],
    ['12.50', PERCENT, 12.5],
    ['.5', PERCENT, 0.5],
    ['12.', PERCENT, 12],
    ['£3', MONEY, 3],
    ['-£3.25', MONEY, -3.25],
    ['£-1,000.5', MONEY, -1000.5],
    ['1,000,000,000,000', COUNT, 1e12],
  ])('"%s" is read', (typed, style, value) => {
    expect(readFigure(typed, style)).toEqual({ ok: true, value });
    const read = readFigure(typed, style);
    expect(Object.is(read.ok && read.value, -0)).toBe(false);
  });

  it.each([
    ['½', COUNT, 'not-a-number'],
    ['1½', COUNT, 'not-a-number'],
    ['3/4', COUNT, 'not-a-number'],
    ['10-12', COUNT, 'not-a-number'],
    ['1.2.3', PERCENT, 'not-a-number'],
    ['12 5', PERCENT, 'not-a-number'],
    ['1,2345', COUNT, 'not-a-number'],
    ['--5', COUNT, 'not-a-number'],
    ['n/a', COUNT, 'not-a-number'],
    ['about 30', COUNT, 'not-a-number'],
    ['(12)', COUNT, 'not-a-number'],
    ['1e5', COUNT, 'unit'],
    ['%', PERCENT, 'not-a-number'],
    ['12,5', PERCENT, 'comma'],
    ['1.234,5', PERCENT, 'comma'],
    ['1,23', COUNT, 'comma'],
    ['12%', COUNT, 'unit'],
    ['£3', COUNT, 'unit'],
    ['3k', MONEY, 'unit'],
    ['£3m', MONEY, 'unit'],
    ['1,000,000,000,001', COUNT, 'too-large'],
  ])('"%s" is refused', (typed, style, fault) => {
    expect(readFigure(typed, style)).toEqual({ ok: false, refusal: { fault, given: typed } });
  });

  it.each([
    ['12.5', COUNT, '13'],
    ['78.46', PERCENT, '78.5'],
    ['-1.005', MONEY, '-1.01'],
    ['1,234.56', PERCENT, '1234.6'],
  ])('"%s" has more decimals than are printed', (typed, style, rounded) => {
    expect(readFigure(typed, style)).toEqual({ ok: false, refusal: { fault: 'decimals', given: typed, rounded } });
  });
});

describe('a figure as it is printed', () => {
  it.each([
    [1234, COUNT, '1,234 places', '1234'],
    [78.5, PERCENT, '78.5%', '78.5'],
    [-3.2, MONEY, '\u2212£3.20', '-3.20'],
    [-0.04, PERCENT, '0.0%', '-0.0'],
    [1e12, COUNT, '1,000,000,000,000 places', '1000000000000'],
  ])('%d', (value, style, printed, typed) => {
    expect(formatFigure(value, style)).toBe(printed);
    expect(writeFigure(value, style)).toBe(typed);
  });

  it('is read again as what it is', () => {
    for (const value of [0, 1, -1, 12.5, -1234567.8]) {
      expect(readFigure(writeFigure(value, PERCENT), PERCENT)).toEqual({ ok: true, value });
      expect(readFigure(formatFigure(value, PERCENT), PERCENT)).toEqual({ ok: true, value });
    }
  });
});
