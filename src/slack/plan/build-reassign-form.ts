import type { ViewOutput } from '@slack/bolt';
import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import type { EntryKey } from '../../core/collect/entry.ts';
import type { OwnedEntry } from '../../core/plan/owned-entries.ts';
import type { HeldEntries, OpenedReassigning, Reassigning } from '../../usecases/plan/open-reassigning.ts';
import { cut, richLine, section } from '../blocks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { REASSIGN_FIELDS } from '../field-ids.ts';
import { readEntryValue, writeEntryValue } from '../id-values.ts';
import { CALLBACKS } from '../ids.ts';
import { plainText } from '../text.ts';
import { LONGEST_OPTION, type OptionGroup, personOption, toGroups } from './select-people.ts';

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const MOST_GROUPS = 100;
/** Stands where the owner's id would. */
const NOBODY = '-';

/** Which entry, and who answers for it from now on. */
export function buildReassignForm(opened: OpenedReassigning): ModalView {
  switch (opened.outcome) {
    case 'refused':
      return buildNotice('Not yours', [section(refusalText(opened.permission))]);
    case 'gone':
      return buildNotice('No plan', [section('This quarter or its plan is not there any more.')]);
    case 'choice':
      return buildChoice(opened.reassigning);
  }
}

function buildChoice({ directorateName, quarter, held, people }: Reassigning): ModalView {
  if (held.length === 0 || people.length === 0) {
    return buildNotice('Nothing to reassign', [
      section('There is nothing in the plan, or nobody whom a message reaches.'),
    ]);
  }
  const groups = held.flatMap((each) => toGroups(ownerText(each), each.entries.map(entryOption)));
  return {
    type: 'modal',
    callback_id: CALLBACKS.reassignForm,
    title: plainText('Reassign'),
    submit: plainText('Reassign'),
    close: plainText('Close'),
    private_metadata: quarter,
    blocks: [
      richLine(
        { bold: `${directorateName}. ` },
        'The new owner hears of it, and so does the old one. What was sent keeps the initials that it has.',
      ),
      input(REASSIGN_FIELDS.entry, { label: 'What, and whose is it now?', hint: 'Choose from the plan', groups }),
      input(REASSIGN_FIELDS.to, {
        label: 'Who answers for it from now on?',
        hint: 'Choose somebody',
        groups: toGroups('In the plans and in Slack', people.map(personOption)),
      }),
    ],
  };
}

function ownerText({ owner, isUnreachable }: HeldEntries): string {
  if (owner === undefined) return 'Without an owner';
  return isUnreachable ? `${owner.name} (cannot be asked)` : owner.name;
}

function entryOption({ entry, ref, words, ownerId }: OwnedEntry): PlainTextOption {
  return {
    text: plainText(cut(`${ref} ${words}`, LONGEST_OPTION)),
    // The owner that was read goes along: whoever else has been given it meanwhile is not overruled.
    value: writeEntryValue(entry, ownerId ?? NOBODY),
  };
}

interface Choice {
  readonly label: string;
  readonly hint: string;
  readonly groups: readonly OptionGroup[];
}

function input(field: string, { label, hint, groups }: Choice): InputBlock {
  return {
    type: 'input',
    block_id: field,
    label: plainText(label),
    element: {
      type: 'static_select',
      action_id: field,
      placeholder: plainText(hint),
      option_groups: groups.slice(0, MOST_GROUPS),
    },
  };
}

/** @returns undefined when it is not ours. */
export function readReassignForm({
  state,
}: ViewOutput): { readonly entry: EntryKey; readonly readOwnerId: string | null; readonly toId: string } | undefined {
  const of = (field: string) => state.values[field]?.[field]?.selected_option?.value;
  const [chosen, toId] = [of(REASSIGN_FIELDS.entry), of(REASSIGN_FIELDS.to)];
  if (chosen === undefined || toId === undefined) return undefined;
  const { entry, quarter: ownerId } = readEntryValue(chosen);
  return { entry, toId, readOwnerId: ownerId === undefined || ownerId === NOBODY ? null : ownerId };
}
