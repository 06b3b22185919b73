import { numberAt, stringAt } from '../json.ts';
import { PLAIN_TEXT_LENGTH, RICH_TEXT_LINES } from './limits.ts';
import { checkDispatchConfig } from './options.ts';
import type { Subject } from './problem.ts';
import { complain } from './problem.ts';
import { checkRichText } from './rich-text.ts';
import { checkCount, checkFlag, checkKeys, checkPattern, checkString, childAt } from './shapes.ts';

const COMMON = ['type', 'action_id', 'placeholder', 'focus_on_load', 'dispatch_action_config', 'initial_value'];

/** The fields in which people type. @see https://docs.slack.dev/reference/block-kit/block-elements */
export function checkTextInput(element: Subject) {
  checkDispatchConfig(element);
  switch (element.it.type) {
    case 'plain_text_input':
      return checkPlainText(element);
    case 'number_input':
      return checkNumber(element);
    case 'rich_text_input':
      return checkRichTextInput(element);
    default:
      checkKeys(element, COMMON);
      return checkString(element, 'initial_value', { max: PLAIN_TEXT_LENGTH });
  }
}

function checkPlainText(element: Subject) {
  checkKeys(element, [...COMMON, 'multiline', 'min_length', 'max_length']);
  checkFlag(element, 'multiline');
  checkCount(element, 'max_length', { min: 1, max: PLAIN_TEXT_LENGTH });
  checkCount(element, 'min_length', { min: 0, max: PLAIN_TEXT_LENGTH });
  const most = numberAt(element.it, 'max_length') ?? PLAIN_TEXT_LENGTH;
  if ((numberAt(element.it, 'min_length') ?? 0) > most) complain(element, 'min_length', 'must not exceed max_length');
  checkString(element, 'initial_value', { max: most, min: 0 });
}

function checkNumber(element: Subject) {
  checkKeys(element, [...COMMON, 'is_decimal_allowed', 'min_value', 'max_value']);
  if (typeof element.it.is_decimal_allowed !== 'boolean') {
    complain(element, 'is_decimal_allowed', 'missing required field');
  }
  for (const key of ['initial_value', 'min_value', 'max_value']) {
    if (element.it[key] !== undefined && stringAt(element.it, key) === undefined) {
      complain(element, key, 'numbers travel as strings');
    }
    checkPattern(element, key, /^-?\d+(\.\d+)?$/);
  }
}

function checkRichTextInput(element: Subject) {
  checkKeys(element, [...COMMON, 'min_lines', 'max_lines']);
  checkCount(element, 'min_lines', { min: 1, max: RICH_TEXT_LINES });
  checkCount(element, 'max_lines', { min: 1, max: RICH_TEXT_LINES });
  const initial = childAt(element, 'initial_value');
  if (initial !== undefined) checkRichText(initial);
}
