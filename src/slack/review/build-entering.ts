import type { InputBlock, ModalView } from '@slack/types';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import type { EntryKey } from '../../core/collect/entry.ts';
import type { AskedEntry } from '../../core/remind/asked-entry.ts';
import type { EnteringOwner, OpenedEntering } from '../../usecases/review/open-entering.ts';
import { cut, richLine, section } from '../blocks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { dateField, optionsOf } from '../collect/form/form-inputs.ts';
import { ENTERING_FIELDS } from '../field-ids.ts';
import { writeEntryValue } from '../id-values.ts';
import { CALLBACKS } from '../ids.ts';
import { plainText } from '../text.ts';

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const MOST_GROUPS = 100;
const MOST_OPTIONS = 100;
/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const LONGEST_OPTION = 75;

/** How something reaches an officer who types it for its owner. */
export const WAYS = [
  { label: 'By e-mail', value: 'e-mail' },
  { label: 'By telephone', value: 'telephone' },
  { label: 'On paper', value: 'paper' },
  { label: 'In a meeting', value: 'meeting' },
  { label: 'As a contributor’s draft', value: 'a contributor’s draft' },
] as const;

/** The first step: what is entered, for whom, and how it came. The form itself follows. @param first is chosen already */
export function buildEntering(opened: OpenedEntering, first?: EntryKey): ModalView {
  switch (opened.outcome) {
    case 'refused':
      return buildNotice('Not yours', [section(refusalText(opened.permission))]);
    case 'closed':
      return buildNotice('Nothing to enter', [section(CLOSED)]);
    case 'choice':
      return buildChoice(opened, first);
  }
}

const CLOSED =
  'Nothing can be entered for this quarter: its window has not opened, or its report is signed. A published report is corrected with /quarter amend.';

function buildChoice(
  { entering }: Extract<OpenedEntering, { outcome: 'choice' }>,
  first: EntryKey | undefined,
): ModalView {
  const { owners, quarter, today } = entering;
  const groups = owners.slice(0, MOST_GROUPS).map(toGroup);
  const chosen =
    first && groups.flatMap(({ options }) => options).find(({ value }) => value === writeEntryValue(first));
  if (owners.length === 0)
    return buildNotice('Nothing to enter', [section('Nothing with an owner is asked for here.')]);
  return {
    type: 'modal',
    callback_id: CALLBACKS.entering,
    title: plainText('Enter for someone'),
    submit: plainText('Next'),
    close: plainText('Close'),
    private_metadata: quarter,
    blocks: [
      richLine({ bold: `${titleOfQuarter(quarter)}. ` }, 'For whoever answered by e-mail, by telephone or on paper.'),
      input(ENTERING_FIELDS.entry, 'Milestone, indicator, risk or action', {
        type: 'static_select',
        action_id: ENTERING_FIELDS.entry,
        placeholder: plainText('Choose one'),
        option_groups: groups,
        ...(chosen === undefined ? {} : { initial_option: chosen }),
      }),
      input(ENTERING_FIELDS.way, 'How did it come?', {
        type: 'static_select',
        action_id: ENTERING_FIELDS.way,
        placeholder: plainText('Choose one'),
        ...optionsOf(WAYS, undefined),
      }),
      input(ENTERING_FIELDS.day, 'On what day?', dateField(ENTERING_FIELDS.day, today)),
    ],
  };
}

function toGroup({ name, entries }: EnteringOwner) {
  return {
    label: plainText(cut(name, LONGEST_OPTION)),
    options: entries.slice(0, MOST_OPTIONS).map((each) => ({
      text: plainText(optionText(each)),
      value: writeEntryValue(each.entry),
    })),
  };
}

function optionText(asked: AskedEntry): string {
  const mark = markOf(asked);
  return `${cut(`${asked.ref} ${asked.words}`, LONGEST_OPTION - mark.length)}${mark}`;
}

/** What was sent can be replaced: it is said, so that nobody does it unawares. A text that is there stands in the form. */
function markOf({ answer, handed }: AskedEntry): string {
  if (handed !== undefined && handed.decision === undefined) return ' (drafted)';
  return answer === undefined ? '' : ' (sent)';
}

function input(field: string, label: string, element: InputBlock['element']): InputBlock {
  return { type: 'input', block_id: field, label: plainText(label), element };
}
