import type { NewDelivery } from '../remind/delivery-ports.ts';
import { readRecipients } from '../remind/read-situation.ts';
import type { HandedOver, HandOverClick, HandOverNotice, HandOverPorts, HandOverScene } from './hand-over-ports.ts';
import { planNews, planReceipt } from './plan-news.ts';

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
  const windows = (await ports.windows.windows()).filter((each) => each.directorateId === directorate.id);
  const window = windows.find(({ state }) => state === 'collecting') ?? windows.at(-1);
  if (window === undefined) return [];
  const recipients = await readRecipients(ports, organisation, now);
  const room = { organisation, directorate, windowId: window.id, recipients, submissionId, now };
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
