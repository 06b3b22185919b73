import type { JsonObject } from '../json.ts';
import { stringAt } from '../json.ts';
import type { Workspace } from '../workspace.ts';
import type { Answer } from './answer.ts';
import { fail } from './answer.ts';

/** The scope that a method needs, as the page of each method says: https://docs.slack.dev/reference/methods */
const NEEDED: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'chat.delete': 'chat:write',
  'conversations.open': 'im:write',
  'files.info': 'files:read',
  'files.getUploadURLExternal': 'files:write',
  'files.completeUploadExternal': 'files:write',
  'users.info': 'users:read',
  'users.list': 'users:read',
  'users.lookupByEmail': 'users:read.email',
};

/** These need the one of the three that goes with the kind of channel. */
const OF_CHANNEL: Readonly<Record<string, 'read' | 'history'>> = {
  'conversations.info': 'read',
  'conversations.members': 'read',
  'conversations.history': 'history',
  'conversations.replies': 'history',
};

/** The refusal where the bot token lacks what a call needs. */
export function missingScope(workspace: Workspace, method: string, args: JsonObject): Answer | undefined {
  const { scopes } = workspace.settings;
  const needed = NEEDED[method] ?? scopeOfChannel(workspace, method, args);
  if (scopes === undefined || needed === undefined || scopes.includes(needed)) return undefined;
  return { ...fail('missing_scope'), needed, provided: scopes.join(',') };
}

function scopeOfChannel({ directory }: Workspace, method: string, args: JsonObject): string | undefined {
  const what = OF_CHANNEL[method];
  if (what === undefined) return undefined;
  const channel = directory.channel(stringAt(args, 'channel') ?? '');
  if (channel?.dmWith !== undefined) return `im:${what}`;
  return channel?.isPrivate ? `groups:${what}` : `channels:${what}`;
}
