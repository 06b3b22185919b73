import { findPlaceProblem, findValueProblem, NOT_SAVED } from './check-cells.ts';
import { isOrderly } from './scan-tags.ts';
import { everySheet, type SheetFilter, type SheetProblem } from './sheet.ts';
import { partText, type WorkbookParts } from './unpack-workbook.ts';

/** A sheet as the workbook names it. */
export interface NamedSheet {
  /** By which the workbook's list of parts names it: `rId1`. */
  readonly id: string;
  readonly name: string;
  /** `xl/worksheets/sheet1.xml` */
  readonly part: string;
  readonly isHidden: boolean;
}

/**
 * What a workbook must not hold: what runs, what lies elsewhere, and, in sheets that somebody reads, cells of which nobody
 * can say what they are.
 */
export function findWorkbookProblem(parts: WorkbookParts, isRead: SheetFilter = everySheet): SheetProblem | undefined {
  const names = Object.keys(parts);
  if (names.some((name) => /vbaProject/iu.test(name)))
    return whole('The workbook holds macros. Save it as .xlsx, without them.');
  if (names.some((name) => name.startsWith('xl/externalLinks/'))) {
    return whole(
      'The workbook takes values from other files. Put the values themselves into it ("Break links" in Excel).',
    );
  }
  const texts = names.filter((name) => /\.(?:xml|rels)$/iu.test(name));
  if (texts.some((name) => /<!(?:DOCTYPE|ENTITY)/iu.test(partText(parts, name)))) return whole(NOT_SAVED);
  if (!texts.every((name) => isOrderly(partText(parts, name)))) return whole(NOT_SAVED);
  return findSheetProblem(parts, { texts, isRead });
}

/** Looks at every part that could be a sheet, whether or not the workbook names it: its reader may see it otherwise. */
function findSheetProblem(
  parts: WorkbookParts,
  { texts, isRead }: { readonly texts: readonly string[]; readonly isRead: SheetFilter },
): SheetProblem | undefined {
  const sheets = listSheets(parts);
  const others = texts.filter((text) => !sheets.some(({ part }) => part === text));
  const all = [...sheets, ...others.map((part) => ({ name: undefined, part, isHidden: false }))];
  for (const { name, part, isHidden } of all) {
    const xml = partText(parts, part);
    if (!/sheetData/u.test(xml)) continue;
    const isPassedOver = isHidden || (name !== undefined && !isRead(name));
    const found = findPlaceProblem(xml) ?? (isPassedOver ? undefined : findValueProblem(xml));
    if (found !== undefined) return { sheet: name, ...found };
  }
  return undefined;
}

/** In the workbook's order. */
export function listSheets(parts: WorkbookParts): readonly NamedSheet[] {
  const targets = new Map(
    [...partText(parts, 'xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b([^<>]*)>/gu)].map(([, tag = '']) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  );
  return [...partText(parts, 'xl/workbook.xml').matchAll(/<sheet\b([^<>]*)>/gu)].map(([, tag = '']) => {
    const id = attribute(tag, 'r:id');
    const target = targets.get(id) ?? '';
    return {
      id,
      name: decode(attribute(tag, 'name')),
      part: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
      isHidden: /^(?:very)?hidden$/iu.test(attribute(tag, 'state')),
    };
  });
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
