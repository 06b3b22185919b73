import type { Method } from './answer.ts';
import { answer } from './answer.ts';

const authTest: Method = ({ settings }) =>
  answer({
    url: `https://${settings.teamDomain}.slack.com/`,
    team: settings.teamDomain,
    user: settings.appName.toLowerCase(),
    team_id: settings.teamId,
    user_id: settings.botUserId,
    bot_id: settings.botId,
    is_enterprise_install: false,
  });

const openConnection: Method = (workspace) =>
  answer({ url: `${workspace.origin.replace('http:', 'ws:')}/link/?ticket=${workspace.ids.next('ticket-')}` });

export const authMethods: Readonly<Record<string, Method>> = {
  'api.test': (_workspace, args) => answer({ args }),
  'auth.test': authTest,
  'apps.connections.open': openConnection,
};
