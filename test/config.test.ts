import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Environment, readConfig, readLocalConfig } from '../src/config.ts';
import { formatSettingProblems, SETTINGS } from '../src/settings.ts';

const COMPLETE = { SLACK_BOT_TOKEN: 'xoxb-1234567890', SLACK_APP_TOKEN: 'xapp-1-A0-1234567890' };

function problemsOf(env: Environment) {
  const result = readConfig(env, 'all');
  return result.ok ? [] : result.refusal;
}

function configOf(env: Environment) {
  const result = readConfig(env, 'all');
  if (!result.ok) throw new Error(formatSettingProblems(result.refusal));
  return result.value;
}

describe('the two tokens and nothing else', () => {
  it('gives Socket Mode, loopback, the embedded queue and a database file', () => {
    expect(configOf(COMPLETE)).toEqual({
      botToken: 'xoxb-1234567890',
      receiver: { kind: 'socket', appToken: 'xapp-1-A0-1234567890' },
      slackApiUrl: undefined,
      host: '127.0.0.1',
      port: 3000,
      redisUrl: undefined,
      databasePath: 'data/ragtime.sqlite',
      backupFolder: 'data/backups',
      backupsKept: 14,
      retention: { recordYears: 6, draftDays: 30, messageDays: 90 },
      administrators: [],
      logLevel: 'info',
    });
  });
});

describe('everything is set', () => {
  it('is taken over', () => {
    const config = configOf({
      ...COMPLETE,
      SLACK_API_URL: 'http://127.0.0.1:4000/api',
      HOST: '0.0.0.0',
      PORT: '8080',
      REDIS_URL: 'rediss://ragtime:secret@queue.example:6380/2',
      DATABASE_PATH: '/var/lib/ragtime/ragtime.sqlite',
      BACKUP_FOLDER: '/mnt/backups/ragtime',
      BACKUPS_KEPT: '30',
      KEEP_RECORDS_YEARS: '7',
      KEEP_DRAFTS_DAYS: '14',
      KEEP_MESSAGES_DAYS: '60',
      RAGTIME_ADMINISTRATORS: ' U012AB3CD, W0987,',
      REPORT_COLOUR: '#7A0019',
      REPORT_LOGO: 'logo.png',
      CHANNEL_FILES: 'PDF, csv',
      LOG_LEVEL: 'debug',
    });
    expect(config).toMatchObject({
      slackApiUrl: 'http://127.0.0.1:4000/api/',
      host: '0.0.0.0',
      port: 8080,
      redisUrl: 'rediss://ragtime:secret@queue.example:6380/2',
      databasePath: '/var/lib/ragtime/ragtime.sqlite',
      backupFolder: '/mnt/backups/ragtime',
      backupsKept: 30,
      retention: { recordYears: 7, draftDays: 14, messageDays: 60 },
      administrators: ['U012AB3CD', 'W0987'],
      logLevel: 'debug',
      reportColour: '#7a0019',
      reportLogoPath: 'logo.png',
      channelFiles: ['pdf', 'csv'],
    });
    expect(configOf({ ...COMPLETE, CHANNEL_FILES: 'none', BACKUP_FOLDER: 'None' })).toMatchObject({
      channelFiles: [],
      backupFolder: undefined,
    });
  });
});

describe('how Slack reaches Ragtime', () => {
  const bot = { SLACK_BOT_TOKEN: COMPLETE.SLACK_BOT_TOKEN };
  const secret = '0123456789abcdef0123456789abcdef';

  it('is HTTP with a signing secret alone', () => {
    expect(configOf({ ...bot, SLACK_SIGNING_SECRET: secret }).receiver).toEqual({
      kind: 'http',
      signingSecret: secret,
    });
  });

  it('is Socket Mode with both', () => {
    expect(configOf({ ...COMPLETE, SLACK_SIGNING_SECRET: secret }).receiver?.kind).toBe('socket');
  });

  it('is asked for once with neither, naming both ways', () => {
    const problems = problemsOf(bot);
    expect(problems.map(({ name }) => name)).toEqual(['SLACK_APP_TOKEN']);
    expect(problems[0]?.accepted).toContain('SLACK_SIGNING_SECRET');
  });

  it('does not fall back to HTTP from a wrong app token', () => {
    const problems = problemsOf({ ...bot, SLACK_APP_TOKEN: 'xoxb-1234567890', SLACK_SIGNING_SECRET: secret });
    expect(problems.map(({ name }) => name)).toEqual(['SLACK_APP_TOKEN']);
  });
});

