import { describe, expect, it } from 'vitest';
import { readSheetFile } from '../../src/sheets/read-sheet-file.ts';
import { craftWorkbook, row } from '../support/craft-workbook.ts';

const text = (cell: string, words: string) => `<c r="${cell}" t="inlineStr"><is><t>${words}</t></is></c>`;
const namesIn = async (bytes: Uint8Array) => {
  const read = await readSheetFile('money.xlsx', bytes);
  return read.ok ? read.value.map(({ name, rows }) => [name, rows]) : read.refusal.words;
};

describe('a workbook that is read', () => {
  it('has the sheets that its reader sees, and their values', async () => {
    const bytes = craftWorkbook([
      { name: 'Care', cells: row(text('A1', 'Employees'), '<c r="B1"><v>12.5</v></c>') },
      { name: 'Old', cells: row(text('A1', 'Last year')), state: 'hidden' },
    ]);
    expect(await namesIn(bytes)).toEqual([
      [
        'Care',
        [
          [
            { kind: 'text', text: 'Employees' },
            { kind: 'number', value: 12.5 },
          ],
        ],
      ],
    ]);
  });

  it('is refused for what it must not hold before anything of it is read', async () => {
    const bytes = craftWorkbook([{ name: 'Care', cells: row('<c r="A1"><f>1+1</f></c>') }]);
    expect(await namesIn(bytes)).toContain('A1 holds a formula without its result.');
  });
});
