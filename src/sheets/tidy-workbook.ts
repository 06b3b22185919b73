import { strToU8 } from 'fflate';
import { listSheets, type NamedSheet } from './check-workbook.ts';
import { partText, type WorkbookParts } from './unpack-workbook.ts';

const WORKBOOK = 'xl/workbook.xml';

/**
 * What programs write that a reader of tables stumbles over, as Excel's own files do: charts that are sheets, pictures in
 * cells, names of parts in other letters, text in CDATA. What is left is checked and read.
 */
export function tidyWorkbook(parts: WorkbookParts): WorkbookParts {
  return withoutPictures(withoutCharts(withPlainText(withNames(parts))));
}

/** Text in CDATA is read as none, and `date1904="true"`, as LibreOffice writes it, as no. Days would be four years early. */
function withPlainText(parts: WorkbookParts): WorkbookParts {
  const plain = Object.keys(parts)
    .filter((name) => /^xl\/(?:sharedStrings|worksheets\/[^/]*)\.xml$/iu.test(name))
    .flatMap((name) => {
      const text = partText(parts, name);
      return text.includes(CDATA) ? [[name, strToU8(withoutCdata(text))] as const] : [];
    });
  const workbook = partText(parts, WORKBOOK).replace(/(<workbookPr\b[^<>]*\bdate1904=")true"/u, '$11"');
  return { ...parts, ...Object.fromEntries(plain), [WORKBOOK]: strToU8(workbook) };
}

const CDATA = '<![CDATA[';
const CDATA_END = ']]>';

function withoutCdata(text: string): string {
  const [before = '', ...pieces] = text.split(CDATA);
  return (
    before +
    pieces
      .map((piece) => {
        const end = piece.indexOf(CDATA_END);
        if (end < 0) return CDATA + piece;
        const letters = piece.slice(0, end).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        return letters + piece.slice(end + CDATA_END.length);
      })
      .join('')
  );
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
