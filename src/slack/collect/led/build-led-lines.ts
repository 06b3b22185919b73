import type { KnownBlock } from '@slack/types';
import type { FoundLedEntry } from '../../../usecases/collect/led/answer-led-ref.ts';
import { button, section } from '../../blocks.ts';
import { writeEntryValue } from '../../id-values.ts';
import { ACTIONS } from '../../ids.ts';

/** Risks or equality actions with the same name: each with its directorate and lead, and a button where it is mine. */
export function buildLedLines(found: readonly FoundLedEntry[]): readonly KnownBlock[] {
  return found.map(({ entry, directorateName, leadName, isMine }) => {
    const { kind, id, ref, words } = entry;
    const lead = leadName === undefined ? 'No lead yet' : `Led by ${leadName}`;
    const update = button('Update', {
      actionId: ACTIONS.updateEntry,
      value: writeEntryValue({ kind, id }),
      spoken: `Update ${ref} ${words}, ${directorateName}`,
    });
    return section(`${ref} ${words}\n${directorateName} · ${lead}`, ...(isMine ? [update] : []));
  });
}
