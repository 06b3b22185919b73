import { strToU8, zipSync } from 'fflate';

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
