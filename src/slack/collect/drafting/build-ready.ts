import type { KnownBlock, ModalView } from '@slack/types';
import type { ApproveOutcome, DecideRefusal } from '../../../usecases/collect/drafting/approve-draft.ts';
import type { ReadyDraft, ReadyList } from '../../../usecases/collect/drafting/list-ready.ts';
import type { SendBackOutcome } from '../../../usecases/collect/drafting/send-back-draft.ts';
import { apart, button, context, cut, richLine, section } from '../../blocks.ts';
import { QUESTION_FIELD } from '../../field-ids.ts';
import { writeEntryValue } from '../../id-values.ts';
import { ACTIONS, CALLBACKS } from '../../ids.ts';
import { notKept } from '../../not-kept.ts';
import { plainText } from '../../text.ts';
import { bytesOf, ROOM_BYTES } from '../../view-bytes.ts';
import { faultText, refusalText, TEXTS } from '../answer-texts.ts';
import { buildContent, buildNotice } from '../build-notices.ts';
import { buildQuestion } from '../build-question.ts';
import { momentText } from '../moment-text.ts';
import { firstName } from './build-draft-for.ts';
import { writeShownDraft } from './shown-draft.ts';

/** All of each text is shown, so a modal of 100 blocks holds this many. https://docs.slack.dev/reference/block-kit/blocks */
const MOST_TEXTS = 12;
const LONGEST_QUESTION = 1000;
const DIVIDER: KnownBlock = { type: 'divider' };

/** "Ready for you": each text in full, to be approved, edited or sent back. */
export function buildReadyList(list: ReadyList, notice: readonly KnownBlock[] = []): ModalView {
  if (list.outcome === 'refused') return buildNotice('Not yours', [section(refusalText(list.permission))]);
  const { texts } = list;
  if (texts.length === 0) {
    return buildNotice('Ready for you', [...notice, section('No draft waits for you.')]);
  }
  const shown = fitting(texts.slice(0, MOST_TEXTS));
  const left = texts.length - shown.length;
  return buildNotice('Ready for you', [
    ...apart(notice),
    ...shown.flatMap((text, index) => [...(index === 0 ? [] : [DIVIDER]), ...buildText(text)]),
    ...(left === 0 ? [] : [context(leftText(left))]),
    ...buildAll(shown),
  ]);
}

/** As many as a view holds, one at least. */
function fitting(texts: readonly ReadyDraft[]): readonly ReadyDraft[] {
  const sizes = texts.map((text) => bytesOf(buildText(text)));
  return texts.filter(
    (_, index) => index === 0 || sizes.slice(0, index + 1).reduce((sum, size) => sum + size, 0) <= ROOM_BYTES,
  );
}

function leftText(count: number): string {
  const what = count === 1 ? 'One more is' : `${count} more are`;
  return `${what} shown once these are dealt with.`;
}

function buildText(text: ReadyDraft): readonly KnownBlock[] {
  const { handed, card, by, question, faults, timeZone } = text;
  const { ref, words } = card;
  const value = String(handed.id);
  const approve = button('Approve', {
    actionId: ACTIONS.approveDraft,
    value: writeShownDraft(text),
    spoken: `Approve ${ref} ${words}`,
    style: 'primary',
  });
  return [
    richLine({ bold: ref }, ` ${words}`),
    ...(question === undefined ? [] : buildQuestion(question, timeZone)),
    ...buildContent(handed.content),
    context(`By ${by}, handed in at ${momentText(handed.at, timeZone)}`),
    ...(faults.length === 0 ? [] : [section(`To be edited first: ${faults.map(faultText).join(' ')}`)]),
    {
      type: 'actions',
      elements: [
        ...(faults.length === 0 ? [approve] : []),
        button('Edit', {
          actionId: ACTIONS.editDraft,
          value: writeEntryValue(handed.entry, handed.quarter),
          spoken: `Edit ${ref} ${words}`,
        }),
        button('Send back', { actionId: ACTIONS.sendBackDraft, value, spoken: `Send back ${ref} ${words}` }),
      ],
    },
  ];
}

/** Only what was shown in full on this screen, and only where nothing has to be changed. */
function buildAll(shown: readonly ReadyDraft[]): readonly KnownBlock[] {
  const faultless = shown.filter(({ faults }) => faults.length === 0).map(writeShownDraft);
  if (faultless.length < 2) return [];
  const text = `Approve all read (${faultless.length})`;
  return [
    {
      type: 'actions',
      elements: [
        button(text, {
          actionId: ACTIONS.approveAllRead,
          value: faultless.join(','),
          spoken: `${text}: the drafts that stand here`,
        }),
      ],
    },
  ];
}

/** With which question a text goes back. */
export function buildSendBack({ handed, card, by }: ReadyDraft): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.sendBack,
    title: plainText(cut(`Send back ${card.ref}`, 24)),
    submit: plainText('Send back'),
    close: plainText('Close'),
    private_metadata: String(handed.id),
    blocks: [
      richLine({ bold: card.ref }, ` ${card.words}`),
      ...buildContent(handed.content),
      {
        type: 'input',
        block_id: QUESTION_FIELD,
        label: plainText(`What should ${firstName(by)} change or add?`),
        hint: plainText(`${by} gets this with the form one press away. The text is kept.`),
        element: {
          type: 'plain_text_input',
          action_id: QUESTION_FIELD,
          multiline: true,
          max_length: LONGEST_QUESTION,
        },
      },
      notKept('Send back'),
    ],
  };
}

/** What became of one press, above the list of what is left. */
export function decidedText(outcome: ApproveOutcome | SendBackOutcome): string {
  switch (outcome.outcome) {
    case 'approved':
      return `${outcome.card.ref} is approved and sent as your update.`;
    case 'sent-back':
      return `${outcome.card.ref} goes back to ${outcome.contributorName} with your question.`;
    case 'asked-since':
      return `${outcome.card.ref} came back with a question since, so it is not sent yet: the question stands above the text. Please read it, then approve or edit.`;
    case 'faulty':
      return `${outcome.card.ref} cannot be approved as it is any more: please edit it.`;
    default:
      return refusedText(outcome);
  }
}

function refusedText(refusal: DecideRefusal): string {
  switch (refusal.outcome) {
    case 'decided':
      return `${refusal.card.ref}: ${refusal.byName} has ${DECIDED[refusal.decision.kind]} this already. Nothing was changed.`;
    case 'answered':
      return `${refusal.card.ref} has been sent in another way meanwhile, so this draft was not used. It is kept.`;
    case 'replaced':
      return `${refusal.card.ref}: a newer text has been handed in since. Please read that one.`;
    case 'closed':
      return `${refusal.card.ref}: the window has closed, so nothing was sent. The text is kept; please tell the performance officer.`;
    case 'refused':
      return refusalText(refusal.permission, refusal.card);
    case 'busy':
      return 'Nothing was done yet: Ragtime was busy for a moment. Please press the button again.';
    case 'gone':
      return TEXTS.gone;
  }
}

const DECIDED = { approved: 'approved', answered: 'answered', 'sent-back': 'sent back' } as const;
