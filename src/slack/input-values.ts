import type { ViewOutput } from '@slack/bolt';
import type { Block, KnownBlock } from '@slack/types';
import * as z from 'zod';

/*
 * What stands in a field as one text, and back: texts and numbers as they are, choices by the values of their options,
 * several of them one on each line, dates as YYYY-MM-DD, people by their Slack ids.
 */

type StateValue = ViewOutput['state']['values'][string][string];

const optionShape = z.looseObject({ value: z.string(), text: z.looseObject({ text: z.string() }).optional() });
const inputShape = z.looseObject({
  type: z.literal('input'),
  block_id: z.string(),
  optional: z.boolean().optional(),
  label: z.looseObject({ text: z.string() }).optional(),
  element: z.looseObject({
    type: z.string(),
    action_id: z.string(),
    max_length: z.number().optional(),
    initial_value: z.string().optional(),
    initial_option: optionShape.optional(),
    initial_options: z.array(optionShape).optional(),
    initial_date: z.string().optional(),
    initial_user: z.string().optional(),
    options: z.array(optionShape).optional(),
    option_groups: z.array(z.looseObject({ options: z.array(optionShape) })).optional(),
  }),
});

export type InputParts = z.infer<typeof inputShape>;

/** @returns undefined for a block that nothing is typed in. */
export function readInput(block: unknown): InputParts | undefined {
  // Most blocks of a form only say something, and a shape that does not fit takes long to be explained.
  if (typeof block !== 'object' || block === null || !('element' in block)) return undefined;
  return inputShape.safeParse(block).data;
}

/** What stands in a field; an empty one gives an empty text. */
export function textOf(state: StateValue | undefined): string {
  if (state === undefined) return '';
  const { value, selected_option: option, selected_options: options, selected_date: date, selected_user: user } = state;
  return value ?? option?.value ?? options?.map((each) => each.value).join('\n') ?? date ?? user ?? '';
}

/** What the field begins with. */
export function initialOf({ element }: InputParts): string {
  const { initial_value: value, initial_option: option, initial_options: options } = element;
  const { initial_date: date, initial_user: user } = element;
  return value ?? option?.value ?? options?.map((each) => each.value).join('\n') ?? date ?? user ?? '';
}

/** The same block, beginning with this; a choice that is not offered any more is none. */
export function withInitial<Any extends Block | KnownBlock>(block: Any, value: string): Any {
  const input = readInput(block);
  if (input === undefined) return block;
  const {
    initial_value: _value,
    initial_option: _option,
    initial_options: _options,
    initial_date: _date,
    initial_user: _user,
    ...bare
  } = input.element;
  return { ...block, element: { ...bare, ...toInitial(bare, value) } };
}

type Choices = Pick<InputParts['element'], 'type' | 'max_length' | 'options' | 'option_groups'>;

function toInitial(
  { type, max_length: most, options: alone = [], option_groups: groups = [] }: Choices,
  value: string,
): object {
  if (value === '') return {};
  const options = [...alone, ...groups.flatMap((group) => group.options)];
  // In the order in which they were chosen.
  const chosen = value.split('\n').flatMap((each) => options.find((option) => option.value === each) ?? []);
  switch (type) {
    case 'datepicker':
      return { initial_date: value };
    case 'users_select':
      return { initial_user: value };
    case 'radio_buttons':
    case 'static_select':
      return chosen[0] === undefined ? {} : { initial_option: chosen[0] };
    case 'checkboxes':
    case 'multi_static_select':
      return chosen.length === 0 ? {} : { initial_options: chosen };
    default:
      // What was kept when more could be typed there is not lost for it.
      return {
        initial_value: value,
        ...(most !== undefined && most < value.length ? { max_length: value.length } : {}),
      };
  }
}
