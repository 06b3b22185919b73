import { numberAt, stringAt } from '../json.ts';
import { checkImage } from './images.ts';
import {
  ACCESSIBILITY_LABEL_LENGTH,
  ACTION_ID_LENGTH,
  BUTTON_TEXT_LENGTH,
  BUTTON_VALUE_LENGTH,
  CHECKBOX_OPTIONS,
  FILE_INPUT_FILES,
  OVERFLOW_OPTIONS,
  PLACEHOLDER_LENGTH,
  RADIO_OPTIONS,
  URL_LENGTH,
} from './limits.ts';
import { checkConfirm, checkInitialOptions, checkOptions } from './options.ts';
import type { Subject } from './problem.ts';
import { complain } from './problem.ts';
import { checkSelect } from './select-elements.ts';
import {
  checkCount,
  checkFlag,
  checkKeys,
  checkList,
  checkOneOf,
  checkPattern,
  checkString,
  childAt,
} from './shapes.ts';
import type { Surface } from './surfaces.ts';
import { ELEMENTS_OF, elementSurfaces } from './surfaces.ts';
import { checkTextInput } from './text-inputs.ts';
import { checkText } from './text-objects.ts';

/** Where an element stands. */
export interface Setting {
  readonly surface: Surface;
  /** The type of the block it stands in. */
  readonly block: string;
}

type Check = (element: Subject, setting: Setting) => void;

/** What each kind of element may have beside `type` and `action_id`, and what is checked about it. */
const CHECKS: Readonly<Record<string, { readonly keys: readonly string[]; readonly check: Check }>> = {
  button: { keys: ['text', 'value', 'url', 'style', 'confirm', 'accessibility_label'], check: checkButton },
  workflow_button: { keys: ['text', 'workflow', 'style', 'accessibility_label'], check: checkButton },
  radio_buttons: { keys: ['options', 'initial_option', 'confirm', 'focus_on_load'], check: checkRadioButtons },
  checkboxes: { keys: ['options', 'initial_options', 'confirm', 'focus_on_load'], check: checkTickBoxes },
  overflow: { keys: ['options', 'confirm'], check: checkOverflow },
  datepicker: { keys: ['initial_date', 'confirm', 'focus_on_load', 'placeholder'], check: checkDate },
  timepicker: { keys: ['initial_time', 'timezone', 'confirm', 'focus_on_load', 'placeholder'], check: checkTime },
  datetimepicker: { keys: ['initial_date_time', 'confirm', 'focus_on_load'], check: checkDateTime },
  file_input: { keys: ['filetypes', 'max_files'], check: checkFileInput },
  feedback_buttons: { keys: ['positive_button', 'negative_button'], check: checkFeedback },
  icon_button: {
    keys: ['icon', 'text', 'accessibility_label', 'value', 'confirm', 'visible_to_user_ids'],
    check: checkButton,
  },
};

/** One element: whether it may stand there, and everything in it. */
export function checkElement(element: Subject, setting: Setting) {
  const type = stringAt(element.it, 'type') ?? '';
  if (!(ELEMENTS_OF[setting.block] ?? []).includes(type)) {
    return complain(element, 'type', `unsupported element in ${setting.block}: ${type}`);
  }
  if (!elementSurfaces(type).includes(setting.surface)) {
    return complain(element, 'type', `${type} is not supported in a ${setting.surface}`);
  }
  if (type === 'image') return checkImage(element, 'element');
  checkString(element, 'action_id', { max: ACTION_ID_LENGTH });
  checkText(element, 'placeholder', { max: PLACEHOLDER_LENGTH, kind: 'plain_text' });
  checkFlag(element, 'focus_on_load');
  checkConfirm(element);
  const known = CHECKS[type];
  if (known === undefined) return checkOther(element, setting);
  checkKeys(element, ['type', 'action_id', ...known.keys]);
  known.check(element, setting);
}

function checkOther(element: Subject, setting: Setting) {
  const type = stringAt(element.it, 'type') ?? '';
  if (type.endsWith('_select')) checkSelect(element, setting);
  else checkTextInput(element);
}

function checkButton(element: Subject) {
  checkText(element, 'text', { max: BUTTON_TEXT_LENGTH, kind: 'plain_text', isRequired: true });
  checkString(element, 'value', { max: BUTTON_VALUE_LENGTH });
  checkString(element, 'url', { max: URL_LENGTH });
  checkString(element, 'accessibility_label', { max: ACCESSIBILITY_LABEL_LENGTH });
  checkOneOf(element, 'style', ['primary', 'danger']);
}

function checkRadioButtons(element: Subject) {
  checkOptions(element, { max: RADIO_OPTIONS, text: 'any' });
  checkInitialOptions(element);
}

function checkTickBoxes(element: Subject) {
  checkOptions(element, { max: CHECKBOX_OPTIONS, text: 'any' });
  checkInitialOptions(element);
}

function checkOverflow(element: Subject) {
  checkOptions(element, { max: OVERFLOW_OPTIONS, text: 'plain_text', link: 'allowed' });
}

function checkDate(element: Subject) {
  checkPattern(element, 'initial_date', /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
}

function checkTime(element: Subject) {
  checkPattern(element, 'initial_time', /^([01]\d|2[0-3]):[0-5]\d$/);
  const zone = stringAt(element.it, 'timezone');
  if (zone !== undefined && !isTimeZone(zone)) complain(element, 'timezone', 'must be an IANA time zone');
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function checkDateTime(element: Subject) {
  if (element.it.initial_date_time === undefined) return;
  const value = numberAt(element.it, 'initial_date_time') ?? 0;
  if (!/^\d{10}$/.test(String(value))) complain(element, 'initial_date_time', 'must be ten digits of Unix seconds');
}

function checkFileInput(element: Subject) {
  checkCount(element, 'max_files', { min: 1, max: FILE_INPUT_FILES });
}

function checkFeedback(element: Subject) {
  for (const key of ['positive_button', 'negative_button']) {
    const button = childAt(element, key, { isRequired: true });
    if (button !== undefined) checkButton(button);
  }
}

/** The elements of a list, in their places. */
export function checkElements(block: Subject, setting: Setting, max: number) {
  for (const element of checkList(block, 'elements', { min: 1, max })) checkElement(element, setting);
}
