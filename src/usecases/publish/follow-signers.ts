import { calendarOf } from '../../core/calendar/directorate-calendar.ts';
import { nextWorkingHour } from '../../core/calendar/working-hours.ts';
import { type CollectionWindow, isBeforePublication } from '../../core/collect/collection-window.ts';
import type { Delivery } from '../../core/remind/delivery.ts';
import { signOffStem } from '../../core/remind/unarrived.ts';
import { answersTo } from '../../core/review/sign-off.ts';
import type { Patience, WindowStore } from '../ports.ts';
import type { DeliveryStore, NewDelivery } from '../remind/delivery-ports.ts';
import { readZone } from '../remind/read-zone.ts';
import { type AskRenderers, askSigner } from './ask-signer.ts';
import { readSigners, type Signer, type SignerPorts } from './read-signers.ts';
import type { SignOffStore } from './sign-off-ports.ts';

export interface FollowPorts extends SignerPorts, AskRenderers {
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly signOffs: Pick<SignOffStore, 'ofQuarter' | 'record'>;
  readonly deliveries: Pick<DeliveryStore, 'startingWith' | 'plan'>;
  readonly newPatience: () => Patience;
}

/**
 * Who reads a draft follows from today, as it does for updates: where an approver who has not answered went away after they
 * were asked, the deputy is asked, once; and the approver, once they are back, where only the deputy was asked.
 */
export async function followSigners(ports: FollowPorts, { now }: { readonly now: Date }): Promise<void> {
  for (const window of (await ports.windows.windows()).filter(isBeforePublication)) {
    const planned = await planFor(ports, window, now);
    if (planned.length > 0) await ports.deliveries.plan(planned, ports.newPatience());
  }
}

async function planFor(ports: FollowPorts, window: CollectionWindow, now: Date): Promise<readonly NewDelivery[]> {
  const record = await ports.signOffs.record(window.directorateId, window.quarter);
  const newest = record.drafts.at(-1);
  if (newest === undefined || record.voids.some(({ draftId }) => draftId === newest.id)) return [];
  const directorate = (await ports.plans.directorates()).find(({ id }) => id === window.directorateId);
  const answers = answersTo(record, newest, directorate?.approverIds ?? []);
  const waitedFor = answers.flatMap(({ approverId, answer }) => (answer === undefined ? [approverId] : []));
  if (directorate === undefined || waitedFor.length === 0) return [];
  const rows = await ports.deliveries.startingWith(`${signOffStem(window.id, newest.number)}-`);
  const signers = await readSigners(ports, waitedFor, now);
  const unasked = signers.filter((signer) => signer.isThere && !isAsked(rows, signer));
  if (unasked.length === 0) return [];
  const book = await ports.signOffs.ofQuarter(window.directorateId, window.quarter);
  const draft = book.drafts.at(-1);
  const organisation = await ports.plans.organisation();
  if (draft?.id !== newest.id || organisation === undefined) return [];
  const calendar = calendarOf(organisation, directorate);
  const { number, snapshot } = draft;
  const before = { book, draftId: book.drafts.at(-2)?.id };
  const asks = unasked.map(async ({ approver, reader }) => {
    const user = await ports.slackUsers.slackUser(reader.slackUserId ?? '');
    const dueAt = nextWorkingHour(now, readZone(user?.timeZone, organisation.timeZone), calendar);
    const key = `${approver.id}-by-${reader.id}`;
    return askSigner(ports, { approver, reader, key }, { windowId: window.id, number, snapshot, before, dueAt, now });
  });
  return (await Promise.all(asks)).flat();
}

function isAsked(rows: readonly Delivery[], { approver, reader }: Signer): boolean {
  return rows.some(
    ({ content, personId }) =>
      content.kind === 'sign-off' &&
      'asked' in content.payload &&
      content.payload.asked?.approverId === approver.id &&
      personId === reader.id,
  );
}
