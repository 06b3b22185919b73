import { optionsOf, valueKeyOf } from './fields.ts';
import { fileJson } from './files.ts';
import type { Found } from './find.ts';
import type { Json, JsonObject } from './json.ts';
import { listAt, numberAt, stringAt } from './json.ts';
import type { FieldValue, FieldValueFile } from './people.ts';
import { optionText } from './render.ts';
import { FILE_INPUT_FILES } from './validate/limits.ts';
import type { Workspace } from './workspace.ts';

/** What a field holds once a person has put this into it, as `state.values` shows it. */
export function stateFrom(workspace: Workspace, found: Found, put: Omit<Put, 'key'>): JsonObject {
  const { element } = found;
  const key = valueKeyOf(element);
  if (key === undefined) throw new Error(`“${found.name}” is no field`);
  return { type: element.type, [key]: valueFrom(workspace, found, { key, ...put }) };
}

interface Put {
  readonly key: string;
  readonly value: FieldValue;
  readonly userId: string;
}

function valueFrom(workspace: Workspace, found: Found, { key, value, userId }: Put): Json {
  const texts = textsOf(value);
  checkCount(found, texts.length);
  const first = texts[0] ?? null;
  switch (key) {
    case 'selected_option':
      return first === null ? null : optionNamed(found, first);
    case 'selected_options':
      return texts.map((text) => optionNamed(found, text));
    case 'selected_user':
      return first === null ? null : userNamed(workspace, first);
    case 'selected_users':
      return texts.map((text) => userNamed(workspace, text));
    case 'selected_channel':
    case 'selected_conversation':
      return first === null ? null : channelNamed(workspace, first);
    case 'selected_channels':
    case 'selected_conversations':
      return texts.map((text) => channelNamed(workspace, text));
    case 'selected_date_time':
      return first === null ? null : Number(first);
    case 'rich_text_value':
      return first === null ? null : richTextFrom(first);
    case 'files':
      checkFiles(found, filesOf(value));
      return filesOf(value).map((file) => uploaded(workspace, file, userId));
    default:
      return checkedText(found, first);
  }
}

/** Slack's own client takes no more than the menu allows. */
function checkCount(found: Found, count: number): void {
  const most = numberAt(found.element, 'max_selected_items');
  if (most !== undefined && count > most) throw new Error(`“${found.name}” takes ${most} at most, not ${count}`);
}

/** Slack's own client offers nothing else. https://docs.slack.dev/reference/block-kit/block-elements/file-input-element */
function checkFiles(found: Found, files: readonly FieldValueFile[]): void {
  const most = numberAt(found.element, 'max_files') ?? FILE_INPUT_FILES;
  if (files.length > most) throw new Error(`“${found.name}” takes ${most} at most, not ${files.length}`);
  const types = listAt(found.element, 'filetypes');
  const other = files.find(
    ({ name }) => types.length > 0 && !types.includes(name.split('.').at(-1)?.toLowerCase() ?? ''),
  );
  if (other !== undefined) throw new Error(`“${found.name}” does not take ${other.name}; it takes ${types.join(', ')}`);
}

function textsOf(value: FieldValue): readonly string[] {
  if (value === null || value === '') return [];
  return typeof value === 'string' ? [value] : value.filter((item) => typeof item === 'string');
}

function filesOf(value: FieldValue): readonly FieldValueFile[] {
  if (value === null || typeof value === 'string') return [];
  return value.filter((item) => typeof item === 'object');
}

const SHAPES: Readonly<Record<string, RegExp>> = {
  datepicker: /^\d{4}-\d{2}-\d{2}$/,
  timepicker: /^\d{2}:\d{2}$/,
};

function checkedText(found: Found, text: string | null): string | null {
  const shape = SHAPES[stringAt(found.element, 'type') ?? ''];
  if (text === null || shape === undefined || shape.test(text)) return text;
  throw new Error(`“${found.name}” cannot hold “${text}”; it takes what matches ${shape.source}`);
}

/** The option with this text. */
function optionNamed(found: Pick<Found, 'element' | 'name'>, text: string): JsonObject {
  const options = optionsOf(found.element);
  const matching = options.filter((option) => optionText(option) === text);
  const [one, another] = matching;
  if (one !== undefined && another === undefined) return one;
  const offered = options.map((option) => `  “${optionText(option)}”`).join('\n');
  const problem = one === undefined ? 'offers no' : 'offers more than one';
  throw new Error(`“${found.name}” ${problem} “${text}”. It offers:\n${offered}`);
}

function userNamed({ directory }: Workspace, text: string): string {
  const person = directory.byInitials(text) ?? directory.person(text);
  if (person === undefined) throw new Error(`Nobody has the initials ${text}`);
  return person.id;
}

function channelNamed({ directory }: Workspace, text: string): string {
  const channel = directory.channelByName(text) ?? directory.channel(text);
  if (channel === undefined) throw new Error(`There is no channel ${text}`);
  return channel.id;
}

function richTextFrom(text: string): JsonObject {
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] };
  return { type: 'rich_text', elements: [section] };
}

function uploaded(workspace: Workspace, file: FieldValueFile, userId: string): JsonObject {
  const content = typeof file.content === 'string' ? new TextEncoder().encode(file.content) : file.content;
  const record = workspace.files.create({ userId, name: file.name, altText: '', length: content.byteLength });
  const complete = { ...record, content, isComplete: true, storedAt: file.storedAt };
  workspace.files.change(record.id, complete);
  const json = fileJson(complete, workspace.origin);
  return file.mimetype === undefined ? json : { ...json, mimetype: file.mimetype };
}
