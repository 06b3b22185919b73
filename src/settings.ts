/** One thing that is set in the environment or in the file `.env`. */
export interface Setting {
  /** What would be accepted, in words that follow "Accepted:". */
  readonly accepted: string;
  /** Where to get a value, in words that follow "Where:". */
  readonly where: string;
  /** A secret is never shown in full. */
  readonly isSecret?: true;
}

const APP_SETTINGS = 'https://api.slack.com/apps, your app';

/** Every setting. `.env.example` and docs/operations.md explain each; a test fails where one does not. */
export const SETTINGS = {
  SLACK_BOT_TOKEN: {
    accepted: 'a bot token; it begins with xoxb-',
    where: `${APP_SETTINGS}, page "OAuth & Permissions", Bot User OAuth Token (there after "Install to Workspace")`,
    isSecret: true,
  },
  SLACK_APP_TOKEN: {
    accepted: 'an app-level token with the scope connections:write; it begins with xapp-. It switches Socket Mode on',
    where: `${APP_SETTINGS}, page "Basic Information", App-Level Tokens, "Generate Token and Scopes"`,
    isSecret: true,
  },
  SLACK_SIGNING_SECRET: {
    accepted: 'the signing secret, 16 characters or more without blanks. It is used when Slack calls Ragtime over HTTP',
    where: `${APP_SETTINGS}, page "Basic Information", App Credentials, Signing Secret (not the Client Secret)`,
    isSecret: true,
  },
  SLACK_API_URL: {
    accepted: 'an absolute address that begins with https:// or http://; leave it out for Slack itself',
    where: 'only needed for a proxy in front of Slack, or for a stand-in in tests',
  },
  HOST: {
    accepted: 'an IP address or host name without port; 127.0.0.1 when left out',
    where: 'your choice: 0.0.0.0 lets other machines connect, which a container or a proxy elsewhere needs',
  },
  PORT: {
    accepted: 'a whole number from 0 to 65535 (0: any free port); 3000 when left out',
    where: 'your choice: any port that nothing else on this machine uses',
  },
  HEALTH_PORT: {
    accepted: 'a whole number from 0 to 65535 (0: any free port); leave it out and nothing listens',
    where: 'your choice: another port than PORT, and one for each process on a machine',
  },
  REDIS_URL: {
    accepted:
      'an address such as redis://user:password@host:6379, or rediss:// for TLS; leave it out for the embedded queue',
    where: 'whoever runs your Redis or Valkey server (6.2 or newer, maxmemory-policy noeviction)',
    isSecret: true,
  },
  DATABASE_PATH: {
    accepted: 'the path of a file on a local disk; data/ragtime.sqlite when left out',
    where: 'your choice: a folder that is backed up and that outlives the container',
  },
  BACKUP_FOLDER: {
    accepted: 'the path of a folder, or none; a folder "backups" beside the database when left out',
    where: 'your choice: best on another disk than the database',
  },
  BACKUPS_KEPT: {
    accepted: 'a whole number from 1 to 3650; 14 when left out',
    where: 'your choice: how many daily backups stay before the oldest goes',
  },
  KEEP_RECORDS_YEARS: {
    accepted: 'a whole number from 2 to 100; 6 when left out',
    where: 'your council’s retention schedule: what was said and decided for a report, and the record of it',
  },
  KEEP_DRAFTS_DAYS: {
    accepted: 'a whole number from 1 to 3650; 30 when left out',
    where: 'your council’s retention schedule: what was typed and never sent, from the close of its quarter',
  },
  KEEP_MESSAGES_DAYS: {
    accepted: 'a whole number from 30 to 3650; 90 when left out',
    where: 'your council’s retention schedule: what shows who was late or away, from publication',
  },
  RAGTIME_ADMINISTRATORS: {
    accepted: 'Slack member ids separated by commas, such as U012AB3CD,U987ZY6XW',
    where: 'in Slack: the person\'s profile, the three dots, "Copy member ID"',
  },
  REPORT_COLOUR: {
    accepted: 'a colour such as #1d4e89 that can be read on white (a contrast of 4.5 to 1); #1d4e89 when left out',
    where: 'your council’s style guide',
  },
  REPORT_LOGO: {
    accepted: 'the path of a PNG file of at most 500 KB; leave it out for no logo',
    where: 'your council’s style guide',
  },
  CHANNEL_FILES: {
    accepted: 'some of pdf, docx, html, md, csv and json, separated by commas, or none; pdf,docx,html when left out',
    where: 'your choice: the documents that hang in the thread of a published summary',
  },
  LOG_LEVEL: {
    accepted: 'fatal, error, warn, info, debug, trace or silent; info when left out',
    where: 'your choice',
  },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof SETTINGS;

/** One setting that cannot be used as it is. */
export interface SettingProblem {
  readonly name: SettingName;
  /** What was given, secrets cut to their beginning; undefined when nothing was. */
  readonly given: string | undefined;
  /** Why it cannot be used where its form is right: a whole sentence without its full stop. */
  readonly why?: string;
  readonly accepted: string;
  readonly where: string;
}

const SHOWN_OF_A_SECRET = 5;

export function settingProblem(name: SettingName, given: string | undefined): SettingProblem {
  const setting: Setting = SETTINGS[name];
  const shown = given !== undefined && setting.isSecret ? hide(given) : given;
  return { name, given: shown, accepted: setting.accepted, where: setting.where };
}

/** Enough to see which token was put where; of a short text, which may be a whole password, nothing. */
function hide(secret: string): string {
  return secret.length > 2 * SHOWN_OF_A_SECRET
    ? `${secret.slice(0, SHOWN_OF_A_SECRET)}…`
    : `${secret.length} characters`;
}

/** One message for all of them. */
export function formatSettingProblems(problems: readonly SettingProblem[]): string {
  const count = problems.length === 1 ? 'One setting needs' : `${problems.length} settings need`;
  return [
    `${count} your attention before Ragtime can start. Settings are read from the environment and from the file .env.`,
    ...problems.map(formatSettingProblem),
  ].join('\n\n');
}

/** Three lines: what was given, what would be accepted, where to get it. */
export function formatSettingProblem({ name, given, why, accepted, where }: SettingProblem): string {
  return [
    `${name} ${given === undefined ? 'is missing' : `is "${given}"`}.${why === undefined ? '' : ` ${why}.`}`,
    `  Accepted: ${accepted}.`,
    `  Where: ${where}.`,
  ].join('\n');
}
