import type { KnownBlock } from '@slack/types';
import { ITEM_FORM_FIELDS, readItemSubject, writeItemSubject } from '../../../core/collect/item/item-draft.ts';
import type { BegunItem } from '../../../usecases/collect/item/read-item-drafts.ts';
import { button, context, cut, richLine, section } from '../../blocks.ts';
import { ACTIONS } from '../../ids.ts';
import { actions } from '../../remind/reminder-buttons.ts';
import { discardButton } from '../form/build-buttons-in-form.ts';
import { momentText } from '../moment-text.ts';
import { ITEM_NAMES } from './item-texts.ts';

/** A view takes 100 blocks, and a phone shows three. Whoever discards what they have read sees the next. */
const MOST_SHOWN = 5;
const LONGEST_NAME = 200;

/** What was begun of items and can still be sent, each to be opened: on the Home tab and under `/milestone`. */
export function buildItemDraftLines(begun: readonly BegunItem[]): readonly KnownBlock[] {
  return openOnes(begun).flatMap(buildLine);
}

/** @returns undefined when it is not ours. */
export function readItemDraftValue(value: string) {
  const [quarter = '', ...rest] = value.split('|');
  const subject = readItemSubject(rest.join('|'));
  return subject && { subject, quarter };
}

export function openOnes(begun: readonly BegunItem[]): readonly BegunItem[] {
  return begun.filter(({ isLate }) => !isLate);
}

/** The same with the words, and with what is too late to be sent, the newest first: under "Look first". */
export function buildItemDraftWords(begun: readonly BegunItem[]): readonly KnownBlock[] {
  const late = begun.filter(({ isLate }) => isLate).toReversed();
  return [
    ...fold(openOnes(begun), {
      title: 'Key developments and emerging issues are sent from their form:',
      build: (each) => [...buildLine(each), ...textOf(each)],
    }),
    ...fold(late, {
      title: 'Not sent before the window closed. The text is still yours to copy; the performance officer can help.',
      build: buildLate,
    }),
  ];
}

interface Folding {
  readonly title: string;
  readonly build: (each: BegunItem) => readonly KnownBlock[];
}

function fold(all: readonly BegunItem[], { title, build }: Folding): readonly KnownBlock[] {
  if (all.length === 0) return [];
  const rest = all.length - MOST_SHOWN;
  return [
    section(title),
    ...all.slice(0, MOST_SHOWN).flatMap((each) => [...build(each), { type: 'divider' } as const]),
    ...(rest > 0 ? [context(`And ${rest} more.`)] : []),
  ];
}

function buildLate(begun: BegunItem): readonly KnownBlock[] {
  const at = momentText(begun.draft.savedAt, begun.timeZone);
  const discard = discardButton(ACTIONS.discardLateItem, {
    value: draftValue(begun),
    spoken: `Discard draft of ${nameOf(begun)}`,
  });
  return [
    richLine({ bold: nameOf(begun) }),
    ...textOf(begun),
    context(`Written at ${at}. Not sent.`),
    actions([discard]),
  ];
}

function draftValue({ draft }: BegunItem): string {
  return `${draft.quarter}|${writeItemSubject(draft.subject)}`;
}

function buildLine(begun: BegunItem): readonly KnownBlock[] {
  const { draft, timeZone } = begun;
  const resume = button('Continue', {
    actionId: ACTIONS.continueItem,
    value: draftValue(begun),
    spoken: `Continue ${nameOf(begun)}`,
  });
  return [
    section(nameOf(begun), resume),
    context(`Saved as draft at ${momentText(draft.savedAt, timeZone)}. Not sent.`),
  ];
}

function nameOf({ kind, title, directorateName }: BegunItem): string {
  const { name } = ITEM_NAMES[kind];
  return cut(title === '' ? `${name}, no title yet (${directorateName})` : `${name}: ${title}`, LONGEST_NAME);
}

function textOf({ draft }: BegunItem): readonly KnownBlock[] {
  const text = draft.fields[ITEM_FORM_FIELDS.text] ?? '';
  return text === '' ? [] : [section(text)];
}
