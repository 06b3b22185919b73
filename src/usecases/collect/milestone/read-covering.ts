import { type Covering, type CoverSubject, mayBeCovered, sameRefFirst } from '../../../core/collect/milestone/cover.ts';
import type { MilestoneCard } from '../../../core/collect/milestone/milestone-form.ts';
import type { Status } from '../../../core/collect/milestone/status.ts';
import type { Milestone } from '../../../core/plan/plan.ts';
import { indexOf } from '../../../core/plan/plan-index.ts';
import type { CollectPorts } from '../ports.ts';
import { type MilestoneSituation, toCard } from './milestone-situation.ts';

/** The other milestones of the same owner and window, by id, with what was said of each. */
export type Siblings = ReadonlyMap<string, CoverSubject>;

export async function readSiblings(
  ports: Pick<CollectPorts, 'updates' | 'returns' | 'drafting'>,
  situation: MilestoneSituation,
): Promise<Siblings> {
  const { window } = situation;
  const others = findOthers(situation);
  if (window === undefined || others.length === 0) return new Map();
  const ids = others.map(({ id }) => id);
  const [standing, before, returns, marks] = await Promise.all([
    ports.updates.standing(window.quarter, ids),
    ports.updates.standingBefore(window.quarter, ids),
    ports.returns.ofQuarter(window.quarter),
    ports.drafting.handedMarks(window.quarter),
  ]);
  const returned = new Set(returns.filter(({ closedAt }) => closedAt === undefined).map(({ entry }) => entry.id));
  const drafted = new Set(marks.filter(({ decision }) => decision === undefined).map(({ entry }) => entry.id));
  return new Map(
    others.map((other) => {
      const { id } = other;
      const said = { update: standing.get(id), earlier: before.get(id), isReturned: returned.has(id) };
      const isDrafted = drafted.has(id);
      return [id, { milestone: other, isDrafted, ...said }];
    }),
  );
}

function findOthers({ milestone, plan }: MilestoneSituation): readonly Milestone[] {
  const { ownerId } = milestone;
  if (ownerId === undefined) return [];
  return indexOf(plan)
    .milestonesOf([ownerId])
    .filter(({ id }) => id !== milestone.id);
}

/** What a milestone's form says and offers about one text for several. */
export function toCovering(situation: MilestoneSituation, siblings: Siblings): Covering {
  const { milestone, standing, plan } = situation;
  const isCoveredHere = ({ update }: CoverSubject) => update?.coveredBy === milestone.id;
  const all = [...siblings.values()];
  const open = all.filter((each) => mayBeCovered(each) && !isCoveredHere(each)).map((each) => each.milestone);
  const coveredBy = standing?.coveredBy === undefined ? undefined : indexOf(plan).milestone(standing.coveredBy);
  return {
    candidates: sameRefFirst(open, milestone.ref).map((each) => cardOf(situation, each)),
    covered: all.filter(isCoveredHere).map((each) => cardOf(situation, each.milestone)),
    coveredBy: coveredBy && cardOf(situation, coveredBy),
  };
}

/** All have the same owner and plan. */
export function cardOf(situation: MilestoneSituation, milestone: Milestone): MilestoneCard {
  return toCard({ ...situation, milestone });
}

/** A milestone with the status that was said of it, under the text of another one. */
export interface CoveredWord {
  readonly card: MilestoneCard;
  readonly status: Status;
  /** What is being done about it. */
  readonly action: string;
}

/** The milestones that the text of this one covers now. */
export async function readCovered(
  { updates }: Pick<CollectPorts, 'updates'>,
  situation: MilestoneSituation,
): Promise<readonly CoveredWord[]> {
  const { window } = situation;
  const others = findOthers(situation);
  if (window === undefined || others.length === 0) return [];
  const ids = others.map(({ id }) => id);
  const standing = await updates.standing(window.quarter, ids);
  return others.flatMap((milestone) => {
    const update = standing.get(milestone.id);
    return update?.coveredBy === situation.milestone.id
      ? [{ card: cardOf(situation, milestone), status: update.status, action: update.action }]
      : [];
  });
}
