import { localDateOf } from '../../core/calendar/zone.ts';
import type { Finding, SettingFinding } from '../../core/operate/finding.ts';
import { type BackupsFacts, judgeBackups } from '../../core/operate/judge-backups.ts';
import { type DatabaseFacts, isReadable, judgeDatabase } from '../../core/operate/judge-database.ts';
import { judgePeople } from '../../core/operate/judge-people.ts';
import { type ChannelFacts, judgeChannels } from '../../core/operate/judge-places.ts';
import { judgeQueue, type QueueFacts } from '../../core/operate/judge-queue.ts';
import { judgeRunning } from '../../core/operate/judge-running.ts';
import { type BotFacts, judgeBot, judgeReceiver, type ReceiverFacts } from '../../core/operate/judge-slack.ts';
import type { Directorate } from '../../core/plan/plan.ts';
import type { PlanReader, SlackUserStore } from '../ports.ts';
import type { Directory } from '../remind/messenger-ports.ts';
import type { LedgerReader } from '../review/ports.ts';
import type { RunningProcess } from '../running-processes.ts';

/** Looks at an installation from outside. Nothing that is looked at is changed. */
export interface Probes {
  /** Settings that cannot be used, each in words. */
  readonly settingProblems: readonly string[];
  readonly administrators: readonly string[];
  /** Undefined where its setting is wrong. */
  readonly database: (() => Promise<DatabaseFacts>) | undefined;
  /** Asked only where it is known which file is to be backed up. Undefined where the settings leave it to somebody else. */
  readonly backups: (() => Promise<BackupsFacts>) | undefined;
  /** Asked only where the database can be read as it is. */
  openRecords(): Promise<Records>;
  /** Undefined where its setting is wrong. */
  readonly queue: (() => Promise<QueueFacts>) | undefined;
  /** Undefined where the settings hold no usable bot token. */
  readonly slack: SlackProbe | undefined;
  /** Undefined where the settings do not say how, or where this process is not to hear from Slack. */
  readonly receiver: (() => Promise<ReceiverFacts>) | undefined;
}

export interface SlackProbe {
  bot(): Promise<BotFacts>;
  readonly directory: Pick<Directory, 'readChannel' | 'readUser'>;
}

/** What is stored of whom Ragtime works for. */
export interface Records {
  readonly plans: Pick<PlanReader, 'organisation' | 'directorates' | 'people' | 'plans'>;
  readonly slackUsers: Pick<SlackUserStore, 'slackUsers'>;
  readonly ledger: LedgerReader;
  /** Real time decides who runs. */
  running(): Promise<readonly RunningProcess[]>;
  close(): void;
}

/** Everything that can be found out about an installation, whether or not it runs; what depends on what is missing is left out. */
export async function examine(probes: Probes, now: Date): Promise<readonly Finding[]> {
  const [database, queue, bot, receiver] = await Promise.all([
    probes.database?.(),
    probes.queue?.(),
    probes.slack?.bot(),
    probes.receiver?.(),
  ]);
  const isStored = database !== undefined && isReadable(database);
  const backups = database === undefined ? undefined : await probes.backups?.();
  const stored = isStored ? await examineRecords(probes, { now, bot }) : [];
  return [
    ...settingFindings(probes.settingProblems),
    ...(database === undefined ? [] : judgeDatabase(database)),
    ...(backups === undefined || database === undefined ? [] : judgeBackups(backups, database, now)),
    ...(queue === undefined ? [] : judgeQueue(queue)),
    ...(bot === undefined ? [] : judgeBot(bot, now)),
    ...(receiver === undefined ? [] : [judgeReceiver(receiver)]),
    ...stored,
  ];
}

function settingFindings(problems: readonly string[]): readonly SettingFinding[] {
  const about = 'settings';
  if (problems.length === 0) return [{ about, level: 'ok', says: 'settings-fine', problem: '' }];
  return problems.map((problem) => ({ about, level: 'fault', says: 'setting-wrong', problem }));
}

interface Moment {
  readonly now: Date;
  readonly bot: BotFacts | undefined;
}

async function examineRecords(probes: Probes, { now, bot }: Moment): Promise<readonly Finding[]> {
  const records = await probes.openRecords();
  try {
    const [organisation, directorates, plans, people, slackUsers, ledger, processes] = await Promise.all([
      records.plans.organisation(),
      records.plans.directorates(),
      records.plans.plans(),
      records.plans.people(),
      records.slackUsers.slackUsers(),
      records.ledger.ledgerCounts(),
      records.running(),
    ]);
    const today = localDateOf(now, organisation?.timeZone ?? 'Europe/London');
    const isKnown = bot?.outcome === 'known';
    const slack = isKnown ? probes.slack : undefined;
    const teamId = isKnown ? bot.teamId : undefined;
    const unknownAdministrators = await findUnknown(slack, probes.administrators);
    return [
      ...judgeChannels(await readChannels(slack, directorates)),
      ...judgePeople({ people, directorates, slackUsers, teamId, today, unknownAdministrators }),
      ...judgeRunning({ processes, planCount: plans.length, failedMessages: ledger.failed.length, today }),
    ];
  } finally {
    records.close();
  }
}

async function findUnknown(slack: SlackProbe | undefined, ids: readonly string[]): Promise<readonly string[]> {
  const unknown: string[] = [];
  for (const id of ids) {
    if ((await slack?.directory.readUser(id))?.outcome === 'not-found') unknown.push(id);
  }
  return unknown;
}

/** One after the other: Slack counts how often it is asked. */
async function readChannels(
  slack: SlackProbe | undefined,
  directorates: readonly Directorate[],
): Promise<readonly ChannelFacts[]> {
  const facts: ChannelFacts[] = [];
  if (slack === undefined) return facts;
  for (const { code, channelId, officersChannelId } of directorates) {
    const summary = await findChannel(slack, channelId);
    const officers = await findChannel(slack, officersChannelId);
    facts.push(
      { directorate: code, purpose: 'summary', channelId, found: summary },
      { directorate: code, purpose: 'officers', channelId: officersChannelId, found: officers },
    );
  }
  return facts;
}

async function findChannel(slack: SlackProbe, channelId: string | undefined): Promise<ChannelFacts['found']> {
  if (channelId === undefined) return undefined;
  const answer = await slack.directory.readChannel(channelId);
  switch (answer.outcome) {
    case 'found':
      return answer.value;
    case 'not-found':
      return 'absent';
    case 'rate-limited':
      return { problem: 'Slack was asked too often' };
    default:
      return { problem: answer.problem };
  }
}
