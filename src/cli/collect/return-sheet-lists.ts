import { cellName } from '../../core/collect/finance/finance-cell.ts';
import type { CellList } from '../../sheets/dress-sheet.ts';
import type { WrittenSheet } from '../../sheets/write-workbook.ts';

const NAME = 'Lists';

/** Collects what can be chosen in a workbook: each list once, a column of a sheet that is not shown. */
export interface ListsSheet {
  /** Where one of these is chosen. */
  at(cell: string, values: readonly string[]): CellList;
  sheet(): WrittenSheet;
}

export function createListsSheet(): ListsSheet {
  const lists: (readonly string[])[] = [];
  return {
    at: (cell, values) => {
      const known = lists.findIndex((list) => list.join('\n') === values.join('\n'));
      const column = known < 0 ? lists.push(values) - 1 : known;
      return { cell, source: rangeOf(column, values.length), advice: 'Please choose one of the list.' };
    },
    sheet: () => ({
      name: NAME,
      rows: Array.from({ length: Math.max(0, ...lists.map(({ length }) => length)) }, (_, row) =>
        lists.map((list) => list[row]),
      ),
      isHidden: true,
    }),
  };
}

/** `Lists!$A$1:$A$5` */
function rangeOf(column: number, length: number): string {
  const letters = cellName(0, column).replace(/\d+$/u, '');
  return `${NAME}!$${letters}$1:$${letters}$${length}`;
}
