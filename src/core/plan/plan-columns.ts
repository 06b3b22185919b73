import * as z from 'zod';
import { planFileSchema } from './plan-file-schema.ts';

/** What a plan file holds, as a workbook lays it out: read off the schema, so that a new key has its column by itself. */
export type Shape =
  | { readonly kind: 'text'; readonly hint: string }
  /** Several in one cell, with commas between them. */
  | { readonly kind: 'texts'; readonly hint: string }
  | { readonly kind: 'entries'; readonly entry: GroupShape }
  | GroupShape;

export interface GroupShape {
  readonly kind: 'group';
  readonly fields: ReadonlyMap<string, Shape>;
  /** What else may stand there instead of the group, such as "to be confirmed" for a target. */
  readonly orText: string | undefined;
}

export interface Column {
  readonly path: readonly string[];
  /** What would be accepted, for whoever fills it in. */
  readonly hint: string;
}

/** `target: q1` */
const SEPARATOR = ': ';
const LAST_COLUMNS = ['new', 'id'];

export function writeLabel(path: readonly string[]): string {
  return path.join(SEPARATOR);
}

export function readLabel(label: string): readonly string[] {
  return label
    .trim()
    .toLowerCase()
    .split(/\s*:\s*/u);
}

/** One for each text of an entry; what Ragtime gave it comes last. */
export function columnsOf(group: GroupShape): readonly Column[] {
  const columns = [...group.fields].flatMap(([key, shape]) => columnsBelow(shape, [key]));
  const rank = ({ path }: Column) => LAST_COLUMNS.indexOf(path.join());
  return columns.toSorted((one, other) => rank(one) - rank(other));
}

function columnsBelow(shape: Shape, path: readonly string[]): readonly Column[] {
  switch (shape.kind) {
    case 'text':
    case 'texts':
      return [{ path, hint: shape.hint }];
    case 'entries':
      return [];
    case 'group': {
      const own = shape.orText === undefined ? [] : [{ path, hint: shape.orText }];
      return [...own, ...[...shape.fields].flatMap(([key, below]) => columnsBelow(below, [...path, key]))];
    }
  }
}

/** The whole plan file. */
export function planShape(): GroupShape {
  const shape = shapeOf(planFileSchema);
  if (shape.kind !== 'group') throw new Error('A plan file is a group.');
  return shape;
}

function shapeOf(schema: unknown): Shape {
  if (schema instanceof z.ZodOptional) return shapeOf(schema.unwrap());
  if (schema instanceof z.ZodArray) return shapeOfList(schema);
  if (schema instanceof z.ZodUnion) return shapeOfEither(schema);
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape).map(([key, below]) => [key, shapeOf(below)] as const);
    return { kind: 'group', fields: new Map(fields), orText: undefined };
  }
  return { kind: 'text', hint: schema instanceof z.ZodType ? (schema.description ?? '') : '' };
}

function shapeOfList(schema: z.ZodArray): Shape {
  const entry = shapeOf(schema.element);
  if (entry.kind === 'group') return { kind: 'entries', entry };
  const hint = entry.kind === 'text' ? entry.hint : '';
  return { kind: 'texts', hint: `${hint} Several with commas between them.`.trim() };
}

function shapeOfEither(schema: z.ZodUnion): Shape {
  const options = schema.options.map(shapeOf);
  const text = options.find((option) => option.kind === 'text');
  const group = options.find((option) => option.kind === 'group');
  return group === undefined ? { kind: 'text', hint: text?.hint ?? '' } : { ...group, orText: text?.hint };
}
