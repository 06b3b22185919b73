import type { Environment } from './config.ts';

/** Shown in the place of a secret. */
const HIDDEN = '[hidden]';
/** Anything shorter would be found in words that are none. Unit: UTF-16 code units. */
const SHORTEST = 6;

/** What lets somebody in, or answer in another's name, whoever handed it out: tokens, addresses for one answer or one file, trigger ids. */
const SHAPES: readonly (readonly [shape: RegExp, shown: string])[] = [
  [/\bx(?:ox[a-z]|app)-[\w.-]{6,}/g, HIDDEN],
  [/\b((?:https?|wss?|rediss?):\/\/)[^\s/"'@]+@/g, `$1${HIDDEN}@`],
  [
    /\b((?:https?|wss?):\/\/[^\s"'\\]*?\/(?:commands|actions|workflows|upload|link|respond)\/)[^\s"'\\]+/g,
    `$1${HIDDEN}`,
  ],
  [/(trigger_id[\\"':=\s]+)[\w.-]+/g, `$1${HIDDEN}`],
  [/\b\d{9,}\.\d{9,}\.[\da-f]{16,}\b/g, HIDDEN],
];

/**
 * Takes secrets out of what is printed or logged, also where somebody else quotes them: Slack a header in an error, a driver
 * the address of its server.
 */
export function hideSecrets(env: Environment): (text: string) => string {
  const known = knownSecrets(env);
  return (text) => SHAPES.reduce((kept, [shape, shown]) => kept.replace(shape, shown), hideKnown(text, known));
}

/** Those of the settings alone: for what is printed of people's own words. */
export function hideSettings(env: Environment): (text: string) => string {
  const known = knownSecrets(env);
  return (text) => hideKnown(text, known);
}

function hideKnown(text: string, known: readonly string[]): string {
  return known.reduce((kept, secret) => kept.replaceAll(secret, HIDDEN), text);
}

function knownSecrets(env: Environment): readonly string[] {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, REDIS_URL } = env;
  const password = URL.parse(REDIS_URL ?? '')?.password ?? '';
  const secrets = [SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, password, decoded(password)];
  // A line of the log is JSON.
  const written = secrets.flatMap((secret = '') => [secret.trim(), JSON.stringify(secret.trim()).slice(1, -1)]);
  return [...new Set(written)].filter((secret) => secret.length >= SHORTEST);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
