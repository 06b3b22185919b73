import type { ActionsBlock, KnownBlock, ModalView } from '@slack/types';
import { countOfLongText } from '../../../core/review/long-text.ts';
import type { MyDrafts } from '../../../usecases/collect/draft/read-my-drafts.ts';
import type { OpenDraft } from '../../../usecases/collect/draft/read-open-drafts.ts';
import type { SentDrafts, WhyKept } from '../../../usecases/collect/draft/send-drafts.ts';
import type { BegunItem } from '../../../usecases/collect/item/read-item-drafts.ts';
import type { DraftNames } from '../../../usecases/collect/read-draft-names.ts';
import { button, context, cut, fitBlocks, section } from '../../blocks.ts';
import { writeEntryValue } from '../../id-values.ts';
import { ACTIONS } from '../../ids.ts';
import { foldedText, listRefs } from '../../remind/list-refs.ts';
import { buildLengthsRemark } from '../build-length-remark.ts';
import { buildNotice } from '../build-notices.ts';
import { buildItemDraftWords, openOnes } from '../item/build-item-drafts.ts';
import { momentText } from '../moment-text.ts';
import { kindsOfPart } from '../window-words.ts';
import { buildLate } from './build-late-drafts.ts';
import { buildLateTexts } from './build-late-texts.ts';
import { buildDraftWords } from './draft-words.ts';

/** A view takes 100 blocks, and a phone shows three. */
const MOST_SHOWN = 8;

/** What can be done with drafts that are not sent; under a reminder, a closing card, on the Home tab. */
export function buildDraftButtons(count: number): ActionsBlock {
  return {
    type: 'actions',
    elements: [sendButton(count), lookFirstButton()],
  };
}

export function lookFirstButton() {
  return button('Look first', { actionId: ACTIONS.lookAtDrafts, value: 'drafts' });
}

function sendButton(count: number) {
  const text = count === 1 ? 'Send this one' : `Send these ${count}`;
  return button(text, { actionId: ACTIONS.sendDrafts, value: 'drafts', style: 'primary' });
}

/** Every draft with the words that would be sent, each to be opened; one button for all; and what is too late to be sent. */
export function buildDraftList(
  { open, late, lateTexts, names }: MyDrafts,
  items: readonly BegunItem[],
  notice: readonly KnownBlock[] = [],
): ModalView {
  if (open.length + late.length + lateTexts.length + items.length === 0)
    return buildNotice('Your drafts', [...notice, section('You have no draft.')]);
  const first = [...notice, ...buildOpen(open, names), ...buildItemDraftWords(items)];
  const texts = buildLateTexts(lateTexts, first);
  const above = [...first, ...texts];
  const title = open.length + openOnes(items).length === 0 ? 'Too late to be sent' : 'Your drafts';
  return buildNotice(title, fitBlocks(withoutLastLine([...above, ...buildLate({ late, names }, above)]), 'modal'));
}

/** Each is followed by a line that parts it from the next; the last one has none. */
function withoutLastLine(blocks: readonly KnownBlock[]): readonly KnownBlock[] {
  return blocks.at(-1)?.type === 'divider' ? blocks.slice(0, -1) : blocks;
}

function buildOpen(drafts: readonly OpenDraft[], names: DraftNames): readonly KnownBlock[] {
  if (drafts.length === 0) return [];
  const folded = drafts.slice(MOST_SHOWN).map(({ line }) => line.ref);
  const title =
    drafts.length === 1 ? 'One update is written and not sent:' : `${drafts.length} updates are written and not sent:`;
  return [
    section(title),
    ...drafts.slice(0, MOST_SHOWN).flatMap((draft) => [...buildDraft(draft, names), { type: 'divider' } as const]),
    ...(folded.length === 0 ? [] : [context(foldedText(folded))]),
    { type: 'actions', elements: [sendButton(drafts.length)] },
  ];
}

function buildDraft({ draft, line, window }: OpenDraft, names: DraftNames): readonly KnownBlock[] {
  return [
    draftLine(line, 'Edit'),
    ...buildDraftWords(draft, names),
    context(`Saved as draft at ${momentText(draft.savedAt, window.timeZone)}. Not sent.`),
  ];
}

function draftLine({ entry, quarter, ref, words }: OpenDraft['line'], verb: 'Edit' | 'Open'): KnownBlock {
  const open = button(verb, {
    actionId: ACTIONS.chooseEntry,
    value: writeEntryValue(entry, quarter),
    spoken: `${verb} ${ref} ${words}`,
  });
  return section(`${ref} ${words}`, open);
}

/** What was sent, what was not and why. */
export function buildSentDrafts({ sent, kept, windows }: SentDrafts): ModalView {
  if (sent.length + kept.length === 0)
    return buildNotice('Your drafts', [section('You have no draft that can be sent.')]);
  const sentText = sent.length === 1 ? 'One update is sent:' : `${sent.length} updates are sent:`;
  return buildNotice(kept.length === 0 ? 'Sent' : 'Not all were sent', [
    ...(sent.length === 0 ? [] : [section(`${sentText}\n${listOf(sent)}`)]),
    ...buildLengthsRemark(sent.filter(isLong).map(({ line }) => line.ref)),
    ...windows.map((window) => context(untilText(window))),
    ...kept
      .slice(0, MOST_SHOWN)
      .flatMap(({ draft: { line }, why }) => [
        { type: 'divider' } as const,
        draftLine(line, 'Open'),
        context(`Not sent, and still a draft. ${WHY_KEPT[why]}`),
      ]),
    ...buildKeptBesides(kept.slice(MOST_SHOWN).map(({ draft }) => draft)),
  ]);
}

function untilText(window: SentDrafts['windows'][number]): string {
  const kinds = kindsOfPart(window);
  return `You can change ${kinds === undefined ? 'it' : `the ${kinds}`} until ${momentText(window.closesAt, window.timeZone)}.`;
}

/** Whatever its fields are called: only a text is as long as that. */
function isLong({ draft: { fields } }: OpenDraft): boolean {
  return Object.values(fields).some((text) => countOfLongText(text) !== undefined);
}

function buildKeptBesides(drafts: readonly OpenDraft[]): readonly KnownBlock[] {
  if (drafts.length === 0) return [];
  const refs = drafts.map(({ line }) => line.ref);
  return [
    { type: 'divider' },
    context(
      `And ${refs.length} more not sent, and still ${refs.length === 1 ? 'a draft' : 'drafts'}: ${listRefs(refs)}.`,
    ),
    { type: 'actions', elements: [lookFirstButton()] },
  ];
}

function listOf(drafts: readonly OpenDraft[]): string {
  const lines = drafts.map(({ line }) => `${line.ref} ${line.words}`);
  return cut(lines.join('\n'), LONGEST_LIST);
}

/** https://docs.slack.dev/reference/block-kit/composition-objects/text-object leaves 3,000 for a text. */
const LONGEST_LIST = 2800;

const WHY_KEPT: Readonly<Record<WhyKept, string>> = {
  incomplete: 'Something is still missing in it.',
  question: 'There is a question about it; open it to see.',
  overtaken: 'Somebody else has sent something for it since you began; open it to see both texts.',
  'overtaken-by-self': 'You have sent something for it from another form since you began; open it to see both texts.',
  'draft-came': 'A contributor has handed in a text for it since you began; open it to see both texts.',
  resupplied: 'Its supplier has given a figure since you began; open it to see it.',
  returned: 'The performance officer has a question about it; open it to see.',
  busy: 'Ragtime was busy for a moment; please try again.',
  closed: 'Its window has closed.',
  'not-yours': 'It is no longer yours to answer.',
};
