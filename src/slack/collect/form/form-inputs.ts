import type { InputBlock, PlainTextInput } from '@slack/types';
import { LONGEST_TEXT } from '../../../core/collect/milestone/check-answer.ts';
import { blockIdOf } from '../../id-values.ts';
import { plainText } from '../../text.ts';

/** Which opening of which entry's form an input belongs to. */
export interface InputPlace {
  readonly entryId: string;
  readonly step: string;
}

export interface InputOptions {
  readonly label: string;
  readonly hint?: string;
  readonly isOptional: boolean;
  readonly element: InputBlock['element'];
}

/** @param field the name of the field; block and element carry it. */
export function formInput(
  { entryId, step }: InputPlace,
  field: string,
  { label, hint, isOptional, element }: InputOptions,
): InputBlock {
  return {
    type: 'input',
    block_id: blockIdOf(field, entryId, step),
    label: plainText(label),
    optional: isOptional,
    element,
    ...(hint === undefined ? {} : { hint: plainText(hint) }),
  };
}

export function longText(actionId: string, value: string | undefined): PlainTextInput {
  return { ...lineOfText(actionId, value, LONGEST_TEXT), multiline: true };
}

export function lineOfText(actionId: string, value: string | undefined, longest: number): PlainTextInput {
  return {
    type: 'plain_text_input',
    action_id: actionId,
    max_length: longest,
    ...(value ? { initial_value: value } : {}),
  };
}

export function dateField(actionId: string, value: string | undefined): InputBlock['element'] {
  return { type: 'datepicker', action_id: actionId, ...(value ? { initial_date: value } : {}) };
}

export interface Option {
  /** At most 75 characters: https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  readonly label: string;
  readonly value: string;
}

/** Options of a choice, with the one that is chosen at the beginning. */
export function optionsOf(options: readonly Option[], chosen: string | undefined) {
  const built = options.map(({ label, value }) => ({ text: plainText(label), value }));
  const initial = built.find(({ value }) => value === chosen);
  return { options: built, ...(initial === undefined ? {} : { initial_option: initial }) };
}
