import { formatLong } from '../calendar/local-date.ts';
import type { Quarter } from '../calendar/quarter.ts';
import type { MilestoneUpdate } from '../collect/update.ts';
import { dueText } from '../plan/due-text.ts';
import type { Area, Milestone, Plan } from '../plan/plan.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import { compileIndicator } from './compile-indicator.ts';
import { firstSentence } from './first-sentence.ts';
import { movementOf } from './movement.ts';
import { shorten } from './shorten.ts';
import type { SnapshotArea, SnapshotCommentary, SnapshotMilestone, SnapshotStatus } from './snapshot.ts';
import { toStatusKind } from './status-kind.ts';
import { parseTextBlocks, type TextBlock } from './text-blocks.ts';

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
}

export interface AreaSources {
  readonly plan: Plan;
  readonly quarter: Quarter;
  readonly updates: StandingUpdates;
  readonly initialsOf: (personId: string | undefined) => string | null;
}

/** A commentary is headed by as many words of its milestone as fit on a line or two. */
const HEADING_LENGTH = 90;

export function compileArea(area: Area, sources: AreaSources): SnapshotArea {
  const milestones = sources.plan.milestones.filter((milestone) => milestone.areaId === area.id);
  const indicators = sources.plan.indicators.filter((indicator) => indicator.areaId === area.id);
  return {
    id: area.id,
    name: cleanLine(area.name),
    milestones: milestones.map((milestone) => compileMilestone(milestone, sources)),
    commentaries: compileCommentaries(milestones, sources),
    indicators: indicators.map((indicator) => compileIndicator(indicator, sources)),
  };
}

function compileMilestone(milestone: Milestone, { updates, initialsOf }: AreaSources): SnapshotMilestone {
  const settled = updates.settledEarlier.get(milestone.id);
  const status = compileStatus(updates.current.get(milestone.id) ?? settled);
  const before = updates.previous.get(milestone.id) ?? settled;
  const previous = before === undefined ? null : compileStatus(before);
  return {
    id: milestone.id,
    ref: cleanLine(milestone.ref),
    words: cleanLine(milestone.words),
    due: cleanLine(dueText(milestone.due)),
    status,
    previous,
    movement: movementOf(previous?.kind ?? 'no-update', status.kind) ?? null,
    ownerInitials: initialsOf(milestone.ownerId),
  };
}

function compileStatus(update: MilestoneUpdate | undefined): SnapshotStatus {
  const completedOn = update?.status.completedOn;
  return {
    kind: toStatusKind(update?.status),
    amberReason: update?.status.amberReason ?? null,
    completedOn: completedOn === undefined ? null : formatLong(completedOn),
  };
}

function compileCommentaries(milestones: readonly Milestone[], sources: AreaSources): readonly SnapshotCommentary[] {
  const commentaries: SnapshotCommentary[] = [];
  for (const covered of groupByCommentary(milestones, sources.updates)) {
    const commentary = compileCommentary(covered, sources);
    if (commentary !== undefined) commentaries.push(commentary);
  }
  return commentaries;
}

/** One commentary that covers several milestones is printed once, where the first of them stands. */
function groupByCommentary(
  milestones: readonly Milestone[],
  updates: StandingUpdates,
): readonly (readonly [Milestone, ...Milestone[]])[] {
  const groups: [Milestone, ...Milestone[]][] = [];
  for (const milestone of milestones) {
    const update = updates.current.get(milestone.id);
    const group = groups.find(([first]) => isCoveredBy(update, updates.current.get(first.id)));
    if (group === undefined) groups.push([milestone]);
    else group.push(milestone);
  }
  return groups;
}

function isCoveredBy(update: MilestoneUpdate | undefined, by: MilestoneUpdate | undefined): boolean {
  if (update === undefined || by === undefined) return false;
  if (update.kind !== 'covered' && by.kind !== 'covered') return false;
  return update.ownerId === by.ownerId && update.commentary === by.commentary;
}

function compileCommentary(
  covered: readonly [Milestone, ...Milestone[]],
  { updates, initialsOf }: AreaSources,
): SnapshotCommentary | undefined {
  const [first] = covered;
  const update = updates.current.get(first.id);
  if (update === undefined && updates.settledEarlier.has(first.id)) return undefined;
  const text = update === undefined ? [] : parseTextBlocks(update.commentary);
  const action = cleanText(update?.action ?? '');
  if (update !== undefined && text.length === 0 && action === '') return undefined;
  return {
    milestoneIds: covered.map((milestone) => milestone.id),
    refs: [...new Set(covered.map((milestone) => cleanLine(milestone.ref)))].join(', '),
    words: shorten(cleanLine(first.words), HEADING_LENGTH),
    text,
    firstSentence: firstSentenceOf(text),
    action: action === '' ? null : action,
    actionBy: update?.actionBy === undefined ? null : formatLong(update.actionBy),
    initials: initialsOf(update?.ownerId),
    isMissing: update === undefined,
  };
}

function firstSentenceOf(text: readonly TextBlock[]): string {
  const [first] = text;
  if (first === undefined) return '';
  return firstSentence(first.kind === 'paragraph' ? first.text : (first.items[0] ?? ''));
}
