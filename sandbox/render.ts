import { elementsOf, initialState, optionsOf, valueKeyOf } from './fields.ts';
import type { Json, JsonObject } from './json.ts';
import { isObject, listAt, objectAt, objectsAt, stringAt } from './json.ts';
import type { StoredMessage } from './messages.ts';
import type { OpenView } from './people.ts';
import { richTextToText } from './render-rich-text.ts';

/** A message as readable text: its blocks, or its plain text where it has none, then its files. */
export function renderMessage(message: Pick<StoredMessage, 'text' | 'blocks' | 'files'>): string {
  const body = message.blocks.length > 0 ? renderBlocks(message.blocks, {}) : readable(message.text);
  const files = message.files.map((file) => `[file: ${stringAt(file, 'title') ?? stringAt(file, 'name') ?? ''}]`);
  return [body, ...files].filter((part) => part !== '').join('\n');
}

/** A modal or Home tab as readable text: labels, options with the chosen one marked, hints, errors, buttons. */
export function renderView(view: Omit<OpenView, 'text'>): string {
  const body = view.blocks.map((block) => renderBlock(block, view.values, errorOf(block, view.errors)));
  if (view.type === 'home') return body.join('\n');
  const buttons = [view.close ?? 'Cancel', ...(view.submit === undefined ? [] : [view.submit])];
  return [`== ${view.title} ==`, ...body, buttons.map((button) => `[${button}]`).join(' ')].join('\n');
}

function renderBlocks(blocks: readonly JsonObject[], values: JsonObject): string {
  return blocks.map((block) => renderBlock(block, values)).join('\n');
}

function errorOf(block: JsonObject, errors: Readonly<Record<string, string>>): string | undefined {
  return errors[textOf(block.label)] ?? errors[stringAt(block, 'block_id') ?? ''];
}

/** The words of a text object; entities and links as a reader sees them. */
export function textOf(value: Json | undefined): string {
  if (typeof value === 'string') return readable(value);
  return isObject(value) ? readable(stringAt(value, 'text') ?? '') : '';
}

/** Slack's own notation as a reader sees it. */
function readable(text: string): string {
  return text
    .replaceAll(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/<[^|>\s]+\|([^>]*)>/g, '$1')
    .replaceAll(/<(https?:[^>\s]+)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** One block as readable text; `values` are what stands in its fields. */
export function renderBlock(block: JsonObject, values: JsonObject = {}, error?: string): string {
  const state = (element: JsonObject) => stateFor(block, element, values);
  switch (block.type) {
    case 'header':
      return `# ${textOf(block.text)}`;
    case 'divider':
      return '---';
    case 'image':
      return `[picture: ${textOf(block.alt_text)}]`;
    case 'input':
      return renderInput(block, state, error);
    case 'rich_text':
      return richTextToText(block);
    case 'table':
    case 'data_table':
      return renderTable(block);
    case 'section':
      return renderSection(block, state);
    default:
      return renderOther(block, state);
  }
}

type StateOf = (element: JsonObject) => JsonObject;

function stateFor(block: JsonObject, element: JsonObject, values: JsonObject): JsonObject {
  const inBlock = objectAt(values, stringAt(block, 'block_id') ?? '');
  return objectAt(inBlock, stringAt(element, 'action_id') ?? '') ?? initialState(element);
}

function renderSection(block: JsonObject, state: StateOf): string {
  const fields = listAt(block, 'fields').map((field) => textOf(field));
  const accessories = elementsOf(block).map((element) => renderElement(element, state(element)));
  return [textOf(block.text), ...fields, ...accessories].filter((part) => part !== '').join('\n');
}

function renderInput(block: JsonObject, state: StateOf, error: string | undefined): string {
  const optional = block.optional === true ? ' (optional)' : '';
  const hint = textOf(block.hint);
  return [
    `${textOf(block.label)}${optional}`,
    ...elementsOf(block).map((element) => renderElement(element, state(element))),
    ...(hint === '' ? [] : [`  (${hint})`]),
    ...(error === undefined ? [] : [`  ! ${error}`]),
  ].join('\n');
}

function renderOther(block: JsonObject, state: StateOf): string {
  const own = [block.title, block.subtitle, block.body, block.text].map((text) => textOf(text));
  if (block.type === 'context') own.push(objectsAt(block, 'elements').map(contextText).join('  '));
  const elements = elementsOf(block).map((element) => renderElement(element, state(element)));
  const inLine = elements.every((element) => element.startsWith('[')) ? [elements.join(' ')] : elements;
  const children = objectsAt(block, 'child_blocks').map((child) => renderBlock(child));
  return [...own, ...inLine, ...children].filter((part) => part !== '').join('\n');
}

function contextText(element: JsonObject): string {
  return element.type === 'image' ? `[picture: ${textOf(element.alt_text)}]` : textOf(element);
}

function renderTable(block: JsonObject): string {
  const rows = listAt(block, 'rows').map((row) => (Array.isArray(row) ? row.filter(isObject).map(cellText) : []));
  const caption = textOf(block.caption);
  return [...(caption === '' ? [] : [caption]), ...rows.map((row) => row.join(' | '))].join('\n');
}

function cellText(cell: JsonObject): string {
  if (cell.type === 'rich_text') return richTextToText(cell);
  return cell.text === undefined ? String(cell.value ?? '') : textOf(cell.text);
}

/** One element as readable text. */
function renderElement(element: JsonObject, state: JsonObject): string {
  switch (element.type) {
    case 'button':
    case 'workflow_button':
      return `[${textOf(element.text)}]`;
    case 'image':
      return `[picture: ${textOf(element.alt_text)}]`;
    case 'overflow':
      return `[... ${optionsOf(element).map(optionText).join(' | ')}]`;
    case 'radio_buttons':
    case 'checkboxes':
      return optionsOf(element)
        .map((option) => renderOption(option, state))
        .join('\n');
    default:
      return `  ${renderValue(element, state)}`;
  }
}

function renderOption(option: JsonObject, state: JsonObject): string {
  const isChosen = chosenOptions(state).some((chosen) => chosen.value === option.value);
  const [open, shut] = state.type === 'checkboxes' ? ['[', ']'] : ['(', ')'];
  const description = textOf(option.description);
  return `  ${open}${isChosen ? 'x' : ' '}${shut} ${optionText(option)}${description === '' ? '' : ` - ${description}`}`;
}

function chosenOptions(state: JsonObject): readonly JsonObject[] {
  const one = objectAt(state, 'selected_option');
  return one === undefined ? objectsAt(state, 'selected_options') : [one];
}

export function optionText(option: JsonObject): string {
  return textOf(option.text);
}

function renderValue(element: JsonObject, state: JsonObject): string {
  const value = state[valueKeyOf(element) ?? ''];
  const chosen = chosenOptions(state).map(optionText);
  if (chosen.length > 0) return `<${chosen.join(', ')}>`;
  if (isObject(value)) return richTextToText(value);
  if (Array.isArray(value) && value.length > 0) return value.map(listItemText).join(', ');
  if (typeof value === 'string' || typeof value === 'number') return `"${value}"`;
  const placeholder = textOf(element.placeholder);
  return placeholder === '' ? '____' : `____ ${placeholder}`;
}

function listItemText(item: Json): string {
  return isObject(item) ? (stringAt(item, 'name') ?? '') : String(item);
}
