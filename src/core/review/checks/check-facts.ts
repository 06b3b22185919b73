import type { LocalDate } from '../../calendar/local-date.ts';
import type { Quarter } from '../../calendar/quarter.ts';
import type { FigureBook } from '../../collect/indicator/figure-book.ts';
import type { MilestoneUpdate } from '../../collect/milestone/update.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Snapshot } from '../../publish/snapshot.ts';
import type { Steps } from '../../steps.ts';
import type { CheckSettings } from './check-settings.ts';
import { type PrintedText, printedTexts } from './printed-texts.ts';

/** What a report is checked by: itself, the plan it rests on, and what was said before. */
export interface CheckSources {
  readonly snapshot: Snapshot;
  readonly plan: Plan;
  readonly quarter: Quarter;
  /** What stood of each milestone in the quarter before, by milestone id. */
  readonly previous: ReadonlyMap<string, MilestoneUpdate>;
  readonly figures: FigureBook;
  /** The newest published report of the quarter before, and of the one before that. */
  readonly published: { readonly last: Snapshot | undefined; readonly beforeLast: Snapshot | undefined };
  /** On which it is read: today, in the organisation's zone. */
  readonly day: LocalDate;
  /** Collecting has ended: what was not said is missing, no longer awaited. */
  readonly isClosed: boolean;
  readonly settings: CheckSettings;
}

export interface CheckFacts extends CheckSources {
  /** Everything that somebody wrote and the report prints, in its order. */
  readonly texts: readonly PrintedText[];
}

export function* toCheckFacts(sources: CheckSources): Steps<CheckFacts> {
  return { ...sources, texts: yield* printedTexts(sources.snapshot) };
}
