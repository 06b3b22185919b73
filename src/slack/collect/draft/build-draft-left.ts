import type { KnownBlock } from '@slack/types';
import type { EntryKey } from '../../../core/collect/entry.ts';
import { button, section } from '../../blocks.ts';
import { writeEntryValue } from '../../id-values.ts';
import { ACTIONS } from '../../ids.ts';

/** @param what was sent with this form, and typed otherwise in another, e.g. `COPS2` */
export function draftLeftText(what: string): string {
  return `You also typed something for ${what} in another form, perhaps on another device. That is not sent: it is kept as your draft.`;
}

/** What somebody typed elsewhere and this form never showed is not lost by its submit, and is one press away. */
export function buildDraftLeft(entry: EntryKey, quarter: string, { ref, words }: Named): KnownBlock {
  const open = button('Open', {
    actionId: ACTIONS.chooseEntry,
    value: writeEntryValue(entry, quarter),
    spoken: `Open ${ref} ${words}`,
  });
  return section(`${draftLeftText(ref)} Open it to see both.`, open);
}

interface Named {
  readonly ref: string;
  readonly words: string;
}
