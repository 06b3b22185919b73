import { normaliseRef } from '../plan/ref.ts';

/** What somebody typed after `/milestone`. */
export type CommandWords =
  | { readonly kind: 'mine' }
  | { readonly kind: 'help' }
  /** `ref` as typed, without the words around it. */
  | { readonly kind: 'ref' | 'history'; readonly ref: string };

/** Case, blanks and typographic punctuation do not matter: `“cops 2” History.` is the history of COPS2. */
export function readCommandWords(typed: string): CommandWords {
  const words = typed
    .trim()
    .split(/\s+/u)
    .filter((word) => normaliseRef(word) !== '');
  const [first = '', ...others] = words;
  if (first === '') return typed.trim() === '' ? { kind: 'mine' } : { kind: 'ref', ref: typed.trim() };
  if (others.length === 0 && isWord(first, 'HELP')) return { kind: 'help' };
  if (others.length === 0 && isWord(first, 'HISTORY')) return { kind: 'help' };
  if (isWord(words.at(-1), 'HISTORY')) return { kind: 'history', ref: words.slice(0, -1).join(' ') };
  if (isWord(first, 'HISTORY')) return { kind: 'history', ref: others.join(' ') };
  return { kind: 'ref', ref: words.join(' ') };
}

function isWord(typed: string | undefined, word: string): boolean {
  return typed !== undefined && normaliseRef(typed) === word;
}
