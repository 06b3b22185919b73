import type { SlackFinding } from '../../core/operate/judge-slack.ts';
import type { NeededScope } from '../../core/operate/needed-scopes.ts';
import type { Words } from './words.ts';

const APP_PAGE = 'of your app at https://api.slack.com/apps';
const REACH = 'Let this machine reach Slack over https, straight or by the proxy that SLACK_API_URL names.';

/** docs/slack-permissions.md says the same at more length. */
const LOST: Readonly<Record<NeededScope, string>> = {
  commands: '/milestone, /quarter and the shortcuts do not exist',
  'chat:write': 'nothing can be sent at all',
  'im:write': 'a first reminder whose outcome is unclear cannot be looked up',
  'im:history': 'a reminder whose outcome is unclear is held back',
  'channels:read': 'that Ragtime is missing in a channel is noticed only at publication',
  'channels:history': 'a part of the summary whose outcome is unclear is held back',
  'groups:read': 'that Ragtime is missing in a private channel is noticed only at publication',
  'groups:history': 'a part of the summary in a private channel whose outcome is unclear is held back',
  'files:read': 'a file whose outcome is unclear is held back',
  'files:write': 'the summary carries text only',
  'users:read': 'reminders do not keep to people’s time zones, and leavers are noticed late',
  'users:read.email': 'nobody is found by e-mail, so every person in the plan needs a Slack id',
};

export function slackWords(finding: SlackFinding): Words {
  switch (finding.says) {
    case 'bot-token-works':
      return { what: `SLACK_BOT_TOKEN works, in the workspace ${finding.workspace}.` };
    case 'bot-token-refused':
      return {
        what: `Slack does not take SLACK_BOT_TOKEN: ${finding.problem}.`,
        todo: `Get the Bot User OAuth Token (xoxb-…) under "OAuth & Permissions" ${APP_PAGE}.`,
      };
    case 'slack-unreachable':
      return { what: `Slack cannot be reached: ${finding.problem}.`, todo: REACH };
    case 'scopes-complete':
      return { what: 'Slack grants every scope that Ragtime needs.' };
    case 'scopes-untold':
      return {
        what: 'The answer did not say which scopes Slack grants.',
        todo: 'A proxy may take the header x-oauth-scopes away.',
      };
    case 'scope-missing':
      return {
        what: `${finding.scope} is missing: ${LOST[finding.scope]}.`,
        todo: `Add it under "OAuth & Permissions" ${APP_PAGE}, and install the app to the workspace again.`,
      };
    case 'scopes-unneeded':
      return {
        what: `Ragtime may do more than it needs: ${finding.scopes.join(', ')}.`,
        todo: `Take these scopes away under "OAuth & Permissions" ${APP_PAGE}.`,
      };
    default:
      return connectionWords(finding);
  }
}

type ConnectionFinding = Extract<SlackFinding, { about: 'clock' | 'connection' }>;

function connectionWords(finding: ConnectionFinding): Words {
  switch (finding.says) {
    case 'clock-right':
      return { what: 'This machine and Slack agree on the time.' };
    case 'clock-off':
      return {
        what: `This machine’s clock is ${offWords(finding.aheadSeconds)} Slack’s.`,
        todo: 'Set the clock, and have the system keep it (NTP): from five minutes on signed requests are refused.',
      };
    case 'socket-connects':
      return { what: 'SLACK_APP_TOKEN works: Slack reaches Ragtime by Socket Mode.' };
    case 'http-unchecked':
      return {
        what: `Slack calls Ragtime over HTTP, behind ${finding.address}. Whether it gets there is seen at Slack: "Event Subscriptions" of the app says so.`,
      };
    case 'app-token-refused':
      return {
        what: `Slack does not take SLACK_APP_TOKEN: ${finding.problem}.`,
        todo: `Get an app-level token (xapp-…) with the scope connections:write under "Basic Information" ${APP_PAGE}, and switch Socket Mode on there.`,
      };
    case 'socket-unreachable':
      return { what: `Slack does not say where to connect: ${finding.problem}.`, todo: REACH };
  }
}

function offWords(aheadSeconds: number): string {
  const off = Math.abs(aheadSeconds);
  const length = off < 120 ? `${off} seconds` : `${Math.round(off / 60)} minutes`;
  return `${length} ${aheadSeconds > 0 ? 'ahead of' : 'behind'}`;
}
