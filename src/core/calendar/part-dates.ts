import {
  checkLadder,
  type LadderDates,
  type LadderProblem,
  type LadderStep,
  ladderDates,
  sameLadderDates,
} from './ladder.ts';
import { moveLadder } from './move-ladder.ts';
import type { Quarter } from './quarter.ts';
import { type PartLadders, WINDOW_PARTS, type WindowPart } from './window-part.ts';
import type { WorkingCalendar } from './working-days.ts';
import { instantOf } from './zone.ts';

/** When a part with dates of its own is due and closes. It opens with its window. */
export interface PartDates {
  /** Instants in the directorate's zone. */
  readonly dueAt: Date;
  readonly closesAt: Date;
  readonly steps: LadderDates;
}

/** Of the parts that have dates of their own. */
export type OwnPartDates = Partial<Readonly<Record<WindowPart, PartDates>>>;

interface Counted {
  readonly quarter: Quarter;
  readonly calendar: WorkingCalendar;
}

/**
 * The ladder of a part: its own due and close, the directorate's where it has none, and the steps between as they follow
 * a due and a close that are moved: see moveLadder.
 */
export function ladderOfPart(
  ladder: readonly LadderStep[],
  own: readonly LadderStep[],
  counted: Counted,
): readonly LadderStep[] {
  const steps = [...own, ...ladder];
  const { due, closes } = ladderDates(counted.quarter, counted.calendar, steps);
  return moveLadder(steps, { due: due.date, closes: closes.date }, counted);
}

/** The dates of each part that has its own; undefined where none has. */
export function ownPartDates(
  parts: PartLadders,
  { zone, ladder, ...counted }: Counted & { readonly zone: string; readonly ladder: readonly LadderStep[] },
): OwnPartDates | undefined {
  const dates: Partial<Record<WindowPart, PartDates>> = {};
  for (const part of WINDOW_PARTS) {
    const own = parts[part];
    if (own === undefined) continue;
    const { quarter, calendar } = counted;
    dates[part] = partDates(ladderDates(quarter, calendar, ladderOfPart(ladder, own, counted)), zone);
  }
  return Object.keys(dates).length === 0 ? undefined : dates;
}

export function partDates(steps: LadderDates, zone: string): PartDates {
  const { due, closes } = steps;
  return { dueAt: instantOf(due.date, due.time, zone), closesAt: instantOf(closes.date, closes.time, zone), steps };
}

/** The steps that are out of order, part by part. */
export function checkPartDates(
  parts: OwnPartDates | undefined,
): readonly (LadderProblem & { readonly part: WindowPart })[] {
  return WINDOW_PARTS.flatMap((part) => {
    const own = parts?.[part];
    return own === undefined ? [] : checkLadder(own.steps).map((problem) => ({ ...problem, part }));
  });
}

/** Have the same parts dates of their own, and the same ones? The zone may change too, and then they are other instants. */
export function samePartDates(one: OwnPartDates | undefined, other: OwnPartDates | undefined): boolean {
  return WINDOW_PARTS.every((part) => {
    const [a, b] = [one?.[part], other?.[part]];
    if (a === undefined || b === undefined) return a === b;
    return (
      a.dueAt.getTime() === b.dueAt.getTime() &&
      a.closesAt.getTime() === b.closesAt.getTime() &&
      sameLadderDates(a.steps, b.steps)
    );
  });
}
