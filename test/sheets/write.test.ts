import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { findWorkbookProblem } from '../../src/sheets/check-workbook.ts';
import { readCsv } from '../../src/sheets/read-csv.ts';
import { partText, unpackWorkbook } from '../../src/sheets/unpack-workbook.ts';
import { writeCsv } from '../../src/sheets/write-csv.ts';
import { writeWorkbook } from '../../src/sheets/write-workbook.ts';

const RUNS = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '  =1',
  '|calc',
  '%0A=1',
  '=HYPERLINK("https://evil.example")',
];

describe('a workbook that is written', () => {
  const sheets = [
    {
      name: 'A & B',
      rows: [
        ['Ref', 'Words'],
        ['COPS1', 'one\ntwo'],
        [undefined, 12.5],
        ['', true],
      ],
      widths: [10, 40],
    },
    { name: 'Two', rows: [['Head']] },
  ];

  it('has the same bytes each time, and nothing that would be refused', async () => {
    const [one, other] = [await writeWorkbook(sheets), await writeWorkbook(sheets)];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
    const unpacked = unpackWorkbook(one);
    expect(unpacked.ok && findWorkbookProblem(unpacked.value)).toBeUndefined();
  });

  it('gives back its cells', async () => {
    const read = await readXlsxFile(Buffer.from(await writeWorkbook(sheets)), { trim: false });
    expect(read).toEqual([
      {
        sheet: 'A & B',
        data: [
          ['Ref', 'Words'],
          ['COPS1', 'one\ntwo'],
          [null, 12.5],
          [null, true],
        ],
      },
      { sheet: 'Two', data: [['Head']] },
    ]);
  });

  it('holds text as text, whatever it looks like', async () => {
    const unpacked = unpackWorkbook(
      await writeWorkbook([{ name: 'A', rows: [['Head'], ...RUNS.map((text) => [text])] }]),
    );
    const sheet = unpacked.ok ? partText(unpacked.value, 'xl/worksheets/sheet1.xml') : '';
    expect(sheet.match(/t="s"/g)).toHaveLength(RUNS.length + 1);
    expect(sheet).not.toContain('<f');
  });

  it('leaves out what XML cannot hold', async () => {
    const read = await readXlsxFile(Buffer.from(await writeWorkbook([{ name: 'A', rows: [['a\u0000b\uD800&<']] }])));
    expect(read[0]?.data).toEqual([['ab&<']]);
  });
});

describe('a CSV file that is written', () => {
  it.each(RUNS)('never begins a cell with what runs: %j', (text) => {
    const [, field = ''] = /^\uFEFF("?'[\s\S]*)\r\n$/u.exec(writeCsv([[text]])) ?? [];
    expect(field).toContain(`'${text.replaceAll('"', '""')}`);
  });

  it.each([...RUNS, "'=1+1", "''-1", "'quoted'", "it's", "' 1"])('is read as it was: %j', (text) => {
    const read = readCsv('a.csv', new TextEncoder().encode(writeCsv([['x', text, 'y']])));
    expect(read.ok && read.value[0]?.rows[0]?.[1]).toEqual({ kind: 'text', text });
  });

  it('keeps numbers numbers, and quotes what has to be', () => {
    const rows = [
      ['Ref', 'Words'],
      ['COPS1', 'one, "two"\nthree'],
      [-12.5, undefined],
      [true, 'mid-term = fine'],
    ];
    expect(writeCsv(rows)).toBe('\uFEFFRef,Words\r\nCOPS1,"one, ""two""\nthree"\r\n-12.5,\r\ntrue,mid-term = fine\r\n');
  });
});
