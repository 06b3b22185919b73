import { done, type Result, refuse } from '../result.ts';
import { nearest } from './nearest.ts';
import { type Place, type PlanFileProblem, problemAt } from './plan-file-problem.ts';
import type { ReadTree, Tree, TreeField } from './plan-file-tree.ts';
import { AREA_NAME, planSheetLayout, SETTINGS_SHEET, type TableLayout } from './plan-sheet-layout.ts';
import { type PlanSheet, placeIn, readSettings, readTable, type TableRow } from './plan-sheet-rows.ts';

type Fields = Map<string, TreeField>;

/**
 * A workbook as the tree that a YAML file has, each value with its cell. A workbook without one of its sheets is refused:
 * a sheet that somebody deleted must not read as a plan without risks.
 */
export function planSheetsToTree(sheets: readonly PlanSheet[]): Result<ReadTree, readonly PlanFileProblem[]> {
  const problems: PlanFileProblem[] = [];
  const fields: Fields = new Map();
  for (const layout of planSheetLayout()) {
    const index = sheets.findIndex(({ name }) => isSame(name, layout.name));
    const sheet = sheets[index];
    if (sheet === undefined) {
      problems.push(problemOfMissingSheet(layout.name, sheets.length));
      continue;
    }
    const from = { sheet, index, problems };
    if (layout.kind === 'settings') addSettings(fields, { key: layout.key, tree: readSettings(layout, from) });
    else addTable(fields, { layout, place: placeIn(from, 1, 1), rows: readTable(layout, from), problems });
  }
  if (problems.some(({ wrong }) => wrong === NOT_THERE)) return refuse(problems);
  const place = { line: 1, column: 1, sheet: { name: SETTINGS_SHEET, index: 0 } };
  return done({ tree: { place, content: { kind: 'group', fields, repeated: [] } }, problems });
}

/** Whether a plan stands in a sheet of this name; others may be beside it. */
export function isPlanSheet(name: string): boolean {
  return planSheetLayout().some((layout) => isSame(name, layout.name));
}

const NOT_THERE = 'is not in the workbook';

function problemOfMissingSheet(name: string, index: number): PlanFileProblem {
  const accepted = 'a workbook that "ragtime plan sheet" wrote, with all of its sheets';
  const place = { line: 1, column: 1, sheet: { name, index } };
  return problemAt(place, 'sheet', { given: name, wrong: NOT_THERE, accepted });
}

function addSettings(fields: Fields, { key, tree }: { key: string | undefined; tree: Tree | undefined }): void {
  if (tree === undefined) return;
  if (key !== undefined) fields.set(key, { keyPlace: tree.place, value: tree });
  else if (tree.content.kind === 'group') for (const [name, field] of tree.content.fields) fields.set(name, field);
}

interface Table {
  readonly layout: TableLayout;
  readonly place: Place;
  readonly rows: readonly TableRow[];
  readonly problems: PlanFileProblem[];
}

function addTable(fields: Fields, table: Table): void {
  const { layout, place, rows } = table;
  if (layout.below !== undefined) {
    for (const row of rows) addBelowArea(fields, { table, row, below: layout.below });
    return;
  }
  const items = rows.map(({ tree }) => tree);
  fields.set(layout.key, { keyPlace: place, value: listTree(place, items) });
}

/** Areas were read before. An entry of an area that is not there is a problem, never an area more. */
function addBelowArea(
  fields: Fields,
  { table, row, below }: { readonly table: Table; readonly row: TableRow; readonly below: string },
): void {
  const areas = fields.get(table.layout.key);
  const items = itemsOf(areas?.value);
  const at = items.findIndex((item) => isSame(nameOf(item) ?? '', row.area.text));
  const area = items[at];
  if (areas?.value === undefined || area === undefined || area.content.kind !== 'group') {
    table.problems.push(
      problemOfArea(
        row,
        items.flatMap((item) => nameOf(item) ?? []),
      ),
    );
    return;
  }
  const entries = [...itemsOf(area.content.fields.get(below)?.value), row.tree];
  const list: TreeField = { keyPlace: table.place, value: listTree(table.place, entries) };
  const grown: Tree = {
    ...area,
    content: { ...area.content, fields: new Map([...area.content.fields, [below, list]]) },
  };
  fields.set(table.layout.key, { ...areas, value: listTree(areas.value.place, items.with(at, grown)) });
}

function itemsOf(tree: Tree | undefined): readonly Tree[] {
  return tree?.content.kind === 'list' ? tree.content.items : [];
}

function listTree(place: Place, items: readonly Tree[]): Tree {
  return { place, content: { kind: 'list', items } };
}

function problemOfArea({ area }: TableRow, names: readonly string[]): PlanFileProblem {
  const meant = nearest(area.text, names);
  const all = `the name of an area in the sheet Areas: ${names.map((name) => `"${name}"`).join(', ') || 'none stands there yet'}`;
  const accepted = meant === undefined || area.text === '' ? all : `"${meant}", or ${all}`;
  return problemAt(area.place, 'area', {
    given: area.text === '' ? undefined : area.text,
    wrong: area.text === '' ? 'is missing' : 'is no area of this workbook',
    accepted,
  });
}

function nameOf(area: Tree): string | undefined {
  const name = area.content.kind === 'group' ? area.content.fields.get(AREA_NAME)?.value : undefined;
  return name?.content.kind === 'text' ? name.content.text : undefined;
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
