import type { Patience, SlackUser, SlackUserStore } from './ports.ts';
import type { Directory } from './remind/messenger-ports.ts';

/** The daily sweep reads people of the plans anew, so that their own clicks never wait for it. */
const PROFILE_LIFE_MS = 48 * 3_600_000;

export interface ClickerPorts {
  readonly slackUsers: Pick<SlackUserStore, 'slackUser' | 'saveSlackUser'>;
  readonly directory: Pick<Directory, 'readUser'>;
}

/**
 * What Slack says of whoever clicks. People of the plans are known beforehand; of anybody else Slack is asked now
 * and then, because a guest or somebody of another organisation must be told from a member.
 * @throws when Slack cannot be asked about somebody unknown: then nothing may be answered.
 */
export async function readClicker(
  { slackUsers, directory }: ClickerPorts,
  userId: string,
  { now, patience }: { readonly now: Date; readonly patience: Patience },
): Promise<SlackUser> {
  const known = await slackUsers.slackUser(userId);
  if (known !== undefined && now.getTime() - known.readAt.getTime() < PROFILE_LIFE_MS) return known;
  const read = await directory.readUser(userId);
  if (read.outcome === 'found') {
    const user = { dmChannelId: known?.dmChannelId, ...read.value, readAt: now };
    await slackUsers.saveSlackUser(user, patience);
    return user;
  }
  if (known !== undefined) return known;
  throw new Error(`Slack was asked who ${userId} is, and answered: ${read.outcome}.`);
}
