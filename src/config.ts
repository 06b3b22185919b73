import { isIP } from 'node:net';
import { dirname, join } from 'node:path';
import { DEFAULT_RETENTION, type RetentionSettings } from './core/keep/retention.ts';
import { contrastOf, READABLE_CONTRAST } from './core/publish/contrast.ts';
import { REPORT_FORMATS, type ReportFormat } from './core/publish/report-format.ts';
import { done, type Result, refuse } from './core/result.ts';
import { type SettingName, type SettingProblem, settingProblem } from './settings.ts';

/** What every command needs. */
export interface LocalConfig {
  readonly databasePath: string;
  /** Once a day a copy of the database goes there; undefined: nowhere. */
  readonly backupFolder?: string | undefined;
  /** How many of them stay. */
  readonly backupsKept?: number | undefined;
  /** How long is kept what is kept for a time; undefined for the usual. */
  readonly retention?: RetentionSettings | undefined;
  /** `redis://` or `rediss://`; undefined: the queue is embedded in the process that runs the jobs. */
  readonly redisUrl: string | undefined;
  /** Slack user ids. */
  readonly administrators: readonly string[];
  readonly logLevel: LogLevel;
  /** `#1d4e89`; undefined for the usual. */
  readonly reportColour?: string | undefined;
  /** Of a PNG file. */
  readonly reportLogoPath?: string | undefined;
  /** The documents in the thread of a summary, in their order; undefined for the usual. */
  readonly channelFiles?: readonly ReportFormat[] | undefined;
}

/** What the running app needs besides. */
export interface Config extends LocalConfig {
  readonly botToken: string;
  /** Undefined where the process only sends: it never hears from Slack. */
  readonly receiver: ReceiverConfig | undefined;
  /** Ends in a slash; undefined: Slack itself. */
  readonly slackApiUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  /** Where it tells how it is, on `host`; undefined: nowhere. */
  readonly healthPort?: number | undefined;
}

/**
 * How Slack reaches Ragtime. An app token decides for Socket Mode, whether or not there is a signing secret too: a token
 * exists only where somebody made it for that purpose, a signing secret comes with every app.
 */
export type ReceiverConfig =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The environment as main.ts hands it over; this file is the only one that knows the names in it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads everything that the running app needs for its role, and reports every problem at once. */
export function readConfig(
  env: Environment,
  role: 'all' | 'slack' | 'jobs',
): Result<Config, readonly SettingProblem[]> {
  const reader = new SettingReader(env);
  return reader.finish({
    ...readLocal(reader),
    botToken: reader.required('SLACK_BOT_TOKEN', (text) => match(text, /^xoxb-[\w.-]{8,}$/), ''),
    receiver: role === 'jobs' ? undefined : readReceiver(reader),
    slackApiUrl: reader.optional('SLACK_API_URL', readApiUrl, undefined),
    host: reader.optional('HOST', readHost, '127.0.0.1'),
    port: reader.optional('PORT', readPort, 3000),
    healthPort: reader.optional('HEALTH_PORT', readPort, undefined),
  });
}

/** Reads what a command needs that does not talk to Slack. */
export function readLocalConfig(env: Environment): Result<LocalConfig, readonly SettingProblem[]> {
  const reader = new SettingReader(env);
  return reader.finish(readLocal(reader));
}

function readLocal(reader: SettingReader): LocalConfig {
  const databasePath = reader.optional('DATABASE_PATH', readDatabasePath, 'data/ragtime.sqlite');
  const backupFolder = reader.optional('BACKUP_FOLDER', (text) => text, join(dirname(databasePath), 'backups'));
  return {
    databasePath,
    backupFolder: backupFolder.toLowerCase() === 'none' ? undefined : backupFolder,
    backupsKept: reader.optional('BACKUPS_KEPT', wholeNumber(1, 3650), 14),
    retention: readRetention(reader),
    redisUrl: reader.optional('REDIS_URL', readRedisUrl, undefined),
    administrators: reader.optional('RAGTIME_ADMINISTRATORS', readAdministrators, []),
    reportColour: reader.optional('REPORT_COLOUR', readColour, undefined),
    reportLogoPath: reader.optional('REPORT_LOGO', (text) => match(text, /\.png$/i), undefined),
    channelFiles: reader.optional('CHANNEL_FILES', readChannelFiles, undefined),
    logLevel: reader.optional('LOG_LEVEL', (text) => LOG_LEVELS.find((level) => level === text), 'info'),
  };
}

