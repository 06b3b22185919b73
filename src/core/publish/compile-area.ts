import type { Quarter } from '../calendar/quarter.ts';
import type { FigureBook, LateFigure } from '../collect/indicator/figure-book.ts';
import type { MilestoneUpdate } from '../collect/milestone/update.ts';
import { dueWithPast } from '../plan/due-text.ts';
import type { Area, Indicator, Milestone, Plan } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal.ts';
import { flatMapInSteps, type Steps } from '../steps.ts';
import { cleanLine } from './clean-text.ts';
import { compileCommentaries, type MilestoneGroup } from './compile-commentaries.ts';
import { compileIndicator, compileLateFigure } from './compile-indicator.ts';
import { compileStatus } from './compile-status.ts';
import { freezeDeep } from './freeze-deep.ts';
import { movementOf } from './movement.ts';
import type { SnapshotArea, SnapshotMilestone } from './snapshot.ts';

/** What was said of the plan's milestones, by milestone id. */
export interface StandingUpdates {
  /** Of the report's quarter. */
  readonly current: ReadonlyMap<string, MilestoneUpdate>;
  /** Of the quarter before. */
  readonly previous: ReadonlyMap<string, MilestoneUpdate>;
  /**
   * What was completed or dropped in an earlier quarter of the plan's year, and so was not asked for again. It keeps its
   * status and is no missing update.
   */
  readonly settledEarlier: ReadonlyMap<string, MilestoneUpdate>;
  /** The newest of any quarter before. */
  readonly earlier?: ReadonlyMap<string, MilestoneUpdate>;
}

export interface AreaSources {
  readonly plan: Plan;
  readonly quarter: Quarter;
  readonly updates: StandingUpdates;
  /** What is asked for and not decided yet, by milestone id. */
  readonly proposals: ReadonlyMap<string, Proposal>;
  /** The newest change that was agreed, by milestone id. */
  readonly agreed?: ReadonlyMap<string, Proposal>;
  readonly figures: FigureBook;
  /** Names of entries without an update of which is printed how they stood last (see nameEntry). */
  readonly printedAsBefore?: ReadonlySet<string>;
  readonly initialsOf: (personId: string | undefined) => string | null;
  /** Of each area, by its id: milestones that one text is about. */
  readonly groups: ReadonlyMap<string, readonly MilestoneGroup[]>;
}

/** A step for each milestone and each commentary; each is frozen with it, since a report may have thousands. */
export function* compileArea(area: Area, sources: AreaSources): Steps<SnapshotArea> {
  const milestones = sources.plan.milestones.filter((milestone) => milestone.areaId === area.id);
  const indicators = sources.plan.indicators.filter((indicator) => indicator.areaId === area.id);
  const late = lateFiguresIn(area, sources);
  const { commentaries, pointers } = yield* compileCommentaries(area, sources);
  return {
    id: area.id,
    name: cleanLine(area.name),
    milestones: yield* flatMapInSteps(milestones, (milestone) => [
      freezeDeep({ ...compileMilestone(milestone, sources), ...boardOf(milestone, area) }),
    ]),
    commentaries,
    ...(pointers.length === 0 ? {} : { pointers }),
    indicators: indicators.map((indicator) => ({
      ...compileIndicator(indicator, { ...sources, said: sources.figures.said.get(indicator.id) }),
      ...boardOf(indicator, area),
    })),
    ...(late.length === 0
      ? {}
      : { lateFigures: late.map((each) => ({ ...compileLateFigure(each), ...boardOf(each.indicator, area) })) }),
  };
}

/** Its own, or that of its area. */
function boardOf({ board }: Milestone | Indicator, area: Area): { readonly board?: string } {
  const named = board ?? area.board;
  return named === undefined ? {} : { board: cleanLine(named) };
}

/** Those of the year before stand in the area of the same name; where there is none, in the first. */
function lateFiguresIn(area: Area, { plan, figures }: AreaSources): readonly LateFigure[] {
  const placeOf = ({ indicator, areaName }: LateFigure) =>
    plan.areas.find(({ id }) => id === indicator.areaId) ??
    plan.areas.find(({ name }) => name === areaName) ??
    plan.areas[0];
  return figures.late.filter((late) => placeOf(late)?.id === area.id);
}

function compileMilestone(milestone: Milestone, { updates, agreed, initialsOf }: AreaSources): SnapshotMilestone {
  const settled = updates.settledEarlier.get(milestone.id);
  const status = compileStatus(updates.current.get(milestone.id) ?? settled);
  const before = updates.previous.get(milestone.id) ?? settled;
  const previous = before === undefined ? null : compileStatus(before);
  return {
    id: milestone.id,
    ref: cleanLine(milestone.ref),
    words: cleanLine(milestone.words),
    due: cleanLine(dueWithPast(milestone.due, agreed?.get(milestone.id))),
    status,
    previous,
    movement: movementOf(previous?.kind ?? 'no-update', status.kind) ?? null,
    ownerInitials: initialsOf(milestone.ownerId),
  };
}
