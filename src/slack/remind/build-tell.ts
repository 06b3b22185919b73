import type { ModalView } from '@slack/types';
import { formatDayMonth, formatWithWeekday } from '../../core/calendar/local-date.ts';
import { formatClock, localDateOf } from '../../core/calendar/zone.ts';
import { listWords } from '../../core/list-words.ts';
import type { TellChoice, TellForm, TellOutcome, TellRefusal } from '../../usecases/remind/tell-director.ts';
import { context, cut, section } from '../blocks.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { nounFor } from '../collect/entry-words.ts';
import { DESK_FIELDS } from '../field-ids.ts';
import { CALLBACKS } from '../ids.ts';
import { notKept } from '../not-kept.ts';
import { plainText } from '../text.ts';
import { buildDeskRefusal, toOwnerOptions } from './build-nudge.ts';
import { listRefs } from './list-refs.ts';

/** Shorter than Slack's 3,000, so that the message has room for what stands above the words. */
const LONGEST_WORDS = 2500;
const TITLE = 'Tell the Director';

/** First: of whom. */
export function buildTellChoice({ windowId, owners }: Extract<TellChoice, { outcome: 'choice' }>): ModalView {
  if (owners.length === 0)
    return buildNotice(TITLE, [section('Nobody who can be told of it has anything outstanding.')]);
  return {
    type: 'modal',
    callback_id: CALLBACKS.tellChoice,
    title: plainText(TITLE),
    submit: plainText('Write'),
    close: plainText('Close'),
    private_metadata: windowId,
    blocks: [
      {
        type: 'input',
        block_id: DESK_FIELDS.owner,
        label: plainText('About whom?'),
        element: {
          type: 'static_select',
          action_id: DESK_FIELDS.owner,
          placeholder: plainText('Choose a person'),
          options: toOwnerOptions(owners),
        },
      },
      context('Nothing is sent yet: you read and change the words first.'),
    ],
  };
}

/** Then: in which words. */
export function buildTellForm(form: TellForm): ModalView {
  const { windowId, owner, nonce, approverNames } = form;
  return {
    type: 'modal',
    callback_id: CALLBACKS.tellText,
    title: plainText(TITLE),
    submit: plainText('Send'),
    close: plainText('Close'),
    private_metadata: JSON.stringify({ windowId, ownerId: owner.personId, nonce }),
    blocks: [
      section(`${approverNames.join(' and ')} and ${owner.name} get these words at the same time.`),
      {
        type: 'input',
        block_id: DESK_FIELDS.words,
        label: plainText('What they read'),
        element: {
          type: 'plain_text_input',
          action_id: DESK_FIELDS.words,
          multiline: true,
          initial_value: cut(proposedWords(form), LONGEST_WORDS),
          max_length: LONGEST_WORDS,
        },
      },
      notKept('Send'),
    ],
  };
}

function proposedWords({ owner, quarterTitle, dueAt, askedOn }: TellForm): string {
  const { name, outstanding, total, counts } = owner;
  const asked =
    askedOn.length === 0 ? 'No reminder has gone out yet.' : `Reminded on ${listWords(askedOn.map(formatDayMonth))}.`;
  return `${name} has ${outstanding.length} of ${total} ${nounFor(counts)} outstanding for ${quarterTitle}, due ${dueAt}: ${listRefs(outstanding)}. ${asked}`;
}

export function buildTold(outcome: Exclude<TellOutcome, { outcome: 'busy' }>, now: Date): ModalView {
  if (outcome.outcome !== 'told') return buildTellRefusal(outcome);
  const { approverNames, ownerName, at, zone } = outcome;
  const who = `${approverNames.join(' and ')} and ${ownerName}`;
  if (at <= now) return buildNotice(TITLE, [section(`${who} get your words now.`)]);
  const when = `${formatClock(at, zone)} on ${formatWithWeekday(localDateOf(at, zone))}`;
  return buildNotice(TITLE, [
    section(
      `${who} get your words at ${when}, the next working hour. If everything comes before that, nothing is sent.`,
    ),
  ]);
}

export function buildTellRefusal(refusal: TellRefusal): ModalView {
  switch (refusal.outcome) {
    case 'nothing-to-tell':
      return buildNotice(TITLE, [
        section('Nothing was sent: this person has nothing outstanding any more, or cannot be reached.'),
      ]);
    case 'no-approver':
      return buildNotice(TITLE, [
        section('Nothing was sent: no other approver of the directorate can be reached in Slack.'),
      ]);
    case 'closed':
    case 'refused':
      return buildDeskRefusal(refusal);
  }
}
