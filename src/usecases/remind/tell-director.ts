import type { LocalDate } from '../../core/calendar/local-date.ts';
import { nextWorkingHour } from '../../core/calendar/working-hours.ts';
import { isAwaited } from '../../core/remind/asked-entry.ts';
import { askingByPart } from '../../core/remind/asking-by-part.ts';
import { deadlineText } from '../../core/remind/deadline-text.ts';
import { noticeKey } from '../../core/remind/desk-keys.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import { toPastReminder } from '../../core/remind/past-reminder.ts';
import type { Recipient } from '../../core/remind/reminder-situation.ts';
import type { Patience } from '../ports.ts';
import type { NewDelivery } from './delivery-ports.ts';
import {
  type DeskClick,
  type DeskOwner,
  type DeskRefusal,
  type NoticeContent,
  type OfficerPorts,
  type OpenedDesk,
  openDesk,
} from './officer-desk.ts';

export type TellChoice =
  | { readonly outcome: 'choice'; readonly windowId: string; readonly owners: readonly DeskOwner[] }
  | DeskRefusal;

/** Of whom an officer may tell the Strategic Director. */
export async function openTell(ports: OfficerPorts, click: DeskClick): Promise<TellChoice> {
  const opened = await openDesk(ports, 'tell-director', click);
  if (opened.outcome !== 'desk') return opened;
  return { outcome: 'choice', windowId: click.windowId, owners: opened.owners };
}

export interface TellRequest extends DeskClick {
  /** As it came back from Slack. */
  readonly ownerId: string;
}

/** What the text to be read begins with. */
export interface TellForm {
  readonly outcome: 'form';
  readonly windowId: string;
  readonly owner: DeskOwner;
  readonly quarterTitle: string;
  /** `5pm Tuesday 14 July` */
  readonly dueAt: string;
  /** Days on which the owner was reminded of this window, oldest first. */
  readonly askedOn: readonly LocalDate[];
  readonly approverNames: readonly string[];
  readonly nonce: string;
}

export type TellRefusal =
  | DeskRefusal
  /** Nothing is outstanding any more, or the owner cannot be written to: then nobody is told. */
  | { readonly outcome: 'nothing-to-tell' }
  /** No approver of the directorate can be written to. */
  | { readonly outcome: 'no-approver' };

/** The text for one owner, to be read before it is sent. */
export async function writeTell(ports: OfficerPorts, request: TellRequest): Promise<TellForm | TellRefusal> {
  const found = await findTold(ports, request);
  if (found.outcome !== 'told') return found;
  const { owner, approvers, content } = found;
  const past = await ports.deliveries.remindersSince(new Date(0));
  const askedOn = past
    .flatMap((delivery) => toPastReminder(delivery, owner.recipient.zone) ?? [])
    .filter((each) => each.personId === owner.personId && each.windowIds.includes(content.windowId))
    .filter(({ state }) => state === 'asked')
    .map(({ date }) => date);
  return {
    outcome: 'form',
    windowId: content.windowId,
    owner,
    quarterTitle: content.quarterTitle,
    dueAt: dueOf(found),
    askedOn,
    approverNames: approvers.map(({ person }) => person.name),
    nonce: ports.newNonce(),
  };
}

/** What was due first of all that is outstanding: a part may be due on a day of its own. */
function dueOf({ owner, content, desk }: Told): string {
  const owed = askingByPart(desk.asking).filter(({ entries }) =>
    entries.some((asked) => asked.ownerId === owner.personId && isAwaited(asked)),
  );
  const [first] = owed.toSorted((one, other) => one.window.dueAt.getTime() - other.window.dueAt.getTime());
  return first === undefined ? content.dueAt : deadlineText(first.window.dueAt, first.zone);
}

export interface TellSubmit extends TellRequest {
  /** As the officer left them. */
  readonly words: string;
  readonly nonce: string;
  readonly patience: Patience;
}

export type TellOutcome =
  | {
      readonly outcome: 'told';
      readonly approverNames: readonly string[];
      readonly ownerName: string;
      readonly at: Date;
      /** The approver's, IANA name. */
      readonly zone: string;
    }
  | TellRefusal
  | { readonly outcome: 'busy' };

/** The approvers and the owner get the same words in the same minute; sent twice from one form, they get them once. */
export async function tellDirector(ports: OfficerPorts, request: TellSubmit): Promise<TellOutcome> {
  const found = await findTold(ports, request);
  if (found.outcome !== 'told') return found;
  const { owner, approvers, content } = found;
  const { zone } = found.first;
  const dueAt = nextWorkingHour(request.now, zone, found.desk.asking.calendar);
  const planned = await ports.deliveries.planByHand(
    // The owner first: what is sent next is sent in this order.
    [toNotice(ports, request, { found, reader: owner.recipient, dueAt })].concat(
      approvers.map((reader) => toNotice(ports, request, { found, reader, dueAt })),
    ),
    {
      author: { actor: request.clicker.slackUserId },
      at: request.now,
      action: 'tell-director',
      windowId: content.windowId,
    },
    request.patience,
  );
  if (!planned.ok) return { outcome: 'busy' };
  const approverNames = approvers.map(({ person }) => person.name);
  return { outcome: 'told', approverNames, ownerName: owner.name, at: dueAt, zone };
}

interface Told extends Omit<OpenedDesk, 'outcome' | 'owners'> {
  readonly outcome: 'told';
  readonly owner: DeskOwner;
  readonly approvers: readonly Recipient[];
  /** The approver whose working hours are kept. */
  readonly first: Recipient;
}

async function findTold(ports: OfficerPorts, request: TellRequest): Promise<Told | TellRefusal> {
  const opened = await openDesk(ports, 'tell-director', request);
  if (opened.outcome !== 'desk') return opened;
  const owner = opened.owners.find(({ personId }) => personId === request.ownerId);
  if (owner === undefined) return { outcome: 'nothing-to-tell' };
  const { directorate } = opened.desk.asking;
  const approvers = opened.desk.recipients.filter(
    (recipient) =>
      directorate.approverIds.includes(recipient.person.id) &&
      recipient.person.id !== owner.personId &&
      whyUnasked(recipient, request.now) === undefined,
  );
  const [first] = approvers;
  return first === undefined ? { outcome: 'no-approver' } : { ...opened, outcome: 'told', owner, approvers, first };
}

function toNotice(
  ports: OfficerPorts,
  { words, nonce, now }: TellSubmit,
  { found, reader, dueAt }: { readonly found: Told; readonly reader: Recipient; readonly dueAt: Date },
): NewDelivery {
  const { owner, officer, approvers, content } = found;
  const notice: NoticeContent = {
    officerName: officer.person.name,
    approverNames: approvers.map(({ person }) => person.name),
    ownerName: owner.name,
    reader: reader.person.id === owner.personId ? 'owner' : 'approver',
    words,
  };
  const payload = { message: ports.renderNotice(notice), windowId: content.windowId, ownerId: owner.personId };
  return {
    key: noticeKey(nonce, reader.person.id),
    personId: reader.person.id,
    content: { kind: 'notice', payload },
    methodClass: 'post',
    dueAt,
    createdAt: now,
  };
}
