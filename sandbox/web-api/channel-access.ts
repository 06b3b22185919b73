import type { ChannelRecord } from '../directory.ts';
import type { JsonObject } from '../json.ts';
import { stringAt } from '../json.ts';
import type { Workspace } from '../workspace.ts';

export type Access =
  | { readonly ok: true; readonly channel: ChannelRecord }
  | { readonly ok: false; readonly error: string };

/** The channel a call names; private ones without the app do not exist for it. */
export function visibleChannel({ directory, settings }: Workspace, args: JsonObject): Access {
  const channel = directory.channel(stringAt(args, 'channel') ?? '');
  const isHidden = channel?.isPrivate === true && !channel.members.has(settings.botUserId);
  return channel === undefined || isHidden ? { ok: false, error: 'channel_not_found' } : { ok: true, channel };
}

/** The channel a call names, where the app is in it. */
export function joinedChannel(workspace: Workspace, args: JsonObject): Access {
  const access = visibleChannel(workspace, args);
  if (!access.ok) return access;
  if (!access.channel.members.has(workspace.settings.botUserId)) return { ok: false, error: 'not_in_channel' };
  return access;
}

/** Where a message goes: a channel, or the DM with the person whose id was given. */
export function postingChannel(workspace: Workspace, args: JsonObject): Access {
  const id = stringAt(args, 'channel') ?? '';
  const person = workspace.directory.person(id);
  if (person !== undefined) return dmWith(workspace, person.id);
  const access = joinedChannel(workspace, args);
  if (!access.ok) return access;
  if (access.channel.isArchived) return { ok: false, error: 'is_archived' };
  return access.channel.dmWith === undefined ? access : dmWith(workspace, access.channel.dmWith);
}

function dmWith({ directory, settings }: Workspace, userId: string): Access {
  const person = directory.person(userId);
  if (person === undefined || person.isDeleted) return { ok: false, error: 'channel_not_found' };
  if (person.isBot) return { ok: false, error: 'cannot_dm_bot' };
  if (!settings.hasMessagesTab) return { ok: false, error: 'messages_tab_disabled' };
  return { ok: true, channel: directory.dm(userId) };
}
