import type { KnownBlock } from '@slack/types';
import type { EntryKind } from '../../../core/collect/entry.ts';
import type { LateDraft, MyDrafts, WhyLate } from '../../../usecases/collect/draft/read-my-drafts.ts';
import type { BegunItem } from '../../../usecases/collect/item/read-item-drafts.ts';
import type { DraftNames } from '../../../usecases/collect/read-draft-names.ts';
import { button, context, richLine, section } from '../../blocks.ts';
import { writeEntryValue } from '../../id-values.ts';
import { ACTIONS } from '../../ids.ts';
import { listRefs } from '../../remind/list-refs.ts';
import { actions } from '../../remind/reminder-buttons.ts';
import { bytesOf, ROOM_BYTES } from '../../view-bytes.ts';
import { discardButton } from '../form/build-buttons-in-form.ts';
import { momentText } from '../moment-text.ts';
import { buildDraftWords } from './draft-words.ts';

/** A view takes 100 blocks; the title and the line about the rest are two of them. */
const MOST_BLOCKS = 98;

/** The newest first: older quarters are long printed. All that finds room in a view; the others are named. */
export function buildLate(
  { late, names }: Pick<MyDrafts, 'late' | 'names'>,
  above: readonly KnownBlock[],
): readonly KnownBlock[] {
  if (late.length === 0) return [];
  const shown: KnownBlock[] = [];
  const newest = late.toReversed();
  let count = 0;
  for (const draft of newest) {
    const all = [...above, ...shown, ...buildOne(draft, names)];
    if (all.length > MOST_BLOCKS || bytesOf(all) > ROOM_BYTES) break;
    shown.push(...buildOne(draft, names));
    count += 1;
  }
  return [
    section(
      'Too late to be sent from here. The text is still yours to copy; the performance officer can say what to do.',
    ),
    ...shown,
    ...buildRest(newest.slice(count)),
  ];
}

function buildRest(drafts: readonly LateDraft[]): readonly KnownBlock[] {
  if (drafts.length === 0) return [];
  const refs = listRefs(drafts.map((draft) => draft.named?.ref ?? NO_LONGER_NAMED[draft.draft.entry.kind]));
  return [context(`And ${drafts.length} more, older, for which there is no room here: ${refs}.`)];
}

function buildOne({ draft, named, why, timeZone }: LateDraft, names: DraftNames): readonly KnownBlock[] {
  const name = named === undefined ? NO_LONGER_NAMED[draft.entry.kind] : `${named.ref} ${named.words}`;
  return [
    named === undefined
      ? richLine({ bold: NO_LONGER_NAMED[draft.entry.kind] })
      : richLine({ bold: named.ref }, ` ${named.words}`),
    ...buildDraftWords(draft, names),
    context(`Written at ${momentText(draft.savedAt, timeZone)}. Not sent. ${WHY_LATE[why]}`),
    actions([
      discardButton(ACTIONS.discardLateDraft, {
        value: writeEntryValue(draft.entry, draft.quarter),
        spoken: `Discard draft of ${name}`,
      }),
    ]),
    { type: 'divider' },
  ];
}

const WHY_LATE: Readonly<Record<WhyLate, string>> = {
  closed: 'Its window has closed.',
  'not-yours': 'It is no longer yours to answer or to draft.',
  gone: 'It is no longer in the plan.',
};

const NO_LONGER_NAMED: Readonly<Record<EntryKind, string>> = {
  milestone: 'A milestone no longer in the plan',
  indicator: 'An indicator no longer in the plan',
  risk: 'A risk no longer in the plan',
  'equality-action': 'An equality action no longer in the plan',
};

/** The way to what is too late to be sent, on the Home tab and under `/milestone`. */
export function buildLateWay(
  { late, lateTexts }: Pick<MyDrafts, 'late' | 'lateTexts'>,
  items: readonly BegunItem[],
): readonly KnownBlock[] {
  const waiting = lateTexts.filter(({ role }) => role === 'waiting').length;
  const written = late.length + lateTexts.length - waiting + items.filter(({ isLate }) => isLate).length;
  if (waiting + written === 0) return [];
  const texts = [
    ...(written === 0 ? [] : [written === 1 ? 'One text that you wrote was' : `${written} texts that you wrote were`]),
    ...(waiting === 0
      ? []
      : [waiting === 1 ? 'One text that was ready for you was' : `${waiting} texts that were ready for you were`]),
  ];
  const them = waiting + written === 1 ? 'it' : 'them';
  const look = button(`Read ${them}`, {
    actionId: ACTIONS.lookAtDrafts,
    value: 'late',
    spoken: `Read ${them}: what was not sent`,
  });
  return [section(`${texts.join(' not sent, and ')} not sent, and it is too late to send ${them}.`), actions([look])];
}
