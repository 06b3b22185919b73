import { describe, expect, it } from 'vitest';
import { BLOCK_CASES, BLOCK_ROWS } from './block-cases.ts';
import { COMPOSITION_CASES, COMPOSITION_ROWS } from './composition-cases.ts';
import { ELEMENT_CASES, ELEMENT_ROWS } from './element-cases.ts';
import { said } from './payloads.ts';
import { RARE_BLOCK_CASES, RARE_BLOCK_ROWS } from './rare-block-cases.ts';
import { SURFACE_CASES, SURFACE_ROWS } from './surface-cases.ts';

const CASES = [...SURFACE_CASES, ...BLOCK_CASES, ...RARE_BLOCK_CASES, ...ELEMENT_CASES, ...COMPOSITION_CASES];
const ROWS = [...SURFACE_ROWS, ...BLOCK_ROWS, ...RARE_BLOCK_ROWS, ...ELEMENT_ROWS, ...COMPOSITION_ROWS];

describe('the rows of the tables of limits', () => {
  it('each have a case that is refused', () => {
    expect([...new Set(CASES.map((one) => one.row))].sort()).toEqual([...ROWS].sort());
  });

  it('are 59', () => {
    expect(ROWS).toHaveLength(59);
  });
});

const WITHIN = CASES.flatMap(({ row, what, taken }) => (taken === undefined ? [] : [{ row, what, taken }]));

describe('what breaks a limit', () => {
  it.each(CASES)('is refused: $row, $what', ({ refused, says }) => {
    expect(said(refused())).toContain(says);
  });
});

describe('what only just keeps it', () => {
  it.each(WITHIN)('is taken: $row, other than $what', ({ taken }) => {
    expect(said(taken())).toBe('');
  });
});
