import type { Level } from './finding.ts';
import { NEEDED_SCOPES, type NeededScope } from './needed-scopes.ts';

/** What Slack answers when it is asked whose bot token this is. */
export type BotFacts =
  | {
      readonly outcome: 'known';
      readonly workspace: string;
      readonly teamId: string;
      /** What the token may do; undefined where the answer does not say. */
      readonly scopes: readonly string[] | undefined;
      /** Slack's clock as it answered; undefined where the answer does not say. */
      readonly slackTime: Date | undefined;
    }
  | { readonly outcome: 'refused' | 'unreachable'; readonly problem: string };

/** How Slack reaches Ragtime; `unchecked` is signed HTTP, which only Slack itself can try. */
export type ReceiverFacts =
  | { readonly outcome: 'connects' }
  | { readonly outcome: 'unchecked'; readonly address: string }
  | { readonly outcome: 'refused' | 'unreachable'; readonly problem: string };

export type SlackFinding = { readonly level: Level } & (
  | { readonly about: 'Slack'; readonly says: 'bot-token-works'; readonly workspace: string }
  | { readonly about: 'Slack'; readonly says: 'bot-token-refused' | 'slack-unreachable'; readonly problem: string }
  | { readonly about: 'scopes'; readonly says: 'scopes-complete' | 'scopes-untold' }
  | { readonly about: 'scopes'; readonly says: 'scope-missing'; readonly scope: NeededScope }
  | { readonly about: 'scopes'; readonly says: 'scopes-unneeded'; readonly scopes: readonly string[] }
  | { readonly about: 'clock'; readonly says: 'clock-right' | 'clock-off'; readonly aheadSeconds: number }
  | { readonly about: 'connection'; readonly says: 'socket-connects' }
  | { readonly about: 'connection'; readonly says: 'http-unchecked'; readonly address: string }
  | {
      readonly about: 'connection';
      readonly says: 'app-token-refused' | 'socket-unreachable';
      readonly problem: string;
    }
);

/** People would see wrong times; a message of the last minute may look older than its sending. */
const CLOCK_OFF_FROM_S = 60;
/** From here on signed requests are refused as replayed: https://docs.slack.dev/authentication/verifying-requests-from-slack */
const CLOCK_WRONG_FROM_S = 300;

export function judgeBot(facts: BotFacts, now: Date): readonly SlackFinding[] {
  const about = 'Slack';
  if (facts.outcome !== 'known') {
    const says = facts.outcome === 'refused' ? 'bot-token-refused' : 'slack-unreachable';
    return [{ about, level: 'fault', says, problem: facts.problem }];
  }
  return [
    { about, level: 'ok', says: 'bot-token-works', workspace: facts.workspace },
    ...judgeScopes(facts.scopes),
    ...(facts.slackTime === undefined ? [] : [judgeClock(facts.slackTime, now)]),
  ];
}

function judgeScopes(granted: readonly string[] | undefined): readonly SlackFinding[] {
  const about = 'scopes';
  if (granted === undefined) return [{ about, level: 'warning', says: 'scopes-untold' }];
  const needed: readonly string[] = NEEDED_SCOPES.map(({ scope }) => scope);
  const findings: SlackFinding[] = NEEDED_SCOPES.filter(({ scope }) => !granted.includes(scope)).map(
    ({ scope, isEssential }) => ({ about, level: isEssential ? 'fault' : 'warning', says: 'scope-missing', scope }),
  );
  const unneeded = granted.filter((scope) => !needed.includes(scope));
  if (unneeded.length > 0) findings.push({ about, level: 'warning', says: 'scopes-unneeded', scopes: unneeded });
  return findings.length > 0 ? findings : [{ about, level: 'ok', says: 'scopes-complete' }];
}

function judgeClock(slackTime: Date, now: Date): SlackFinding {
  const aheadSeconds = Math.round((now.getTime() - slackTime.getTime()) / 1000);
  const about = 'clock';
  const off = Math.abs(aheadSeconds);
  if (off >= CLOCK_WRONG_FROM_S) return { about, level: 'fault', says: 'clock-off', aheadSeconds };
  if (off >= CLOCK_OFF_FROM_S) return { about, level: 'warning', says: 'clock-off', aheadSeconds };
  return { about, level: 'ok', says: 'clock-right', aheadSeconds };
}

export function judgeReceiver(facts: ReceiverFacts): SlackFinding {
  const about = 'connection';
  switch (facts.outcome) {
    case 'connects':
      return { about, level: 'ok', says: 'socket-connects' };
    case 'unchecked':
      return { about, level: 'ok', says: 'http-unchecked', address: facts.address };
    case 'refused':
      return { about, level: 'fault', says: 'app-token-refused', problem: facts.problem };
    case 'unreachable':
      return { about, level: 'fault', says: 'socket-unreachable', problem: facts.problem };
  }
}
