import { parseQuarter } from '../../../core/calendar/quarter.ts';
import { type CollectionWindow, isOver } from '../../../core/collect/collection-window.ts';
import type { HandedMark } from '../../../core/collect/draft-request.ts';
import { windowOfPart } from '../../../core/collect/window-of-part.ts';
import type { Milestone, Plan } from '../../../core/plan/plan.ts';
import type { PlanReader, WindowStore } from '../../ports.ts';
import type { DraftingStore } from './drafting-ports.ts';

export interface UnsentTextPorts {
  readonly plans: Pick<PlanReader, 'plans' | 'people'>;
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly drafting: Pick<DraftingStore, 'handedMarks'>;
}

/** A contributor's text that its owner had not sent when the window closed. It is kept; an officer can enter it. */
export interface UnsentText {
  readonly mark: HandedMark;
  readonly windowId: string;
  readonly ref: string;
  readonly words: string;
  readonly byName: string;
  readonly ownerName: string;
  /** `written` by the reader; or it was `waiting` for them. */
  readonly role: 'written' | 'waiting';
}

/** For whom: what they wrote, and what waited for any of those for whom they answer. */
export interface UnsentTextReader {
  readonly personId: string;
  readonly ownerIds: readonly string[];
}

/** What somebody wrote, or was to read, in windows that have closed and whose report is not published yet; in the plan's order. */
export async function readUnsentTexts(
  ports: UnsentTextPorts,
  reader: UnsentTextReader,
  now: Date,
): Promise<readonly UnsentText[]> {
  const [plans, windows] = await Promise.all([ports.plans.plans(), ports.windows.windows()]);
  const closed = windows.filter((window) => isOver(windowOfPart(window, 'texts'), now) && window.state !== 'published');
  const found: UnsentText[] = [];
  for (const window of closed) {
    const plan = plans.find((candidate) => isPlanOf(candidate, window));
    if (plan !== undefined) found.push(...(await readTheirs(ports, { plan, window, reader })));
  }
  return found;
}

function isPlanOf({ directorateId, startYear }: Plan, window: CollectionWindow): boolean {
  return directorateId === window.directorateId && startYear === parseQuarter(window.quarter)?.startYear;
}

interface Search {
  readonly plan: Plan;
  readonly window: CollectionWindow;
  readonly reader: UnsentTextReader;
}

async function readTheirs(ports: UnsentTextPorts, search: Search): Promise<readonly UnsentText[]> {
  const { plan, window, reader } = search;
  const marks = newestWaiting(await ports.drafting.handedMarks(window.quarter));
  const texts = plan.milestones.flatMap((milestone) =>
    (marks.get(milestone.id) ?? []).flatMap((mark) => {
      const role = roleOf(mark, milestone, reader);
      return role === undefined ? [] : [{ mark, milestone, role }];
    }),
  );
  if (texts.length === 0) return [];
  const people = await ports.plans.people();
  const nameOf = (id: string | undefined) => people.find((person) => person.id === id)?.name;
  return texts.map(({ mark, milestone: { ref, words, ownerId }, role }) => ({
    mark,
    windowId: window.id,
    ref,
    words,
    byName: nameOf(mark.contributorId) ?? 'Somebody',
    ownerName: nameOf(ownerId) ?? 'The owner',
    role,
  }));
}

/** By milestone. Whatever is sent of a milestone decides on all that was handed in: what is undecided was not sent. */
function newestWaiting(marks: readonly HandedMark[]): ReadonlyMap<string, readonly HandedMark[]> {
  const waiting = marks.filter(({ entry, decision }) => entry.kind === 'milestone' && decision === undefined);
  const newest = new Map(waiting.map((mark) => [`${mark.entry.id} ${mark.contributorId}`, mark]));
  return Map.groupBy(newest.values(), ({ entry }) => entry.id);
}

function roleOf(
  { contributorId }: HandedMark,
  { ownerId }: Milestone,
  reader: UnsentTextReader,
): UnsentText['role'] | undefined {
  if (ownerId !== undefined && reader.ownerIds.includes(ownerId)) return 'waiting';
  return contributorId === reader.personId ? 'written' : undefined;
}
