import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/sheets/read-workbook.ts';
import { craftWorkbook, row } from '../support/craft-workbook.ts';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

async function cellsOf(bytes: Uint8Array) {
  const read = await readWorkbook(bytes);
  if (!read.ok) throw new Error(read.refusal.words);
  return read.value.map(({ name, rows }) => [name, rows[0] ?? []] as const);
}

/** What stands in the first cells of the first sheet, as a person would say it. */
async function valuesOf(bytes: Uint8Array): Promise<readonly unknown[]> {
  const [[, cells] = ['', []]] = await cellsOf(bytes);
  return cells.map((cell) => {
    if (cell.kind === 'empty') return '';
    if (cell.kind === 'date') return cell.date;
    return cell.kind === 'text' ? cell.text : cell.value;
  });
}

/** With shared strings and styles, which a workbook names in its list of parts. */
function withParts(cells: string, more: Readonly<Record<string, string>>): Uint8Array {
  const rels = [
    `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>`,
    `<Relationship Id="rId8" Type="${OFFICE}/styles" Target="styles.xml"/>`,
    `<Relationship Id="rId9" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>`,
  ];
  return craftWorkbook([{ name: 'Q1', cells: row(cells) }], {
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rels.join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet ${MAIN}/>`,
    'xl/sharedStrings.xml': `<sst ${MAIN}/>`,
    ...more,
  });
}

const shared = (...strings: readonly string[]) => ({
  'xl/sharedStrings.xml': `<sst ${MAIN}>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
});

describe('a workbook as Excel saves it', () => {
  it('is read beside a chart that is a sheet of its own', async () => {
    const rels = [
      `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>`,
      `<Relationship Id="rId2" Type="${OFFICE}/chartsheet" Target="chartsheets/sheet1.xml"/>`,
      `<Relationship Id="rId3" Type="${OFFICE}/worksheet" Target="worksheets/sheet3.xml"/>`,
    ];
    const bytes = craftWorkbook(
      ['Q1', 'Chart1', 'Q2'].map((name) => ({ name, cells: row('<c r="A1"><v>1</v></c>') })),
      {
        'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rels.join('')}</Relationships>`,
        'xl/chartsheets/sheet1.xml': `<chartsheet ${MAIN}><drawing/></chartsheet>`,
      },
    );
    expect((await cellsOf(bytes)).map(([name]) => name)).toEqual(['Q1', 'Q2']);
  });

  const picture = '<c r="A1" s="1" t="e" vm="1"><v>#VALUE!</v></c><c r="B1"><v>5</v></c>';
  const kinds = (...all: readonly string[]) => ({
    'xl/richData/rdrichvaluestructure.xml': `<rvStructures>${all.map((kind) => `<s t="${kind}"><k n="x"/></s>`).join('')}</rvStructures>`,
  });

  it('is read with a picture placed in a cell, which is empty then', async () => {
    expect(await valuesOf(craftWorkbook([{ name: 'Q1', cells: row(picture) }], kinds('_localImage')))).toEqual(['', 5]);
  });

  it.each([
    ['where the value is something else than a picture', picture, kinds('_localImage', '_linkedentity')],
    ['where nothing says that it is a picture', picture, {}],
    ['of a formula', picture.replace('<v>', '<f>A2/0</f><v>'), kinds('_localImage')],
  ])('is refused for an error %s', async (_, cells, more) => {
    const read = await readWorkbook(craftWorkbook([{ name: 'Q1', cells: row(cells) }], more));
    expect(read.ok ? '' : read.refusal.words).toContain('A1 holds the error #VALUE!.');
  });

  it('has texts in pieces, with what is read aloud left out, and lines that end as everywhere', async () => {
    const pieces = '<r><rPr><b/></rPr><t>Red</t></r><r><t xml:space="preserve"> and green</t></r>';
    const aloud = '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>';
    const lines = '<t>one_x000D_\ntwo\r\nthree</t>';
    const cells = [0, 1, 2].map((index) => `<c r="${'ABC'[index]}1" t="s"><v>${index}</v></c>`).join('');
    expect(await valuesOf(withParts(cells, shared(pieces, aloud, lines)))).toEqual([
      'Red and green',
      '東京',
      'one\ntwo\nthree',
    ]);
  });

  it('has the result of each formula, shared ones, too, and of those that give text or yes and no', async () => {
    const cells = [
      '<c r="A1"><f t="shared" ref="A1:B1" si="0">SUM(C1:C2)</f><v>12.5</v></c>',
      '<c r="B1"><f t="shared" si="0"/><v>-3</v></c>',
      '<c r="C1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>',
      '<c r="D1" t="b"><f>1=1</f><v>1</v></c>',
      '<c r="E1" t="str"><f>""</f><v></v></c>',
      '<c r="F1"><v>1.2345678901234E-2</v></c>',
    ].join('');
    expect(await valuesOf(craftWorkbook([{ name: 'Q1', cells: row(cells) }]))).toEqual([
      12.5,
      -3,
      'ab',
      true,
      '',
      0.012345678901234,
    ]);
  });

  it('is read with rows and columns that are hidden or grouped, and with merged cells', async () => {
    const cells = '<c r="A1" t="inlineStr"><is><t>Total</t></is></c><c r="B1"/><c r="C1"><v>7</v></c>';
    const bytes = craftWorkbook([{ name: 'Q1', cells: `<row r="1" hidden="1" outlineLevel="1">${cells}</row>` }]);
    expect(await valuesOf(bytes)).toEqual(['Total', '', 7]);
  });
});

const FORMATS: readonly (readonly [string, unknown])[] = [
  ['_-"£"* #,##0.00_-;\\-"£"* #,##0.00_-;_-"£"* "-"??_-;_-@_-', 45000],
  ['_-* #,##0_-;\\-* #,##0_-;_-* "-"_-;_-@_-', 45000],
  ['#,##0_ ;[Red]\\-#,##0\\ ', 45000],
  ['#,##0;[Red](#,##0)', 45000],
  ['[$£-809]#,##0.00', 45000],
  ['0.0,"k"', 45000],
  ['"Budget: "#,##0', 45000],
  ['dd/mm/yyyy', '2023-03-15'],
  ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '2023-03-15'],
  ['[$-809]d\\ mmmm\\ yyyy;@', '2023-03-15'],
  ['d-mmm-yy', '2023-03-15'],
];

