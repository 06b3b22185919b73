import { type Shape, writeLabel } from './plan-columns.ts';
import { type Place, type PlanFileProblem, problemAt } from './plan-file-problem.ts';
import type { Tree, TreeField } from './plan-file-tree.ts';

/** A cell, and what it says by its column or its row. */
export interface GivenCell {
  readonly path: readonly string[];
  readonly place: Place;
  readonly keyPlace: Place;
  /** Empty where nothing stands there. */
  readonly text: string;
}

interface Below {
  readonly shape: Shape | undefined;
  readonly problems: PlanFileProblem[];
}

/** Undefined where all cells are empty. */
export function buildSheetTree(given: readonly GivenCell[], { shape, problems }: Below): Tree | undefined {
  const filled = given.filter(({ text }) => text !== '');
  const [first] = filled;
  if (first === undefined) return undefined;
  const own = filled.find(({ path }) => path.length === 0);
  const deeper = filled.find(({ path }) => path.length > 0);
  if (own !== undefined && deeper === undefined) return textTree(own, shape);
  if (own !== undefined && deeper !== undefined) {
    const found = { given: own.text, wrong: `stands beside ${writeLabel(deeper.path)}`, accepted: 'one of both' };
    problems.push(problemAt(own.place, deeper.path.join(' › '), found));
  }
  return buildGroup(given, { shape, problems });
}

function textTree({ text, place }: GivenCell, shape: Shape | undefined): Tree {
  if (shape?.kind !== 'texts') return { place, content: { kind: 'text', text } };
  const parts = text.split(/[,;\n]/u).map((part) => part.trim());
  const items = parts
    .filter((part) => part !== '')
    .map((part): Tree => ({ place, content: { kind: 'text', text: part } }));
  return { place, content: { kind: 'list', items } };
}

function buildGroup(given: readonly GivenCell[], { shape, problems }: Below): Tree {
  const keys = [...new Set(given.flatMap(({ path }) => path[0] ?? []))];
  const fields = new Map<string, TreeField>();
  for (const key of keys) {
    const inner = given.filter(({ path }) => path[0] === key).map((cell) => ({ ...cell, path: cell.path.slice(1) }));
    const value = buildSheetTree(inner, { shape: shapeBelow(shape, key), problems });
    const [head] = inner;
    if (head !== undefined) fields.set(key, { keyPlace: head.keyPlace, value });
  }
  const place = (given.find(({ text }) => text !== '') ?? given[0])?.place ?? { line: 1, column: 1 };
  if (shape?.kind !== 'entries') return { place, content: { kind: 'group', fields, repeated: [] } };
  const items = [...fields.values()].flatMap(({ value }) => value ?? []);
  return { place, content: { kind: 'list', items } };
}

function shapeBelow(shape: Shape | undefined, key: string): Shape | undefined {
  if (shape?.kind === 'entries') return shape.entry;
  return shape?.kind === 'group' ? shape.fields.get(key) : undefined;
}
