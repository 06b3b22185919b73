import type { SnapshotIndicator } from '../../core/publish/snapshot.ts';
import { type PublishedPorts, publishedQuarters } from './read-published-word.ts';

/** What a published report says of one indicator. */
export interface PublishedFigure {
  /** `Quarter 1 2026/27` */
  readonly quarterTitle: string;
  readonly indicator: SnapshotIndicator;
}

/** From the newest published report of the directorate that holds the indicator. */
export async function readPublishedFigure(
  ports: PublishedPorts,
  { directorateId, indicatorId }: { readonly directorateId: string; readonly indicatorId: string },
): Promise<PublishedFigure | undefined> {
  for (const quarter of await publishedQuarters(ports, { directorateId })) {
    const snapshot = (await ports.revisions.latest(directorateId, quarter))?.snapshot;
    const indicator = snapshot?.areas.flatMap(({ indicators }) => indicators).find(({ id }) => id === indicatorId);
    if (snapshot !== undefined && indicator !== undefined) return { quarterTitle: snapshot.quarter.title, indicator };
  }
  return undefined;
}