describe('a number with a format of Excel', () => {
  const quoted = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const styled = (format: string) =>
    withParts('<c r="A1" s="1"><v>45000</v></c>', {
      'xl/styles.xml': `<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="170" formatCode="${quoted(format)}"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="170" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    });

  it.each(FORMATS)('%s is %s', async (format, value) => {
    expect(await valuesOf(styled(format))).toEqual([value]);
  });

  it.each(['1', 'true'])('is a day four years later where the workbook counts from 1904 (%s)', async (isMac) => {
    const parts = unzipSync(styled('dd/mm/yyyy'));
    const workbook = new TextDecoder().decode(parts['xl/workbook.xml']);
    const mac = strToU8(workbook.replace('<sheets>', `<workbookPr showObjects="all" date1904="${isMac}"/><sheets>`));
    expect(await valuesOf(zipSync({ ...parts, 'xl/workbook.xml': mac }))).toEqual(['2027-03-16']);
  });
});

describe('a workbook of another program', () => {
  const renamed = (rename: (name: string) => string) =>
    zipSync(
      Object.fromEntries(
        Object.entries(unzipSync(withParts('<c r="A1" t="s"><v>0</v></c>', shared('<t>Housing</t>')))).map(
          ([name, part]) => [rename(name), part],
        ),
      ),
    );

  it.each([
    ['as other letters', (name: string) => name.replace('sharedStrings', 'SharedStrings')],
    ['with \\ between folders', (name: string) => name.replaceAll('/', '\\')],
  ])('is read where its parts are named %s', async (_, rename) => {
    expect(await valuesOf(renamed(rename))).toEqual(['Housing']);
  });

  it('is read with texts in CDATA', async () => {
    const cells = '<c r="A1" t="inlineStr"><is><t><![CDATA[Care & <Homes>]]> one</t></is></c>';
    expect(
      await valuesOf(withParts(`${cells}<c r="B1" t="s"><v>0</v></c>`, shared('<t><![CDATA[a]]b]]></t>'))),
    ).toEqual(['Care & <Homes> one', 'a]]b']);
  });

  it('is read where it follows the strict form of the standard', async () => {
    const parts = unzipSync(withParts('<c r="A1" t="s"><v>0</v></c>', shared('<t>Housing</t>')));
    const strict = Object.entries(parts).map(([name, part]) => [
      name,
      strToU8(
        new TextDecoder()
          .decode(part)
          .replaceAll(
            'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
            'http://purl.oclc.org/ooxml/spreadsheetml/main',
          )
          .replaceAll(OFFICE, 'http://purl.oclc.org/ooxml/officeDocument/relationships'),
      ),
    ]);
    expect(await valuesOf(zipSync(Object.fromEntries(strict)))).toEqual(['Housing']);
  });
});
