import type { KnownBlock, ModalView } from '@slack/types';
import { countEntries } from '../../core/remind/asked-entry.ts';
import { button, context, richLine, section } from '../blocks.ts';
import { writeEntryValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import type { SavedEntry } from './after-save.ts';
import { buildAfterTheLast } from './build-besides.ts';
import { buildLengthRemark } from './build-length-remark.ts';
import { buildNotice } from './build-notices.ts';
import { nounFor, wordText } from './entry-words.ts';
import type { Left } from './read-left.ts';
import { savedUntilText } from './saved-until.ts';

/**
 * Says what was saved, until when it can be changed, and offers what comes next.
 * @param left undefined when it is not known.
 */
export function buildSaved(saved: SavedEntry, left: Left | undefined): ModalView {
  const { ref, words, word, said, remark, commentary, more = [] } = saved;
  return buildNotice('Saved', [
    richLine({ bold: ref }, ` ${words}`),
    richLine({ bold: wordText(word) }),
    ...said,
    ...(remark === undefined ? [] : [context(remark)]),
    ...buildLengthRemark(commentary),
    context(savedUntilText(word.at, saved)),
    ...more,
    ...(left === undefined ? [] : [{ type: 'divider' } as const, ...buildNext(left)]),
  ]);
}

/** What still waits, with the way to it. */
export function buildNext({ lines, besides }: Left): readonly KnownBlock[] {
  const [next] = lines;
  if (next === undefined) return [section('That was the last one.'), ...buildAfterTheLast(besides)];
  const waiting =
    lines.length === 1
      ? `One more ${nounFor(countEntries(lines))} waits for you.`
      : `${lines.length} more ${nounFor(countEntries(lines))} wait for you.`;
  const open = button('Next', {
    actionId: ACTIONS.goOnAnswering,
    value: writeEntryValue(next.entry, next.quarter),
    spoken: `Next: ${next.ref} ${next.words}`,
    style: 'primary',
  });
  return [section(`${waiting} Next: ${next.ref} ${next.words}`, open)];
}
