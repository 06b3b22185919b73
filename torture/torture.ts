import type { Finding } from './findings.ts';
import { playQuarter } from './play-quarter.ts';
import { Tally } from './tally.ts';

/** Of July 2026: from the opening of the window to the day before it closes. */
export const WORKING_DAYS: readonly number[] = [1, 2, 3, 6, 7, 8, 9, 10, 13, 14, 15, 16, 17, 20];
export const SHORT_DAYS: readonly number[] = [1, 10, 15, 20];

export interface TortureOptions {
  readonly seeds: readonly number[];
  readonly days: readonly number[];
  readonly note: (line: string) => void;
  readonly say: (line: string) => void;
}

/** One quarter after the other; says what each came to, and all of them in its last line. */
export async function torture({ seeds, days, note, say }: TortureOptions) {
  const total = new Tally();
  const all: Finding[] = [];
  for (const seed of seeds) {
    const { shape, tally, findings } = await playQuarter({ seed, days, note });
    tally.lost = findings.filter(({ kind }) => kind !== 'doubled').length;
    tally.doubled = findings.length - tally.lost;
    say(`seed ${seed}, ${shape}: ${tally.line()}`);
    for (const { kind, what } of findings) say(`  ${kind.toUpperCase()}: ${what}`);
    if (findings.length > 0) say(`  Again: npm run torture -- --seed ${seed} --runs 1 --notes`);
    total.add(tally);
    all.push(...findings);
    if (total.runs < seeds.length) say(`so far: ${total.line()}`);
  }
  say(total.line());
  return { tally: total, findings: all };
}
