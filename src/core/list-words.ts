// Made when first wanted: a formatter has the language's rules read, which no start should wait for.
let and: Intl.ListFormat | undefined;
let or: Intl.ListFormat | undefined;

/** "A, B and C"; empty for none. */
export function listWords(words: Iterable<string>): string {
  and ??= new Intl.ListFormat('en-GB');
  return and.format(words);
}

/** "A, B or C"; empty for none. */
export function eitherWords(words: Iterable<string>): string {
  or ??= new Intl.ListFormat('en-GB', { type: 'disjunction' });
  return or.format(words);
}
