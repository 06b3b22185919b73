import type { KnownBlock } from '@slack/types';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import type { Said } from '../../core/review/said.ts';
import { fieldsOf, ownTexts } from '../../core/review/wording.ts';
import type { Review, ReviewedEntry } from '../../usecases/review/open-review.ts';
import { button, context, richLine } from '../blocks.ts';
import { sentAt } from '../collect/build-quarter-returns.ts';
import { writeEntryValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import { STAND_WORDS } from './review-texts.ts';
import { writeReadUpdates } from './review-view.ts';
import { saidTexts, saidWord } from './said-words.ts';
import { FIELD_LABELS } from './wording-texts.ts';

/** One entry of the queue: what was sent, what was said last quarter under it, and what can be done. */
export function buildReviewed(entry: ReviewedEntry, review: Review): readonly KnownBlock[] {
  const { ref, words, said, previous, coveredByRef } = entry;
  return [
    { type: 'divider' },
    richLine({ bold: ref }, ` ${words}`),
    richLine({ bold: saidWord(said) }),
    ...buildTexts(said),
    ...buildWording(entry),
    ...(coveredByRef === undefined ? [] : [context(`Its words are those of ${coveredByRef}.`)]),
    context(factsText(entry, review)),
    ...buildQuestion(entry),
    ...buildFindings(entry),
    ...(previous === undefined ? [] : buildPrevious(previous)),
    { type: 'actions', elements: buildButtons(entry) },
  ];
}

function buildTexts(said: Said): readonly KnownBlock[] {
  return saidTexts(said).map(({ lead, text }) => (lead === '' ? richLine(text) : richLine({ bold: lead }, text)));
}

/** What is printed instead, or why it is not any more. */
function buildWording({ wording }: ReviewedEntry): readonly KnownBlock[] {
  if (wording === undefined || wording.kind === 'taken-back') return [];
  if (wording.kind === 'objected') return [richLine({ bold: 'Edited, and its owner objects: ' }, wording.reason)];
  return [
    context('Printed in other words:'),
    ...fieldsOf(wording.texts).map((field, _, { length }) => {
      const lead = length === 1 ? [] : [{ bold: `${FIELD_LABELS[field]}: ` }];
      return richLine(...lead, wording.texts[field] ?? '');
    }),
  ];
}

/** What was asked about it, so that the answer can be read against the question. */
function buildQuestion({ returned }: ReviewedEntry): readonly KnownBlock[] {
  if (returned === undefined || returned.closedAt !== undefined) return [];
  return [
    richLine({ bold: returned.answeredAt === undefined ? 'Asked: ' : 'Asked and answered: ' }, returned.question),
  ];
}

function factsText({ stand, owner, enteredBy, said, acceptedBy }: ReviewedEntry, { timeZone }: Review): string {
  const by = enteredBy?.name ?? owner?.name ?? 'somebody who has left';
  const instead = enteredBy !== undefined && owner !== undefined ? ` for ${owner.name}` : '';
  const who = acceptedBy === undefined ? '' : ` by ${acceptedBy.name}`;
  return `${STAND_WORDS[stand]}${who} · sent ${sentAt(said.update.at, timeZone)} by ${by}${instead}`;
}

function buildFindings({ findings }: ReviewedEntry): readonly KnownBlock[] {
  return findings.map(({ level, found, settledBy }) =>
    richLine({ bold: level === 'block' ? 'Keeps the report back: ' : 'Worth a look: ' }, `${found} ${settledBy}`),
  );
}

function buildPrevious(previous: Said): readonly KnownBlock[] {
  const texts = saidTexts(previous).map(({ lead, text }) => `${lead}${text}`);
  const heading = `${titleOfQuarter(previous.update.quarter)}: ${saidWord(previous)}`;
  return [context(heading), ...(texts.length === 0 ? [] : [quote(texts.join('\n'))])];
}

/** Told apart from what is printed this time by the line beside it. */
function quote(text: string): KnownBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text }] }] };
}

function buildButtons({ entry, quarter, ref, words, said, stand, owner }: ReviewedEntry) {
  const accept = button('Accept', {
    actionId: ACTIONS.acceptUpdate,
    value: writeReadUpdates([{ entry, updateId: said.update.id }]),
    spoken: `Accept ${ref} ${words}`,
    style: 'primary',
  });
  const undo = button('Undo Accept', {
    actionId: ACTIONS.undoAcceptance,
    value: writeReadUpdates([{ entry, updateId: said.update.id }]),
    spoken: `Undo Accept of ${ref} ${words}`,
  });
  const sendBack = button('Send back with a question', {
    actionId: ACTIONS.returnUpdate,
    value: writeEntryValue(entry, quarter),
    spoken: `Send back with a question: ${ref} ${words}`,
  });
  const edit = button('Edit what is printed', {
    actionId: ACTIONS.editWording,
    value: writeEntryValue(entry, quarter),
    spoken: `Edit what is printed of ${ref} ${words}`,
  });
  const history = button('Show history', {
    actionId: ACTIONS.showHistory,
    value: writeEntryValue(entry, quarter),
    spoken: `Show history of ${ref} ${words}`,
  });
  return [
    ...(stand === 'to-read' ? [accept] : []),
    ...(stand === 'accepted' ? [undo] : []),
    ...(stand === 'sent-back' || owner === undefined ? [] : [sendBack]),
    ...(fieldsOf(ownTexts(said)).length === 0 ? [] : [edit]),
    history,
  ];
}
