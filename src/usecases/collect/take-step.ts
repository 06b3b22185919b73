import type { EntryKey } from '../../core/collect/entry.ts';
import { isSentSince, type Step, stepWalk, type Walk } from '../../core/collect/walk.ts';
import { isAwaited } from '../../core/remind/asked-entry.ts';
import type { Clicker } from '../find-actor.ts';
import { listMyWork, type MyWork, type WindowWork } from './list-my-work.ts';
import type { CollectPorts } from './ports.ts';
import type { WorkLine } from './work-line.ts';

export interface StepRequest {
  readonly clicker: Clicker;
  /** The entry before the person. */
  readonly entry: EntryKey;
  readonly quarter: string | undefined;
  /** Undefined where a walk begins now. */
  readonly walk: Walk | undefined;
  readonly step: Step;
  readonly now: Date;
}

export type Stepped =
  | { readonly outcome: 'entry'; readonly line: WorkLine; readonly walk: Walk }
  | { readonly outcome: 'end'; readonly end: WalkEnd }
  | { readonly outcome: 'no-work'; readonly work: Exclude<MyWork, { readonly outcome: 'work' }> };

/** What the closing card says. */
export interface WalkEnd {
  /** What was sent since the walk began. */
  readonly sent: readonly WorkLine[];
  readonly left: readonly WorkLine[];
  readonly windows: readonly WindowWork[];
}

/** Where a step leads in the walk of one person, as things stand now. */
export async function takeStep(ports: CollectPorts, request: StepRequest): Promise<Stepped> {
  const work = await listMyWork(ports, request);
  if (work.outcome !== 'work') return { outcome: 'no-work', work };
  const { entry, quarter, now, step, walk } = request;
  const lines = work.windows.flatMap((window) => window.lines);
  const stand = { startedAt: walk?.startedAt ?? now, entry, quarter, position: walk?.position ?? 1 };
  const stepped = stepWalk(lines, stand, step);
  if (stepped !== undefined) return { outcome: 'entry', ...stepped };
  return {
    outcome: 'end',
    end: {
      sent: lines.filter((line) => isSentSince(line, stand.startedAt)),
      left: lines.filter(isAwaited),
      windows: work.windows,
    },
  };
}
