import type { Workspace } from '../workspace.ts';
import type { Method } from './answer.ts';
import { authMethods } from './auth.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import { historyMethods } from './history.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';

/** Every method the stand-in knows. */
export const METHODS: Readonly<Record<string, Method>> = {
  ...authMethods,
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...historyMethods,
  ...userMethods,
  ...viewMethods,
};

/** What is wrong with a token for this method; undefined when nothing is. */
export function tokenError({ settings }: Workspace, method: string, token: string | undefined): string | undefined {
  if (method === 'api.test') return undefined;
  if (token === undefined || token === '') return 'not_authed';
  if (token !== settings.botToken && token !== settings.appToken) return 'invalid_auth';
  const wanted = method === 'apps.connections.open' ? settings.appToken : settings.botToken;
  return token === wanted ? undefined : 'not_allowed_token_type';
}
