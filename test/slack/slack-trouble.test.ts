import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Slack, startSlack } from '../../sandbox/slack.ts';
import { createClients } from '../../src/slack/clients.ts';
import { createDirectory } from '../../src/slack/directory.ts';

let slack: Slack;

beforeAll(async () => {
  slack = await startSlack({ people: [{ initials: 'AMc', email: 'amc@anytown.example' }] });
});
afterAll(() => slack.stop());

function lookUp(botToken = slack.botToken) {
  const { worker } = createClients({ botToken, slackApiUrl: slack.apiUrl });
  return createDirectory(worker).findByEmail('amc@anytown.example');
}

describe('a call with a token that Slack does not take', () => {
  it.each([
    'invalid_auth',
    'not_authed',
    'account_inactive',
    'token_revoked',
    'token_expired',
    'not_allowed_token_type',
  ])('%s is a matter for an administrator', async (error) => {
    slack.faults.next('users.lookupByEmail', { kind: 'refused', error });
    const problem = `users.lookupByEmail: ${error}`;
    expect(await lookUp()).toEqual({ outcome: 'token-refused', problem, lacks: undefined });
  });

  it('is told from a call that lacks a scope', async () => {
    slack.faults.next('users.lookupByEmail', { kind: 'refused', error: 'missing_scope' });
    expect(await lookUp()).toMatchObject({ outcome: 'token-refused', lacks: expect.stringContaining('manifest.json') });
  });

  it('never names the token', async () => {
    const told = await lookUp('xoxb-wrong-and-secret');
    expect(told).toEqual({ outcome: 'token-refused', problem: 'users.lookupByEmail: invalid_auth', lacks: undefined });
  });
});
