import type { JsonObject } from '../json.ts';
import { isObject, listAt, objectsAt, stringAt } from '../json.ts';
import { checkBlocks } from './blocks.ts';
import {
  ANSWER_TEXT_LENGTH,
  ATTACHMENTS,
  MARKDOWN_TEXT_LENGTH,
  MESSAGE_BLOCKS_TEXT_LENGTH,
  MESSAGE_TEXT_LENGTH,
} from './limits.ts';
import { liveIn } from './live-text.ts';
import type { Problem, Refused } from './problem.ts';
import { textLength } from './whole-payload.ts';

/** What Slack, or the stand-in in its stead, has against a message; undefined when nothing. */
export function checkMessage(args: JsonObject, call: 'post' | 'update' | 'answer'): Refused | undefined {
  return checkContent(args) ?? checkBlocksOf(args) ?? checkTopText(args, call) ?? checkMetadata(args);
}

function refused(error: string, message?: string, pointer = '/text'): Refused {
  return { error, problems: message === undefined ? [] : [{ message, pointer }] };
}

function checkContent(args: JsonObject): Refused | undefined {
  if (listAt(args, 'attachments').length > ATTACHMENTS) return refused('too_many_attachments');
  const markdown = stringAt(args, 'markdown_text');
  if (markdown !== undefined) {
    if (args.text !== undefined || args.blocks !== undefined) return refused('markdown_text_conflict');
    return markdown.length > MARKDOWN_TEXT_LENGTH ? refused('msg_too_long') : undefined;
  }
  // Screen readers read the text and not the blocks, so the stand-in insists on it.
  const text = stringAt(args, 'text') ?? '';
  return text === '' ? refused('no_text', 'text is what screen readers and notifications read') : undefined;
}

function checkBlocksOf(args: JsonObject): Refused | undefined {
  if (args.blocks === undefined) return undefined;
  if (!Array.isArray(args.blocks)) return refused('invalid_blocks_format');
  const strays = args.blocks.filter((block) => !isObject(block));
  const problems: readonly Problem[] = [
    ...strays.map(() => ({ message: 'must be an object', pointer: '/blocks' })),
    ...checkBlocks(objectsAt(args, 'blocks'), 'message'),
  ];
  if (problems.length > 0) return { error: 'invalid_blocks', problems };
  const length = textLength(objectsAt(args, 'blocks'));
  return length > MESSAGE_BLOCKS_TEXT_LENGTH ? refused('msg_blocks_too_long') : undefined;
}

function checkTopText(args: JsonObject, call: 'post' | 'update' | 'answer'): Refused | undefined {
  const text = stringAt(args, 'text') ?? '';
  if (text.length > (call === 'answer' ? ANSWER_TEXT_LENGTH : MESSAGE_TEXT_LENGTH)) return refused('msg_too_long');
  // Updates are parsed unless they say otherwise, new messages only where they ask for it.
  const parse = stringAt(args, 'parse') ?? (call === 'update' ? 'client' : 'none');
  const isParsed = parse !== 'none' || args.link_names === true || args.link_names === 'true';
  const live = liveIn(text, isParsed ? 'names parsed' : 'verbatim');
  return live === undefined ? undefined : refused('invalid_arguments', `${live}; escape it, and pass parse: none`);
}

function checkMetadata(args: JsonObject): Refused | undefined {
  if (args.metadata === undefined) return undefined;
  if (!isObject(args.metadata)) return refused('invalid_metadata_format');
  // An empty object takes the metadata of an edited message away.
  if (Object.keys(args.metadata).length === 0) return undefined;
  const { event_type: type, event_payload: payload } = args.metadata;
  if (typeof type !== 'string' || type === '' || !isObject(payload)) return refused('invalid_metadata_format');
  return undefined;
}
