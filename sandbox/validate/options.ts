import type { Json, JsonObject } from '../json.ts';
import { listAt, objectsAt } from '../json.ts';
import {
  CONFIRM_BUTTON_LENGTH,
  CONFIRM_TEXT_LENGTH,
  CONFIRM_TITLE_LENGTH,
  OPTION_DESCRIPTION_LENGTH,
  OPTION_GROUP_LABEL_LENGTH,
  OPTION_GROUPS,
  OPTION_TEXT_LENGTH,
  OPTION_VALUE_LENGTH,
  SELECT_OPTIONS,
  URL_LENGTH,
} from './limits.ts';
import type { Subject } from './problem.ts';
import { complain } from './problem.ts';
import { checkKeys, checkList, checkOneOf, checkString, childAt, isSameJson } from './shapes.ts';
import { checkText } from './text-objects.ts';

export interface OptionsRule {
  readonly max: number;
  /** Radio buttons and tick boxes take mrkdwn, menus do not. */
  readonly text: 'plain_text' | 'any';
  /** Only the options of a "…" menu may be links. */
  readonly link?: 'allowed';
}

/** The `options` of an element. */
export function checkOptions(element: Subject, rule: OptionsRule) {
  for (const option of checkList(element, 'options', { min: 1, max: rule.max })) checkOption(option, rule);
}

/** @see https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
function checkOption(option: Subject, rule: OptionsRule) {
  checkKeys(option, ['text', 'value', 'description', ...(rule.link === 'allowed' ? ['url'] : [])]);
  const kind = rule.text === 'plain_text' ? { kind: rule.text } : {};
  checkText(option, 'text', { max: OPTION_TEXT_LENGTH, isRequired: true, ...kind });
  checkText(option, 'description', { max: OPTION_DESCRIPTION_LENGTH, ...kind });
  checkString(option, 'value', { max: OPTION_VALUE_LENGTH, isRequired: true });
  checkString(option, 'url', { max: URL_LENGTH });
}

/** Either options or groups of options. */
export function checkOptionsOrGroups(element: Subject) {
  const [hasOptions, hasGroups] = [element.it.options !== undefined, element.it.option_groups !== undefined];
  if (hasOptions === hasGroups) return complain(element, 'options', 'either options or option_groups, not both');
  const rule: OptionsRule = { max: SELECT_OPTIONS, text: 'plain_text' };
  if (hasOptions) return checkOptions(element, rule);
  for (const group of checkList(element, 'option_groups', { min: 1, max: OPTION_GROUPS })) {
    checkKeys(group, ['label', 'options']);
    checkText(group, 'label', { max: OPTION_GROUP_LABEL_LENGTH, kind: 'plain_text', isRequired: true });
    checkOptions(group, rule);
  }
}

/** What prefills must be, word for word, among what is offered. */
export function checkInitialOptions(element: Subject) {
  const offered = allOptions(element.it);
  const one = element.it.initial_option;
  if (one !== undefined && !isOffered(offered, one)) {
    complain(element, 'initial_option', 'must exactly match one of the provided options');
  }
  const several = element.it.initial_options;
  if (several === undefined) return;
  const chosen = listAt(element.it, 'initial_options');
  if (chosen.length === 0) complain(element, 'initial_options', 'no less than 1 items allowed');
  for (const [index, option] of chosen.entries()) {
    if (!isOffered(offered, option)) {
      complain(element, `initial_options/${index}`, 'must exactly match one of the provided options');
    }
  }
}

function allOptions(element: JsonObject): readonly JsonObject[] {
  const grouped = objectsAt(element, 'option_groups').flatMap((group) => objectsAt(group, 'options'));
  return [...objectsAt(element, 'options'), ...grouped];
}

function isOffered(offered: readonly JsonObject[], option: Json): boolean {
  return offered.some((candidate) => isSameJson(candidate, option));
}

/** @see https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export function checkConfirm(element: Subject) {
  const confirm = childAt(element, 'confirm');
  if (confirm === undefined) return;
  checkKeys(confirm, ['title', 'text', 'confirm', 'deny', 'style']);
  checkText(confirm, 'title', { max: CONFIRM_TITLE_LENGTH, kind: 'plain_text', isRequired: true });
  checkText(confirm, 'text', { max: CONFIRM_TEXT_LENGTH, isRequired: true });
  checkText(confirm, 'confirm', { max: CONFIRM_BUTTON_LENGTH, kind: 'plain_text', isRequired: true });
  checkText(confirm, 'deny', { max: CONFIRM_BUTTON_LENGTH, kind: 'plain_text', isRequired: true });
  checkOneOf(confirm, 'style', ['primary', 'danger']);
}

/** @see https://docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object */
export function checkDispatchConfig(element: Subject) {
  const config = childAt(element, 'dispatch_action_config');
  if (config === undefined) return;
  checkKeys(config, ['trigger_actions_on']);
  const triggers = listAt(config.it, 'trigger_actions_on');
  const known = ['on_enter_pressed', 'on_character_entered'];
  if (triggers.length === 0 || triggers.some((trigger) => typeof trigger !== 'string' || !known.includes(trigger))) {
    complain(config, 'trigger_actions_on', `must list some of ${known.join(', ')}`);
  }
}
