import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSignatureCheck } from '../../src/slack/signature.ts';

const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
const NOW = new Date('2026-07-01T09:30:00Z');
const SECONDS = NOW.getTime() / 1000;
const isSigned = createSignatureCheck(SECRET);

function sign(body: string | Buffer, timestamp: string, secret = SECRET): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
}

function check(given: { body?: Buffer; timestamp?: unknown; signature?: unknown } = {}): boolean {
  const body = Buffer.from('payload=%7B%7D');
  const timestamp = String(SECONDS);
  return isSigned({ body, timestamp, signature: sign(body, timestamp), ...given }, NOW);
}

describe('a request', () => {
  // From https://docs.slack.dev/authentication/verifying-requests-from-slack
  it('is signed as Slack’s own example is', () => {
    const body = Buffer.from(
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
    );
    const signature = 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503';
    expect(isSigned({ body, signature, timestamp: '1531420618' }, new Date(1_531_420_618_000))).toBe(true);
  });

  it.each([
    ['just now', 0, true],
    ['five minutes ago', -300, true],
    ['longer ago', -301, false],
    ['a little later, by a clock that is ahead', 2, true],
  ])('is taken or not where it was signed %s', (_when, shift, expected) => {
    const timestamp = String(SECONDS + shift);
    expect(check({ timestamp, signature: sign('payload=%7B%7D', timestamp) })).toBe(expected);
  });

  it.each([
    ['no signature', { signature: undefined }],
    ['an empty one', { signature: '' }],
    ['one of another version', { signature: `v1${sign('payload=%7B%7D', String(SECONDS)).slice(2)}` }],
    ['one that is too short', { signature: sign('payload=%7B%7D', String(SECONDS)).slice(0, -2) }],
    ['one that is no number', { signature: `v0=${'z'.repeat(64)}` }],
    ['one by another secret', { signature: sign('payload=%7B%7D', String(SECONDS), 'another') }],
    ['one for another body', { body: Buffer.from('payload=%7B%7D ') }],
    ['two', { signature: [sign('payload=%7B%7D', String(SECONDS))].concat('v0=0').join(', ') }],
    ['no time', { timestamp: undefined }],
    ['an empty time', { timestamp: '', signature: sign('payload=%7B%7D', '') }],
    ['a time that is no number', { timestamp: 'soon', signature: sign('payload=%7B%7D', 'soon') }],
    ['another time', { timestamp: String(SECONDS - 1) }],
  ])('is refused with %s', (_what, given) => {
    expect(check(given)).toBe(false);
  });

  it('is compared by its bytes, also where they are no text', () => {
    const body = Buffer.from([0xff, 0xfe, 0x00, 0x80]);
    expect(check({ body, signature: sign(body, String(SECONDS)) })).toBe(true);
    expect(check({ body: Buffer.from([0xff, 0xfd, 0x00, 0x80]), signature: sign(body, String(SECONDS)) })).toBe(false);
  });
});
