import { describe, expect, it } from 'vitest';
import type { FinanceCell } from '../../../../src/core/collect/finance/finance-cell.ts';
import { readAmount } from '../../../../src/core/collect/finance/read-amount.ts';

const text = (given: string): FinanceCell => ({ kind: 'text', text: given });

describe('an amount as people write it', () => {
  it.each([
    ['1,978', 1978],
    ['10,926,000', 10926000],
    ['1978', 1978],
    ['£1,978', 1978],
    [' £ 1,978 ', 1978],
    ['(70)', -70],
    ['(£70)', -70],
    ['£(70)', -70],
    ['-113', -113],
    ['-£113', -113],
    ['£-113', -113],
    ['\u2212113', -113],
    ['\u2013113', -113],
    ['- 113', -113],
    ['-', 0],
    ['\u2013', 0],
    ['\u2212', 0],
    ['£ -', 0],
    ['0', 0],
    ['-0', 0],
    ['12.5', 12.5],
    ['1,012.25', 1012.25],
  ])('%j is %d', (given, value) => {
    expect(readAmount(text(given))).toEqual({ ok: true, value });
  });

  it.each([
    ['1,97', 'no-number'],
    ['19,78', 'no-number'],
    ['1.978,00', 'no-number'],
    ['1,978k', 'no-number'],
    ['£1.9m', 'no-number'],
    ['--70', 'no-number'],
    ['-(70)', 'no-number'],
    ['(-70)', 'no-number'],
    ['(70', 'no-number'],
    ['70)', 'no-number'],
    ['()', 'no-number'],
    ['£', 'no-number'],
    ['113-', 'no-number'],
    ['n/a', 'no-number'],
    ['#REF!', 'no-number'],
    ['1e3', 'no-number'],
    ['12.345', 'too-exact'],
    ['100,000,001', 'too-large'],
    ['', 'empty'],
    ['  ', 'empty'],
  ])('%j is refused: %s', (given, refusal) => {
    expect(readAmount(text(given))).toEqual({ ok: false, refusal });
  });

  it.each<[FinanceCell | undefined, unknown]>([
    [
      { kind: 'number', value: 0.1 + 0.2 },
      { ok: true, value: 0.3 },
    ],
    [
      { kind: 'number', value: -113 },
      { ok: true, value: -113 },
    ],
    [
      { kind: 'number', value: 1978.333 },
      { ok: false, refusal: 'too-exact' },
    ],
    [
      { kind: 'number', value: Number.NaN },
      { ok: false, refusal: 'no-number' },
    ],
    [
      { kind: 'date', date: '2026-06-30' },
      { ok: false, refusal: 'no-number' },
    ],
    [
      { kind: 'yes-no', value: true },
      { ok: false, refusal: 'no-number' },
    ],
    [{ kind: 'empty' }, { ok: false, refusal: 'empty' }],
    [undefined, { ok: false, refusal: 'empty' }],
  ])('the cell %j gives %j', (cell, outcome) => {
    expect(readAmount(cell)).toEqual(outcome);
  });
});
