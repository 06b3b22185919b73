/** What the checker found wrong, by the promise that it breaks. */
export interface Finding {
  readonly kind: 'lost' | 'doubled' | 'wrong';
  readonly what: string;
}

export function lost(what: string): Finding {
  return { kind: 'lost', what };
}

export function doubled(what: string): Finding {
  return { kind: 'doubled', what };
}

/** What was never asked for, or cannot be. */
export function wrong(what: string): Finding {
  return { kind: 'wrong', what };
}

/** Those that come more than once, each named once for every time too many. */
export function repeated(all: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return all.filter((one) => seen.has(one) || !seen.add(one));
}
