import { fieldKey, fieldsOf, isEmptyState } from './fields.ts';
import type { JsonObject } from './json.ts';
import { numberAt, stringAt } from './json.ts';
import type { ViewRecord } from './views.ts';

/** What Slack's own client holds against a form before it sends anything: block id to text. */
export function clientErrors(view: ViewRecord): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const field of fieldsOf(view.blocks)) {
    if (field.block.type !== 'input') continue;
    const state = view.states.get(fieldKey(field)) ?? {};
    const error = isEmptyState(state) ? missing(field.block) : shapeError(field.element, stringAt(state, 'value'));
    if (error !== undefined) errors[field.blockId] = error;
  }
  return errors;
}

function missing(block: JsonObject): string | undefined {
  return block.optional === true ? undefined : 'Please complete this required field.';
}

/** Slack's ceiling for one text field. @see https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
const LONGEST_TEXT = 3_000;

function shapeError(element: JsonObject, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  switch (element.type) {
    case 'plain_text_input':
      return lengthError(value, numberAt(element, 'min_length') ?? 0, numberAt(element, 'max_length') ?? LONGEST_TEXT);
    case 'number_input':
      return numberError(element, value);
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(value) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(value) ? undefined : 'Please enter a valid URL.';
    default:
      return undefined;
  }
}

function lengthError(value: string, least: number, most: number): string | undefined {
  if (value.length < least) return `Please enter at least ${least} characters.`;
  return value.length > most ? `Please enter at most ${most} characters.` : undefined;
}

function numberError(element: JsonObject, value: string): string | undefined {
  const number = Number(value);
  if (value.trim() === '' || Number.isNaN(number)) return 'Please enter a valid number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return 'Please enter a whole number.';
  const [least, most] = [stringAt(element, 'min_value'), stringAt(element, 'max_value')];
  if (least !== undefined && number < Number(least)) return `Please enter a number of at least ${least}.`;
  return most !== undefined && number > Number(most) ? `Please enter a number of at most ${most}.` : undefined;
}
