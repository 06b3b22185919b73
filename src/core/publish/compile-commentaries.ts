import { formatLong } from '../calendar/local-date.ts';
import { titleOfQuarter } from '../calendar/quarter.ts';
import type { MilestoneUpdate } from '../collect/milestone/update.ts';
import type { Area, Milestone, Plan } from '../plan/plan.ts';
import { nameEntry } from '../remind/asked-entry.ts';
import type { Steps } from '../steps.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import type { AreaSources } from './compile-area.ts';
import { compileProposals } from './compile-proposals.ts';
import { compileStatus } from './compile-status.ts';
import { firstSentenceOf } from './first-sentence.ts';
import { freezeDeep } from './freeze-deep.ts';
import { nameAmong } from './name-among.ts';
import { shorten } from './shorten.ts';
import type { SnapshotAction, SnapshotCommentary, SnapshotPointer } from './snapshot.ts';
import { parseTextBlocks } from './text-blocks.ts';

/** A commentary is headed by as many words of its milestone as fit on a line or two. */
const HEADING_LENGTH = 90;

/** Milestones that one text is about, in the order of the report. */
export type MilestoneGroup = readonly [Milestone, ...Milestone[]];

/** What an area prints under its milestones. */
export interface AreaCommentaries {
  readonly commentaries: readonly SnapshotCommentary[];
  /** Where the text of a milestone stands that is printed in an earlier area. */
  readonly pointers: readonly SnapshotPointer[];
}

/** One commentary that covers several milestones is printed once, where the first of them stands. */
export function* compileCommentaries(area: Area, sources: AreaSources): Steps<AreaCommentaries> {
  const commentaries: SnapshotCommentary[] = [];
  const pointers: SnapshotPointer[] = [];
  for (const group of sources.groups.get(area.id) ?? []) {
    const [first] = group;
    const here = group.filter(({ areaId }) => areaId === area.id);
    const commentary = freezeDeep(compileCommentary(group, sources));
    yield 1;
    if (commentary === undefined) continue;
    if (first.areaId === area.id) commentaries.push(commentary);
    else pointers.push({ refs: listRefs(here), areaName: nameArea(sources.plan, first) });
  }
  return { commentaries, pointers };
}

/** Of each area, the groups that hold one of its milestones; once for the whole plan, which may be large. */
export function groupByArea({
  plan,
  updates,
}: Pick<AreaSources, 'plan' | 'updates'>): ReadonlyMap<string, readonly MilestoneGroup[]> {
  const milestones = Map.groupBy(plan.milestones, ({ areaId }) => areaId);
  const groups = new Map<string, [Milestone, ...Milestone[]]>();
  for (const milestone of plan.areas.flatMap(({ id }) => milestones.get(id) ?? [])) {
    const whose = updates.current.get(milestone.id)?.coveredBy ?? milestone.id;
    const group = groups.get(whose);
    if (group === undefined) groups.set(whose, [milestone]);
    else group.push(milestone);
  }
  const byArea = new Map<string, MilestoneGroup[]>(plan.areas.map(({ id }) => [id, []]));
  for (const group of groups.values()) {
    for (const areaId of new Set(group.map((milestone) => milestone.areaId))) byArea.get(areaId)?.push(group);
  }
  return byArea;
}

function compileCommentary(group: MilestoneGroup, sources: AreaSources): SnapshotCommentary | undefined {
  const { updates, proposals: undecided, initialsOf } = sources;
  const [first, ...others] = group;
  const update = updates.current.get(first.id);
  if (update === undefined && updates.settledEarlier.has(first.id)) return undefined;
  const text = update === undefined ? [] : parseTextBlocks(update.commentary);
  const actions = compileActions(group, updates.current);
  const nameOf = (milestone: Milestone) => (group.length === 1 ? null : nameAmong(group, milestone));
  const proposals = compileProposals(group, { proposals: undecided, initialsOf, nameOf });
  const isSilent = update !== undefined && text.length === 0 && actions.length === 0;
  if (isSilent && proposals.length === 0) return undefined;
  const words = shorten(cleanLine(first.words), HEADING_LENGTH);
  const only = others.length === 0 ? actions[0] : undefined;
  return {
    milestoneIds: group.map(({ id }) => id),
    refs: listRefs(group),
    words: others.length === 0 ? words : `${words} (and ${others.length} more)`,
    text,
    firstSentence: firstSentenceOf(text),
    action: only?.action ?? null,
    actionBy: only?.actionBy ?? null,
    ...(others.length === 0 ? {} : { actions }),
    initials: isSilent ? null : initialsOf(update?.ownerId),
    isMissing: update === undefined,
    ...(update === undefined ? lastKnownOf(first, sources) : {}),
    ...(proposals.length === 0 ? {} : { proposals }),
  };
}

/** How it stood last, where an officer chose to print that in the place of an update. */
function lastKnownOf({ id }: Milestone, sources: AreaSources): Pick<SnapshotCommentary, 'lastKnown'> {
  const before = sources.updates.earlier?.get(id);
  const isPrinted = sources.printedAsBefore?.has(nameEntry({ kind: 'milestone', id })) === true;
  if (before === undefined || !isPrinted) return {};
  return { lastKnown: { quarterTitle: titleOfQuarter(before.quarter), status: compileStatus(before) } };
}

/** Each milestone has its own: they are told apart by ref, and by their words where the ref is the same. */
function compileActions(
  group: MilestoneGroup,
  current: ReadonlyMap<string, MilestoneUpdate>,
): readonly SnapshotAction[] {
  return group.flatMap((milestone) => {
    const update = current.get(milestone.id);
    const action = cleanText(update?.action ?? '');
    if (action === '') return [];
    const actionBy = update?.actionBy === undefined ? null : formatLong(update.actionBy);
    return [
      { milestoneId: milestone.id, name: group.length === 1 ? null : nameAmong(group, milestone), action, actionBy },
    ];
  });
}

function listRefs(milestones: readonly Milestone[]): string {
  return [...new Set(milestones.map(({ ref }) => cleanLine(ref)))].join(', ');
}

function nameArea({ areas }: Plan, { areaId }: Milestone): string {
  return cleanLine(areas.find(({ id }) => id === areaId)?.name ?? '');
}
