import type { Button, KnownBlock, ModalView } from '@slack/types';
import { financialYearTitle } from '../../../core/calendar/quarter.ts';
import type { EntryKey } from '../../../core/collect/entry.ts';
import { dueText } from '../../../core/plan/due-text.ts';
import { statusWords as publishedWords } from '../../../reports/labels.ts';
import type { FoundIndicator } from '../../../usecases/collect/indicator/answer-indicator-ref.ts';
import type { Choice, ChoicePage, ChoicePurpose } from '../../../usecases/collect/milestone/choose-milestone.ts';
import { button, context, cut, section } from '../../blocks.ts';
import { writeEntryValue, writePageValue } from '../../id-values.ts';
import { ACTIONS, CALLBACKS } from '../../ids.ts';
import { plainText } from '../../text.ts';
import { spokenName } from '../entry-words.ts';
import { placeText } from '../place-text.ts';
import { statusWords } from '../status-words.ts';

/** https://docs.slack.dev/reference/views/modal-views */
const LONGEST_TITLE = 24;

/** Several milestones share a ref: full words, area, due date and status of each, and a button for what is wanted. */
export function buildChooser(
  { ref, purpose, page, pages, total, choices }: ChoicePage,
  indicators: readonly FoundIndicator[] = [],
): ModalView {
  const milestones = total === 1 && indicators.length > 0 ? 'One milestone has' : `${total} milestones have`;
  const part = pages === 1 ? '' : ` This is page ${page} of ${pages}.`;
  return {
    type: 'modal',
    callback_id: CALLBACKS.chooser,
    title: plainText(cut(`Which ${ref}?`, LONGEST_TITLE)),
    close: plainText('Close'),
    blocks: [
      section(`${milestones} the ref ${ref}.${part}`),
      ...choices.flatMap((choice) => buildChoice(choice, purpose)),
      ...(page === pages ? buildIndicators(indicators, ref, purpose) : []),
      ...buildTurns({ ref, purpose, page, pages }),
    ],
  };
}

/** Below the milestones, behind the last of them. */
function buildIndicators(
  indicators: readonly FoundIndicator[],
  ref: string,
  purpose: ChoicePurpose,
): readonly KnownBlock[] {
  if (indicators.length === 0) return [];
  const lines = indicators.map(({ card, isMine }) => {
    const update = button('Update', {
      actionId: ACTIONS.chooseEntry,
      value: writeEntryValue({ kind: 'indicator', id: card.indicator.id }),
      spoken: `Update ${card.ref} ${card.words}`,
    });
    const history = historyButton({ entry: { kind: 'indicator', id: card.indicator.id }, ...card });
    const own = isMine ? [update] : [];
    const text = `${card.words}\n${whose(card.ownerName, isMine)} · ${placeText(card)}`;
    return section(text, ...(purpose === 'history' ? [history] : own));
  });
  return [{ type: 'divider' }, section(`Indicators with the ref ${ref}:`), ...lines];
}

function buildChoice(choice: Choice, purpose: ChoicePurpose): readonly KnownBlock[] {
  const { card, isMine } = choice;
  const own = [whose(card.ownerName, isMine), `Due: ${dueText(card.due)}`];
  // Two directorates may share the words as well: then the place alone tells which is which.
  const facts = card.directorateName === undefined ? [...own, placeText(card)] : [placeText(card), ...own];
  return [
    { type: 'divider' },
    section(
      `${card.words}\n${stateText(choice)}`,
      purpose === 'history' ? historyButton(toNamed(card)) : openButton(choice),
    ),
    context([...facts, `Plan ${financialYearTitle(card.planYear)}`].join(' · ')),
  ];
}

/** Mine and open: the form; anything else is only to be looked at. */
function openButton({ card, isOpen, isToDraft, sent }: Choice): Button {
  const value = writeEntryValue({ kind: 'milestone', id: card.milestoneId });
  const name = spokenName(card);
  if (isToDraft) {
    return button('Draft', { actionId: ACTIONS.chooseEntry, value, spoken: `Draft ${name}` });
  }
  if (!isOpen) {
    return button('Show', { actionId: ACTIONS.showCard, value, spoken: `Show ${name}` });
  }
  const verb = sent === undefined ? 'Update' : 'Change';
  return button(verb, { actionId: ACTIONS.chooseEntry, value, spoken: `${verb} ${name}` });
}

interface NamedEntry {
  readonly entry: EntryKey;
  readonly ref: string;
  readonly words: string;
}

/** What was said of it in every quarter, in a view of its own. */
export function historyButton({ entry, ref, words }: NamedEntry): Button {
  return button('Show history', {
    actionId: ACTIONS.showHistory,
    value: writeEntryValue(entry),
    spoken: `Show history of ${ref} ${words}`,
  });
}

export function toNamed({ milestoneId, ref, words }: Choice['card']): NamedEntry {
  return { entry: { kind: 'milestone', id: milestoneId }, ref, words };
}

function stateText({ isOpen, isToDraft, sent, published }: Choice): string {
  if (isToDraft) return 'You draft it for its owner';
  if (isOpen) return sent === undefined ? 'Not sent yet' : `Sent: ${statusWords(sent)}`;
  if (published === undefined) return 'Nothing published about it yet';
  return `Published for ${published.quarterTitle}: ${publishedWords(published.status)}`;
}

function buildTurns({
  ref,
  purpose,
  page,
  pages,
}: Pick<ChoicePage, 'ref' | 'purpose' | 'page' | 'pages'>): readonly KnownBlock[] {
  const turns = [
    ...(page > 1
      ? [button('Previous page', { actionId: ACTIONS.previousChoices, value: writePageValue(page - 1, purpose, ref) })]
      : []),
    ...(page < pages
      ? [button('Next page', { actionId: ACTIONS.nextChoices, value: writePageValue(page + 1, purpose, ref) })]
      : []),
  ];
  return turns.length === 0 ? [] : [{ type: 'divider' }, { type: 'actions', elements: turns }];
}

function whose(ownerName: string | undefined, isMine: boolean): string {
  if (isMine) return 'Yours';
  return ownerName === undefined ? 'No owner yet' : `Answered by ${ownerName}`;
}
