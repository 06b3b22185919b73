/* What the workbook's library cannot say: hidden columns and sheets, heights that are no more than a beginning, and lists to choose from. */

/** A cell in which one of a few values is chosen. */
export interface CellList {
  /** `K2` */
  readonly cell: string;
  /** Where the values stand: `Lists!$A$2:$A$6`. */
  readonly source: string;
  /** What is said to whoever types something else. */
  readonly advice: string;
}

export interface Dress {
  /** In points, row by row. */
  readonly heights: readonly number[];
  /** Counted from 0. */
  readonly hiddenColumns?: readonly number[];
  readonly lists?: readonly CellList[];
  readonly isHidden?: boolean;
}

/** @param name of a part of the workbook, such as `xl/worksheets/sheet1.xml`: the sheets are numbered as they were given. */
export function dressPart(name: string, xml: string, sheets: readonly Dress[]): string {
  if (name === 'xl/workbook.xml') return hideSheets(xml, sheets);
  const number = /^xl\/worksheets\/sheet(\d+)\.xml$/u.exec(name)?.[1];
  const sheet = number === undefined ? undefined : sheets[Number(number) - 1];
  return sheet === undefined ? xml : addLists(setHeights(hideColumns(xml, sheet), sheet), sheet);
}

function hideSheets(xml: string, sheets: readonly Dress[]): string {
  let index = -1;
  return xml.replace(/<sheet\b/gu, (tag) => {
    index += 1;
    return sheets[index]?.isHidden === true ? `${tag} state="hidden"` : tag;
  });
}

function hideColumns(xml: string, { hiddenColumns = [] }: Dress): string {
  return xml.replace(/<col min="(\d+)"/gu, (tag, number) =>
    hiddenColumns.includes(Number(number) - 1) ? `${tag} hidden="1"` : tag,
  );
}

/** Without `customHeight`, so that a row grows with what is typed into it. LibreOffice does not fit the rows by itself. */
function setHeights(xml: string, { heights }: Dress): string {
  return xml.replace(/<row r="(\d+)"/gu, (tag, number) => {
    const height = heights[Number(number) - 1];
    return height === undefined ? tag : `${tag} ht="${height}"`;
  });
}

/** Straight after the cells: the order of the elements is prescribed (ECMA-376, 18.3.1.99). */
function addLists(xml: string, { lists = [] }: Dress): string {
  if (lists.length === 0) return xml;
  const each = lists.map(
    ({ cell, source, advice }) =>
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" error="${escapeXml(advice)}" sqref="${cell}">` +
      `<formula1>${escapeXml(source)}</formula1></dataValidation>`,
  );
  const all = `<dataValidations count="${each.length}">${each.join('')}</dataValidations>`;
  return xml.replace('</sheetData>', () => `</sheetData>${all}`);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
