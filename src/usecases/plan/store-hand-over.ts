import type { HandedOver, HandOverClick, HandOverNotice, HandOverPorts, HandOverScene } from './hand-over-ports.ts';
import { planHandOverNotices } from './plan-hand-over-notices.ts';
import { readHandedOver } from './read-handed-over.ts';

export interface StoredHandOver {
  /** As the officer reads it. */
  readonly notice: HandOverNotice;
  /** Person ids of those whom a message reaches. */
  readonly toldIds: readonly string[];
}

/** All entries at once, with everybody whom it concerns told. */
export async function storeHandOver(
  ports: HandOverPorts,
  click: HandOverClick,
  scene: HandOverScene,
): Promise<StoredHandOver | 'changed' | 'busy'> {
  const entries = await readHandedOver(ports, scene, click.now);
  const notice = await toNotice(ports, click, { scene, entries });
  const notices = await planHandOverNotices(ports, click, { scene, notice });
  const plans = new Map(scene.moves.map(({ subject: { plan } }) => [plan.id, plan.version]));
  const { personId } = click.by;
  const stored = await ports.handOvers.handOver(
    {
      entries: scene.moves.map(({ subject, newOwner }) => ({
        entry: subject.entry,
        from: subject.ownerId,
        to: newOwner?.id,
      })),
      plans: [...plans].map(([planId, version]) => ({ planId, version })),
      author: click.author,
      at: click.now,
      notices,
      takesBack:
        scene.undoes === undefined
          ? undefined
          : {
              submissionId: scene.undoes,
              receipt: personId === undefined ? undefined : { personId, message: ports.renderHandOver(notice) },
            },
    },
    click.patience,
  );
  if (!stored.ok) return stored.refusal;
  return { notice, toldIds: notices.flatMap((each) => each.personId ?? []) };
}

async function toNotice(
  ports: HandOverPorts,
  { by, submissionId, now }: HandOverClick,
  { scene, entries }: { readonly scene: HandOverScene; readonly entries: readonly HandedOver[] },
): Promise<HandOverNotice> {
  const officer = (await ports.plans.people()).find(({ id }) => id === by.personId);
  const isUndo = scene.undoes !== undefined;
  return { reader: 'officer', entries, officerName: officer?.name, submissionId, at: now, isUndo };
}
