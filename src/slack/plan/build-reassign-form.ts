import type { ViewOutput } from '@slack/bolt';
import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { financialYearTitle } from '../../core/calendar/quarter.ts';
import type { Person } from '../../core/plan/plan.ts';
import type { ReadEntry } from '../../usecases/plan/hand-over-entries.ts';
import type {
  HeldEntries,
  OpenedReassigning,
  Reassigning,
  UnchangedPlan,
} from '../../usecases/plan/open-reassigning.ts';
import { cut, richLine, section } from '../blocks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { REASSIGN_FIELDS } from '../field-ids.ts';
import { readEntryValue, writeEntryValue } from '../id-values.ts';
import { CALLBACKS } from '../ids.ts';
import { listRefs } from '../remind/list-refs.ts';
import { plainText } from '../text.ts';
import { planYearText } from './plan-year-text.ts';
import { LONGEST_OPTION, type OptionGroup, personOption, toGroups } from './select-people.ts';

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const MOST_GROUPS = 100;
/** More than anybody reads one by one; the others are chosen by hand. */
const MOST_CHOSEN = 100;
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

function buildChoice({ directorateName, held, people, isAllChosen, unchanged }: Reassigning): ModalView {
  if (held.length === 0 || people.length === 0) {
    return buildNotice('Nothing to reassign', [
      section('There is nothing in the plan, or nobody whom a message reaches.'),
    ]);
  }
  const groups = held.flatMap((each) => toGroups(ownerText(each), each.entries.map(entryOption)));
  const verb = isAllChosen ? 'Hand over' : 'Reassign';
  return {
    type: 'modal',
    callback_id: CALLBACKS.reassignForm,
    title: plainText(verb),
    submit: plainText(verb),
    close: plainText('Close'),
    blocks: [
      richLine(
        { bold: `${directorateName}. ` },
        'The new owner hears of it in one message, and so does the old one. What was sent keeps the initials that it has.',
      ),
      ...unchanged.map((plan) => section(unchangedText(plan))),
      buildEntries(groups, isAllChosen ? groups.flatMap(({ options }) => options).slice(0, MOST_CHOSEN) : []),
      buildTo(people),
    ],
  };
}

function unchangedText({ changedYear, startYear, refs }: UnchangedPlan): string {
  const changed = `This changes the plan for ${financialYearTitle(changedYear)} alone.`;
  if (refs.length === 0) return changed;
  const also = `The plan for ${financialYearTitle(startYear)} has these, too, with the same owner, and is not changed: ${cut(listRefs(refs), LONGEST_REFS)}.`;
  return `${changed} ${also} To change both years at once, press Show people or type /quarter people, then Change and Hand over.`;
}

/** More refs than anybody reads in passing. */
const LONGEST_REFS = 300;

/** One entry or several, whoever has them. */
function buildEntries(groups: readonly OptionGroup[], chosen: readonly PlainTextOption[]): InputBlock {
  return {
    type: 'input',
    block_id: REASSIGN_FIELDS.entry,
    label: plainText('What, and whose is it now?'),
    element: {
      type: 'multi_static_select',
      action_id: REASSIGN_FIELDS.entry,
      placeholder: plainText('Choose one or several'),
      option_groups: groups.slice(0, MOST_GROUPS),
      ...(chosen.length === 0 ? {} : { initial_options: [...chosen] }),
    },
  };
}

function buildTo(people: readonly Person[]): InputBlock {
  return {
    type: 'input',
    block_id: REASSIGN_FIELDS.to,
    label: plainText('Who answers for it from now on?'),
    element: {
      type: 'static_select',
      action_id: REASSIGN_FIELDS.to,
      placeholder: plainText('Choose somebody'),
      option_groups: toGroups('In the plans and in Slack', people.map(personOption)).slice(0, MOST_GROUPS),
    },
  };
}

function ownerText({ owner, isUnreachable }: HeldEntries): string {
  if (owner === undefined) return 'Without an owner';
  return isUnreachable ? `${owner.name} (cannot be asked)` : owner.name;
}

function entryOption({ entry, ref, words, ownerId, ...year }: HeldEntries['entries'][number]): PlainTextOption {
  const plan = planYearText(year);
  return {
    text: plainText(`${cut(`${ref} ${words}`, LONGEST_OPTION - plan.length)}${plan}`),
    // The owner that was read goes along: whoever else has been given it meanwhile is not overruled.
    value: writeEntryValue(entry, ownerId ?? NOBODY),
  };
}

/** @returns undefined when it is not ours. */
export function readReassignForm({
  state,
}: ViewOutput): { readonly entries: readonly ReadEntry[]; readonly toId: string } | undefined {
  const fieldOf = (field: string) => state.values[field]?.[field];
  // One entry alone was chosen in the form of an earlier version, which may still be open.
  const { selected_options: several, selected_option: one } = fieldOf(REASSIGN_FIELDS.entry) ?? {};
  const chosen = several ?? (one ? [one] : []);
  const toId = fieldOf(REASSIGN_FIELDS.to)?.selected_option?.value;
  if (chosen.length === 0 || toId === undefined) return undefined;
  const entries = chosen.map(({ value }) => {
    const { entry, quarter: ownerId } = readEntryValue(value);
    return { entry, readOwnerId: ownerId === undefined || ownerId === NOBODY ? null : ownerId };
  });
  return { entries, toId };
}
