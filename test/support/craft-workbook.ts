import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const ROOT = 'http://schemas.openxmlformats.org';

export interface CraftedSheet {
  readonly name: string;
  /** What stands between `<sheetData>` and its end. */
  readonly cells: string;
  readonly state?: 'hidden' | 'veryHidden';
}

/** A workbook with exactly this in it, as a spreadsheet program, or somebody who is not one, could write it. */
export function craftWorkbook(
  sheets: readonly CraftedSheet[],
  more: Readonly<Record<string, Uint8Array | string>> = {},
): Uint8Array {
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `<Types xmlns="${ROOT}/package/2006/content-types"/>`,
    'xl/workbook.xml': `<workbook xmlns="${ROOT}/spreadsheetml/2006/main" xmlns:r="${ROOT}/officeDocument/2006/relationships"><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${ROOT}/package/2006/relationships">${sheets
      .map(
        (_, index) =>
          `<Relationship Id="rId${index + 1}" Type="${ROOT}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
    ...more,
  };
  for (const [index, { cells }] of sheets.entries()) {
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet xmlns="${ROOT}/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`;
  }
  const bytes = Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]);
  return zipSync(Object.fromEntries(bytes));
}

/** One row of cells, in the first row: what stands inside each `<c>`, with its attributes. */
export function row(...cells: readonly string[]): string {
  return `<row r="1">${cells.join('')}</row>`;
}

/** The same workbook with one more sheet at its end, as somebody adds one beside the tables that are asked for. */
export function addSheet(workbook: Uint8Array, { name, cells }: CraftedSheet): Uint8Array {
  const parts = unzipSync(workbook);
  const insert = (part: string, end: string, more: string) => {
    parts[part] = strToU8(strFromU8(parts[part] ?? new Uint8Array()).replace(end, `${more}${end}`));
  };
  const type = `${ROOT}/officeDocument/2006/relationships/worksheet`;
  insert('xl/workbook.xml', '</sheets>', `<sheet name="${name}" sheetId="999" r:id="rId999"/>`);
  insert(
    'xl/_rels/workbook.xml.rels',
    '</Relationships>',
    `<Relationship Id="rId999" Type="${type}" Target="worksheets/sheet999.xml"/>`,
  );
  parts['xl/worksheets/sheet999.xml'] = strToU8(
    `<worksheet xmlns="${ROOT}/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`,
  );
  return zipSync(parts);
}
