import { channelJson } from '../directory.ts';
import { stringAt } from '../json.ts';
import type { Method } from './answer.ts';
import { answer, countAt, fail } from './answer.ts';
import { visibleChannel } from './channel-access.ts';

const open: Method = ({ directory, settings }, args) => {
  const users = (stringAt(args, 'users') ?? '').split(',').filter((id) => id !== '');
  const person = directory.person(users[0] ?? '');
  if (person === undefined) return fail(users.length === 0 ? 'users_list_not_supplied' : 'user_not_found');
  if (users.length > 1) return fail('method_not_supported_for_channel_type');
  if (person.isDeleted) return fail('user_disabled');
  if (person.isBot) return fail('cannot_dm_bot');
  const before = directory.openDm(person.id);
  const channel = directory.dm(person.id);
  const was = before === undefined ? {} : { no_op: true, already_open: true };
  return answer({ ...was, channel: { id: channel.id, ...channelJson(channel, settings) } });
};

const info: Method = (workspace, args) => {
  const access = visibleChannel(workspace, args);
  return access.ok ? answer({ channel: channelJson(access.channel, workspace.settings) }) : fail(access.error);
};

const list: Method = (workspace) => {
  const visible = workspace.directory.channels().filter((one) => visibleChannel(workspace, { channel: one.id }).ok);
  const named = visible.filter((channel) => channel.dmWith === undefined);
  const channels = named.map((channel) => channelJson(channel, workspace.settings));
  return answer({ channels, response_metadata: { next_cursor: '' } });
};

const members: Method = (workspace, args) => {
  const access = visibleChannel(workspace, args);
  if (!access.ok) return fail(access.error);
  const all = [...access.channel.members];
  const from = Number(stringAt(args, 'cursor') ?? 0);
  const to = from + (countAt(args, 'limit') ?? 100);
  const next = to < all.length ? String(to) : '';
  return answer({ members: all.slice(from, to), response_metadata: { next_cursor: next } });
};

export const conversationMethods: Readonly<Record<string, Method>> = {
  'conversations.open': open,
  'conversations.info': info,
  'conversations.list': list,
  'conversations.members': members,
};
