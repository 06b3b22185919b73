import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { formatLong } from '../../../core/calendar/local-date.ts';
import { quarterTitle } from '../../../core/calendar/quarter.ts';
import { LONGEST_ACCEPTANCE } from '../../../core/collect/finance/read-finance-table.ts';
import type { OpenedFinance } from '../../../usecases/collect/finance/open-finance.ts';
import { cut, section } from '../../blocks.ts';
import { FINANCE_FIELDS } from '../../field-ids.ts';
import { CALLBACKS } from '../../ids.ts';
import { notKept } from '../../not-kept.ts';
import { plainText } from '../../text.ts';
import { dateField, lineOfText } from '../form/form-inputs.ts';
import { versionText } from './build-finance-list.ts';
import { type FinanceMemory, writeFinanceMemory } from './finance-memory.ts';

/** What one text field of Slack takes. https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const LONGEST_TYPED = 3000;
/** So that what the form carries stays small. Unit: UTF-16 code units. */
const LONGEST_REASON = 300;
/** https://docs.slack.dev/reference/block-kit/block-elements/checkboxes-element */
const MOST_ACCEPTED = 10;
/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const LONGEST_OPTION = 75;

/** A figure that could be taken as supplied. */
export interface Acceptable {
  readonly cell: string;
  /** What it is, and what the others make it. */
  readonly words: string;
}

export interface FinanceFormFill {
  readonly opened: OpenedFinance;
  readonly memory: FinanceMemory;
  /** What was found in the file that was chosen before; empty when the form is opened. */
  readonly notice?: readonly KnownBlock[];
  readonly acceptable?: readonly Acceptable[];
  /** Undefined: what stands now. */
  readonly narrative?: string | undefined;
}

/** The file, its day, and what finance says of it. */
export function buildFinanceForm({
  opened,
  memory,
  notice = [],
  acceptable = [],
  narrative,
}: FinanceFormFill): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.financeForm,
    title: plainText('Hand in the figures'),
    submit: plainText('Check'),
    close: plainText('Close'),
    private_metadata: writeFinanceMemory(memory),
    blocks: [
      ...notice,
      section(headText(opened, memory)),
      fileInput(memory),
      ...acceptInputs(memory, acceptable),
      ...dayInputs(opened, memory),
      ...(memory.departmentId === undefined ? [] : [narrativeInput(narrative ?? standingNarrative(opened))]),
      notKept('Check'),
    ],
  };
}

/** Longer than a field takes is not shown in one: it is changed in the file. */
function standingNarrative({ places }: OpenedFinance): string {
  const text = places[0]?.narrative ?? '';
  return text.length > LONGEST_TYPED ? '' : text;
}

function headText({ directorateName, quarter, places }: OpenedFinance, { departmentId }: FinanceMemory): string {
  const title = quarterTitle(quarter);
  const [place] = places;
  if (departmentId === undefined || place === undefined) {
    return `${directorateName}, ${title}: a workbook with a sheet for each department. All of it is taken, or nothing.`;
  }
  return `${place.department.name}, ${title}. ${versionText(place.version)} Nothing is stored before you have read what was found.`;
}

function fileInput({ file, departmentId }: FinanceMemory): InputBlock {
  const isOptional = file !== undefined || departmentId !== undefined;
  const alone = departmentId === undefined ? '' : ' Leave it empty to change the narrative alone.';
  return {
    type: 'input',
    block_id: FINANCE_FIELDS.file,
    optional: isOptional,
    label: plainText(file === undefined ? 'The file' : 'Another file'),
    hint: plainText(
      file === undefined
        ? `Excel (.xlsx) or CSV, 5 MB at most.${alone}`
        : `Left empty, ${cut(file.name, 100)} is checked again.`,
    ),
    element: { type: 'file_input', action_id: FINANCE_FIELDS.file, filetypes: ['xlsx', 'csv'], max_files: 1 },
  };
}

/** One reason for all that are ticked: it is printed under the table. */
function acceptInputs(memory: FinanceMemory, acceptable: readonly Acceptable[]): readonly InputBlock[] {
  if (acceptable.length === 0 || acceptable.length > MOST_ACCEPTED) return [];
  const options = acceptable.map(({ cell, words }) => ({
    text: plainText(cut(`${cell}: ${words}`, LONGEST_OPTION)),
    value: cell,
  }));
  const ticked = options.filter(({ value }) => memory.accepted.includes(value));
  return [
    {
      type: 'input',
      block_id: FINANCE_FIELDS.accepted,
      optional: true,
      label: plainText('Accept as supplied'),
      hint: plainText('Only where a figure is right although its sum says otherwise.'),
      element: {
        type: 'checkboxes',
        action_id: FINANCE_FIELDS.accepted,
        options,
        ...(ticked.length === 0 ? {} : { initial_options: ticked }),
      },
    },
    {
      type: 'input',
      block_id: FINANCE_FIELDS.acceptedWhy,
      optional: true,
      label: plainText('Why are they right as they are?'),
      hint: plainText('Printed under the table.'),
      element: lineOfText(FINANCE_FIELDS.acceptedWhy, memory.acceptedWhy, LONGEST_ACCEPTANCE),
    },
  ];
}

function dayInputs({ lastDay }: OpenedFinance, { asAt, asAtReason }: FinanceMemory): readonly InputBlock[] {
  return [
    {
      type: 'input',
      block_id: FINANCE_FIELDS.asAt,
      optional: true,
      label: plainText('As at'),
      hint: plainText(`Left empty, the day that the file names. The quarter ends on ${formatLong(lastDay)}.`),
      element: dateField(FINANCE_FIELDS.asAt, asAt),
    },
    {
      type: 'input',
      block_id: FINANCE_FIELDS.asAtReason,
      optional: true,
      label: plainText('Why another day than the quarter’s last?'),
      hint: plainText('Only for another day. Printed under the table.'),
      element: lineOfText(FINANCE_FIELDS.asAtReason, asAtReason, LONGEST_REASON),
    },
  ];
}

export function narrativeInput(text: string): InputBlock {
  return {
    type: 'input',
    block_id: FINANCE_FIELDS.narrative,
    optional: true,
    label: plainText('What finance says of it'),
    hint: plainText(
      'Printed with the table, without initials. Left as it is, the text below the table in the file is taken.',
    ),
    element: { ...lineOfText(FINANCE_FIELDS.narrative, text, LONGEST_TYPED), multiline: true },
  };
}