describe.each([
  ['SLACK_BOT_TOKEN', 'xoxp-1234567890', 'xoxp-…'],
  ['SLACK_BOT_TOKEN', '"xoxb-1234567890"', '"xoxb…'],
  ['SLACK_BOT_TOKEN', 'xoxb-', '5 characters'],
  ['SLACK_APP_TOKEN', 'xoxb-1234567890', 'xoxb-…'],
  ['SLACK_SIGNING_SECRET', 'short', '5 characters'],
  ['SLACK_SIGNING_SECRET', 'with a blank in the middle', 'with …'],
  ['SLACK_API_URL', 'slack.com/api', 'slack.com/api'],
  ['SLACK_API_URL', 'ftp://slack.com/api', 'ftp://slack.com/api'],
  ['HOST', '127.0.0.1:3000', '127.0.0.1:3000'],
  ['HOST', 'http://localhost', 'http://localhost'],
  ['BACKUPS_KEPT', '0', '0'],
  ['BACKUPS_KEPT', 'all', 'all'],
  ['KEEP_RECORDS_YEARS', '1', '1'],
  ['KEEP_DRAFTS_DAYS', '0', '0'],
  ['KEEP_MESSAGES_DAYS', '29', '29'],
  ['PORT', '70000', '70000'],
  ['PORT', '3e3', '3e3'],
  ['PORT', '-1', '-1'],
  ['REDIS_URL', '127.0.0.1:6379', '127.0…'],
  ['REDIS_URL', 'http://user:password@host', 'http:…'],
  ['DATABASE_PATH', ':memory:', ':memory:'],
  ['DATABASE_PATH', 'data/', 'data/'],
  ['DATABASE_PATH', 'postgres://host/ragtime', 'postgres://host/ragtime'],
  ['RAGTIME_ADMINISTRATORS', '@jane', '@jane'],
  ['RAGTIME_ADMINISTRATORS', 'U012AB3CD;U0987', 'U012AB3CD;U0987'],
  ['REPORT_COLOUR', '#ffcc00', '#ffcc00'],
  ['REPORT_COLOUR', 'blue', 'blue'],
  ['REPORT_LOGO', 'logo.svg', 'logo.svg'],
  ['CHANNEL_FILES', 'pdf,doc', 'pdf,doc'],
  ['CHANNEL_FILES', 'pdf,pdf', 'pdf,pdf'],
  ['CHANNEL_FILES', 'png', 'png'],
  ['LOG_LEVEL', 'verbose', 'verbose'],
])('%s is %s', (name, given, shown) => {
  it('is the one problem, shown with what would be accepted and where to get it', () => {
    const problems = problemsOf({ ...COMPLETE, [name]: given });
    expect(problems).toMatchObject([{ name, given: shown }]);
    const message = formatSettingProblems(problems);
    expect(message).toContain(`One setting needs`);
    expect(message).toContain(`${name} is "${shown}".\n  Accepted: ${problems[0]?.accepted}.\n  Where: `);
  });
});

describe('several settings are wrong', () => {
  const problems = problemsOf({ SLACK_APP_TOKEN: 'xapp-1234567890', PORT: 'http', LOG_LEVEL: 'all' });

  it('names all of them in one message', () => {
    const message = formatSettingProblems(problems);
    expect(message).toMatch(/^3 settings need your attention/);
    for (const name of ['SLACK_BOT_TOKEN is missing', 'PORT is "http"', 'LOG_LEVEL is "all"'])
      expect(message).toContain(name);
  });

  it('shows no more than the beginning of a secret', () => {
    const secret = 'xoxp-very-secret-indeed';
    const message = formatSettingProblems(problemsOf({ ...COMPLETE, SLACK_BOT_TOKEN: secret }));
    expect(message).not.toContain(secret.slice(5));
  });
});

describe('a setting that is left empty', () => {
  it('counts as left out', () => {
    expect(configOf({ ...COMPLETE, REDIS_URL: '', PORT: ' ', SLACK_SIGNING_SECRET: '' })).toMatchObject({
      redisUrl: undefined,
      port: 3000,
    });
    expect(problemsOf({ ...COMPLETE, SLACK_BOT_TOKEN: '' })).toMatchObject([
      { name: 'SLACK_BOT_TOKEN', given: undefined },
    ]);
  });
});

describe('a process that only sends', () => {
  const bot = { SLACK_BOT_TOKEN: COMPLETE.SLACK_BOT_TOKEN };

  it('needs neither app token nor signing secret, and does not look at them', () => {
    expect(readConfig(bot, 'jobs')).toMatchObject({ ok: true, value: { receiver: undefined } });
    expect(readConfig({ ...bot, SLACK_APP_TOKEN: 'nonsense' }, 'jobs')).toMatchObject({ ok: true });
  });

  it('still needs the bot token; one that answers people needs a way to hear them', () => {
    expect(readConfig({}, 'jobs')).toMatchObject({ ok: false, refusal: [{ name: 'SLACK_BOT_TOKEN' }] });
    expect(readConfig(bot, 'slack')).toMatchObject({ ok: false, refusal: [{ name: 'SLACK_APP_TOKEN' }] });
  });
});

describe('a command that does not talk to Slack', () => {
  it('needs no token', () => {
    expect(readLocalConfig({})).toEqual({
      ok: true,
      value: {
        databasePath: 'data/ragtime.sqlite',
        backupFolder: 'data/backups',
        backupsKept: 14,
        retention: { recordYears: 6, draftDays: 30, messageDays: 90 },
        redisUrl: undefined,
        administrators: [],
        logLevel: 'info',
      },
    });
  });

  it('is stopped by what it does need', () => {
    expect(readLocalConfig({ DATABASE_PATH: ':memory:', SLACK_BOT_TOKEN: 'nonsense' })).toMatchObject({
      ok: false,
      refusal: [{ name: 'DATABASE_PATH' }],
    });
  });
});

describe.each(Object.keys(SETTINGS))('the setting %s', (name) => {
  it('stands in .env.example', () => {
    expect(readProjectFile('.env.example')).toMatch(new RegExp(`^#?${name}=`, 'm'));
  });

  it('has a row in docs/operations.md', () => {
    expect(readProjectFile('docs/operations.md')).toMatch(new RegExp(`^\\| \`${name}\` \\|`, 'm'));
  });
});

function readProjectFile(path: string): string {
  return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
}
