import { describe, expect, it } from 'vitest';
import { hideSecrets, hideSettings } from '../src/hide-secrets.ts';

const ENV = {
  SLACK_BOT_TOKEN: 'a-token-of-no-known-shape',
  SLACK_SIGNING_SECRET: '8f742231b10e8888',
  REDIS_URL: 'redis://ragtime:p%40ss"word@queue:6379',
};
const hide = hideSecrets(ENV);

describe('what is printed and logged', () => {
  it.each([
    ['Authorization: Bearer a-token-of-no-known-shape', 'Authorization: Bearer [hidden]'],
    ['secret 8f742231b10e8888.', 'secret [hidden].'],
    ['{"password":"p@ss\\"word"}', '{"password":"[hidden]"}'],
    ['of another app: xoxp-1234567890', 'of another app: [hidden]'],
    ['redis://ragtime:other@queue:6379', 'redis://[hidden]@queue:6379'],
    ['POST https://hooks.slack.com/commands/T1/2/abc failed', 'POST https://hooks.slack.com/commands/[hidden] failed'],
    ['https://files.slack.com/upload/v1/ABC: 500', 'https://files.slack.com/upload/[hidden] 500'],
    ['wss://wss-primary.slack.com/link/?ticket=abc', 'wss://wss-primary.slack.com/link/[hidden]'],
    ['{\\"trigger_id\\":\\"12.34.ab\\"}', '{\\"trigger_id\\":\\"[hidden]\\"}'],
    ['near 13345224609.738474920.8088930838d88f008e0 there', 'near [hidden] there'],
  ])('%s becomes %s', (text, expected) => {
    expect(hide(text)).toBe(expected);
  });

  it.each([
    'SLACK_BOT_TOKEN is "xoxb-…". Accepted: the bot token; it begins with xoxb-.',
    'See https://api.slack.com/apps, page "OAuth & Permissions".',
    'AMc@council.test said: 12.5 of 13.25 at 10:00.',
  ])('stays as it is where it holds none: %s', (text) => {
    expect(hide(text)).toBe(text);
  });

  it('keeps people’s own words but the settings', () => {
    expect(hideSettings(ENV)('xoxp-1234567890 and 8f742231b10e8888')).toBe('xoxp-1234567890 and [hidden]');
  });
});
