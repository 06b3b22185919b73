import { may, type Permission } from '../../core/access.ts';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import { type ActorSources, type Clicker, findActor } from '../find-actor.ts';
import type { RevisionStore } from './ports.ts';
import type { UploadStore } from './upload-ports.ts';
import { differingUpload } from './upload-report.ts';

export type ReadPublished =
  | {
      readonly outcome: 'report';
      readonly snapshot: Snapshot;
      readonly channelId: string | undefined;
      /** When a Word file was uploaded that was edited outside, and the council's time zone. */
      readonly uploaded: { readonly at: Date; readonly timeZone: string } | undefined;
    }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  | { readonly outcome: 'gone' };

/** The newest revision of a published report, for anybody of the workspace. */
export async function readPublishedReport(
  ports: ActorSources & {
    readonly revisions: Pick<RevisionStore, 'latest'>;
    readonly uploads: Pick<UploadStore, 'ofRevisions'>;
  },
  {
    clicker,
    directorateId,
    quarter,
    now,
  }: { readonly clicker: Clicker; readonly directorateId: string; readonly quarter: string; readonly now: Date },
): Promise<ReadPublished> {
  const permission = may(await findActor(ports, clicker, now), 'read-published', { directorateId });
  if (!permission.allowed) return { outcome: 'refused', permission };
  const [revision, directorates] = await Promise.all([
    ports.revisions.latest(directorateId, quarter),
    ports.plans.directorates(),
  ]);
  if (revision === undefined) return { outcome: 'gone' };
  const channelId = directorates.find(({ id }) => id === directorateId)?.channelId;
  const upload = await differingUpload(ports.uploads, revision.id);
  const timeZone = (await ports.plans.organisation())?.timeZone ?? 'UTC';
  return { outcome: 'report', snapshot: revision.snapshot, channelId, uploaded: upload && { at: upload.at, timeZone } };
}
