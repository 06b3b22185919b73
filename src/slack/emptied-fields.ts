import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { formatLong, parseLocalDate } from '../core/calendar/local-date.ts';
import { richLine, section } from './blocks.ts';
import { type InputParts, initialOf, readInput, textOf } from './input-values.ts';

/** A field that may be left empty, began with something, and came back empty: on purpose, or lost on its way. */
export interface EmptiedField {
  readonly blockId: string;
  readonly label: string;
  /** What it began with, as the person read it. */
  readonly began: string;
}

/** A field that must be filled in is refused by its form, and is none of these. */
export function findEmptied(view: Pick<ViewOutput, 'blocks' | 'state'>): readonly EmptiedField[] {
  return view.blocks.flatMap((block) => {
    const input = readInput(block);
    if (input?.optional !== true || initialOf(input) === '') return [];
    const state = view.state.values[input.block_id]?.[input.element.action_id];
    if (state === undefined || textOf(state) !== '') return [];
    return [{ blockId: input.block_id, label: input.label?.text ?? '', began: wordsOf(input) }];
  });
}

function wordsOf({ element }: InputParts): string {
  const { initial_option: option, initial_options: options, initial_date: date } = element;
  const chosen = option === undefined ? options : [option];
  if (chosen !== undefined) return chosen.map(({ text, value }) => text?.text ?? value).join(', ');
  const day = date === undefined ? undefined : parseLocalDate(date);
  return day === undefined ? (element.initial_value ?? '') : formatLong(day);
}

/** @param submit what the button of the form says */
export function buildEmptied(emptied: readonly EmptiedField[], submit: string): readonly KnownBlock[] {
  const what =
    emptied.length === 1 ? 'A field that held something came back empty' : 'Fields that held something came back empty';
  return [
    section(
      `${what}, so nothing was saved yet. Fill it in again below, or press ${submit} to leave it empty. It held:`,
    ),
    ...emptied.flatMap(({ label, began }) => [richLine({ bold: label }), section(began)]),
    { type: 'divider' },
  ];
}
