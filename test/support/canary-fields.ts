import { type Field, fieldsOf, optionsOf } from '../../sandbox/fields.ts';
import type { JsonObject } from '../../sandbox/json.ts';
import { numberAt, objectAt, stringAt } from '../../sandbox/json.ts';
import type { FieldValue, OpenView, Person } from '../../sandbox/people.ts';
import { CANARIES } from './canary.ts';

/** Something that was typed into a field of a form, to be looked for afterwards. */
export interface TypedCanary {
  /** Stands at the beginning of the text and nowhere else. */
  readonly mark: string;
  readonly text: string;
  /** The form and the field, for the test's own words. */
  readonly where: string;
}

/** Slack's ceiling for one text field. */
const LONGEST_TEXT = 3_000;
const LINES = CANARIES.join('\n');

/** Everything that could do harm, and as many `&` as there is room for: in mrkdwn each would become five characters. */
function canaryText(mark: string, longest: number): string {
  const all = `${mark} ${LINES} `;
  return all.length > longest ? cutWhole(all, longest) : all.padEnd(longest, '&');
}

/** Never inside a character, and not at a blank, which nobody could tell from one that was left out. */
function cutWhole(text: string, longest: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > longest) break;
    kept += character;
  }
  return kept.trim();
}

export function inputsOf(view: OpenView): readonly Field[] {
  return fieldsOf(view.blocks).filter(({ block }) => block.type === 'input');
}

interface Filling {
  /** Which of several options: another one at each visit of the form. */
  readonly visit: number;
  /** Fields in which the canary was refused, with what to try instead. */
  readonly instead: ReadonlyMap<string, FieldValue>;
  readonly nextMark: () => string;
}

/** Puts something into every field of the open form; what was typed into its text fields. */
export async function fillEveryField(
  person: Person,
  view: OpenView,
  { visit, instead, nextMark }: Filling,
): Promise<readonly TypedCanary[]> {
  const typed: TypedCanary[] = [];
  for (const { blockId, actionId, block, element } of inputsOf(view)) {
    const label = stringAt(objectAt(block, 'label'), 'text') ?? '';
    const where = { blockId, actionId };
    const other = instead.get(blockId);
    if (other !== undefined) {
      await person.fill(label, other, where);
    } else if (element.type === 'plain_text_input') {
      const mark = nextMark();
      const text = textFor(element, mark);
      await person.fill(label, text, where);
      typed.push({ mark, text, where: `${view.title}: ${label}` });
    } else {
      const value = choiceFor(element, visit);
      if (value !== undefined) await person.fill(label, value, where);
    }
  }
  return typed;
}

function textFor(element: JsonObject, mark: string): string {
  const text = canaryText(mark, numberAt(element, 'max_length') ?? LONGEST_TEXT);
  return element.multiline === true ? text : text.replaceAll('\n', ' ');
}

/** Undefined leaves a field as it is. */
function choiceFor(element: JsonObject, visit: number): FieldValue | undefined {
  const texts = optionsOf(element).map((option) => stringAt(objectAt(option, 'text'), 'text') ?? '');
  const one = texts[visit % Math.max(texts.length, 1)];
  switch (element.type) {
    case 'radio_buttons':
    case 'static_select':
      return one;
    case 'checkboxes':
    case 'multi_static_select':
      return texts.slice(0, numberAt(element, 'max_selected_items') ?? texts.length);
    case 'datepicker':
      return '2026-09-30';
    case 'number_input':
      return '12';
    case 'users_select':
      return 'SN';
    default:
      return undefined;
  }
}

/** What is tried where a form says that a canary does not belong into a field: a figure, a day that is over. */
export function insteadOf(view: OpenView, blockId: string, attempt: number): FieldValue {
  const element = inputsOf(view).find((field) => field.blockId === blockId)?.element;
  if (element?.type === 'datepicker') return ['2026-06-15', '2026-07-20', null][attempt % 3] ?? null;
  return ['12', '2026-07-20', ''][attempt % 3] ?? '';
}
