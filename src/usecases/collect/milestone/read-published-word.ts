import type { Snapshot, SnapshotStatus } from '../../../core/publish/snapshot.ts';
import type { TextBlock } from '../../../core/publish/text-blocks.ts';
import type { CollectPorts } from '../ports.ts';

/** What a published report says of one milestone. */
export interface PublishedWord {
  /** `Quarter 1 2026/27` */
  readonly quarterTitle: string;
  readonly status: SnapshotStatus;
  readonly commentary: string;
}

/** Whose words are looked up. */
export interface PublishedSubject {
  readonly directorateId: string;
  readonly milestoneId: string;
}

/** From the newest published report of the directorate that holds the milestone. */
export async function readPublishedWord(
  ports: PublishedPorts,
  subject: PublishedSubject,
): Promise<PublishedWord | undefined> {
  for (const quarter of await publishedQuarters(ports, subject)) {
    const word = await readWord(ports, subject, quarter);
    if (word !== undefined) return word;
  }
  return undefined;
}

/** From every published report, by quarter, newest first. */
export async function readPublishedWords(
  ports: PublishedPorts,
  subject: PublishedSubject,
): Promise<ReadonlyMap<string, PublishedWord>> {
  const words = new Map<string, PublishedWord>();
  for (const quarter of await publishedQuarters(ports, subject)) {
    const word = await readWord(ports, subject, quarter);
    if (word !== undefined) words.set(quarter, word);
  }
  return words;
}

export type PublishedPorts = Pick<CollectPorts, 'windows' | 'revisions'>;

/** Newest first. */
export async function publishedQuarters(
  { windows }: Pick<PublishedPorts, 'windows'>,
  { directorateId }: Pick<PublishedSubject, 'directorateId'>,
): Promise<readonly string[]> {
  return (await windows.windows())
    .filter((window) => window.directorateId === directorateId && window.state === 'published')
    .map((window) => window.quarter)
    .toSorted()
    .reverse();
}

async function readWord(
  { revisions }: PublishedPorts,
  { directorateId, milestoneId }: PublishedSubject,
  quarter: string,
) {
  const revision = await revisions.latest(directorateId, quarter);
  return revision && findWord(revision.snapshot, milestoneId);
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
