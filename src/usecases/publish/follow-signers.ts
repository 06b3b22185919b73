import { calendarOf } from '../../core/calendar/directorate-calendar.ts';
import { nextWorkingHour } from '../../core/calendar/working-hours.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import { type CollectionWindow, isBeforePublication } from '../../core/collect/collection-window.ts';
import type { Directorate, Organisation, Person } from '../../core/plan/plan.ts';
import type { Delivery } from '../../core/remind/delivery.ts';
import { signOffStem } from '../../core/remind/unarrived.ts';
import { type AskedSignature, answersTo, type SignOffDraft } from '../../core/review/sign-off.ts';
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
 * says who is asked instead, and where nobody is left the officers hear of it, once for each draft and once a day; whoever
 * read it as they asked for the draft hears no more of that.
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
  /** Numbers of all drafts of the quarter. */
  readonly numbers: readonly number[];
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
  const numbers = record.drafts.map(({ number }) => number);
  return { window, directorate, organisation, draft: newest, numbers, signers, rows };
}

async function planFor(ports: FollowPorts, waiting: Waiting, now: Date): Promise<readonly NewDelivery[]> {
  const { window, draft, signers, rows } = waiting;
  const unasked = signers.filter((signer) => signer.isThere && !isAsked(rows, signer));
  const unsaid = await findUnsaid(ports, waiting, now);
  if (unasked.length + unsaid.length === 0) return [];
  const book = await ports.signOffs.ofQuarter(window.directorateId, window.quarter);
  const newest = book.drafts.at(-1);
  if (newest?.id !== draft.id) return [];
  const { number, snapshot } = newest;
  const before = { book, draftId: book.drafts.at(-2)?.id };
  const asks = unasked.map(async (signer) => {
    const { approver, reader } = signer;
    const dueAt = await hourFor(ports, { waiting, personId: reader.id, now });
    const key = `${approver.id}-by-${reader.id}`;
    return askSigner(ports, { ...signer, key }, { windowId: window.id, number, snapshot, before, dueAt, now });
  });
  const notices = unsaid.map(async ({ officerId: personId, approvers }): Promise<NewDelivery> => {
    const approverNames = approvers.map(({ name }) => name);
    const nobodyFor = approvers.map(({ id }) => id);
    const message = ports.renderSignOff({ about: 'nobody', number, snapshot, approverNames });
    const dueAt = await hourFor(ports, { waiting, personId, now });
    const content = { kind: 'sign-off' as const, payload: { message, windowId: window.id, nobodyFor } };
    const key = `${nobodyStem(window.id, number)}${[...nobodyFor, personId].join('-')}`;
    return { key, content, methodClass: 'post', personId, dueAt, createdAt: now };
  });
  return [...(await Promise.all(asks)).flat(), ...(await Promise.all(notices))];
}

/** What an officer is to hear: for whom nobody is there. */
interface Unsaid {
  readonly officerId: string;
  readonly approvers: readonly Person[];
}

function nobodyStem(windowId: string, number: number): string {
  return `${signOffStem(windowId, number)}-nobody-`;
}

async function findUnsaid(ports: FollowPorts, waiting: Waiting, now: Date): Promise<readonly Unsaid[]> {
  const { window, directorate, numbers, signers } = waiting;
  const absent = signers.filter(({ isThere }) => !isThere);
  if (absent.length === 0) return [];
  const [people, ...told] = await Promise.all([
    ports.plans.people(),
    ...numbers.map((number) => ports.deliveries.startingWith(nobodyStem(window.id, number))),
  ]);
  return people
    .filter(({ id }) => directorate.officerIds.includes(id))
    .map((officer) => {
      const unsaid = absent.filter(
        ({ approver }) => !isTold({ approver, officer }, { waiting, told: told.flat(), now }),
      );
      return { officerId: officer.id, approvers: unsaid.map(({ approver }) => approver) };
    })
    .filter(({ approvers }) => approvers.length > 0);
}

interface Telling {
  readonly waiting: Waiting;
  /** What officers were told of this in any draft of the quarter. */
  readonly told: readonly Delivery[];
  readonly now: Date;
}

function isTold(
  { approver, officer }: { readonly approver: Person; readonly officer: Person },
  { waiting: { window, draft, organisation, rows }, told, now }: Telling,
): boolean {
  const dayOf = (instant: Date) => localDateOf(instant, organisation.timeZone);
  const stem = nobodyStem(window.id, draft.number);
  const isOfThem = ({ content, personId }: Delivery) =>
    personId === officer.id &&
    content.kind === 'sign-off' &&
    'nobodyFor' in content.payload &&
    content.payload.nobodyFor?.includes(approver.id) === true;
  const wasToldBefore = told
    .filter(isOfThem)
    .some(({ key, createdAt }) => key.startsWith(stem) || dayOf(createdAt) === dayOf(now));
  return wasToldBefore || rows.some((row) => askOf(row, approver.id)?.toldNobody === (officer.slackUserId ?? ''));
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

function asksFor(row: Delivery, approverId: string): boolean {
  return askOf(row, approverId) !== undefined;
}

/** Undefined for what does not ask for this approver's signature. */
function askOf({ content }: Delivery, approverId: string): AskedSignature | undefined {
  const asked = content.kind === 'sign-off' && 'asked' in content.payload ? content.payload.asked : undefined;
  return asked?.approverId === approverId ? asked : undefined;
}
