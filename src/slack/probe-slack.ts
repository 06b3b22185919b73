import { LogLevel, WebClient } from '@slack/web-api';
import type { BotFacts, ReceiverFacts } from '../core/operate/judge-slack.ts';
import type { SlackProbe } from '../usecases/operate/examine.ts';
import { createDirectory } from './directory.ts';
import { identifyBot } from './identify-bot.ts';
import { refusalOf } from './refusal-of.ts';

/** Somebody sits at the terminal and waits. */
const TIMEOUT_MS = 10_000;

interface ProbeOptions {
  readonly token: string;
  readonly slackApiUrl: string;
}

/** Asks Slack about the bot token and what it may see; posts nothing. */
export function createSlackProbe(options: ProbeOptions): SlackProbe {
  return { bot: () => readBot(options), directory: createDirectory(createClient(options)) };
}

async function readBot(options: ProbeOptions): Promise<BotFacts> {
  // What the token may do and what the time is stand in the head of the answer only.
  let head = new Headers();
  const client = createClient(options, async (...request) => {
    const response = await fetch(...request);
    head = response.headers;
    return response;
  });
  const identified = await identifyBot(client);
  if (identified.outcome !== 'known') return identified;
  const { name: workspace, teamId } = identified.workspace;
  return { outcome: 'known', workspace, teamId, scopes: readScopes(head), slackTime: readTime(head) };
}

/** Asks for a place to connect to, as a start does, and does not connect. */
export async function probeSocketMode(options: ProbeOptions): Promise<ReceiverFacts> {
  try {
    await createClient(options).apps.connections.open({});
    return { outcome: 'connects' };
  } catch (error) {
    const problem = refusalOf(error);
    if (problem !== undefined) return { outcome: 'refused', problem };
    return { outcome: 'unreachable', problem: error instanceof Error ? error.message : String(error) };
  }
}

function createClient({ token, slackApiUrl }: ProbeOptions, fetchFunction: typeof fetch = fetch): WebClient {
  return new WebClient(token, {
    slackApiUrl,
    fetch: fetchFunction,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
    // What goes wrong is in the finding.
    logLevel: LogLevel.ERROR,
  });
}

/** https://docs.slack.dev/authentication/installing-with-oauth: every answer names the token's scopes in its head. */
function readScopes(head: Headers): readonly string[] | undefined {
  return head
    .get('x-oauth-scopes')
    ?.split(',')
    .map((scope) => scope.trim())
    .filter((scope) => scope !== '');
}

function readTime(head: Headers): Date | undefined {
  const time = new Date(head.get('date') ?? '');
  return Number.isNaN(time.getTime()) ? undefined : time;
}
