import type { JsonObject } from '../json.ts';
import { isObject, objectAt, objectsAt, stringAt } from '../json.ts';
import type { StoredMessage } from '../messages.ts';
import { messageJson } from '../messages.ts';
import { deleteMessage, editMessage, postMessage } from '../posting.ts';
import { checkMessage } from '../validate/message.ts';
import type { Workspace } from '../workspace.ts';
import type { Answer, Method } from './answer.ts';
import { answer, fail } from './answer.ts';
import { joinedChannel, postingChannel } from './channel-access.ts';

const post: Method = (workspace, args) => {
  const access = postingChannel(workspace, args);
  if (!access.ok) return fail(access.error);
  const refusal = checkMessage(args, 'post');
  if (refusal !== undefined) return fail(refusal.error, refusal.problems);
  const threadTs = stringAt(args, 'thread_ts');
  if (threadTs !== undefined && workspace.messages.find(access.channel.id, threadTs) === undefined) {
    return fail('thread_not_found');
  }
  const metadata = objectAt(args, 'metadata');
  const message = postMessage(workspace, {
    channel: access.channel.id,
    user: workspace.settings.botUserId,
    ...contentOf(args),
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    ...(metadata === undefined ? {} : { metadata }),
  });
  return messageAnswer(workspace, message);
};

function contentOf(args: JsonObject): { readonly text: string; readonly blocks: readonly JsonObject[] } {
  const markdown = stringAt(args, 'markdown_text');
  if (markdown !== undefined) return { text: markdown, blocks: [] };
  return { text: stringAt(args, 'text') ?? '', blocks: objectsAt(args, 'blocks') };
}

function messageAnswer(workspace: Workspace, message: StoredMessage): Answer {
  const shown = messageJson(message, workspace.settings);
  const metadata = message.metadata === undefined ? {} : { metadata: message.metadata };
  return answer({ channel: message.channel, ts: message.ts, message: { ...shown, ...metadata } });
}

type Own = { readonly ok: true; readonly message: StoredMessage } | { readonly ok: false; readonly error: string };

/** The app's own message that a call names; a user's id is no channel here, as at Slack. */
function ownMessage(workspace: Workspace, args: JsonObject, notOwn: string): Own {
  const access = joinedChannel(workspace, args);
  if (!access.ok) return access;
  const message = workspace.messages.find(access.channel.id, stringAt(args, 'ts') ?? '');
  if (message === undefined || message.ephemeralTo !== undefined) return { ok: false, error: 'message_not_found' };
  return message.user === workspace.settings.botUserId ? { ok: true, message } : { ok: false, error: notOwn };
}

const update: Method = (workspace, args) => {
  const own = ownMessage(workspace, args, 'cant_update_message');
  if (!own.ok) return fail(own.error);
  const refusal = checkMessage(args, 'update');
  if (refusal !== undefined) return fail(refusal.error, refusal.problems);
  const content = contentOf(args);
  if (isMismatch(own.message, content.blocks)) return fail('block_mismatch');
  const metadata = objectAt(args, 'metadata');
  const text = args.text === undefined && args.markdown_text === undefined ? own.message.text : content.text;
  const message = editMessage(workspace, own.message, {
    text,
    blocks: content.blocks,
    ...(metadata === undefined ? {} : { metadata }),
  });
  return answer({ ...messageAnswer(workspace, withoutEmptyMetadata(workspace, message)), text: message.text });
};

/** Rich text is never replaced by blocks without it. @see https://docs.slack.dev/reference/methods/chat.update */
function isMismatch(before: StoredMessage, blocks: readonly JsonObject[]): boolean {
  const hasRichText = (some: readonly JsonObject[]) => some.some((block) => block.type === 'rich_text');
  return hasRichText(before.blocks) && blocks.length > 0 && !hasRichText(blocks);
}

/** `{}` takes the metadata away. */
function withoutEmptyMetadata(workspace: Workspace, message: StoredMessage): StoredMessage {
  if (!isObject(message.metadata) || Object.keys(message.metadata).length > 0) return message;
  const { metadata: _gone, ...rest } = message;
  workspace.messages.put(rest);
  return rest;
}

const remove: Method = (workspace, args) => {
  const own = ownMessage(workspace, args, 'cant_delete_message');
  if (!own.ok) return fail(own.error);
  deleteMessage(workspace, own.message);
  return answer({ channel: own.message.channel, ts: own.message.ts });
};

const postEphemeral: Method = (workspace, args) => {
  const access = joinedChannel(workspace, args);
  if (!access.ok) return fail(access.error);
  const user = stringAt(args, 'user') ?? '';
  if (!access.channel.members.has(user)) return fail('user_not_in_channel');
  const refusal = checkMessage(args, 'post');
  if (refusal !== undefined) return fail(refusal.error, refusal.problems);
  const message = postMessage(workspace, {
    channel: access.channel.id,
    user: workspace.settings.botUserId,
    ...contentOf(args),
    ephemeralTo: user,
  });
  return answer({ message_ts: message.ts });
};

const permalink: Method = (workspace, args) => {
  const access = joinedChannel(workspace, args);
  if (!access.ok) return fail(access.error);
  const message = workspace.messages.find(access.channel.id, stringAt(args, 'message_ts') ?? '');
  if (message === undefined) return fail('message_not_found');
  const host = `https://${workspace.settings.teamDomain}.slack.com`;
  const thread = message.thread_ts === undefined ? '' : `?thread_ts=${message.thread_ts}&cid=${message.channel}`;
  const link = `${host}/archives/${message.channel}/p${message.ts.replace('.', '')}${thread}`;
  return answer({ channel: message.channel, permalink: link });
};

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': post,
  'chat.update': update,
  'chat.delete': remove,
  'chat.postEphemeral': postEphemeral,
  'chat.getPermalink': permalink,
};
