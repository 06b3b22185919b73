import { describe, expect, it } from 'vitest';
import { createTokenWatch } from '../../src/slack/token-watch.ts';

function watch() {
  const errors: string[] = [];
  const infos: string[] = [];
  const record = (lines: string[]) => (first: object | string, text?: string) => void lines.push(text ?? String(first));
  return { errors, infos, ...createTokenWatch({ error: record(errors), info: record(infos) }) };
}

const REVOKED = { problem: 'chat.postMessage: token_revoked', lacks: undefined };
const INACTIVE = { problem: 'users.info: account_inactive', lacks: undefined };
const NO_SCOPE = { problem: 'users.lookupByEmail: missing_scope', lacks: 'users:read.email' };

describe('a token that Slack does not take', () => {
  it('is told once, with the setting and the page, whatever meets it', () => {
    const { errors, refused } = watch();
    for (const trouble of [REVOKED, INACTIVE, REVOKED]) refused(trouble);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain('SLACK_BOT_TOKEN');
    expect(errors[0]).toContain('"OAuth & Permissions"');
  });

  it('is told again when it had worked meanwhile, which is told too', () => {
    const { errors, infos, refused, accepted } = watch();
    refused(REVOKED);
    accepted();
    accepted();
    refused(REVOKED);
    expect(errors).toHaveLength(2);
    expect(infos).toEqual(['Slack takes the token again; what waited goes out.']);
  });
});

describe('a scope that the app does not have', () => {
  it('is told once by name, though other calls go on working', () => {
    const { errors, infos, refused, accepted } = watch();
    refused(NO_SCOPE);
    accepted();
    refused(NO_SCOPE);
    refused({ problem: 'chat.postMessage: missing_scope', lacks: 'chat:write' });
    expect(errors).toEqual([expect.stringContaining('(users:read.email)'), expect.stringContaining('(chat:write)')]);
    expect(infos).toEqual([]);
  });
});
