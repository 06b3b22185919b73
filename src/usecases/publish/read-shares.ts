import { type Share, sharesOf } from '../../core/publish/share.ts';
import { holdersOf } from '../../core/publish/share-holders.ts';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import type { QuarterSources } from './compile-quarter.ts';
import type { PublishPorts } from './ports.ts';

/** What the report prints of whom. @param before the revision that it corrects: then only what reads otherwise */
export async function readShares(
  { drafting }: Pick<PublishPorts, 'drafting'>,
  sources: QuarterSources,
  { snapshot, before }: { readonly snapshot: Snapshot; readonly before: Snapshot | undefined },
): Promise<readonly Share[]> {
  const handed = await drafting.handedMarks(sources.window.quarter);
  return sharesOf(snapshot, holdersOf({ ...sources, handed }), before);
}
