import { type RetentionCutoffs, type RetentionSettings, retentionCutoffs } from '../../core/keep/retention.ts';
import type { Result } from '../../core/result.ts';
import type { Author, Patience, WindowStore } from '../ports.ts';
import type { RevisionStore } from '../publish/ports.ts';
import type { RetentionLine, RetentionStore } from './keep-ports.ts';

export interface RetentionPorts {
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly revisions: Pick<RevisionStore, 'list'>;
  readonly retention: RetentionStore;
}

export interface RetentionRequest {
  readonly settings: RetentionSettings;
  readonly now: Date;
}

export interface Expired {
  readonly cutoffs: RetentionCutoffs;
  readonly lines: readonly RetentionLine[];
}

/** What would go now. Changes nothing. */
export async function readExpired(ports: RetentionPorts, request: RetentionRequest): Promise<Expired> {
  const cutoffs = await readCutoffs(ports, request);
  return { cutoffs, lines: await ports.retention.expired(cutoffs) };
}

/** Deletes what has passed its retention; a second time there is nothing left. */
export async function applyRetention(
  ports: RetentionPorts,
  request: RetentionRequest & { readonly author: Author; readonly patience: Patience },
): Promise<Result<readonly RetentionLine[], 'busy'>> {
  const { author, now, patience } = request;
  return ports.retention.remove(await readCutoffs(ports, request), { author, at: now }, patience);
}

async function readCutoffs(ports: RetentionPorts, { settings, now }: RetentionRequest): Promise<RetentionCutoffs> {
  const [windows, revisions] = await Promise.all([ports.windows.windows(), ports.revisions.list()]);
  const published = windows.map((window) => ({
    window,
    publishedAt: revisions.find(
      ({ directorateId, quarter }) => directorateId === window.directorateId && quarter === window.quarter,
    )?.publishedAt,
  }));
  return retentionCutoffs(settings, published, now);
}