function readReceiver(reader: SettingReader): ReceiverConfig {
  const appToken = reader.optional('SLACK_APP_TOKEN', (text) => match(text, /^xapp-[\w.-]{8,}$/), undefined);
  const signingSecret = reader.optional('SLACK_SIGNING_SECRET', (text) => match(text, /^\S{16,}$/), undefined);
  if (appToken !== undefined) return { kind: 'socket', appToken };
  if (signingSecret !== undefined) return { kind: 'http', signingSecret };
  if (!reader.isGiven('SLACK_APP_TOKEN') && !reader.isGiven('SLACK_SIGNING_SECRET')) {
    reader.missing('SLACK_APP_TOKEN', 'For HTTP instead of Socket Mode set SLACK_SIGNING_SECRET');
  }
  return { kind: 'socket', appToken: '' };
}

/** Reads one setting after the other and remembers what could not be read. An empty text counts as left out. */
class SettingReader {
  readonly #env: Environment;
  readonly #problems: SettingProblem[] = [];

  constructor(env: Environment) {
    this.#env = env;
  }

  isGiven(name: SettingName): boolean {
    return this.#text(name) !== undefined;
  }

  missing(name: SettingName, alternative: string): void {
    const problem = settingProblem(name, undefined);
    this.#problems.push({ ...problem, accepted: `${problem.accepted}. ${alternative}` });
  }

  required<Value>(name: SettingName, read: (text: string) => Value | undefined, placeholder: Value): Value {
    if (!this.isGiven(name)) this.#problems.push(settingProblem(name, undefined));
    return this.optional(name, read, placeholder);
  }

  optional<Value, Default>(
    name: SettingName,
    read: (text: string) => Value | undefined,
    left: Default,
  ): Value | Default {
    const text = this.#text(name);
    if (text === undefined) return left;
    const value = read(text);
    if (value !== undefined) return value;
    this.#problems.push(settingProblem(name, text));
    return left;
  }

  finish<Value>(value: Value): Result<Value, readonly SettingProblem[]> {
    return this.#problems.length === 0 ? done(value) : refuse(this.#problems);
  }

  #text(name: SettingName): string | undefined {
    return this.#env[name]?.trim() || undefined;
  }
}

function match(text: string, pattern: RegExp): string | undefined {
  return pattern.test(text) ? text : undefined;
}

function readApiUrl(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return undefined;
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

function readHost(text: string): string | undefined {
  return isIP(text) !== 0 || /^[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)*$/i.test(text)
    ? text
    : undefined;
}

function readPort(text: string): number | undefined {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : undefined;
}

function readRedisUrl(text: string): string | undefined {
  const url = URL.parse(text);
  return url !== null && ['redis:', 'rediss:'].includes(url.protocol) && url.hostname !== '' ? text : undefined;
}

/** Not `:memory:`: what Ragtime calls saved must be on a disk. */
function readDatabasePath(text: string): string | undefined {
  return text.startsWith(':') || text.endsWith('/') || text.includes('://') ? undefined : text;
}

function readRetention(reader: SettingReader): RetentionSettings {
  const { recordYears, draftDays, messageDays } = DEFAULT_RETENTION;
  return {
    recordYears: reader.optional('KEEP_RECORDS_YEARS', wholeNumber(2, 100), recordYears),
    draftDays: reader.optional('KEEP_DRAFTS_DAYS', wholeNumber(1, 3650), draftDays),
    messageDays: reader.optional('KEEP_MESSAGES_DAYS', wholeNumber(30, 3650), messageDays),
  };
}

function wholeNumber(least: number, most: number): (text: string) => number | undefined {
  return (text) => {
    const count = Number(text);
    return /^\d{1,4}$/.test(text) && count >= least && count <= most ? count : undefined;
  };
}

function readColour(text: string): string | undefined {
  const isReadable = /^#[\da-f]{6}$/i.test(text) && contrastOf(text, '#ffffff') >= READABLE_CONTRAST;
  return isReadable ? text.toLowerCase() : undefined;
}

/** Pictures have a place of their own in the thread. */
const DOCUMENTS = REPORT_FORMATS.filter((format) => format !== 'svg' && format !== 'png');

function readChannelFiles(text: string): readonly ReportFormat[] | undefined {
  if (text.toLowerCase() === 'none') return [];
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  const formats = names.flatMap((name) => DOCUMENTS.find((format) => format === name) ?? []);
  return formats.length === names.length && new Set(names).size === names.length ? formats : undefined;
}

function readAdministrators(text: string): readonly string[] | undefined {
  const ids = text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  return ids.every((id) => /^[UW][A-Z\d]{2,}$/.test(id)) ? ids : undefined;
}
