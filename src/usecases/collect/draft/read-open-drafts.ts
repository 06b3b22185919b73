import type { Draft } from '../../../core/collect/draft.ts';
import type { Clicker } from '../../find-actor.ts';
import { listMyWork, type WindowWork } from '../list-my-work.ts';
import type { CollectPorts } from '../ports.ts';
import type { WorkLine } from '../work-line.ts';

/** What somebody has begun and can still send. */
export interface OpenDraft {
  readonly draft: Draft;
  readonly line: WorkLine;
  readonly window: Pick<WindowWork, 'closesAt' | 'timeZone' | 'stand' | 'lines'>;
}

/** In the order of the plan. Drafts whose window has closed, or that somebody no longer answers for, are not among them. */
export async function readOpenDrafts(
  ports: CollectPorts,
  request: { readonly clicker: Clicker; readonly now: Date },
): Promise<readonly OpenDraft[]> {
  const work = await listMyWork(ports, request);
  return work.outcome === 'work' ? openDraftsOf(work.windows) : [];
}

export function openDraftsOf(windows: readonly WindowWork[]): readonly OpenDraft[] {
  return windows.flatMap((window) =>
    window.lines.flatMap((line) => (line.draft === undefined ? [] : [{ draft: line.draft, line, window }])),
  );
}
