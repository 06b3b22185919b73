import { sentencesOf } from '../../publish/first-sentence.ts';
import type { SnapshotFinance, SnapshotFinanceRow } from '../../publish/snapshot-finance.ts';
import { keyWords } from './key-words.ts';
import { plainText } from './printed-texts.ts';

export type FinanceLine = Extract<SnapshotFinanceRow, { readonly kind: 'line' | 'total' }>;

/** How finance calls a row in its narrative, by a word of the row: "staffing" is the row Employees. */
const ALIASES: readonly (readonly [row: RegExp, said: RegExp])[] = [
  [/^employees?\b|^staff|^salar/iu, /\b(?:staff(?:ing)?|employees?|vacanc(?:y|ies)|salar(?:y|ies)|pay)\b/iu],
  [/foster/iu, /\bfoster(?:ing|\s?carers?)?\b/iu],
  [/transport/iu, /\btransport\b/iu],
  [/agency/iu, /\bagency\b/iu],
];
/** Words that many rows share, or that say nothing of which row is meant. */
const COMMON = /^(?:expenditure|placements?|costs?|payments?|fees|other|related|income|budget|total)$/iu;

/** The lines of a table, without headings and sums. */
export function linesOf({ rows }: SnapshotFinance): readonly FinanceLine[] {
  return rows.flatMap((row) => (row.kind === 'line' ? [row] : []));
}

/** The sentences of a narrative. */
export function narrativeOf({ narrative }: SnapshotFinance): readonly string[] {
  return sentencesOf(plainText(narrative));
}

/**
 * Does the sentence name the row? All words of the row that tell it from others stand in the sentence in some form, or it
 * calls the row by its other name.
 */
export function namesRow(sentence: string, row: FinanceLine, lines: readonly FinanceLine[]): boolean {
  const own = tellingWords(row.label);
  const said = keyWords(sentence);
  if (own.length > 0 && own.every((word) => said.has(word))) return !isOfAnother(sentence, row, lines);
  return ALIASES.some(
    ([label, other]) =>
      label.test(row.label) &&
      other.test(sentence) &&
      isOnly(row, label, lines) &&
      qualifiersOf(row.label, label).every((word) => said.has(word)),
  );
}

/** "Commissioned Services" is not meant where "Commissioned Services - Youth" is said in full. */
function isOfAnother(sentence: string, row: FinanceLine, lines: readonly FinanceLine[]): boolean {
  const own = tellingWords(row.label);
  const said = keyWords(sentence);
  return lines.some((other) => {
    const words = tellingWords(other.label);
    return (
      words.length > own.length && own.every((word) => words.includes(word)) && words.every((word) => said.has(word))
    );
  });
}

function isOnly(row: FinanceLine, label: RegExp, lines: readonly FinanceLine[]): boolean {
  const alike = lines.filter((line) => label.test(line.label));
  return alike.length === 1 || qualifiersOf(row.label, label).length > 0;
}

/** What tells one of several such rows: "in house" of "In House Foster Carer Placements", "out of borough". */
function qualifiersOf(label: string, alias: RegExp): readonly string[] {
  const place = /^(?:in[ -]house|out of borough|in borough)/iu.exec(label)?.[0] ?? '';
  return alias.test(label) ? [...keyWords(place)] : [];
}

function tellingWords(label: string): readonly string[] {
  const words = label.split(/[^\p{L}\p{N}]+/u).filter((word) => !COMMON.test(word));
  return [...keyWords(words.join(' '))];
}
