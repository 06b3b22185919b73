import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { formatWithWeekday } from '../../../core/calendar/local-date.ts';
import { countEntries } from '../../../core/remind/asked-entry.ts';
import type { AskFault, AskForm, AskOutcome } from '../../../usecases/collect/drafting/ask-to-draft.ts';
import type { WorkLine } from '../../../usecases/collect/work-line.ts';
import { context, cut, section } from '../../blocks.ts';
import { ASK_FIELDS } from '../../field-ids.ts';
import { writeEntryValue } from '../../id-values.ts';
import { CALLBACKS } from '../../ids.ts';
import { notKept } from '../../not-kept.ts';
import { plainText } from '../../text.ts';
import { refusalText } from '../answer-texts.ts';
import { buildNotice } from '../build-notices.ts';
import { countText } from '../entry-words.ts';

const TITLE = 'Ask someone to draft';
/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const MOST_OPTIONS = 100;
/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const LONGEST_OPTION = 75;
const LONGEST_NOTE = 500;

/** What "all that wait" carries instead of an entry. */
export const ALL_ENTRIES = 'all';

/** Which, who, by when, and a note. */
export function buildAskForm(form: AskForm): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.askToDraft,
    title: plainText(TITLE),
    submit: plainText('Ask'),
    close: plainText('Close'),
    private_metadata: form.nonce,
    blocks: [
      section('They get the same form. What they hand in comes to you to approve, edit or send back.'),
      whichInput(form),
      ...whoInputs(form),
      byInput(form),
      {
        type: 'input',
        block_id: ASK_FIELDS.note,
        optional: true,
        label: plainText('A note for them'),
        element: { type: 'plain_text_input', action_id: ASK_FIELDS.note, multiline: true, max_length: LONGEST_NOTE },
      },
      notKept('Ask'),
    ],
  };
}

function whichInput({ lines, chosen }: AskForm): InputBlock {
  const single = lines.slice(0, MOST_OPTIONS - 1).map(({ entry, quarter, ref, words }) => ({
    text: plainText(cut(`${ref} ${words}`, LONGEST_OPTION)),
    value: writeEntryValue(entry, quarter),
  }));
  const all = {
    text: plainText(cut(`All that wait: ${countText(countEntries(lines))}`, LONGEST_OPTION)),
    value: ALL_ENTRIES,
  };
  const options = lines.length === 1 ? single : [all, ...single];
  const value = lines.find(({ entry }) => entry.id === chosen?.id);
  const initial = options.find((option) => option.value === (value && writeEntryValue(value.entry, value.quarter)));
  return {
    type: 'input',
    block_id: ASK_FIELDS.which,
    label: plainText('What should they draft?'),
    element: {
      type: 'static_select',
      action_id: ASK_FIELDS.which,
      options,
      ...(initial === undefined && options[0] === undefined ? {} : { initial_option: initial ?? options[0] }),
    },
  };
}

/** The list where there is one; and whoever is not in it. */
function whoInputs({ people }: AskForm): readonly InputBlock[] {
  const options = people
    .slice(0, MOST_OPTIONS)
    .map(({ personId, name }) => ({ text: plainText(cut(name, LONGEST_OPTION)), value: personId }));
  const somebody: InputBlock = {
    type: 'input',
    block_id: ASK_FIELDS.somebody,
    optional: true,
    label: plainText('Somebody who is not in the list'),
    hint: plainText('Chosen here, this person is asked instead. They must be in one of the council’s plans.'),
    element: { type: 'users_select', action_id: ASK_FIELDS.somebody, placeholder: plainText('Find in Slack') },
  };
  if (options.length === 0) return [somebody];
  const listed: InputBlock = {
    type: 'input',
    block_id: ASK_FIELDS.who,
    optional: true,
    label: plainText('Who?'),
    element: {
      type: 'static_select',
      action_id: ASK_FIELDS.who,
      placeholder: plainText('Choose a person'),
      options,
    },
  };
  return [listed, somebody];
}

function byInput({ days }: AskForm): InputBlock {
  return {
    type: 'input',
    block_id: ASK_FIELDS.by,
    label: plainText('By when?'),
    hint: plainText(`Between ${dayText(days.first)} and ${dayText(days.last)}.`),
    element: { type: 'datepicker', action_id: ASK_FIELDS.by, initial_date: days.proposed },
  };
}

function dayText(day: AskForm['days']['first']): string {
  return formatWithWeekday(day).replace(/ \d{4}$/, '');
}

/** What is wrong, on the field that it is about. */
export function askFaultText(fault: AskFault): string {
  if (fault.field === 'by') {
    if (fault.fault === 'missing') return 'Please choose a day.';
    return `Please choose a day between ${dayText(fault.days.first)} and ${dayText(fault.days.last)}.`;
  }
  switch (fault.fault) {
    case 'nobody':
      return 'Please choose who should be asked.';
    case 'not-in-a-plan':
      return 'This person is in none of the council’s plans. The performance officer can add them.';
    case 'not-reachable':
      return 'Ragtime cannot write to this person in Slack. Please choose somebody else.';
    case 'away':
      return 'This person is away today. Please choose somebody else.';
    case 'answers-it':
      return 'This person answers for it, and is asked anyway. Please choose somebody else.';
  }
}

/** What was asked of whom, or why nothing was. */
export function buildAsked(
  outcome: Exclude<AskOutcome, { outcome: 'fault' | 'busy' }>,
  kept: readonly KnownBlock[] = [],
): ModalView {
  switch (outcome.outcome) {
    case 'asked':
      return buildNotice(TITLE, [
        section(
          `${outcome.contributorName} is asked to draft ${refsText(outcome.lines)} by ${dayText(outcome.by)}, in a message in their next working hour. You hear when it is ready for you.`,
        ),
        context('You can still write it yourself at any time: what you send counts.'),
      ]);
    case 'refused':
      return buildNotice(TITLE, [section(refusalText(outcome.permission)), ...kept]);
    case 'nothing-to-ask':
      return buildNotice(TITLE, [section('Nothing waits for you that somebody could still draft in time.'), ...kept]);
  }
}

function refsText(lines: readonly WorkLine[]): string {
  const [first] = lines;
  return lines.length === 1 && first !== undefined ? first.ref : countText(countEntries(lines));
}
