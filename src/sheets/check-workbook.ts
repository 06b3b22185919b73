import type { SheetProblem } from './sheet.ts';
import { partText, type WorkbookParts } from './unpack-workbook.ts';

/** A table that people fill in has no more. */
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 500;

/** A sheet as the workbook names it. */
export interface NamedSheet {
  readonly name: string;
  /** `xl/worksheets/sheet1.xml` */
  readonly part: string;
  readonly isHidden: boolean;
}

/** What a workbook must not hold: what runs, what lies elsewhere, and cells of which nobody can say what they are. */
export function findWorkbookProblem(parts: WorkbookParts): SheetProblem | undefined {
  const names = Object.keys(parts);
  if (names.some((name) => /vbaProject/iu.test(name)))
    return whole('The workbook holds macros. Save it as .xlsx, without them.');
  if (names.some((name) => name.startsWith('xl/externalLinks/'))) {
    return whole(
      'The workbook takes values from other files. Put the values themselves into it ("Break links" in Excel).',
    );
  }
  if (names.some((name) => name.endsWith('.xml') && /<!(?:DOCTYPE|ENTITY)/u.test(partText(parts, name)))) {
    return whole(
      'The workbook was not written by a spreadsheet program. One that Excel or LibreOffice saved would be accepted.',
    );
  }
  for (const sheet of listSheets(parts)) {
    const found = sheet.isHidden ? undefined : findCellProblem(sheet, partText(parts, sheet.part));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** In the workbook's order. */
export function listSheets(parts: WorkbookParts): readonly NamedSheet[] {
  const targets = new Map(
    [...partText(parts, 'xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b([^>]*)>/gu)].map(([, tag = '']) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  );
  return [...partText(parts, 'xl/workbook.xml').matchAll(/<sheet\b([^>]*)>/gu)].map(([, tag = '']) => {
    const target = targets.get(attribute(tag, 'r:id')) ?? '';
    return {
      name: decode(attribute(tag, 'name')),
      part: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
      isHidden: /^(?:very)?hidden$/iu.test(attribute(tag, 'state')),
    };
  });
}

function findCellProblem({ name }: NamedSheet, xml: string): SheetProblem | undefined {
  for (const [, tag = '', inner = ''] of xml.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/gu)) {
    const cell = attribute(tag, 'r');
    const words = whyRefused({ cell, type: attribute(tag, 't'), inner });
    if (words !== undefined) return { sheet: name, cell, words };
  }
  return undefined;
}

interface Cell {
  readonly cell: string;
  readonly type: string;
  readonly inner: string;
}

function whyRefused({ cell, type, inner }: Cell): string | undefined {
  const [, letters = 'A', row = '1'] = /^([A-Z]{1,3})(\d{1,7})$/u.exec(cell) ?? [];
  if (Number(row) > MOST_ROWS || columnNumber(letters) > MOST_COLUMNS) {
    return `There is something in ${cell}. At most ${MOST_ROWS} rows and ${MOST_COLUMNS} columns would be accepted; delete the rows and columns beyond the table.`;
  }
  if (type === 'e')
    return `${cell} holds the error ${/<v>([^<]*)<\/v>/u.exec(inner)?.[1] ?? ''}. A value would be accepted.`;
  if (/<f\b/u.test(inner) && !/<v\b/u.test(inner)) {
    return `${cell} holds a formula without its result. Open the file in Excel or LibreOffice, save it, and hand it in again.`;
  }
  return undefined;
}

/** `A` is 1, `AA` is 27. */
function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

function attribute(tag: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}\\s*=\\s*"([^"]*)"`, 'u').exec(tag)?.[1] ?? '';
}

function decode(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

function whole(words: string): SheetProblem {
  return { sheet: undefined, cell: undefined, words };
}
