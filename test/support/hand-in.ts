import { createDraftingStore } from '../../src/store/collect/drafting-store.ts';
import { anUpdate, patience, type RemindWorld } from './remind-world.ts';

/**
 * The contributor whom the plan names hands a draft in, where its window is open and somebody else answers for it.
 * @returns whether it was stored.
 */
export async function handInAs(
  world: RemindWorld,
  { id, quarter, at }: { readonly id: string; readonly quarter: string; readonly at: Date },
): Promise<boolean> {
  const plan = world.plans.find(({ milestones }) => milestones.some((each) => each.id === id));
  const milestone = plan?.milestones.find((each) => each.id === id);
  const windows = await world.ports.windows.windows();
  const window = windows.find((each) => each.directorateId === plan?.directorateId && each.quarter === quarter);
  const [contributorId] = milestone?.contributorIds ?? [];
  const { ownerId } = milestone ?? {};
  if (plan === undefined || window === undefined || contributorId === undefined || ownerId === undefined) return false;
  if (contributorId === ownerId || at < window.opensAt || at >= window.closesAt) return false;
  const { status, commentary, action, actionBy } = anUpdate(id);
  const entry = { kind: 'milestone', id } as const;
  const formNonce = `form-${id}-${quarter}`;
  const handed = await createDraftingStore(world.database).hand(
    {
      entry,
      quarter,
      contributorId,
      ownerId,
      content: { status, commentary, action, actionBy },
      formNonce,
      contentHash: 'hash',
      submissionId: `submit-${id}-${quarter}`,
      author: { actor: 'test' },
      at,
      basedOn: undefined,
      draft: { personId: contributorId, entry, quarter, fields: {}, at, formNonce, draftedAt: undefined },
      windowId: window.id,
      windowVersion: window.version,
      planId: plan.id,
      planVersion: plan.version,
    },
    patience(),
  );
  return handed.ok;
}
