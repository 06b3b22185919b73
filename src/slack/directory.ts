import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Directory, DirectoryAnswer, SlackProfile } from '../usecases/remind/ports.ts';
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
const channelAnswer = z.object({ channel: z.object({ id: z.string() }) });

const NOBODY = ['users_not_found', 'user_not_found', 'user_not_visible'];

/** @param client one that never retries, see createClients. */
export function createDirectory(client: WebClient): Directory {
  return {
    findByEmail: (email) => ask(client, 'users.lookupByEmail', { args: { email }, read: readProfile }),
    readUser: (user) => ask(client, 'users.info', { args: { user }, read: readProfile }),
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
    if (error instanceof WebAPIPlatformError && NOBODY.includes(error.data.error)) return { outcome: 'not-found' };
    return toSlackTrouble(method, error);
  }
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
