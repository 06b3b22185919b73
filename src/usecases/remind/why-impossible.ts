import type { OrphanReason } from '../../core/remind/orphans.ts';

/** Why a message to a person cannot go out, for whoever reads the ledger. */
export const WHY_IMPOSSIBLE: Readonly<Record<OrphanReason, string>> = {
  'no-owner': 'The person is no longer in the plan.',
  'not-in-post': 'The person is not in post on this day.',
  'not-in-slack': 'The person was not found in Slack.',
  deactivated: 'The Slack account of this person is deactivated.',
  guest: 'The person is a guest in Slack and cannot answer.',
  bot: 'The Slack user of this person is an app.',
  'away-without-deputy': 'The person is away and has no deputy.',
  'deputy-away': 'The person is away, and so is the deputy.',
  'deputy-unreachable': 'The person is away, and the deputy cannot be reached.',
};
