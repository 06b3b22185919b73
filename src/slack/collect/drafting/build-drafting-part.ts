import type { KnownBlock, SectionBlock } from '@slack/types';
import { listWords } from '../../../core/list-words.ts';
import type { DraftToWrite } from '../../../usecases/collect/drafting/list-drafting.ts';
import type { WindowWork } from '../../../usecases/collect/list-my-work.ts';
import type { WorkLine } from '../../../usecases/collect/work-line.ts';
import { button, context, cut, header, section } from '../../blocks.ts';
import { writeEntryValue } from '../../id-values.ts';
import { ACTIONS } from '../../ids.ts';
import { foldedText } from '../../remind/list-refs.ts';
import { ALL_ENTRIES } from './build-ask.ts';

/** A message takes 50 blocks; more are folded. */
const MOST_LINES = 10;
const LONGEST_WORDS = 300;

/** "Ready for you", above the lines of somebody's work. */
export function buildReadyPart(lines: readonly WorkLine[]): readonly KnownBlock[] {
  const { count, text, read } = readyOf(lines);
  return count === 0 ? [] : [section(`Ready for you: ${text}.`, read)];
}

/** How many drafts wait for the reader, by whom, and the button that opens them. */
export function readyOf(lines: readonly WorkLine[]) {
  const names = lines.flatMap(({ drafter }) => (drafter?.kind === 'ready' ? [drafter.name] : []));
  const texts = names.length === 1 ? 'one draft' : `${names.length} drafts`;
  const label = names.length === 1 ? 'Read it' : `Read these ${names.length}`;
  return {
    count: names.length,
    /** `2 drafts by Farah Whitlock` */
    text: `${texts} by ${listWords(new Set(names))}`,
    read: button(label, {
      actionId: ACTIONS.readReady,
      value: 'ready',
      spoken: `${label}: what is ready for you`,
      style: 'primary',
    }),
  };
}

/** Offered before it is due, while something waits that nobody else drafts. @param title of the window, for those who hear it */
export function askButtons({ isTimeToDraft, outstanding }: WindowWork, title: string) {
  const isOpen =
    isTimeToDraft && outstanding.some(({ entry, drafter }) => entry.kind === 'milestone' && drafter === undefined);
  if (!isOpen) return [];
  const spoken = `Ask someone to draft: ${title}`;
  return [button('Ask someone to draft', { actionId: ACTIONS.askToDraft, value: ALL_ENTRIES, spoken })];
}

/** Who drafts it, or whose draft is there. */
export function drafterText({ kind, name }: NonNullable<WorkLine['drafter']>): string {
  return kind === 'asked' ? `${name} is asked to draft` : `Ready for you: a text by ${name}`;
}

/** What somebody drafts for others. */
export function buildDraftingPart(drafts: readonly DraftToWrite[]): readonly KnownBlock[] {
  if (drafts.length === 0) return [];
  const folded = drafts.slice(MOST_LINES).map(({ ref }) => ref);
  return [
    ...buildDraftingHead(),
    ...drafts.slice(0, MOST_LINES).map(buildDraftingLine),
    ...(folded.length === 0 ? [] : [context(`${foldedText(folded)} Type /milestone and the ref.`)]),
  ];
}

export function buildDraftingHead(): readonly KnownBlock[] {
  return [header('To draft for others'), context('What you hand in goes to whoever answers for it, who approves it.')];
}

const STATES: Readonly<
  Record<DraftToWrite['state'], { readonly verb: string; readonly says: (owner: string) => string }>
> = {
  asked: { verb: 'Draft', says: (owner) => `${owner} asks you to draft it` },
  'sent-back': { verb: 'Change', says: (owner) => `${owner} has sent it back with a question` },
  handed: { verb: 'Change', says: (owner) => `Handed to ${owner}; you can change it until it is approved` },
};

export function buildDraftingLine({ entry, quarter, ref, words, ownerName, state }: DraftToWrite): SectionBlock {
  const { verb, says } = STATES[state];
  return section(
    `${ref} ${cut(words, LONGEST_WORDS)}\n${says(ownerName)}`,
    button(verb, {
      actionId: ACTIONS.updateEntry,
      value: writeEntryValue(entry, quarter),
      spoken: `${verb} the draft of ${ref} ${words}`,
    }),
  );
}
