import { parse } from 'csv-parse/sync';
import { done, type Result, refuse } from '../core/result.ts';
import { MOST_ROWS } from './check-extent.ts';
import { decodeText } from './decode-text.ts';
import { unguardFormula } from './guard-formula.ts';
import type { Sheet, SheetCell, SheetProblem } from './sheet.ts';

/** Between cells: a comma, or what Excel writes where the comma is the decimal point. */
const DELIMITERS = [',', ';', '\t'] as const;

/** Unit: characters, by which the delimiter is told. */
const TELLING = 200_000;

/** One sheet, named as the file. Everything is text: what it means is decided by whoever asked. */
export function readCsv(name: string, bytes: Uint8Array): Result<readonly Sheet[], SheetProblem> {
  const text = decodeText(bytes);
  const delimiter = findDelimiter(text);
  try {
    const records: string[][] = parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
      to: MOST_ROWS + 1,
    });
    return done([{ name: name.replace(/\.[^.]*$/u, ''), rows: trimEnd(records.map(toRow)) }]);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return refuse({ sheet: undefined, cell: undefined, words: `The file is no CSV that can be read: ${found}` });
  }
}

/** The one that parts the most lines in the same way, outside quotes: words hold commas, but not as many in each line. */
function findDelimiter(text: string): string {
  const lines = text
    .slice(0, TELLING)
    .replace(/"(?:[^"]|"")*"/gu, '')
    .split(/\r\n?|\n/u);
  const counted = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0);
    const alike = [...Map.groupBy(counts, (count) => count).values()].map(({ length }) => length);
    const total = counts.reduce((sum, count) => sum + count, 0);
    return { delimiter, alike: Math.max(0, ...alike), total };
  });
  const [best] = counted.toSorted((one, other) => other.alike - one.alike || other.total - one.total);
  return best?.delimiter ?? ',';
}

function toRow(values: readonly string[]): readonly SheetCell[] {
  const cells = values.map(
    (text): SheetCell => (text.trim() === '' ? { kind: 'empty' } : { kind: 'text', text: unguardFormula(text) }),
  );
  return cells.slice(0, cells.findLastIndex(({ kind }) => kind !== 'empty') + 1);
}

function trimEnd(rows: readonly (readonly SheetCell[])[]): readonly (readonly SheetCell[])[] {
  return rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1);
}
