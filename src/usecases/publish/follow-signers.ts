import { calendarOf } from '../../core/calendar/directorate-calendar.ts';
import { nextWorkingHour } from '../../core/calendar/working-hours.ts';
import { type CollectionWindow, isBeforePublication } from '../../core/collect/collection-window.ts';
import type { Directorate, Organisation } from '../../core/plan/plan.ts';
import type { Delivery } from '../../core/remind/delivery.ts';
import { signOffStem } from '../../core/remind/unarrived.ts';
import { answersTo, type SignOffDraft } from '../../core/review/sign-off.ts';
import type { Patience, WindowStore } from '../ports.ts';
import type { DeliveryStore, NewDelivery, RedrawnAsk } from '../remind/delivery-ports.ts';
import { readZone } from '../remind/read-zone.ts';
import { type AskRenderers, askSigner } from './ask-signer.ts';
import { readSigners, type Signer, type SignerPorts } from './read-signers.ts';
import type { SignOffStore } from './sign-off-ports.ts';

export interface FollowPorts extends SignerPorts, AskRenderers {
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly signOffs: Pick<SignOffStore, 'ofQuarter' | 'record'>;
  readonly deliveries: Pick<DeliveryStore, 'startingWith' | 'plan' | 'redrawAsks'>;
  readonly newPatience: () => Patience;
}

/**
 * Who reads a draft follows from today, as it does for updates: where an approver who has not answered went away after they
 * were asked, the deputy is asked, once; and the approver, once they are back, where only the deputy was asked. What was sent
 * says who is asked instead, and where nobody is left the officers hear of it, once for each draft.
 */
export async function followSigners(ports: FollowPorts, { now }: { readonly now: Date }): Promise<void> {
  for (const window of (await ports.windows.windows()).filter(isBeforePublication)) {
    const waiting = await readWaiting(ports, window, now);
    if (waiting === undefined) continue;
    const planned = await planFor(ports, waiting, now);
    if (planned.length > 0) await ports.deliveries.plan(planned, ports.newPatience());
    const asks = await findRedrawn(ports, waiting);
    if (asks.length > 0) await ports.deliveries.redrawAsks(asks, { at: now, patience: ports.newPatience() });
  }
}

/** A draft that somebody has not answered yet, and who reads it for them today. */
interface Waiting {
  readonly window: CollectionWindow;
  readonly directorate: Directorate;
  readonly organisation: Organisation;
  readonly draft: Omit<SignOffDraft, 'snapshot'>;
  readonly signers: readonly Signer[];
  /** What was sent to have it signed. */
  readonly rows: readonly Delivery[];
}

async function readWaiting(ports: FollowPorts, window: CollectionWindow, now: Date): Promise<Waiting | undefined> {
  const record = await ports.signOffs.record(window.directorateId, window.quarter);
  const newest = record.drafts.at(-1);
  if (newest === undefined || record.voids.some(({ draftId }) => draftId === newest.id)) return undefined;
  const directorate = (await ports.plans.directorates()).find(({ id }) => id === window.directorateId);
  const answers = answersTo(record, newest, directorate?.approverIds ?? []);
  const waitedFor = answers.flatMap(({ approverId, answer }) => (answer === undefined ? [approverId] : []));
  const organisation = await ports.plans.organisation();
  if (directorate === undefined || organisation === undefined || waitedFor.length === 0) return undefined;
  const rows = await ports.deliveries.startingWith(`${signOffStem(window.id, newest.number)}-`);
  const signers = await readSigners(ports, waitedFor, now);
  return { window, directorate, organisation, draft: newest, signers, rows };
}

async function planFor(ports: FollowPorts, waiting: Waiting, now: Date): Promise<readonly NewDelivery[]> {
  const { window, directorate, draft, signers, rows } = waiting;
  const unasked = signers.filter((signer) => signer.isThere && !isAsked(rows, signer));
  const stem = `${signOffStem(window.id, draft.number)}-nobody`;
  const unsaid = signers
    .filter(({ isThere }) => !isThere)
    .flatMap(({ approver }) =>
      directorate.officerIds.map((id) => ({ approver, id, key: `${stem}-${approver.id}-${id}` })),
    )
    .filter(({ key }) => rows.every((row) => row.key !== key));
  if (unasked.length + unsaid.length === 0) return [];
  const book = await ports.signOffs.ofQuarter(window.directorateId, window.quarter);
  const newest = book.drafts.at(-1);
  if (newest?.id !== draft.id) return [];
  const { number, snapshot } = newest;
  const before = { book, draftId: book.drafts.at(-2)?.id };
  const asks = unasked.map(async ({ approver, reader }) => {
    const dueAt = await hourFor(ports, { waiting, personId: reader.id, now });
    const key = `${approver.id}-by-${reader.id}`;
    return askSigner(ports, { approver, reader, key }, { windowId: window.id, number, snapshot, before, dueAt, now });
  });
  const notices = unsaid.map(async ({ approver, id, key }): Promise<NewDelivery> => {
    const message = ports.renderSignOff({ about: 'nobody', number, snapshot, approverName: approver.name });
    const dueAt = await hourFor(ports, { waiting, personId: id, now });
    const content = { kind: 'sign-off' as const, payload: { message, windowId: window.id } };
    return { key, content, methodClass: 'post', personId: id, dueAt, createdAt: now };
  });
  return [...(await Promise.all(asks)).flat(), ...(await Promise.all(notices))];
}

interface Hour {
  readonly waiting: Waiting;
  readonly personId: string;
  readonly now: Date;
}

/** In their working hours. */
async function hourFor(ports: FollowPorts, { waiting, personId, now }: Hour): Promise<Date> {
  const { organisation, directorate } = waiting;
  const person = (await ports.plans.people()).find(({ id }) => id === personId);
  const user = await ports.slackUsers.slackUser(person?.slackUserId ?? '');
  return nextWorkingHour(now, readZone(user?.timeZone, organisation.timeZone), calendarOf(organisation, directorate));
}

/** Where somebody else is asked than when a question was last drawn, it says so from now on. */
async function findRedrawn(ports: FollowPorts, { signers, rows }: Waiting): Promise<readonly RedrawnAsk[]> {
  const sent = rows.filter(({ state }) => state === 'sent');
  const asks = signers
    .filter(({ isThere }) => isThere)
    .flatMap(({ approver, reader }) =>
      sent.filter((row) => asksFor(row, approver.id)).map((ask) => ({ ask, readerId: reader.id })),
    );
  const redrawn = asks.map(async ({ ask, readerId }) => {
    const edits = await ports.deliveries.startingWith(`edit-${ask.key}`);
    const edit = edits.find(({ key }) => key === `edit-${ask.key}`)?.content;
    const drawnFor = (edit?.kind === 'edit' ? edit.payload.readerId : undefined) ?? ask.personId;
    return drawnFor === readerId ? [] : [{ ask, readerId }];
  });
  return (await Promise.all(redrawn)).flat();
}

function isAsked(rows: readonly Delivery[], { approver, reader }: Signer): boolean {
  return rows.some((row) => asksFor(row, approver.id) && row.personId === reader.id);
}

function asksFor({ content }: Delivery, approverId: string): boolean {
  return content.kind === 'sign-off' && 'asked' in content.payload && content.payload.asked?.approverId === approverId;
}
