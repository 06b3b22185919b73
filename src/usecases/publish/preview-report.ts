import { may, type Permission } from '../../core/access.ts';
import { parseQuarter } from '../../core/calendar/quarter.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { type ActorSources, type Clicker, findActor } from '../find-actor.ts';
import type { Patience } from '../ports.ts';
import type { DeliveryStore, NewDelivery } from '../remind/delivery-ports.ts';
import { compileQuarter } from './compile-quarter.ts';
import type { AttachmentRenderer, CompilePorts, RenderedAttachments, RevisionStore } from './ports.ts';

export type ReportPreviewPorts = CompilePorts & {
  readonly actors: ActorSources;
  readonly revisions: Pick<RevisionStore, 'latest'>;
  readonly deliveries: Pick<DeliveryStore, 'plan'>;
  readonly renderAttachments: AttachmentRenderer;
};

export interface ReportPreviewPress {
  readonly clicker: Clicker;
  /** As it came back from Slack: not to be trusted. */
  readonly windowId: string;
  /** Names this press: the same one delivered twice sends once. Without `:`. */
  readonly nonce: string;
  readonly now: Date;
  readonly patience: Patience;
}

export type ReportPreviewRefusal =
  | { readonly reason: 'not-allowed'; readonly permission: Permission }
  /** Files go to people of the plans only, and whoever pressed is none. */
  | { readonly reason: 'gone' | 'not-in-plan' | 'busy' };

/** What was put on its way to whoever pressed. */
export interface PreviewedReport extends RenderedAttachments {
  /** Undefined for a draft. */
  readonly revision: number | undefined;
}

/**
 * The report as files in the direct messages of whoever asked, and of nobody else: a draft of how it would be now, or
 * what was published. A draft is made at the moment of sending and stored nowhere.
 */
export async function previewReport(
  ports: ReportPreviewPorts,
  press: ReportPreviewPress,
): Promise<Result<PreviewedReport, ReportPreviewRefusal>> {
  const [window, actor] = await Promise.all([
    ports.windows.windows().then((all) => all.find(({ id }) => id === press.windowId)),
    findActor(ports.actors, press.clicker, press.now),
  ]);
  const subject = window === undefined ? {} : { directorateId: window.directorateId };
  const permission = may(actor, 'read-draft', subject);
  if (!permission.allowed) return refuse({ reason: 'not-allowed', permission });
  const read = window && (await readSnapshot(ports, window, press.now));
  if (window === undefined || read === undefined) return refuse({ reason: 'gone' });
  if (actor.personId === undefined) return refuse({ reason: 'not-in-plan' });
  const files = ports.renderAttachments(read.snapshot);
  const of = { windowId: window.id, ...(read.revisionId !== undefined && { revisionId: read.revisionId }) };
  const planned = await ports.deliveries.plan(
    toDeliveries(files, of, { ...press, personId: actor.personId }),
    press.patience,
  );
  return planned.ok ? done({ ...files, revision: read.snapshot.revision ?? undefined }) : refuse({ reason: 'busy' });
}

interface ReadSnapshot {
  readonly snapshot: Snapshot;
  readonly revisionId: number | undefined;
}

async function readSnapshot(
  ports: ReportPreviewPorts,
  { directorateId, quarter: code }: CollectionWindow,
  now: Date,
): Promise<ReadSnapshot | undefined> {
  const published = await ports.revisions.latest(directorateId, code);
  if (published !== undefined) return { snapshot: published.snapshot, revisionId: published.id };
  const directorate = (await ports.plans.directorates()).find(({ id }) => id === directorateId);
  const quarter = parseQuarter(code);
  if (directorate === undefined || quarter === undefined) return undefined;
  const compiled = await compileQuarter(ports, { directorateCode: directorate.code, quarter, now });
  return compiled.ok ? { snapshot: compiled.value, revisionId: undefined } : undefined;
}

function toDeliveries(
  { picture, documents }: RenderedAttachments,
  of: { readonly windowId: string; readonly revisionId?: number },
  { personId, nonce, now }: Pick<ReportPreviewPress, 'nonce' | 'now'> & { readonly personId: string },
): readonly NewDelivery[] {
  return [...(picture === undefined ? [] : [picture]), ...documents].map((attachment) => ({
    key: `preview-report-${of.windowId.replaceAll('/', '-')}-${personId}-${nonce}-${attachment.format}`,
    content: { kind: 'attachment', payload: { ...attachment, ...of } },
    methodClass: 'files',
    personId,
    dueAt: now,
    createdAt: now,
  }));
}
