/** What a command has said. */
export interface Heard {
  readonly out: string[];
  readonly err: string[];
}

export function hearNothing(): Heard {
  return { out: [], err: [] };
}

/** The command line as a command finds it: on these stores, at this instant; they stay open. */
export function commandLineOn<Stores extends object>(
  stores: Stores,
  { heard, now }: { readonly heard: Heard; readonly now: Date },
) {
  return {
    out: (line: string) => void heard.out.push(line),
    err: (line: string) => void heard.err.push(line),
    now: () => now,
    author: { actor: 'command line: test' },
    openStore: async () => ({ ...stores, close: () => undefined }),
  };
}
