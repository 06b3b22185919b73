import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
} from 'yaml';
import { done, type Result, refuse } from '../result.ts';
import { type Place, type PlanFileProblem, problemAt } from './plan-file-problem.ts';

/** Larger than any council's plan, small enough to be read at once. */
export const LARGEST_PLAN_FILE = 1_000_000;
/** A file may repeat parts with anchors; this many values in the end, so that a few lines cannot swell into millions. */
const MOST_VALUES = 50_000;
const DEEPEST = 20;
/** A file with more mistakes of grammar is none that somebody mends line by line. */
const MOST_STUMBLES = 1_000;

/** A plan file as written: every value is text, and every value knows where it stands. */
export interface Tree {
  readonly place: Place;
  readonly content: TreeContent;
}

type TreeContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Tree[] }
  | {
      readonly kind: 'group';
      readonly fields: ReadonlyMap<string, TreeField>;
      /** Keys that stand there once more; the first one counts. */
      readonly repeated: readonly { readonly key: string; readonly place: Place }[];
    };

export interface TreeField {
  readonly keyPlace: Place;
  /** Undefined when the key stands there with nothing behind it. */
  readonly value: Tree | undefined;
}

/** What could be read, and what is wrong but does not stop the reading: keys that stand twice, or are none. */
export interface ReadTree {
  readonly tree: Tree;
  readonly problems: readonly PlanFileProblem[];
}

/** Reads YAML into a tree. Problems of grammar come all together, and then nothing else is looked at. Never throws. */
export function readPlanFileTree(text: string): Result<ReadTree, readonly PlanFileProblem[]> {
  const start = { line: 1, column: 1 };
  if (text.length > LARGEST_PLAN_FILE) {
    const given = `${text.length} characters`;
    return refuse([
      problemAt(start, 'file', { given, wrong: 'is too much', accepted: 'at most 1,000,000 characters' }),
    ]);
  }
  try {
    return readYaml(text);
  } catch (error) {
    // The parser recurses: brackets nested thousands deep exhaust its stack.
    const given = error instanceof Error ? error.message : String(error);
    const accepted = 'a YAML file like the one in docs/plan-file.md';
    return refuse([problemAt(start, 'file', { given, wrong: 'stopped the reading', accepted })]);
  }
}

function readYaml(text: string): Result<ReadTree, readonly PlanFileProblem[]> {
  const lines = new LineCounter();
  // `failsafe` leaves every value as it was typed: a ref such as 1E5 or 007 stays what it is.
  const document = parseDocument<Node, false>(text, {
    schema: 'failsafe',
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
    // With 'silent' a second document would be passed over without a word.
    logLevel: 'error',
  });
  if (document.errors.length > 0) {
    return refuse(problemsOfGrammar(document.errors, { text, lines }));
  }
  const walk: Walk = { lines, anchors: new Map(), problems: [], values: 0 };
  const tree = document.contents === null ? undefined : buildTree(document.contents, walk, 0);
  if (walk.values > MOST_VALUES) return refuse(walk.problems);
  if (tree?.content.kind === 'group') return done({ tree, problems: walk.problems });
  const place = tree?.place ?? { line: 1, column: 1 };
  const accepted = 'a YAML file like the one in docs/plan-file.md, beginning with "organisation:"';
  return refuse([problemAt(place, 'file', { given: undefined, wrong: 'is not a plan', accepted })]);
}

interface Walk {
  readonly lines: LineCounter;
  readonly anchors: Map<string, Node>;
  readonly problems: PlanFileProblem[];
  values: number;
}

function buildTree(node: Node, walk: Walk, depth: number): Tree | undefined {
  walk.values += 1;
  if (walk.values > MOST_VALUES || depth > DEEPEST) return reportTooMuch(node, walk);
  if (isAlias(node)) {
    const target = walk.anchors.get(node.source);
    return target === undefined ? reportUnknownAlias(node, walk) : buildTree(target, walk, depth + 1);
  }
  if (typeof node.anchor === 'string') walk.anchors.set(node.anchor, node);
  const place = placeOf(node, walk.lines);
  if (isScalar(node)) return buildText(node.value, { isPlain: node.type === 'PLAIN', place });
  if (isSeq(node)) {
    const items = node.items.map((item) => buildItem(item, { walk, depth, place }));
    return { place, content: { kind: 'list', items } };
  }
  return isMap(node) ? buildGroup(node.items, { walk, depth, place }) : undefined;
}

function buildText(value: unknown, { isPlain, place }: { isPlain: boolean; place: Place }): Tree | undefined {
  const text = String(value ?? '').trim();
  if (isPlain && ['', '~', 'null'].includes(text)) return undefined;
  return { place, content: { kind: 'text', text } };
}

