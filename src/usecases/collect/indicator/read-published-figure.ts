import type { SnapshotIndicator } from '../../../core/publish/snapshot.ts';
import { type PublishedPorts, publishedQuarters } from '../milestone/read-published-word.ts';

/** What a published report says of one indicator. */
export interface PublishedFigure {
  /** `Quarter 1 2026/27` */
  readonly quarterTitle: string;
  readonly indicator: SnapshotIndicator;
}

interface PublishedIndicator {
  readonly directorateId: string;
  readonly indicatorId: string;
}

/** From the newest published report of the directorate that holds the indicator. */
export async function readPublishedFigure(
  ports: PublishedPorts,
  { directorateId, indicatorId }: PublishedIndicator,
): Promise<PublishedFigure | undefined> {
  for (const quarter of await publishedQuarters(ports, { directorateId })) {
    const figure = await readFigure(ports, { directorateId, indicatorId }, quarter);
    if (figure !== undefined) return figure;
  }
  return undefined;
}

/** From every published report, by quarter, newest first. */
export async function readPublishedFigures(
  ports: PublishedPorts,
  subject: PublishedIndicator,
): Promise<ReadonlyMap<string, PublishedFigure>> {
  const figures = new Map<string, PublishedFigure>();
  for (const quarter of await publishedQuarters(ports, subject)) {
    const figure = await readFigure(ports, subject, quarter);
    if (figure !== undefined) figures.set(quarter, figure);
  }
  return figures;
}

async function readFigure(
  { revisions }: PublishedPorts,
  { directorateId, indicatorId }: PublishedIndicator,
  quarter: string,
): Promise<PublishedFigure | undefined> {
  const snapshot = (await revisions.latest(directorateId, quarter))?.snapshot;
  const indicator = snapshot?.areas.flatMap(({ indicators }) => indicators).find(({ id }) => id === indicatorId);
  return snapshot && indicator && { quarterTitle: snapshot.quarter.title, indicator };
}
