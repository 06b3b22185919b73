import { describe, expect, it } from 'vitest';
import { readSheetFile } from '../../src/sheets/read-sheet-file.ts';
import { addSheet, craftWorkbook, row } from '../support/craft-workbook.ts';

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

describe('a sheet that nobody asked for', () => {
  const DIVIDED = '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>';
  const bytes = craftWorkbook([
    { name: 'Care', cells: row('<c r="A1"><v>5</v></c>') },
    { name: 'Sums', cells: row(DIVIDED) },
  ]);

  it('may hold errors and formulas without results', async () => {
    const read = await readSheetFile('money.xlsx', bytes, (name) => name === 'Care');
    expect(read.ok && read.value.map(({ name }) => name)).toEqual(['Care', 'Sums']);
  });

  it.each([
    ['the one that is asked for', (name: string) => name === 'Sums'],
    ['one of all', undefined],
  ])('may not where it is %s', async (_which, isRead) => {
    const read = await readSheetFile('money.xlsx', bytes, isRead);
    expect(read).toMatchObject({ ok: false, refusal: { sheet: 'Sums', cell: 'A1' } });
  });

  it('may not reach further than any sheet may', async () => {
    const far = addSheet(bytes, { name: 'Far', cells: row('<c r="XFD1"><v>1</v></c>') });
    const read = await readSheetFile('money.xlsx', far, (name) => name === 'Care');
    expect(read).toMatchObject({ ok: false, refusal: { sheet: 'Far', cell: 'XFD1' } });
  });
});

describe('a CSV file', () => {
  const WORDS = 'Ref,Words\nCOPS1,"Größe, £5, 学校"\n';
  const utf16 = (isBig: boolean) => {
    const bytes = Buffer.from(`\uFEFF${WORDS}`, 'utf16le');
    return isBig ? bytes.swap16() : bytes;
  };

  it.each([
    ['UTF-8', Buffer.from(WORDS)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${WORDS}`)],
    ['UTF-16, little end first', utf16(false)],
    ['UTF-16, big end first', utf16(true)],
    [
      'UTF-16 with tabs, as Excel writes "Unicode text"',
      Buffer.from('\uFEFFRef\tWords\nCOPS1\tGröße, £5, 学校\n', 'utf16le'),
    ],
  ])('is read in %s', async (_, bytes) => {
    const read = await readSheetFile('words.csv', bytes);
    expect(read.ok && read.value[0]?.rows).toEqual([
      [
        { kind: 'text', text: 'Ref' },
        { kind: 'text', text: 'Words' },
      ],
      [
        { kind: 'text', text: 'COPS1' },
        { kind: 'text', text: 'Größe, £5, 学校' },
      ],
    ]);
  });
});
