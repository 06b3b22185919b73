import { strToU8 } from 'fflate';
import { listSheets, type NamedSheet } from './check-workbook.ts';
import { partText, type WorkbookParts } from './unpack-workbook.ts';

const WORKBOOK = 'xl/workbook.xml';

/**
 * What programs write that a reader of tables stumbles over, as Excel's own files do: charts that are sheets, pictures in
 * cells, names of parts in other letters. What is left is checked and read.
 */
export function tidyWorkbook(parts: WorkbookParts): WorkbookParts {
  return withoutPictures(withoutCharts(withNames(parts)));
}

/** Some programs write `xl\styles.xml` or `xl/SharedStrings.xml`; the workbook then asks for `xl/sharedStrings.xml`. */
function withNames(parts: WorkbookParts): WorkbookParts {
  const slashed = Object.entries(parts).map(([name, part]) => [name.replaceAll('\\', '/'), part] as const);
  const named = Object.fromEntries(slashed);
  const byLowerCase = new Map(slashed.map(([name]) => [name.toLowerCase(), name]));
  const asked = [...partText(named, 'xl/_rels/workbook.xml.rels').matchAll(/\bTarget="([^"<>]*)"/gu)].map(
    ([, target = '']) => (target.startsWith('/') ? target.slice(1) : `xl/${target}`),
  );
  for (const name of asked) {
    const own = byLowerCase.get(name.toLowerCase());
    const part = own === undefined || own === name ? undefined : named[own];
    if (part === undefined || own === undefined) continue;
    named[name] = part;
    delete named[own];
  }
  return named;
}

/** A chart can be a sheet of its own, which has no cells. */
function withoutCharts(parts: WorkbookParts): WorkbookParts {
  const charts = listSheets(parts).filter(({ part }) => /^xl\/(?:chart|dialog)sheets\//u.test(part));
  if (charts.length === 0) return parts;
  const names = new Set(charts.map(({ id }: NamedSheet) => id));
  const text = partText(parts, WORKBOOK).replaceAll(/<sheet\b[^<>]*>/gu, (tag) =>
    names.has(/\sr:id\s*=\s*"([^"]*)"/u.exec(tag)?.[1] ?? '') ? '' : tag,
  );
  return { ...parts, [WORKBOOK]: strToU8(text) };
}

const STRUCTURES = 'xl/richData/rdrichvaluestructure.xml';

/** A picture that is placed in a cell stands there as the error `#VALUE!`, for programs that cannot show it. */
function withoutPictures(parts: WorkbookParts): WorkbookParts {
  const kinds = [...partText(parts, STRUCTURES).matchAll(/<s\s[^<>]*\bt="([^"]*)"/gu)].map(([, kind]) => kind);
  if (kinds.length === 0 || kinds.some((kind) => kind !== '_localImage')) return parts;
  const sheets = listSheets(parts).filter(({ part }) => parts[part] !== undefined);
  const tidied = sheets.map(({ part }) => [part, strToU8(withoutErrors(partText(parts, part)))]);
  return { ...parts, ...Object.fromEntries(tidied) };
}

/** Of values that are more than the cell says; a formula's error is its own. */
function withoutErrors(xml: string): string {
  return xml.replaceAll(/<c\s([^<>]*)><v>#VALUE!<\/v><\/c>/gu, (cell, attributes: string) =>
    /\bvm="\d+"/u.test(attributes) && /\bt="e"/u.test(attributes) ? '' : cell,
  );
}
