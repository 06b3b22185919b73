import type { TextBlock } from './text-blocks.ts';

/** Followed by a full stop these do not end a sentence, whatever comes next. */
const ABBREVIATIONS = new Set(
  'e.g i.e cf vs viz approx incl mr mrs ms dr cllr prof rev st hon supt insp ltd jan feb aug sept oct nov dec'.split(
    ' ',
  ),
);
/** These only before a figure: "No. 4", but "The answer is no. Work goes on." */
const BEFORE_FIGURES = new Set(['no', 'nos', 'p', 'pp', 'para', 'paras', 'fig', 'vol', 'sec', 's', 'ref', 'c']);

/** An end mark, closing quotes or brackets, then a blank. */
const END = /([.!?…]+)(["'”’)\]]*)\s+/gu;

/**
 * The first sentence of a commentary, for places that have room for one only. Line breaks end it too. Decimals, initials
 * and common abbreviations do not.
 */
export function firstSentence(text: string): string {
  const line = text.trim().split('\n')[0] ?? '';
  for (const match of line.matchAll(END)) {
    const before = line.slice(0, match.index);
    const after = line.slice(match.index + match[0].length);
    const mark = match[1] ?? '';
    if (isEnd({ before, mark, after })) return line.slice(0, match.index + match[0].length).trimEnd();
  }
  return line.trimEnd();
}

/** All sentences of a text, in its order; a line break ends one too. */
export function sentencesOf(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const sentences: string[] = [];
    for (let rest = line.trim(); rest !== ''; ) {
      const sentence = firstSentence(rest);
      sentences.push(sentence);
      rest = rest.slice(sentence.length).trim();
    }
    return sentences;
  });
}

interface Place {
  readonly before: string;
  readonly mark: string;
  readonly after: string;
}

function isEnd({ before, mark, after }: Place): boolean {
  if (/^\p{Ll}/u.test(after)) return false;
  if (mark !== '.') return true;
  const lastWord = /[\p{L}.]+$/u.exec(before)?.[0] ?? '';
  const plain = lastWord.toLowerCase();
  if (ABBREVIATIONS.has(plain)) return false;
  if (BEFORE_FIGURES.has(plain)) return !/^\d/u.test(after);
  return !/^(?:\p{Lu}\.)*\p{Lu}$/u.test(lastWord);
}

/** The same of a text in blocks; of a list, its first item's. */
export function firstSentenceOf(text: readonly TextBlock[]): string {
  const [first] = text;
  if (first === undefined) return '';
  return firstSentence(first.kind === 'paragraph' ? first.text : (first.items[0] ?? ''));
}
