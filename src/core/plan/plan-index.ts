import type { EntryKey, EntryKind } from '../collect/entry.ts';
import type { Indicator, Milestone, Plan } from './plan.ts';
import { planOwners, whoIsAsked } from './plan-owners.ts';
import { normaliseRef } from './ref.ts';

/** Looks things up in a plan without going through all of it. Everything is in the plan's order. */
export interface PlanIndex {
  milestone(id: string): Milestone | undefined;
  /** Whatever their case, blanks and typographic punctuation. */
  milestonesWithRef(ref: string): readonly Milestone[];
  milestonesOf(ownerIds: readonly string[]): readonly Milestone[];
  /** Those that the plan names somebody as a contributor of. */
  milestonesWithContributor(personId: string): readonly Milestone[];
  indicator(id: string): Indicator | undefined;
  indicatorsWithRef(ref: string): readonly Indicator[];
  /** What one person is asked for in the course of the year: to answer, and to supply. */
  entriesOf(personId: string): readonly { readonly entry: EntryKey }[];
  /** Whether any of these people is asked for something, whatever it is. */
  asks(personIds: readonly string[]): boolean;
  /** Ids of everybody who answers for something. */
  readonly owners: ReadonlySet<string>;
}

const known = new WeakMap<Plan, PlanIndex>();

/** Made once for each plan: a plan is never changed, another one takes its place. */
export function indexOf(plan: Plan): PlanIndex {
  const found = known.get(plan);
  if (found !== undefined) return found;
  const made = makeIndex(plan);
  known.set(plan, made);
  return made;
}

function makeIndex(plan: Plan): PlanIndex {
  const { milestones, indicators } = plan;
  const byId = new Map(milestones.map((milestone) => [milestone.id, milestone]));
  const positions = new Map(milestones.map(({ id }, position) => [id, position]));
  const byRef = Map.groupBy(milestones, ({ ref }) => normaliseRef(ref));
  const byOwner = Map.groupBy(milestones, ({ ownerId }) => ownerId);
  const byContributor = Map.groupBy(
    milestones.flatMap((milestone) => milestone.contributorIds.map((personId) => ({ personId, milestone }))),
    ({ personId }) => personId,
  );
  const indicatorsById = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const indicatorsByRef = Map.groupBy(indicators, ({ ref }) => normaliseRef(ref));
  const asked = new Set(whoIsAsked(plan));
  const positionOf = ({ id }: Milestone) => positions.get(id) ?? 0;
  return {
    milestone: (id) => byId.get(id),
    milestonesWithRef: (ref) => byRef.get(normaliseRef(ref)) ?? [],
    indicator: (id) => indicatorsById.get(id),
    indicatorsWithRef: (ref) => indicatorsByRef.get(normaliseRef(ref)) ?? [],
    entriesOf: (personId) => listEntries(plan, personId),
    owners: new Set(planOwners(plan)),
    milestonesWithContributor: (personId) => [
      ...new Set(byContributor.get(personId)?.map(({ milestone }) => milestone)),
    ],
    asks: (personIds) => personIds.some((id) => asked.has(id)),
    milestonesOf: (ownerIds) => {
      const [owner, ...more] = new Set(ownerIds);
      // Not even what has no owner.
      if (owner === undefined) return [];
      if (more.length === 0) return byOwner.get(owner) ?? [];
      const all = [owner, ...more].flatMap((id) => byOwner.get(id) ?? []);
      return all.toSorted((one, other) => positionOf(one) - positionOf(other));
    },
  };
}

function listEntries(plan: Plan, personId: string): readonly { readonly entry: EntryKey }[] {
  const toEntry =
    (kind: EntryKind) =>
    ({ id }: { readonly id: string }) => ({ entry: { kind, id } });
  return [
    ...plan.milestones.filter(({ ownerId }) => ownerId === personId).map(toEntry('milestone')),
    ...plan.indicators
      .filter(({ ownerId, supplierId }) => ownerId === personId || supplierId === personId)
      .map(toEntry('indicator')),
    ...plan.risks.filter(({ leadId }) => leadId === personId).map(toEntry('risk')),
    ...plan.equalityActions.filter(({ leadId }) => leadId === personId).map(toEntry('equality-action')),
  ];
}
