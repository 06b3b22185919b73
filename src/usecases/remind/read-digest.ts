import { parseQuarter } from '../../core/calendar/quarter.ts';
import { nameEntry } from '../../core/remind/asked-entry.ts';
import { type DigestContent, type DigestProposal, digestContent } from '../../core/remind/digest-content.ts';
import type { DraftStore } from '../collect/draft/draft-ports.ts';
import { readProposed } from '../plan/read-proposed.ts';
import { type ReviewCountPorts, readReviewCounts } from '../review/read-review-counts.ts';
import type { Desk, DeskPorts, WholeDesk } from './read-desk.ts';

export type DigestPorts = Pick<DeskPorts, 'plans'> &
  Parameters<typeof readProposed>[0] &
  ReviewCountPorts & { readonly drafts: Pick<DraftStore, 'draftsIn'> };

/** All that an officer sees of a window. */
export async function readDigest(ports: DigestPorts, desk: WholeDesk, now: Date): Promise<DigestContent> {
  const { asking, recipients, given } = desk;
  const [proposals, review, drafts] = await Promise.all([
    readProposals(ports, desk),
    readReviewCounts(ports, desk),
    ports.drafts.draftsIn(asking.window.quarter),
  ]);
  const begun = new Set(drafts.map(({ entry }) => nameEntry(entry)));
  return digestContent(asking, { recipients, now, proposals, review, given, begun });
}

async function readProposals(ports: DigestPorts, { asking, recipients }: Desk): Promise<readonly DigestProposal[]> {
  const { window, directorate } = asking;
  const quarter = parseQuarter(window.quarter);
  const plan = quarter && (await ports.plans.plan(directorate.id, quarter.startYear));
  if (plan === undefined) return [];
  const people = recipients.map(({ person }) => person);
  return (await readProposed(ports, plan, people)).map(({ ref, owner, asked }) => ({
    ref,
    ownerName: owner?.name,
    asked,
  }));
}
