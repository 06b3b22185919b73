import { askedLedEntries, confirmationOf, type LedBook, type LedEntry } from '../collect/led/led-book.ts';
import { type LedUpdate, PROGRESS_WORDS, scoreText, sectionOf } from '../collect/led/led-entry.ts';
import type { Directorate, Plan } from '../plan/plan.ts';
import type { AskedEntry, EntryWord } from './asked-entry.ts';

/** The risks and equality actions that a window asks for. Where nothing to report was confirmed, none of them waits. */
export function askLedEntries(
  plan: Pick<Plan, 'risks' | 'equalityActions'>,
  book: LedBook,
  place: { readonly directorate: Directorate; readonly quarterNumber: number },
): readonly AskedEntry[] {
  return askedLedEntries(plan, book, place).map((entry) => askLedEntry(entry, book));
}

function askLedEntry({ kind, id, ref, words, leadId }: LedEntry, book: LedBook): AskedEntry {
  const [current, earlier] = [book.current.get(id), book.earlier.get(id)];
  return {
    entry: { kind, id },
    ref,
    words,
    ownerId: leadId,
    due: undefined,
    answer: current && toWord(current),
    earlier: earlier && toWord(earlier),
    isFinished: confirmationOf(book, sectionOf(kind)) !== undefined,
  };
}

export function toWord({ at, content }: Pick<LedUpdate, 'at' | 'content'>): EntryWord {
  const figure =
    content.kind === 'risk'
      ? `${scoreText(content.likelihood, content.impact)} (likelihood × impact)`
      : PROGRESS_WORDS[content.progress];
  return { at, status: undefined, figure };
}
