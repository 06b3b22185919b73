import { type Field, fieldsOf, optionsOf } from '../../sandbox/fields.ts';
import type { JsonObject } from '../../sandbox/json.ts';
import { numberAt, objectAt, stringAt } from '../../sandbox/json.ts';
import type { FieldValue, OpenView, Person } from '../../sandbox/people.ts';
import { optionText } from '../../sandbox/render.ts';
import { CANARIES } from './canary.ts';

/** Something that was typed into a field of a form, to be looked for afterwards. */
export interface TypedCanary {
  /** Stands at the beginning of the text and nowhere else. */
  readonly mark: string;
  readonly text: string;
  /** The kind of form, by its callback id, and the field. */
  readonly form: string;
  readonly field: string;
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
  const menus = inputsOf(view).filter(({ element }) => SINGLE.includes(String(element.type)));
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
      typed.push({ mark, text, form: view.callbackId, field: label });
    } else {
      const nth = menus.findIndex((menu) => menu.blockId === blockId);
      const value = choiceFor(
        element,
        SINGLE.includes(String(element.type)) ? optionAt(visit, nth, menus.length) : visit,
      );
      if (value !== undefined) await person.fill(label, value, where);
    }
  }
  return typed;
}

function textFor(element: JsonObject, mark: string): string {
  const text = canaryText(mark, numberAt(element, 'max_length') ?? LONGEST_TEXT);
  return element.multiline === true ? text : text.replaceAll('\n', ' ');
}

const SINGLE = ['radio_buttons', 'static_select'];

/** At first the first option of every menu, then one menu after the other with its second, its third and so on. */
function optionAt(visit: number, nth: number, menus: number): number {
  return visit > 0 && (visit - 1) % menus === nth ? 1 + Math.floor((visit - 1) / menus) : 0;
}

/** Undefined leaves a field as it is. */
function choiceFor(element: JsonObject, visit: number): FieldValue | undefined {
  const texts = optionsOf(element).map(optionText);
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
      return ['HD', 'TC'][visit % 2];
    default:
      return undefined;
  }
}

/** A day that is over, one before the answers are due, one after the date of a milestone, and none. */
const OTHER_DAYS = ['2026-06-15', '2026-07-10', '2027-09-30', null];
const OTHER_TEXTS = ['12', '2026-07-20', ''];

/** What is tried where a form says that something does not belong into a field: another choice, day or figure. */
export function insteadOf(view: OpenView, blockId: string, attempt: number): FieldValue {
  const element = inputsOf(view).find((field) => field.blockId === blockId)?.element;
  if (element?.type === 'datepicker') return OTHER_DAYS[attempt % OTHER_DAYS.length] ?? null;
  if (element?.type === 'plain_text_input') return OTHER_TEXTS[attempt % OTHER_TEXTS.length] ?? '';
  return (element && choiceFor(element, attempt + 1)) ?? null;
}
