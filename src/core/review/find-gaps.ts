import { type Quarter, titleOfQuarter } from '../calendar/quarter.ts';
import type { EntryKey } from '../collect/entry.ts';
import { type IndicatorSaid, isAskedIn } from '../collect/indicator/indicator-outstanding.ts';
import type { LedBook } from '../collect/led/led-book.ts';
import type { MilestoneUpdate } from '../collect/milestone/update.ts';
import { isOutstanding } from '../collect/outstanding.ts';
import type { Directorate, Indicator, Milestone, Plan } from '../plan/plan.ts';
import { toIndicatorWord } from '../remind/ask-indicator.ts';
import { askLedEntries } from '../remind/ask-led-entries.ts';
import { type EntryWord, isAwaited } from '../remind/asked-entry.ts';

/** Something of the plan that is asked for in a quarter, and of which nothing was said. */
export interface MissingEntry {
  readonly entry: EntryKey;
  readonly ref: string;
  readonly words: string;
  readonly ownerId: string | undefined;
  /** What was said of it last; undefined where there is nothing that a report could print. */
  readonly last: LastWord | undefined;
}

export interface LastWord extends EntryWord {
  /** `Quarter 4 2025/26` */
  readonly quarterTitle: string;
}

/** A plan with what was said of it, in a quarter and before. */
export interface GapSources {
  readonly plan: Plan;
  readonly directorate: Directorate;
  readonly quarter: Quarter;
  readonly updates: {
    readonly current: ReadonlyMap<string, MilestoneUpdate>;
    /** The newest of any quarter before. */
    readonly earlier: ReadonlyMap<string, MilestoneUpdate>;
  };
  readonly said: ReadonlyMap<string, Pick<IndicatorSaid, 'update' | 'earlier'>>;
  readonly ledBook: LedBook;
}

/** Everything that is missing, in the order in which it is asked for. */
export function findGaps(sources: GapSources): readonly MissingEntry[] {
  return [...missingMilestones(sources), ...missingIndicators(sources), ...missingLedEntries(sources)];
}

function missingMilestones({ plan, updates }: GapSources): readonly MissingEntry[] {
  return plan.milestones
    .filter(({ id }) => !updates.current.has(id))
    .map((milestone) => ({ milestone, earlier: updates.earlier.get(milestone.id) }))
    .filter(({ milestone, earlier }) => isOutstanding(milestone, { update: undefined, earlier }))
    .map(({ milestone, earlier }) => ({
      ...describe('milestone', milestone),
      last: earlier && { at: earlier.at, status: earlier.status, quarterTitle: titleOfQuarter(earlier.quarter) },
    }));
}

/** A quarter without a figure is nothing that another one could print. */
function missingIndicators({ plan, quarter, said }: GapSources): readonly MissingEntry[] {
  return plan.indicators.flatMap((indicator) => {
    const { update, earlier } = said.get(indicator.id) ?? { update: undefined, earlier: undefined };
    if (update !== undefined || !isAskedIn(indicator, { update, earlier }, quarter)) return [];
    const hasFigure = earlier?.figure.kind === 'value';
    const last = hasFigure
      ? { ...toIndicatorWord(earlier, indicator), quarterTitle: titleOfQuarter(earlier.quarter) }
      : undefined;
    return [{ ...describe('indicator', indicator), last }];
  });
}

/** Where somebody confirmed that there is nothing to report, nothing is missing. */
function missingLedEntries({ plan, directorate, quarter, ledBook }: GapSources): readonly MissingEntry[] {
  return askLedEntries(plan, ledBook, { directorate, quarterNumber: quarter.number })
    .filter(isAwaited)
    .map(({ entry, ref, words, ownerId, earlier }) => {
      const before = ledBook.earlier.get(entry.id);
      const last = before && earlier && { ...earlier, quarterTitle: titleOfQuarter(before.quarter) };
      return { entry, ref, words, ownerId, last };
    });
}

function describe(kind: EntryKey['kind'], { id, ref, words, ownerId }: Milestone | Indicator) {
  return { entry: { kind, id }, ref, words, ownerId };
}