function buildItem(item: unknown, from: { walk: Walk; depth: number; place: Place }): Tree {
  const tree = isYamlNode(item) ? buildTree(item, from.walk, from.depth + 1) : undefined;
  const place = isYamlNode(item) ? placeOf(item, from.walk.lines) : from.place;
  return tree ?? { place, content: { kind: 'text', text: '' } };
}

function buildGroup(
  pairs: readonly { readonly key: unknown; readonly value: unknown }[],
  { walk, depth, place }: { walk: Walk; depth: number; place: Place },
): Tree {
  const fields = new Map<string, TreeField>();
  const repeated: { key: string; place: Place }[] = [];
  for (const { key, value } of pairs) {
    const keyPlace = isYamlNode(key) ? placeOf(key, walk.lines) : place;
    const name = isScalar(key) ? String(key.value ?? '').trim() : '';
    if (name === '') {
      const accepted = 'a word with a colon, such as "name:"';
      walk.problems.push(problemAt(keyPlace, 'key', { given: undefined, wrong: 'is not a key', accepted }));
    }
    if (fields.has(name)) repeated.push({ key: name, place: keyPlace });
    const tree = isYamlNode(value) ? buildTree(value, walk, depth + 1) : undefined;
    if (name !== '' && !fields.has(name)) fields.set(name, { keyPlace, value: tree });
  }
  return { place, content: { kind: 'group', fields, repeated } };
}

function reportUnknownAlias(node: Alias, walk: Walk): undefined {
  const accepted = 'an alias whose anchor stands before it, or the text in quotation marks';
  const given = `*${node.source}`;
  walk.problems.push(problemAt(placeOf(node, walk.lines), 'file', { given, wrong: 'refers to nothing', accepted }));
  return undefined;
}

function reportTooMuch(node: Node, walk: Walk): undefined {
  const isFirst = !walk.problems.some((problem) => problem.wrong === 'holds too much');
  const accepted = `at most ${MOST_VALUES} values, groups at most ${DEEPEST} deep, anchors that do not contain themselves`;
  if (isFirst) {
    walk.problems.push(
      problemAt(placeOf(node, walk.lines), 'file', { given: undefined, wrong: 'holds too much', accepted }),
    );
  }
  return undefined;
}

function isYamlNode(value: unknown): value is Node {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
}

function placeOf(node: Node, lines: LineCounter): Place {
  return placeAt(node.range?.[0] ?? 0, lines);
}

function placeAt(offset: number, lines: LineCounter): Place {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function problemsOfGrammar(errors: readonly YAMLError[], { text, lines }: { text: string; lines: LineCounter }) {
  const written = text.split('\n');
  const first = errors.slice(0, MOST_STUMBLES);
  return firstOfEachLine(first.map((error) => problemOfGrammar(error, { written, lines })));
}

function problemOfGrammar(
  error: YAMLError,
  { written, lines }: { written: readonly string[]; lines: LineCounter },
): PlanFileProblem {
  const place = placeAt(error.pos[0], lines);
  const line = written[place.line - 1]?.trim() ?? '';
  const given = line === '' ? undefined : line.slice(0, 80);
  return problemAt(place, 'file', { given, wrong: 'is not YAML', accepted: acceptedGrammar(error) });
}

/** One mistake makes the parser stumble several times; what it says first is nearest to it. */
function firstOfEachLine(problems: readonly PlanFileProblem[]): readonly PlanFileProblem[] {
  const first = new Map<number, PlanFileProblem>();
  for (const problem of problems) if (!first.has(problem.line)) first.set(problem.line, problem);
  return [...first.values()];
}

function acceptedGrammar(error: YAMLError): string {
  if (error.code === 'TAB_AS_INDENT') return 'blanks instead of tabs at the beginning of a line';
  if (error.message.includes('ested mappings are not allowed')) {
    return 'text that contains ": " in quotation marks, and keys of one group at the same depth';
  }
  if (error.code === 'BAD_SCALAR_START') return 'text that begins with a special character in quotation marks';
  if (error.code === 'RESOURCE_EXHAUSTION' || error.message.includes('call stack'))
    return `groups at most ${DEEPEST} deep`;
  if (error.code === 'MULTIPLE_DOCS') return 'one plan per file, without a second "---"';
  if (error.code === 'BAD_ALIAS') return 'an alias whose anchor stands before it, or the text in quotation marks';
  return `a correction of this: ${error.message.replace(/\s+/g, ' ')}`;
}
