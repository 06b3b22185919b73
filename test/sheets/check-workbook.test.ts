import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { findWorkbookProblem, listSheets } from '../../src/sheets/check-workbook.ts';
import { unpackWorkbook } from '../../src/sheets/unpack-workbook.ts';
import { craftWorkbook, row } from '../support/craft-workbook.ts';

const problemOf = (bytes: Uint8Array) => {
  const unpacked = unpackWorkbook(bytes);
  return unpacked.ok ? findWorkbookProblem(unpacked.value) : unpacked.refusal;
};
const ofCell = (cell: string) =>
  problemOf(craftWorkbook([{ name: 'Money & more'.replace('&', '&amp;'), cells: row(cell) }]));

describe('a file that is no workbook', () => {
  it.each([
    ['text', Buffer.from('Ref,Words\r\n')],
    ['nothing', new Uint8Array()],
    ['an archive of something else', zipSync({ 'readme.txt': new Uint8Array(3) })],
    ['the first half of a workbook', craftWorkbook([{ name: 'A', cells: '' }]).slice(0, 300)],
  ])('is refused: %s', (_, bytes) => {
    expect(problemOf(bytes)?.words).toContain('One that is saved as .xlsx would be accepted.');
  });

  it('is refused kindly where it is locked or old', () => {
    expect(problemOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))?.words).toContain('locked with a password');
  });
});

describe('a bomb', () => {
  it('is not unpacked: 300 MB of blanks in 300 KB', () => {
    const bomb = craftWorkbook([{ name: 'A', cells: '' }], { 'xl/media/a.xml': new Uint8Array(300_000_000) });
    expect(bomb.length).toBeLessThan(400_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(problemOf(bomb)?.words).toContain('The file holds more than 50 MB once it is unpacked');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60_000_000);
  });

  it('is not unpacked: thousands of parts', () => {
    const parts = Object.fromEntries(Array.from({ length: 1_200 }, (_, index) => [`p${index}`, new Uint8Array(1)]));
    expect(problemOf(craftWorkbook([], parts))?.words).toContain('more than 1000 parts');
  });
});

describe('a workbook', () => {
  it.each([
    ['macros', { 'xl/vbaProject.bin': 'x' }, 'The workbook holds macros.'],
    ['links to other files', { 'xl/externalLinks/externalLink1.xml': '<x/>' }, 'takes values from other files'],
    [
      'entities of its own',
      { 'xl/styles.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x/>' },
      'not written by a spreadsheet program',
    ],
  ])('is refused with %s', (_, more, words) => {
    expect(problemOf(craftWorkbook([{ name: 'A', cells: '' }], more))?.words).toContain(words);
  });

  it.each([
    ['a formula without its result', '<c r="B7"><f>SUM(B1:B6)</f></c>', 'B7 holds a formula without its result.'],
    ['an error', '<c r="C3" t="e"><v>#REF!</v></c>', 'C3 holds the error #REF!.'],
    ['something far down', '<c r="A1048576" s="1"/>', 'There is something in A1048576.'],
    ['something far to the right', '<c r="XFD1"><v>1</v></c>', 'There is something in XFD1.'],
  ])('is refused by sheet and cell with %s', (_, cell, words) => {
    expect(ofCell(cell)).toMatchObject({ sheet: 'Money & more', cell: /r="(\w+)"/.exec(cell)?.[1] });
    expect(ofCell(cell)?.words).toContain(words);
  });

  it.each([
    ['a formula with its result, as Excel writes it', '<c r="B7"><f>SUM(B1:B6)</f><v>12</v></c>'],
    ['a formula with a text, as LibreOffice writes it', '<c r="B7" t="str"><f aca="false">A1</f><v></v></c>'],
    ['a cell that only has a look', '<c r="B7" s="4"/>'],
    ['a text that speaks of an error', '<c r="B7" t="inlineStr"><is><t>#REF!</t></is></c>'],
    ['the last row and column', '<c r="SF20000"><v>1</v></c>'],
  ])('is taken with %s', (_, cell) => {
    expect(ofCell(cell)).toBeUndefined();
  });

  it('is taken with an error in a sheet that is hidden, which nobody reads', () => {
    const hidden = { name: 'Old', cells: row('<c r="A1" t="e"><v>#REF!</v></c>'), state: 'hidden' } as const;
    const bytes = craftWorkbook([{ name: 'New', cells: '' }, hidden]);
    expect(problemOf(bytes)).toBeUndefined();
    const unpacked = unpackWorkbook(bytes);
    expect(unpacked.ok && listSheets(unpacked.value).map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['New', false],
      ['Old', true],
    ]);
  });
});
