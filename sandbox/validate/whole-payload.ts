import { elementsOf } from '../fields.ts';
import type { Json, JsonObject } from '../json.ts';
import { isObject, stringAt } from '../json.ts';
import { DATA_TABLE_TEXT_LENGTH, MARKDOWN_BLOCKS_LENGTH, TABLE_TEXT_LENGTH } from './limits.ts';
import type { Report, Subject } from './problem.ts';
import { complain } from './problem.ts';
import { tableLength } from './tables.ts';

/** What only shows when all blocks are looked at together: ids that come twice, and more than one field to start in. */
export function checkUniqueIds(blocks: readonly Subject[]) {
  const blockIds = new Set<string>();
  let focused = 0;
  for (const block of blocks) {
    const blockId = stringAt(block.it, 'block_id');
    if (blockId !== undefined && blockIds.has(blockId)) complain(block, 'block_id', `duplicate block_id: ${blockId}`);
    blockIds.add(blockId ?? '');
    checkUniqueActions(block);
    focused += elementsOf(block.it).filter((element) => element.focus_on_load === true).length;
    if (focused > 1) complain(block, '', 'only one element may have focus_on_load');
  }
}

function checkUniqueActions(block: Subject) {
  const actionIds = new Set<string>();
  for (const element of elementsOf(block.it)) {
    const actionId = stringAt(element, 'action_id');
    if (actionId === undefined) continue;
    if (actionIds.has(actionId)) complain(block, '', `duplicate action_id: ${actionId}`);
    actionIds.add(actionId);
  }
}

/** Limits over all blocks of a kind in one payload. */
export function checkTotals(blocks: readonly JsonObject[], report: Report) {
  const total = (type: string, length: (block: JsonObject) => number) =>
    blocks.reduce((sum, block) => sum + (block.type === type ? length(block) : 0), 0);
  const totals = [
    { type: 'table', most: TABLE_TEXT_LENGTH, length: total('table', tableLength) },
    { type: 'data_table', most: DATA_TABLE_TEXT_LENGTH, length: total('data_table', tableLength) },
    { type: 'markdown', most: MARKDOWN_BLOCKS_LENGTH, length: total('markdown', markdownLength) },
  ];
  for (const { type, most, length } of totals) {
    if (length > most) report.add('/blocks', `no more than ${most} characters in all ${type} blocks together`);
  }
}

function markdownLength(block: JsonObject): number {
  return stringAt(block, 'text')?.length ?? 0;
}

/** Every character of text in some blocks, wherever it stands. */
export function textLength(part: Json | undefined): number {
  if (Array.isArray(part)) return part.reduce<number>((sum, item) => sum + textLength(item), 0);
  if (!isObject(part)) return 0;
  let length = 0;
  for (const [key, value] of Object.entries(part)) {
    length += key === 'text' && typeof value === 'string' ? value.length : textLength(value);
  }
  return length;
}
