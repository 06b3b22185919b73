import { probeQueue } from '../jobs/probe-queue.ts';
import { type Config, type Environment, readConfig, readLocalConfig } from './config.ts';
import type { Finding } from './core/operate/finding.ts';
import type { BackupsFacts } from './core/operate/judge-backups.ts';
import { openHouse } from './open-house.ts';
import { formatSettingProblem, type SettingName } from './settings.ts';
import { createSlackProbe, probeSocketMode } from './slack/probe-slack.ts';
import { databaseTrouble } from './start-refused.ts';
import { examineDatabase } from './store/examine-database.ts';
import { examineFolder } from './store/examine-folder.ts';
import { createBackupShelf } from './store/keep/backup-shelf.ts';
import { examine, type Probes, type Records } from './usecases/operate/examine.ts';
import type { ProcessRole } from './usecases/running-processes.ts';

const SLACK = 'https://slack.com/api/';

/** `ragtime doctor`: looks at an installation as its settings describe it, as far as they can be used. */
export async function examineInstallation(
  env: Environment,
  { role, now }: { readonly role: ProcessRole; readonly now: Date },
): Promise<readonly Finding[]> {
  const read = readConfig(env, role);
  const problems = read.ok ? [] : read.refusal;
  const wrong = new Set<SettingName>(problems.map(({ name }) => name));
  const usable = Object.fromEntries(Object.entries(env).filter(([name]) => ![...wrong].some((one) => one === name)));
  const local = readLocalConfig(usable);
  if (!local.ok) throw new Error('A setting that may be left out is missed where it is left out.');
  const { databasePath, redisUrl, administrators, backupFolder: folder } = local.value;
  const probes: Probes = {
    settingProblems: problems.map(formatSettingProblem),
    administrators,
    database: wrong.has('DATABASE_PATH') ? undefined : async () => examineDatabase(databasePath, explain),
    backups: folder === undefined ? undefined : () => readBackupsFacts(databasePath, folder),
    openRecords: () => openRecords(databasePath),
    queue: wrong.has('REDIS_URL') ? undefined : () => probeQueue(redisUrl),
    ...probesOfSlack(usable, role),
  };
  return examine(probes, now);
}

async function readBackupsFacts(databasePath: string, folder: string): Promise<BackupsFacts> {
  const place = examineFolder(folder);
  return { folder, place, backups: place.isUsable ? await createBackupShelf(databasePath).list(folder) : [] };
}

/** Who only sends needs no way to be reached: so the bot token is looked at where another setting of Slack is wrong. */
function probesOfSlack(env: Environment, role: ProcessRole): Pick<Probes, 'slack' | 'receiver'> {
  const sending = readConfig(env, 'jobs');
  const whole = readConfig(env, role);
  return {
    slack: sending.ok
      ? createSlackProbe({ token: sending.value.botToken, slackApiUrl: apiUrlOf(sending.value) })
      : undefined,
    receiver: whole.ok ? probeReceiver(whole.value) : undefined,
  };
}

function probeReceiver(config: Config): Probes['receiver'] {
  const { receiver, host, port } = config;
  if (receiver === undefined) return undefined;
  if (receiver.kind === 'http') return async () => ({ outcome: 'unchecked', address: `${host}:${port}` });
  return () => probeSocketMode({ token: receiver.appToken, slackApiUrl: apiUrlOf(config) });
}

function apiUrlOf({ slackApiUrl = SLACK }: Pick<Config, 'slackApiUrl'>): string {
  return slackApiUrl;
}

async function openRecords(path: string): Promise<Records> {
  const house = await openHouse(path);
  return { ...house, running: () => house.processes.running(new Date()) };
}

function explain(error: unknown): string {
  return databaseTrouble(error) ?? (error instanceof Error ? error.message : String(error));
}
