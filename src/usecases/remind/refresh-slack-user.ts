import type { Result } from '../../core/result.ts';
import type { Patience, SlackUserStore } from '../ports.ts';
import type { SlackProfile } from './messenger-ports.ts';

/** Slack says that a user changed. Only those we know are kept: the rest of the workspace is none of our business. */
export async function refreshSlackUser(
  slackUsers: Pick<SlackUserStore, 'slackUser' | 'saveSlackUser'>,
  profile: SlackProfile,
  { now, patience }: { readonly now: Date; readonly patience: Patience },
): Promise<Result<'refreshed' | 'unknown', 'busy'>> {
  const known = await slackUsers.slackUser(profile.id);
  if (known === undefined) return { ok: true, value: 'unknown' };
  const saved = await slackUsers.saveSlackUser({ ...known, ...profile, readAt: now }, patience);
  return saved.ok ? { ok: true, value: 'refreshed' } : saved;
}
