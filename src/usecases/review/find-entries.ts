import { formatQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import type { EntryKey } from '../../core/collect/entry.ts';
import { ledEntries } from '../../core/collect/led/led-book.ts';
import { normaliseRef } from '../../core/plan/ref.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { type Returned, type ReturnStand, standOf } from '../../core/review/returned.ts';
import { findDirectorate, type UnknownDirectorate } from '../calendar/find-directorate.ts';
import type { PlanReader, WindowStore } from '../ports.ts';
import type { ReturnStore } from './return-ports.ts';

export interface FindPorts {
  readonly plans: Pick<PlanReader, 'directorates' | 'plan'>;
  readonly windows: Pick<WindowStore, 'window'>;
  readonly returns: Pick<ReturnStore, 'ofQuarter'>;
}

export interface FindRequest {
  readonly directorateCode: string;
  readonly quarter: Quarter;
}

/** Something of the plan that can be sent back, with what was asked about it in the quarter, oldest first. */
export interface FoundEntry {
  readonly entry: EntryKey;
  readonly ref: string;
  readonly words: string;
  readonly returns: readonly (Returned & { readonly stand: ReturnStand })[];
}

export type FindRefusal = UnknownDirectorate | { readonly reason: 'no-plan' };

/** Everything of a directorate's plan that is answered in a quarter, in the plan's order. */
export async function findEntries(
  ports: FindPorts,
  { directorateCode, quarter }: FindRequest,
): Promise<Result<readonly FoundEntry[], FindRefusal>> {
  const found = await findDirectorate(ports.plans, directorateCode);
  if (!found.ok) return found;
  const plan = await ports.plans.plan(found.value.id, quarter.startYear);
  if (plan === undefined) return refuse({ reason: 'no-plan' });
  const [window, all] = await Promise.all([
    ports.windows.window(found.value.id, formatQuarter(quarter)),
    ports.returns.ofQuarter(formatQuarter(quarter)),
  ]);
  const returns = all.map((each) => ({ ...each, stand: standOf(each, window) }));
  const toFound = (kind: EntryKey['kind']) => (each: { id: string; ref: string; words: string }) => ({
    entry: { kind, id: each.id },
    ref: each.ref,
    words: each.words,
    returns: returns.filter(({ entry }) => entry.kind === kind && entry.id === each.id),
  });
  return done([
    ...plan.milestones.map(toFound('milestone')),
    ...plan.indicators.map(toFound('indicator')),
    ...ledEntries(plan).map((each) => toFound(each.kind)(each)),
  ]);
}

/** By id, or by ref without regard to case, blanks and punctuation; several share one. */
export function matchEntries(entries: readonly FoundEntry[], name: string): readonly FoundEntry[] {
  const byId = entries.filter(({ entry }) => entry.id === name.trim());
  return byId.length > 0 ? byId : entries.filter(({ ref }) => normaliseRef(ref) === normaliseRef(name));
}
