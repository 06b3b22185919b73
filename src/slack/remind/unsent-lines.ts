import { listWords } from '../../core/list-words.ts';
import type { LeftText, LeftUnsent, UnsentDraft } from '../../core/remind/left-unsent.ts';
import { listRefs } from './list-refs.ts';

/** One line for what the reader began, one for what they handed in, one for what was handed to them. */
export function unsentLines({ begun, handed, waiting }: LeftUnsent): readonly string[] {
  return [...begunLines(begun), ...handedLines(handed), ...waitingLines(waiting)];
}

function begunLines(begun: readonly UnsentDraft[]): readonly string[] {
  if (begun.length === 0) return [];
  const refs = listRefs(begun.map(({ ref }) => ref));
  return begun.length === 1
    ? [`One update that you had written was not sent: ${refs}.`]
    : [`${begun.length} updates that you had written were not sent: ${refs}.`];
}

function handedLines(texts: readonly LeftText[]): readonly string[] {
  if (texts.length === 0) return [];
  const what = texts.length === 1 ? 'One text that you handed in was' : `${texts.length} texts that you handed in were`;
  return [`${what} not sent by ${namesOf(texts)} in time: ${refsOf(texts)}. ${KEPT[numberOf(texts)]}`];
}

function waitingLines(texts: readonly LeftText[]): readonly string[] {
  if (texts.length === 0) return [];
  const what = texts.length === 1 ? 'One text' : `${texts.length} texts`;
  const was = texts.length === 1 ? 'was' : 'were';
  return [
    `${what} by ${namesOf(texts)} ${was} ready for you and ${was} not sent: ${refsOf(texts)}. ${KEPT[numberOf(texts)]}`,
  ];
}

const KEPT = {
  one: 'It is kept, and the performance officer can still enter it.',
  several: 'They are kept, and the performance officer can still enter them.',
} as const;

function numberOf({ length }: readonly LeftText[]): keyof typeof KEPT {
  return length === 1 ? 'one' : 'several';
}

function namesOf(texts: readonly LeftText[]): string {
  return listWords(new Set(texts.map(({ name }) => name)));
}

function refsOf(texts: readonly LeftText[]): string {
  return listRefs(texts.map(({ ref }) => ref));
}
