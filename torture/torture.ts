import type { Finding } from './findings.ts';
import { playQuarter } from './play-quarter.ts';
import { EVERY_KIND } from './strikes.ts';
import { Tally } from './tally.ts';

/** Of July 2026: from the opening of the window to the day before it closes. */
export const WORKING_DAYS: readonly number[] = [1, 2, 3, 6, 7, 8, 9, 10, 13, 14, 15, 16, 17, 20];
export const SHORT_DAYS: readonly number[] = [1, 10, 15, 20];
/** After so many each kind of fault should have struck. */
const ENOUGH_KILLS = 500;

export interface TortureOptions {
  readonly seeds: readonly number[];
  readonly days: readonly number[];
  readonly note: (line: string) => void;
  readonly say: (line: string) => void;
}

/** Plays one run again; strikes and deeds fall between one another as the machine has it, so that it may take a few tries. */
export function againCommand(seed: number, days: readonly number[]): string {
  return `npm run torture --${days === SHORT_DAYS ? ' --short' : ''} --seed ${seed} --runs 1 --notes`;
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
    if (findings.length > 0) say(`  Again: ${againCommand(seed, days)}`);
    total.add(tally);
    all.push(...findings);
    if (total.runs < seeds.length) say(`so far: ${total.line()}`);
  }
  const absent = EVERY_KIND.filter((kind) => !total.kinds.includes(kind));
  if (total.kills >= ENOUGH_KILLS && absent.length > 0) say(`never struck: ${absent.join(', ')}`);
  say(total.line());
  return { tally: total, findings: all };
}
