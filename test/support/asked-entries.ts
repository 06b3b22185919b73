import type { EntryKey } from '../../src/core/collect/entry.ts';
import type { Said } from '../../src/core/collect/outstanding.ts';
import type { Milestone } from '../../src/core/plan/plan.ts';
import { type AskedEntry, askMilestone } from '../../src/core/remind/asked-entry.ts';

/** A milestone as a window asks for it, of which nothing was said unless given. */
export function anAsked(milestone: Milestone, said: Partial<Said> = {}): AskedEntry {
  return askMilestone(milestone, { update: undefined, earlier: undefined, ...said }, '2026-27/Q1');
}

export function milestoneKeys(...ids: readonly string[]): readonly EntryKey[] {
  return ids.map((id) => ({ kind: 'milestone', id }));
}
