import { type GroupShape, planShape } from './plan-columns.ts';

/** A sheet with one setting in each row: setting, value, what would be accepted. */
export interface SettingsLayout {
  readonly kind: 'settings';
  readonly name: string;
  /** Where in the plan file its settings stand: at the top, or below this key. */
  readonly key: string | undefined;
  readonly group: GroupShape;
}

/** A sheet with one entry in each row. */
export interface TableLayout {
  readonly kind: 'table';
  readonly name: string;
  /** `areas` */
  readonly key: string;
  /** `milestones`, where its entries stand below those of `key`, which a first column names. */
  readonly below: string | undefined;
  readonly group: GroupShape;
}

export type SheetLayout = SettingsLayout | TableLayout;

export const SETTINGS_SHEET = 'Council and directorate';
/** Its texts are long: they have a sheet of their own. */
const TEXTS = 'section texts';
/** Names the area in which an entry stands. */
export const AREA_COLUMN = 'area';
/** By what an area is named there. */
export const AREA_NAME = 'name';

/** In the workbook's order, without the first sheet, which explains the others. */
export function planSheetLayout(): readonly SheetLayout[] {
  const fields = [...planShape().fields];
  const settings = fields.filter(([key, shape]) => shape.kind !== 'entries' && key !== TEXTS);
  const tables = fields.flatMap(([key, shape]) => (shape.kind === 'entries' ? tablesOf(key, shape.entry) : []));
  const texts = fields.flatMap(([key, shape]): readonly SheetLayout[] =>
    key === TEXTS && shape.kind === 'group' ? [{ kind: 'settings', name: titleOf(key), key, group: shape }] : [],
  );
  const group: GroupShape = { kind: 'group', fields: new Map(settings), orText: undefined };
  return [{ kind: 'settings', name: SETTINGS_SHEET, key: undefined, group }, ...tables, ...texts];
}

function tablesOf(key: string, group: GroupShape): readonly TableLayout[] {
  const below = [...group.fields].flatMap(([inner, shape]): readonly TableLayout[] =>
    shape.kind === 'entries' ? [{ kind: 'table', name: titleOf(inner), key, below: inner, group: shape.entry }] : [],
  );
  return [{ kind: 'table', name: titleOf(key), key, below: undefined, group }, ...below];
}

function titleOf(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}
