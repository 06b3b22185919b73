import type { BackupFinding } from './judge-backups.ts';
import type { DatabaseFinding } from './judge-database.ts';
import type { PeopleFinding } from './judge-people.ts';
import type { ChannelFinding } from './judge-places.ts';
import type { QueueFinding } from './judge-queue.ts';
import type { RunningFinding } from './judge-running.ts';
import type { SlackFinding } from './judge-slack.ts';

/** `ok`: as it should be · `warning`: it works, and somebody should look · `fault`: something does not work until somebody acts. */
export type Level = 'ok' | 'warning' | 'fault';

/** One setting that cannot be used as it is, in words that name it, what was given and what would be accepted. */
export interface SettingFinding {
  readonly about: 'settings';
  readonly level: Level;
  readonly says: 'settings-fine' | 'setting-wrong';
  readonly problem: string;
}

/** One thing that was looked at, and what was found. */
export type Finding =
  | SettingFinding
  | DatabaseFinding
  | BackupFinding
  | SlackFinding
  | ChannelFinding
  | PeopleFinding
  | QueueFinding
  | RunningFinding;

/** How many of each level. */
export function countLevels(findings: readonly Pick<Finding, 'level'>[]): Readonly<Record<Level, number>> {
  const countOf = (level: Level) => findings.filter((finding) => finding.level === level).length;
  return { ok: countOf('ok'), warning: countOf('warning'), fault: countOf('fault') };
}
