import { describe, expect, it } from 'vitest';
import { cellName, type FinanceCells } from '../../../../src/core/collect/finance/finance-cell.ts';
import type { FinanceDifference } from '../../../../src/core/collect/finance/finance-problem.ts';
import { readAmount } from '../../../../src/core/collect/finance/read-amount.ts';
import { readFinanceTable } from '../../../../src/core/collect/finance/read-finance-table.ts';
import { cellsOf, type FixtureName } from '../../../support/finance-fixtures.ts';

const TABLES: readonly FixtureName[] = ['cfs', 'cops', 'las'];

interface Place {
  readonly name: FixtureName;
  readonly row: number;
  readonly column: number;
}

const PLACES: readonly Place[] = TABLES.flatMap((name) =>
  cellsOf(name).flatMap((cells, row) =>
    cells.flatMap((cell, column) => (column > 0 && readAmount(cell).ok ? [{ name, row, column }] : [])),
  ),
);

/** The table with one amount changed. */
function changed({ name, row, column }: Place, by: number): FinanceCells {
  return cellsOf(name).map((cells, index) =>
    cells.map((cell, at) => {
      const amount = readAmount(cell);
      return index === row && at === column && amount.ok ? { kind: 'number', value: amount.value + by } : cell;
    }),
  );
}

const comparedIn = ({ cell, from }: FinanceDifference) => [cell, ...from];

describe('three tables of a council, 77 rows', () => {
  it.each(TABLES)('%s is read without a note, with its day and its rows as they stand', (name) => {
    const read = readFinanceTable(cellsOf(name));
    expect(read).toMatchObject({ ok: true, value: { notes: [], asAt: '2013-06-30', textBelow: [], ignored: [] } });
    const labels = cellsOf(name)
      .slice(4)
      .map(([cell]) => (cell?.kind === 'text' ? cell.text : ''));
    expect(read.ok && read.value.rows.map(({ label }) => label)).toEqual(labels);
  });

  it('have 308 amounts', () => {
    expect(PLACES).toHaveLength(308);
  });

  it('are refused for each amount that is 100 out, and every refusal compares that cell', () => {
    for (const place of PLACES) {
      const read = readFinanceTable(changed(place, 100));
      const name = cellName(place.row, place.column);
      expect(read.ok, `${place.name} ${name}`).toBe(false);
      if (read.ok) continue;
      expect(read.refusal.length).toBeGreaterThan(0);
      for (const problem of read.refusal) {
        expect(problem.kind).toBe('does-not-add-up');
        if (problem.kind === 'does-not-add-up') expect(comparedIn(problem.difference)).toContain(name);
      }
    }
  });

  it('are accepted with a note for each amount that is 1 out: it is rounded, and so is what it is compared with', () => {
    for (const place of PLACES) {
      const read = readFinanceTable(changed(place, 1));
      const name = cellName(place.row, place.column);
      expect(read.ok, `${place.name} ${name}`).toBe(true);
      if (!read.ok) continue;
      expect(read.value.notes).toHaveLength(1);
      for (const note of read.value.notes) {
        expect(note.kind).toBe('rounding');
        for (const difference of note.differences) expect(comparedIn(difference)).toContain(name);
      }
    }
  });

  it('are refused for each amount to date that is 2 out in a row of three rounded figures', () => {
    for (const place of PLACES.filter(({ column }) => column > 1)) {
      expect(readFinanceTable(changed(place, 2)).ok, `${place.name} ${cellName(place.row, place.column)}`).toBe(false);
    }
  });
});
