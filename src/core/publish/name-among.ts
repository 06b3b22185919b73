import { cleanLine } from './clean-text.ts';
import { shorten } from './shorten.ts';

/** Enough to tell milestones with the same ref apart. */
const NAME_LENGTH = 50;

interface Named {
  readonly ref: string;
  readonly words: string;
}

/** How one milestone is told from the others that a text covers: by its ref, and by its words where refs are the same. */
export function nameAmong(group: readonly Named[], { ref, words }: Named): string {
  const isAlone = group.filter((other) => other.ref === ref).length === 1;
  return isAlone ? cleanLine(ref) : `${cleanLine(ref)} ${shorten(cleanLine(words), NAME_LENGTH)}`;
}
