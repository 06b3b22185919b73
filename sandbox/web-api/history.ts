import type { JsonObject } from '../json.ts';
import { stringAt } from '../json.ts';
import type { StoredMessage } from '../messages.ts';
import { isReply, messageJson } from '../messages.ts';
import type { Workspace } from '../workspace.ts';
import type { Answer, Method } from './answer.ts';
import { answer, countAt, fail, flagAt } from './answer.ts';
import { joinedChannel } from './channel-access.ts';

/** @see https://docs.slack.dev/reference/methods/conversations.history */
const DEFAULT_LIMIT = 100;
const LARGEST_LIMIT = 999;

/** Newest first, without replies. */
const history: Method = (workspace, args) => {
  const access = joinedChannel(workspace, args);
  if (!access.ok) return fail(access.error);
  const inChannel = workspace.messages.all().filter((message) => message.channel === access.channel.id);
  const roots = inChannel.filter((message) => !isReply(message) && isWithin(message, args));
  return page(workspace, args, roots.toReversed());
};

/** The root first, then its replies, oldest first. */
const replies: Method = (workspace, args) => {
  const access = joinedChannel(workspace, args);
  if (!access.ok) return fail(access.error);
  const root = workspace.messages.find(access.channel.id, stringAt(args, 'ts') ?? '');
  if (root === undefined || root.ephemeralTo !== undefined) return fail('thread_not_found');
  const thread = repliesTo(workspace, root).filter((message) => isWithin(message, args));
  return page(workspace, args, [root, ...thread]);
};

function isWithin(message: StoredMessage, args: JsonObject): boolean {
  const [oldest, latest] = [Number(args.oldest ?? 0), Number(args.latest ?? Number.POSITIVE_INFINITY)];
  const ts = Number(message.ts);
  return (ts > oldest && ts < latest) || (flagAt(args, 'inclusive') && (ts === oldest || ts === latest));
}

function repliesTo({ messages }: Workspace, root: StoredMessage): readonly StoredMessage[] {
  return messages.all().filter((one) => one.channel === root.channel && one.thread_ts === root.ts && isReply(one));
}

function page(workspace: Workspace, args: JsonObject, found: readonly StoredMessage[]): Answer {
  const limit = countAt(args, 'limit') ?? DEFAULT_LIMIT;
  if (limit < 1 || limit > LARGEST_LIMIT) return fail('invalid_limit');
  const cursor = stringAt(args, 'cursor') ?? '';
  const from = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString('utf8'));
  if (!Number.isInteger(from)) return fail('invalid_cursor');
  const to = from + limit;
  const hasMore = to < found.length;
  const shown = found.slice(from, to).map((message) => historyJson(workspace, args, message));
  const next = hasMore ? { response_metadata: { next_cursor: Buffer.from(String(to)).toString('base64') } } : {};
  return answer({ messages: shown, has_more: hasMore, ...next });
}

function historyJson(workspace: Workspace, args: JsonObject, message: StoredMessage): JsonObject {
  const thread = repliesTo(workspace, message);
  const newest = thread.at(-1);
  const isRoot = newest !== undefined;
  return {
    ...messageJson(message, workspace.settings),
    ...(isRoot ? { thread_ts: message.ts, reply_count: thread.length, latest_reply: newest.ts } : {}),
    ...(flagAt(args, 'include_all_metadata') && message.metadata !== undefined ? { metadata: message.metadata } : {}),
  };
}

export const historyMethods: Readonly<Record<string, Method>> = {
  'conversations.history': history,
  'conversations.replies': replies,
};
