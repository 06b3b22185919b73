import type { ViewOutput } from '@slack/bolt';
import type { Block, KnownBlock } from '@slack/types';
import type { DraftFields, Typed } from '../../../core/collect/draft.ts';
import type { EntryKey } from '../../../core/collect/entry.ts';
import { readBlockId } from '../../id-values.ts';
import { initialOf, readInput, textOf, withInitial } from '../../input-values.ts';

/** Its id stands in the block id of each field: an entry's, or that of the form's opening. */
type FormSubject = Pick<EntryKey, 'id'>;

/** Text fields tell of what is typed only where they ask for it; all others do with every change. */
const TEXT_FIELDS: readonly string[] = ['plain_text_input', 'number_input', 'email_text_input', 'url_text_input'];

/** Slack tells us of every change in these fields, so that what is typed can be kept. */
export function makeDraftable(blocks: readonly KnownBlock[]): readonly KnownBlock[] {
  return blocks.map((block) => {
    if (block.type !== 'input') return block;
    const typing = TEXT_FIELDS.includes(block.element.type)
      ? { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } }
      : {};
    return Object.assign({}, block, { dispatch_action: true, element: { ...block.element, ...typing } });
  });
}

/** The fields begin with the draft. A field that the draft does not know keeps what it begins with. */
export function fillFromDraft<Any extends Block | KnownBlock>(
  blocks: readonly Any[],
  { entry, fields }: { readonly entry: FormSubject; readonly fields: DraftFields },
): Any[] {
  return blocks.map((block) => {
    const name = nameOf(block.block_id, entry);
    const value = name === undefined ? undefined : fields[name];
    return value === undefined ? block : withInitial(block, value);
  });
}

/**
 * What stands in the fields of a form now.
 * @param acted block id of the field that was acted on: only of this one an empty value is believed.
 */
export function readTyped(
  view: Pick<ViewOutput, 'blocks' | 'state'>,
  { entry, acted }: { readonly entry: FormSubject; readonly acted: string | undefined },
): Pick<Typed, 'fields' | 'untouched'> {
  const fields: Record<string, string> = {};
  const untouched: Record<string, string> = {};
  for (const block of view.blocks) {
    const input = readInput(block);
    const name = input && nameOf(input.block_id, entry);
    if (input === undefined || name === undefined) continue;
    const state = view.state.values[input.block_id]?.[input.element.action_id];
    const value = textOf(state);
    const began = initialOf(input);
    const isEmptied = state !== undefined && (began === '' || input.block_id === acted);
    if (value !== '' || isEmptied) fields[name] = value;
    else untouched[name] = began;
  }
  return { fields, untouched };
}

/** Whether anything stands there that the form did not begin with. */
export function isChanged(view: Pick<ViewOutput, 'blocks' | 'state'>): boolean {
  return view.blocks.some((block) => {
    const input = readInput(block);
    if (input === undefined) return false;
    const value = textOf(view.state.values[input.block_id]?.[input.element.action_id]);
    return value !== '' && value !== initialOf(input);
  });
}

/** A field of the entry by its name; one that is about another entry carries that one's id, too. */
function nameOf(blockId: string | undefined, entry: FormSubject): string | undefined {
  const read = readBlockId(blockId ?? '');
  if (read === undefined) return undefined;
  return read.entryId === entry.id ? read.field : `${read.field}|${read.entryId}`;
}
