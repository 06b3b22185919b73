import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import * as z from 'zod';
import type { Directory, DirectoryAnswer, SlackChannel, SlackProfile } from '../usecases/remind/messenger-ports.ts';
import { toSlackTrouble } from './slack-trouble.ts';

const userAnswer = z.object({
  user: z.object({
    id: z.string(),
    team_id: z.string().optional(),
    tz: z.string().nullish(),
    deleted: z.boolean().default(false),
    is_restricted: z.boolean().default(false),
    is_ultra_restricted: z.boolean().default(false),
    is_bot: z.boolean().default(false),
  }),
});
const linkAnswer = z.object({ permalink: z.string() });
const channelAnswer = z.object({ channel: z.object({ id: z.string() }) });

const channelInfo = z.object({
  channel: z.object({
    name: z.string(),
    is_general: z.boolean().default(false),
    is_private: z.boolean().default(false),
    is_shared: z.boolean().optional(),
    is_ext_shared: z.boolean().optional(),
    is_pending_ext_shared: z.boolean().default(false),
    is_archived: z.boolean().default(false),
    is_member: z.boolean().default(false),
  }),
});

const NOTHING_THERE = ['users_not_found', 'user_not_found', 'user_not_visible', 'channel_not_found'];

/** @param client one that never retries, see createClients. */
export function createDirectory(client: WebClient): Directory {
  return {
    findByEmail: (email) => ask(client, 'users.lookupByEmail', { args: { email }, read: readProfile }),
    readUser: (user) => ask(client, 'users.info', { args: { user }, read: readProfile }),
    readChannel: (channel) => ask(client, 'conversations.info', { args: { channel }, read: readChannel }),
    readLink: (channel, ts) =>
      ask(client, 'chat.getPermalink', {
        args: { channel, message_ts: ts },
        read: (answer) => linkAnswer.safeParse(answer).data?.permalink,
      }),
    openDirectMessage: (users) =>
      ask(client, 'conversations.open', {
        args: { users },
        read: (answer) => channelAnswer.safeParse(answer).data?.channel.id,
      }),
  };
}

async function ask<Value>(
  client: WebClient,
  method: string,
  { args, read }: { args: Record<string, unknown>; read: (answer: unknown) => Value | undefined },
): Promise<DirectoryAnswer<Value>> {
  try {
    const value = read(await client.apiCall(method, args));
    if (value !== undefined) return { outcome: 'found', value };
    return { outcome: 'unclear', problem: `${method}: the answer cannot be read` };
  } catch (error) {
    if (error instanceof WebAPIPlatformError && NOTHING_THERE.includes(error.data.error))
      return { outcome: 'not-found' };
    return toSlackTrouble(method, error);
  }
}

function readChannel(answer: unknown): SlackChannel | undefined {
  const channel = channelInfo.safeParse(answer).data?.channel;
  const isShared = channel?.is_ext_shared ?? channel?.is_shared;
  // An answer that does not say whether others read along is none.
  if (channel === undefined || isShared === undefined) return undefined;
  return {
    name: channel.name,
    isGeneral: channel.is_general,
    isShared: isShared || channel.is_pending_ext_shared,
    isPrivate: channel.is_private,
    isArchived: channel.is_archived,
    hasBot: channel.is_member,
  };
}

function readProfile(answer: unknown): SlackProfile | undefined {
  const user = userAnswer.safeParse(answer).data?.user;
  return (
    user && {
      id: user.id,
      teamId: user.team_id,
      timeZone: user.tz ?? undefined,
      isGuest: user.is_restricted || user.is_ultra_restricted,
      isDeleted: user.deleted,
      isBot: user.is_bot,
    }
  );
}
