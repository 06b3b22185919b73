import type { Json, JsonObject } from '../json.ts';
import { isObject, listAt, stringAt } from '../json.ts';
import {
  DATA_TABLE_COLUMNS,
  DATA_TABLE_LEAST_ROWS,
  DATA_TABLE_PAGE_SIZE,
  DATA_TABLE_ROWS,
  TABLE_COLUMNS,
  TABLE_ROWS,
  TEXT_LENGTH,
} from './limits.ts';
import type { Subject } from './problem.ts';
import { complain } from './problem.ts';
import { checkRichText, richTextLength } from './rich-text.ts';
import { checkCount, checkKeys, checkList, checkOneOf, checkString } from './shapes.ts';

/** @see https://docs.slack.dev/reference/block-kit/blocks/table-block */
export function checkTable(block: Subject) {
  checkKeys(block, ['type', 'block_id', 'rows', 'column_settings']);
  checkRows(block, { min: 1, max: TABLE_ROWS }, TABLE_COLUMNS);
  for (const column of checkList(block, 'column_settings', { min: 0, max: TABLE_COLUMNS })) {
    checkKeys(column, ['align', 'is_wrapped']);
    checkOneOf(column, 'align', ['left', 'center', 'right']);
  }
}

/** @see https://docs.slack.dev/reference/block-kit/blocks/data-table-block */
export function checkDataTable(block: Subject) {
  checkKeys(block, ['type', 'block_id', 'rows', 'caption', 'page_size', 'row_header_column_index']);
  checkString(block, 'caption', { max: TEXT_LENGTH, isRequired: true });
  checkCount(block, 'page_size', { min: 1, max: DATA_TABLE_PAGE_SIZE });
  const rows = checkRows(block, { min: DATA_TABLE_LEAST_ROWS, max: DATA_TABLE_ROWS }, DATA_TABLE_COLUMNS);
  const [header] = rows;
  if (header === undefined) return;
  if (header.some((cell) => isObject(cell) && cell.type === 'rich_text')) {
    complain(block, 'rows/0', 'no rich_text in the header');
  }
  if (rows.some((row) => row.length !== header.length)) complain(block, 'rows', 'all rows must be equally long');
  checkCount(block, 'row_header_column_index', { min: 0, max: Math.max(header.length - 1, 0) });
}

function checkRows(block: Subject, range: { min: number; max: number }, columns: number): readonly (readonly Json[])[] {
  const rows = listAt(block.it, 'rows');
  if (rows.length > range.max) complain(block, 'rows', `no more than ${range.max} items allowed`);
  if (rows.length < range.min) complain(block, 'rows', `no less than ${range.min} items allowed`);
  const cells = rows.map((row) => (Array.isArray(row) ? row : []));
  for (const [index, row] of cells.entries()) {
    if (row.length > columns) complain(block, `rows/${index}`, `no more than ${columns} items allowed`);
    if (row.length < 1) complain(block, `rows/${index}`, 'no less than 1 items allowed');
    for (const [column, cell] of row.entries()) checkCell(block, `rows/${index}/${column}`, cell);
  }
  return cells;
}

function checkCell(block: Subject, key: string, cell: Json) {
  if (!isObject(cell)) return complain(block, key, 'must be an object');
  const subject: Subject = { it: cell, pointer: `${block.pointer}/${key}`, report: block.report };
  if (cell.type === 'rich_text') return checkRichText(subject);
  checkKeys(subject, ['type', 'text', 'value']);
  if (cell.type !== 'raw_text' && cell.type !== 'raw_number') {
    return complain(block, key, 'must be raw_text, raw_number or rich_text');
  }
  checkString(subject, 'text', { max: TEXT_LENGTH, isRequired: true });
  if (cell.type === 'raw_number' && typeof cell.value !== 'number')
    complain(subject, 'value', 'missing required number');
}

/** How much text stands in all the cells of a table. */
export function tableLength(block: JsonObject): number {
  let length = 0;
  for (const row of listAt(block, 'rows')) {
    for (const cell of Array.isArray(row) ? row : []) length += isObject(cell) ? cellLength(cell) : 0;
  }
  return length;
}

function cellLength(cell: JsonObject): number {
  if (cell.type === 'rich_text') return richTextLength(cell);
  return (stringAt(cell, 'text') ?? String(cell.value ?? '')).length;
}
