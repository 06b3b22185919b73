import { columnsOf, type Shape, writeLabel } from './plan-columns.ts';
import { AREA_COLUMN, AREA_NAME, planSheetLayout, type SettingsLayout, type TableLayout } from './plan-sheet-layout.ts';
import { type ExportedPlan, planToFile } from './write-plan-file.ts';

type Written = string | number | undefined;

/** A sheet of the plan's workbook, its header first. */
export interface WrittenPlanSheet {
  readonly name: string;
  readonly rows: readonly (readonly Written[])[];
  /** Unit: characters, column by column. */
  readonly widths: readonly number[];
}

const SETTING_WIDTHS = [44, 60, 60];
const LONG = new Set(['words', 'controls', 'title', 'name', AREA_COLUMN]);
const [LONG_WIDTH, SHORT_WIDTH] = [50, 16];

/** The plan as sheets with ids. Reading them again changes nothing. */
export function planToSheets(exported: ExportedPlan): readonly WrittenPlanSheet[] {
  const file = planToFile(exported);
  return planSheetLayout().map((layout) =>
    layout.kind === 'settings' ? settingsToSheet(layout, file) : tableToSheet(layout, file),
  );
}

function settingsToSheet({ name, key, group }: SettingsLayout, file: unknown): WrittenPlanSheet {
  const given = key === undefined ? file : valueAt(file, [key]);
  const rows = settingRows(group, { value: given, path: [] });
  return { name, rows: [['setting', 'value', 'what fits here'], ...rows], widths: SETTING_WIDTHS };
}

function settingRows(
  shape: Shape,
  { value, path }: { readonly value: unknown; readonly path: readonly string[] },
): readonly (readonly Written[])[] {
  switch (shape.kind) {
    case 'text':
    case 'texts':
      return [[writeLabel(path), toCell(value), shape.hint]];
    case 'group': {
      const own = shape.orText === undefined ? [] : [[writeLabel(path), toCell(value), shape.orText]];
      const below = [...shape.fields].flatMap(([key, inner]) =>
        settingRows(inner, { value: valueAt(value, [key]), path: [...path, key] }),
      );
      return [...own, ...below];
    }
    case 'entries': {
      // And room for one more.
      const entries: readonly unknown[] = [...(Array.isArray(value) ? value : []), undefined];
      return entries.flatMap((entry, index) =>
        settingRows(shape.entry, { value: entry, path: [...path, String(index + 1)] }),
      );
    }
  }
}

function tableToSheet({ name, key, below, group }: TableLayout, file: unknown): WrittenPlanSheet {
  const columns = columnsOf(group);
  const labels = columns.map(({ path }) => writeLabel(path));
  const rowOf = (entry: unknown) => columns.map(({ path }) => toCell(valueAt(entry, path)));
  const entries = listAt(file, key);
  const header = below === undefined ? labels : [AREA_COLUMN, ...labels];
  const rows =
    below === undefined
      ? entries.map(rowOf)
      : entries.flatMap((area) =>
          listAt(area, below).map((entry) => [toCell(valueAt(area, [AREA_NAME])), ...rowOf(entry)]),
        );
  return { name, rows: [header, ...rows], widths: header.map((label) => (LONG.has(label) ? LONG_WIDTH : SHORT_WIDTH)) };
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const list = valueAt(value, [key]);
  return Array.isArray(list) ? list : [];
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = new Map<string, unknown>(Object.entries(found)).get(key);
  }
  return found;
}

function toCell(value: unknown): Written {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (value === true) return 'yes';
  return Array.isArray(value) ? value.join(', ') : undefined;
}
