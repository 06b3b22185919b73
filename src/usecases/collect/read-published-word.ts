import type { Snapshot, SnapshotStatus } from '../../core/publish/snapshot.ts';
import type { TextBlock } from '../../core/publish/text-blocks.ts';
import type { CollectPorts } from './ports.ts';

/** What a published report says of one milestone. */
export interface PublishedWord {
  /** `Quarter 1 2026/27` */
  readonly quarterTitle: string;
  readonly status: SnapshotStatus;
  readonly commentary: string;
}

/** From the newest published report of the directorate that holds the milestone. */
export async function readPublishedWord(
  ports: CollectPorts,
  subject: { readonly directorateId: string; readonly milestoneId: string },
): Promise<PublishedWord | undefined> {
  const published = (await ports.windows.windows())
    .filter((window) => window.directorateId === subject.directorateId && window.state === 'published')
    .map((window) => window.quarter)
    .toSorted()
    .reverse();
  for (const quarter of published) {
    const revision = await ports.revisions.latest(subject.directorateId, quarter);
    const word = revision && findWord(revision.snapshot, subject.milestoneId);
    if (word !== undefined) return word;
  }
  return undefined;
}

function findWord({ areas, quarter }: Snapshot, milestoneId: string): PublishedWord | undefined {
  const milestone = areas.flatMap((area) => area.milestones).find(({ id }) => id === milestoneId);
  if (milestone === undefined) return undefined;
  // A text that covers milestones of several areas is printed in the first of them.
  const commentaries = areas.flatMap((area) => area.commentaries);
  const commentary = commentaries.find((candidate) => candidate.milestoneIds.includes(milestoneId));
  return {
    quarterTitle: quarter.title,
    status: milestone.status,
    commentary: (commentary?.text ?? []).map(blockToText).join('\n\n'),
  };
}

function blockToText(block: TextBlock): string {
  return block.kind === 'paragraph' ? block.text : block.items.map((item) => `- ${item}`).join('\n');
}
