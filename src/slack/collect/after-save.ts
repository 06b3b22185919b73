import type { KnownBlock, ModalView } from '@slack/types';
import type { EntryWord } from '../../core/remind/asked-entry.ts';
import { hasDraft } from '../../usecases/collect/draft/has-draft.ts';
import type { Clicker } from '../../usecases/find-actor.ts';
import { context, richLine } from '../blocks.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildEntered } from './build-entered.ts';
import { buildLengthRemark } from './build-length-remark.ts';
import { buildSaved } from './build-saved.ts';
import { buildDraftLeft } from './draft/build-draft-left.ts';
import { wordText } from './entry-words.ts';
import type { FormMemory } from './form/form-memory.ts';
import { readLeft } from './read-left.ts';
import type { Changeable } from './saved-until.ts';
import { walkOn } from './walk-on.ts';

/** What was stored, as it is shown to whoever sent it. */
export interface SavedEntry {
  readonly ref: string;
  readonly words: string;
  readonly word: EntryWord;
  /** The texts as they were typed. */
  readonly said: readonly KnownBlock[];
  /** The commentary among them: a long one gets a friendly word. */
  readonly commentary?: string;
  /** What was given and is not kept. */
  readonly remark?: string | undefined;
  /** IANA. */
  readonly timeZone: string;
  /** Until when it can be changed; undefined when its window has closed since. */
  readonly closesAt: Date | undefined;
  /** Without it until the close. */
  readonly changeable?: Changeable;
  /** That its writer typed more elsewhere. */
  readonly more?: readonly KnownBlock[];
}

export interface SaveContext {
  readonly clicker: Clicker;
  readonly memory: FormMemory;
}

/** What a form of any kind turns into once it is saved: the next one of the walk, or what was saved. */
export async function afterSave(slack: SlackContext, by: SaveContext, saved: SavedEntry): Promise<ModalView> {
  if (by.memory.howItCame !== undefined) return buildEntered(saved, by.memory);
  const next = await readOnceSaved(slack, () => showNext(slack, by, saved));
  return next ?? buildSaved(saved, undefined);
}

async function showNext(slack: SlackContext, { clicker, memory }: SaveContext, saved: SavedEntry): Promise<ModalView> {
  const { entry, quarter, walk } = memory;
  const isMore = await hasDraft(slack.collect, { clicker, entry, quarter, now: slack.clock() });
  const more = isMore ? [buildDraftLeft(entry, quarter, saved)] : [];
  if (walk === undefined) return buildSaved({ ...saved, more }, await readLeft(slack, clicker));
  const notice = [...savedLines(saved), ...buildLengthRemark(saved.commentary), ...more];
  return walkOn(slack, { clicker, entry, quarter, walk, notice, step: 'next' });
}

/** It is saved by now: a fault in looking for what comes next must not make it look otherwise. */
export async function readOnceSaved<Value>(
  slack: SlackContext,
  read: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    slack.log.error(
      { problem: error instanceof Error ? error.message : 'unknown' },
      'Saved, but what comes next could not be read',
    );
    return undefined;
  }
}

/** That it is saved, above what comes next or where that cannot be shown. */
export function savedLines({
  ref,
  words,
  word,
  remark,
}: Pick<SavedEntry, 'ref' | 'words' | 'word' | 'remark'>): readonly KnownBlock[] {
  const remarks = remark === undefined ? [] : [context(remark)];
  return [richLine({ bold: `${ref} is saved: ` }, `${wordText(word)}.`), context(words), ...remarks];
}
