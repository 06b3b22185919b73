import { may } from '../../../core/access.ts';
import type { DraftRequest, HandedMark } from '../../../core/collect/draft-request.ts';
import type { EntryKey } from '../../../core/collect/entry.ts';
import type { Milestone, Plan } from '../../../core/plan/plan.ts';
import { indexOf } from '../../../core/plan/plan-index.ts';
import { isSameEntry } from '../../../core/remind/asked-entry.ts';
import { type Clicker, findActor } from '../../find-actor.ts';
import type { CollectPorts } from '../ports.ts';
import { readOpenWindows } from '../windows-of-work.ts';

/** A milestone that somebody drafts for its owner. */
export interface DraftToWrite {
  readonly entry: EntryKey;
  /** `2026-27/Q1` */
  readonly quarter: string;
  readonly ref: string;
  readonly words: string;
  readonly ownerName: string;
  /** `sent-back` and `asked` wait for the reader; `handed` for the owner. */
  readonly state: 'asked' | 'handed' | 'sent-back';
}

/** What one person is asked to draft for others, in every window that collects now; in the plan's order. */
export async function listDrafting(
  ports: CollectPorts,
  { clicker, now }: { readonly clicker: Clicker; readonly now: Date },
): Promise<readonly DraftToWrite[]> {
  const actor = await findActor(ports, clicker, now);
  const { personId, standsInFor } = actor;
  if (personId === undefined || !may(actor, 'see-own-work').allowed) return [];
  const [plans, windows] = await Promise.all([ports.plans.plans(), ports.windows.windows()]);
  const found: DraftToWrite[] = [];
  for (const plan of plans) {
    for (const { window, parts, isClosed } of await readOpenWindows(ports, { plan, windows, now })) {
      if (isClosed || !parts.includes('texts')) continue;
      const theirs = await readTheirs(ports, plan, { quarter: window.quarter, personId });
      found.push(...theirs.filter(({ ownerId }) => ownerId !== personId && !standsInFor.includes(ownerId)));
    }
  }
  return found;
}

interface Reader {
  readonly quarter: string;
  readonly personId: string;
}

async function readTheirs(
  ports: CollectPorts,
  plan: Plan,
  { quarter, personId }: Reader,
): Promise<readonly (DraftToWrite & { readonly ownerId: string })[]> {
  const [requests, marks] = await Promise.all([ports.drafting.requests(quarter), ports.drafting.handedMarks(quarter)]);
  const theirs = draftedBy(plan, requests, personId);
  if (theirs.length === 0) return [];
  const standing = await ports.updates.standing(
    quarter,
    theirs.map(({ id }) => id),
  );
  const people = await ports.plans.people();
  return theirs.flatMap((milestone) => {
    const owner = people.find(({ id }) => id === milestone.ownerId);
    if (owner === undefined || standing.has(milestone.id)) return [];
    return [{ ...toDraft(milestone, { marks, quarter, personId }), ownerName: owner.name, ownerId: owner.id }];
  });
}

/** In the plan's order. The newest request for a milestone says who drafts it; without one, the plan does. */
function draftedBy(plan: Plan, requests: readonly DraftRequest[], personId: string): readonly Milestone[] {
  const { milestonesWithContributor, milestone } = indexOf(plan);
  const asked = new Map(
    requests.filter(({ entry }) => entry.kind === 'milestone').map((request) => [request.entry.id, request]),
  );
  const ofPlan = milestonesWithContributor(personId).filter(({ id }) => !asked.has(id));
  const ofRequests = [...asked.values()]
    .filter(({ contributorId }) => contributorId === personId)
    .flatMap(({ entry }) => milestone(entry.id) ?? []);
  if (ofRequests.length === 0) return ofPlan;
  const theirs = new Set([...ofPlan, ...ofRequests]);
  return plan.milestones.filter((each) => theirs.has(each));
}

function toDraft(
  { id, ref, words }: Milestone,
  { marks, quarter, personId }: Reader & { readonly marks: readonly HandedMark[] },
): Omit<DraftToWrite, 'ownerName'> {
  const entry: EntryKey = { kind: 'milestone', id };
  const own = marks.findLast((mark) => isSameEntry(mark.entry, entry) && mark.contributorId === personId);
  return { entry, quarter, ref, words, state: stateOf(own) };
}

function stateOf(own: HandedMark | undefined): DraftToWrite['state'] {
  if (own === undefined) return 'asked';
  return own.decision?.kind === 'sent-back' ? 'sent-back' : 'handed';
}
