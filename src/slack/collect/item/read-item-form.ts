import type { ViewOutput } from '@slack/bolt';
import type { ItemContent } from '../../../core/collect/item/item.ts';
import { ITEM_FIELDS } from '../../field-ids.ts';
import { type ItemMemory, readItemMemory } from './item-memory.ts';

export interface ReadItemForm {
  readonly memory: ItemMemory;
  /** Undefined when the expected inputs are not there: then nothing may be changed. */
  readonly content: Pick<ItemContent, 'title' | 'text' | 'authorIds'> | undefined;
  /** Block id of each field, for messages on the field. */
  readonly blockIds: Partial<Record<keyof typeof ITEM_FIELDS, string>>;
}

/** @returns undefined when the view is not ours. */
export function readItemForm(view: ViewOutput): ReadItemForm | undefined {
  const memory = readItemMemory(view.private_metadata);
  if (memory === undefined) return undefined;
  const blockIdFor = (field: string) =>
    Object.keys(view.state.values).find((blockId) => blockId.startsWith(`${field}|${memory.nonce}|`));
  const [title, text, authors] = [
    blockIdFor(ITEM_FIELDS.title),
    blockIdFor(ITEM_FIELDS.text),
    blockIdFor(ITEM_FIELDS.authors),
  ];
  if (title === undefined || text === undefined || authors === undefined) {
    return { memory, content: undefined, blockIds: {} };
  }
  const { values } = view.state;
  return {
    memory,
    blockIds: { title, text, authors },
    content: {
      title: values[title]?.[ITEM_FIELDS.title]?.value ?? '',
      text: values[text]?.[ITEM_FIELDS.text]?.value ?? '',
      authorIds: (values[authors]?.[ITEM_FIELDS.authors]?.selected_options ?? []).map(({ value }) => value),
    },
  };
}
