import { nearest } from './nearest.ts';
import { columnsOf, type GroupShape, readLabel, writeLabel } from './plan-columns.ts';
import { type Place, type PlanFileProblem, problemAt } from './plan-file-problem.ts';
import type { Tree } from './plan-file-tree.ts';
import { buildSheetTree, type GivenCell } from './plan-sheet-cells.ts';
import { AREA_COLUMN, type SettingsLayout, type TableLayout } from './plan-sheet-layout.ts';

export interface PlanCell {
  /** Empty where nothing stands there. */
  readonly text: string;
  /** A day as the spreadsheet program understands days, and no text. */
  readonly isDay: boolean;
  /** A number, and no text. */
  readonly isNumber?: boolean;
}

/** A sheet as it was read. */
export interface PlanSheet {
  readonly name: string;
  readonly rows: readonly (readonly PlanCell[])[];
}

export interface SheetSource {
  readonly sheet: PlanSheet;
  /** Which of the workbook's sheets it is, from 0. */
  readonly index: number;
  readonly problems: PlanFileProblem[];
}

export interface TableRow {
  readonly tree: Tree;
  readonly area: { readonly text: string; readonly place: Place };
}

export function placeIn({ sheet, index }: Pick<SheetSource, 'sheet' | 'index'>, line: number, column: number): Place {
  return { line, column, sheet: { name: sheet.name, index } };
}

/** One setting in each row below the header; what stands further right explains. */
export function readSettings({ group }: SettingsLayout, source: SheetSource): Tree | undefined {
  const given: GivenCell[] = [];
  const seen = new Map<string, number>();
  for (const [index, row] of source.sheet.rows.entries()) {
    const label = textIn(row, 0);
    if (index === 0 || label === '') continue;
    const [place, keyPlace] = [placeIn(source, index + 1, 2), placeIn(source, index + 1, 1)];
    const path = readLabel(label);
    const first = seen.get(writeLabel(path));
    if (first !== undefined) {
      const accepted = `it once; it stands in row ${first} already`;
      source.problems.push(problemAt(keyPlace, label, { given: label, wrong: 'is given twice', accepted }));
      continue;
    }
    seen.set(writeLabel(path), index + 1);
    given.push({ path, place, keyPlace, text: textIn(row, 1) });
  }
  return buildSheetTree(given, { shape: group, problems: source.problems });
}

/** One entry in each row below the header; rows in which nothing stands are passed over. */
export function readTable({ group, below }: TableLayout, source: SheetSource): readonly TableRow[] {
  const [header = [], ...rows] = source.sheet.rows;
  const columns = readHeader(header, { group, hasArea: below !== undefined, source });
  const areaColumn = header.findIndex(({ text }) => readLabel(text).join() === AREA_COLUMN);
  return rows.flatMap((row, index) => {
    const line = index + 2;
    const given = columns.map(({ path, at }): GivenCell => {
      const place = placeIn(source, line, at + 1);
      return { path, place, keyPlace: place, text: readCell(row[at], { path, place, problems: source.problems }) };
    });
    const tree = buildSheetTree(given, { shape: group, problems: source.problems });
    const area = { text: textIn(row, areaColumn), place: placeIn(source, line, Math.max(areaColumn, 0) + 1) };
    return tree === undefined ? [] : [{ tree, area }];
  });
}

interface HeaderRules {
  readonly group: GroupShape;
  readonly hasArea: boolean;
  readonly source: SheetSource;
}

function readHeader(header: readonly PlanCell[], { group, hasArea, source }: HeaderRules) {
  const known = columnsOf(group).map(({ path }) => writeLabel(path));
  const all = hasArea ? [AREA_COLUMN, ...known] : known;
  const seen = new Set<string>();
  return header.flatMap(({ text }, at) => {
    if (text.trim() === '') return [];
    const path = readLabel(text);
    const label = writeLabel(path);
    const wrong = wrongWithLabel(label, { all, seen });
    if (wrong !== undefined) {
      const meant = nearest(label, all);
      const others = `one of ${all.join(', ')}`;
      const accepted = meant === undefined || meant === label ? others : `"${meant}", or ${others}`;
      source.problems.push(problemAt(placeIn(source, 1, at + 1), 'column', { given: text, wrong, accepted }));
      return [];
    }
    seen.add(label);
    return hasArea && label === AREA_COLUMN ? [] : [{ path, at }];
  });
}

function wrongWithLabel(
  label: string,
  { all, seen }: { readonly all: readonly string[]; readonly seen: ReadonlySet<string> },
): string | undefined {
  if (!all.includes(label)) return 'is not known here';
  return seen.has(label) ? 'is given twice' : undefined;
}

function readCell(
  cell: PlanCell | undefined,
  { path, place, problems }: Pick<GivenCell, 'path' | 'place'> & Pick<SheetSource, 'problems'>,
): string {
  const text = clean(cell);
  // "March 2027", typed into a spreadsheet, becomes the first of March; as a due date it means the last.
  if (cell?.isDay === true && writeLabel(path) === 'due' && text.endsWith('-01')) {
    const accepted = `the month's last day, or, for this very day, the text '${text} with the apostrophe in front`;
    const wrong = 'is what a spreadsheet makes of a month, too';
    problems.push(problemAt(place, 'due', { given: text, wrong, accepted }));
  }
  if (cell?.isNumber === true && writeLabel(path) === 'ref') {
    const accepted = `the ref as text, with an apostrophe in front: '${text}, or '00${text} where zeros stand in front`;
    problems.push(
      problemAt(place, 'ref', { given: text, wrong: 'is a number, which loses the zeros in front of it', accepted }),
    );
  }
  return text;
}

function textIn(row: readonly PlanCell[], at: number): string {
  return clean(row[at]);
}

function clean(cell: PlanCell | undefined): string {
  return (cell?.text ?? '').replace(/\r\n?/gu, '\n').trim();
}
