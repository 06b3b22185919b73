import type { ViewOutput } from '@slack/bolt';
import type { InputBlock, KnownBlock } from '@slack/types';
import { parseLocalDate } from '../../../core/calendar/local-date.ts';
import {
  type ChosenCover,
  type CoverAnswer,
  type CoverForm,
  type Covering,
  LONGEST_COVER_ACTION,
  MOST_COVERED,
} from '../../../core/collect/milestone/cover.ts';
import { COVERS_FIELD } from '../../../core/collect/milestone/milestone-draft.ts';
import type { MilestoneCard, MilestoneForm } from '../../../core/collect/milestone/milestone-form.ts';
import { isStatusChoice } from '../../../core/collect/milestone/status-choice.ts';
import { dueText } from '../../../core/plan/due-text.ts';
import { CHOICE_LABELS } from '../../../reports/choice-labels.ts';
import { context, cut, richLine } from '../../blocks.ts';
import { FIELDS } from '../../field-ids.ts';
import { blockIdOf, readBlockId, stepOf } from '../../id-values.ts';
import { plainText } from '../../text.ts';
import { makeDraftable } from '../draft/draft-fields.ts';

/** https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element */
const MOST_OPTIONS = 100;
/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const LONGEST_OPTION = 75;
/** Enough to know what it was: the card shows all of it. */
const LONGEST_WORDS = 150;
/** Enough to tell milestones with the same ref apart. */
const LONGEST_NAME = 40;

/** Whose text a milestone reads now. */
export function coveredByText({ ref, words }: Pick<MilestoneCard, 'ref' | 'words'>): string {
  const short = cut(words, 60);
  return `Covered by the text of ${ref} ${short}${short === words ? '.' : ''}`;
}

/** Under the text: which other milestones it covers already, and which it may cover. */
export function buildCoverField({ card, nonce, covering }: MilestoneForm): readonly KnownBlock[] {
  if (covering === undefined) return [];
  return [...buildCovered(covering), ...buildChoices(covering, { milestoneId: card.milestoneId, nonce })];
}

function buildCovered({ covered }: Covering): readonly KnownBlock[] {
  if (covered.length === 0) return [];
  const names = covered.map(({ ref, words }) => `${ref} ${words}`).join('; ');
  return [context(`This text covers, too: ${names}. Each can be given its own text from /milestone.`)];
}

interface FormOf {
  readonly milestoneId: string;
  readonly nonce: string;
}

function buildChoices({ candidates }: Covering, { milestoneId, nonce }: FormOf): readonly KnownBlock[] {
  if (candidates.length === 0) return [];
  const options = candidates.slice(0, MOST_OPTIONS).map((each) => ({
    text: plainText(cut(`${each.ref} ${each.words}`, LONGEST_OPTION)),
    value: each.milestoneId,
  }));
  return [
    {
      type: 'input',
      block_id: blockIdOf(COVERS_FIELD, milestoneId, stepOf(nonce)),
      label: plainText('This text also covers'),
      hint: plainText('The report then prints it once, for all of them. You are asked for the status of each.'),
      optional: true,
      element: {
        type: 'multi_static_select',
        action_id: COVERS_FIELD,
        placeholder: plainText('No other milestone'),
        options,
        max_selected_items: MOST_COVERED,
      },
    },
  ];
}

/** The second step: a status of its own for each, without default. */
export function buildCoverStep(covered: readonly CoverForm[], nonce: string): readonly KnownBlock[] {
  return covered.flatMap((cover) => buildCover(cover, { step: stepOf(nonce), name: nameAmong(covered, cover) }));
}

/** Each field says which milestone it is about: by its ref, and by its words where the ref is the same. */
function nameAmong(covered: readonly CoverForm[], { card: { ref, words } }: CoverForm): string {
  const isAlone = covered.filter(({ card }) => card.ref === ref).length === 1;
  return isAlone ? ref : `${ref} ${cut(words, LONGEST_NAME)}`;
}

interface CoverOptions {
  readonly step: string;
  readonly name: string;
}

function buildCover({ card, offered }: CoverForm, { step, name }: CoverOptions): readonly KnownBlock[] {
  const { milestoneId, ref, words, due } = card;
  const asksForForecast = offered.includes('green');
  const head = {
    ...richLine({ bold: ref }, ` ${cut(words, LONGEST_WORDS)} (due: ${dueText(due)})`),
    block_id: blockIdOf('cover', milestoneId, step),
  };
  const inputs: readonly InputBlock[] = [
    {
      type: 'input',
      block_id: blockIdOf(FIELDS.choice, milestoneId, step),
      label: plainText(asksForForecast ? `${name}: will it be done on time?` : `${name}: was it done?`),
      element: {
        type: 'radio_buttons',
        action_id: FIELDS.choice,
        options: offered.map((choice) => ({ text: plainText(CHOICE_LABELS[choice]), value: choice })),
      },
    },
    {
      type: 'input',
      block_id: blockIdOf(FIELDS.action, milestoneId, step),
      label: plainText(
        asksForForecast
          ? `${name}: if Amber or Red, what is being done?`
          : `${name}: if not completed, what happens now?`,
      ),
      optional: true,
      element: {
        type: 'plain_text_input',
        action_id: FIELDS.action,
        multiline: true,
        max_length: LONGEST_COVER_ACTION,
      },
    },
    {
      type: 'input',
      block_id: blockIdOf(FIELDS.completedOn, milestoneId, step),
      label: plainText(`${name}: if completed, on what date?`),
      optional: true,
      element: { type: 'datepicker', action_id: FIELDS.completedOn },
    },
  ];
  return [head, ...makeDraftable(inputs)];
}

type Values = ViewOutput['state']['values'];

/** Which milestones were chosen, each with what was said of it; undefined while its fields do not stand there. */
export function readChosenCovers(
  { state: { values } }: Pick<ViewOutput, 'state'>,
  milestoneId: string,
): readonly ChosenCover[] {
  const selected = inputOf(values, COVERS_FIELD, milestoneId)?.selected_options ?? [];
  return selected.map(({ value }) => ({ milestoneId: value, answer: readCoverAnswer(values, value) }));
}

function readCoverAnswer(values: Values, milestoneId: string): CoverAnswer | undefined {
  const choice = inputOf(values, FIELDS.choice, milestoneId);
  if (choice === undefined) return undefined;
  const chosen = choice.selected_option?.value ?? '';
  return {
    choice: isStatusChoice(chosen) ? chosen : undefined,
    action: inputOf(values, FIELDS.action, milestoneId)?.value ?? '',
    completedOn: parseLocalDate(inputOf(values, FIELDS.completedOn, milestoneId)?.selected_date ?? ''),
  };
}

function inputOf(values: Values, field: string, milestoneId: string) {
  const blockId = findBlockId(values, field, milestoneId);
  return blockId === undefined ? undefined : values[blockId]?.[field];
}

/** Where a field of one milestone stands in a view. */
export function findBlockId(values: Values, field: string, milestoneId: string): string | undefined {
  return Object.keys(values).find((blockId) => {
    const read = readBlockId(blockId);
    return read?.field === field && read.entryId === milestoneId;
  });
}
