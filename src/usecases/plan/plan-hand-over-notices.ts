import type { NewDelivery } from '../remind/delivery-ports.ts';
import type { HandedOver, HandOverClick, HandOverNotice, HandOverPorts, HandOverScene } from './hand-over-ports.ts';
import { planNews, planReceipt, readNewsRoom } from './plan-news.ts';

/**
 * One message to the new owner for all of it, and one to each old owner, in their working hours; not to whoever does it, and
 * not where no message reaches. The officer gets one from which it can be taken back.
 */
export async function planHandOverNotices(
  ports: HandOverPorts,
  { by, now, submissionId }: HandOverClick,
  { scene, notice }: { readonly scene: HandOverScene; readonly notice: HandOverNotice },
): Promise<readonly NewDelivery[]> {
  const [first] = scene.moves;
  if (first === undefined) return [];
  const { organisation, directorate } = first.subject;
  const room = await readNewsRoom(ports, { organisation, directorate, submissionId, now });
  if (room === undefined) return [];
  const tell = (reader: 'new-owner' | 'old-owner', ownerOf: (each: HandedOver) => string | undefined) =>
    [...Map.groupBy(notice.entries, ownerOf)].flatMap(([id, entries]) =>
      id === undefined || id === by.personId
        ? []
        : planNews(room, id, ports.renderHandOver({ ...notice, reader, entries })),
    );
  return [
    ...tell('new-owner', ({ newOwner }) => newOwner?.id),
    ...tell('old-owner', ({ oldOwner }) => oldOwner?.id),
    // What is taken back stands in the message that was there.
    ...(notice.isUndo ? [] : planReceipt(room, by.personId, ports.renderHandOver(notice))),
  ];
}
