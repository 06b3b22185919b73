/** "A, B and C"; empty for none. */
export function listWords(words: Iterable<string>): string {
  return join([...words], 'and');
}

/** "A, B or C"; empty for none. */
export function eitherWords(words: Iterable<string>): string {
  return join([...words], 'or');
}

function join(words: readonly string[], last: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
