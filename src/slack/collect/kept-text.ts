import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { formatLong, parseLocalDate } from '../../core/calendar/local-date.ts';
import { richLine, section } from '../blocks.ts';
import { readInput, textOf } from '../input-values.ts';

type StateValue = ViewOutput['state']['values'][string][string];

/** No word is lost: everything that stands in a form which cannot be saved is shown under its label, to be copied. */
export function keptText({ blocks, state }: Pick<ViewOutput, 'blocks' | 'state'>): readonly KnownBlock[] {
  return blocks.flatMap((block) => {
    const input = readInput(block);
    const value = input && state.values[input.block_id]?.[input.element.action_id];
    const words = value === undefined ? '' : wordsOf(value);
    if (words === '') return [];
    const label = input?.label?.text ?? '';
    return value?.type === 'plain_text_input'
      ? [richLine({ bold: label }), section(words)]
      : [richLine({ bold: label.endsWith('?') ? label : `${label}:` }, ` ${words}`)];
  });
}

/** Choices and dates as they are read in the form. */
function wordsOf(value: StateValue): string {
  const { selected_option: option, selected_options: options, selected_date: date } = value;
  const chosen = options ?? (option ? [option] : []);
  if (chosen.length > 0) return chosen.map(({ text }) => text.text).join('; ');
  const day = parseLocalDate(date ?? '');
  return day === undefined ? textOf(value) : formatLong(day);
}
