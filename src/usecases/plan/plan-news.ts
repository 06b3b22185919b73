import type { Directorate, Organisation } from '../../core/plan/plan.ts';
import { type Absence, absenceAt, backFrom } from '../../core/remind/absence.ts';
import { noticeKey } from '../../core/remind/desk-keys.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import type { Recipient } from '../../core/remind/reminder-situation.ts';
import type { RenderedMessage } from '../publish/ports.ts';
import type { NewDelivery } from '../remind/delivery-ports.ts';
import { readRecipients } from '../remind/read-situation.ts';
import { dueAt } from '../review/read-cast.ts';
import type { PeoplePorts } from './people-ports.ts';

/** What changed in the plan, for those whom it concerns. */
export interface NewsRoom {
  readonly organisation: Organisation;
  readonly directorate: Directorate;
  readonly windowId: string;
  readonly recipients: readonly Recipient[];
  readonly submissionId: string;
  readonly now: Date;
}

/** Where news of a directorate is kept: with its window that collects, else with its newest; undefined without any. */
export async function readNewsRoom(
  ports: PeoplePorts,
  change: Omit<NewsRoom, 'windowId' | 'recipients'>,
): Promise<NewsRoom | undefined> {
  const windows = (await ports.windows.windows()).filter((each) => each.directorateId === change.directorate.id);
  const window = windows.find(({ state }) => state === 'collecting') ?? windows.at(-1);
  if (window === undefined) return undefined;
  const recipients = await readRecipients(ports, change.organisation, change.now);
  return { ...change, windowId: window.id, recipients };
}

/** In their working hours, once they are back; nothing where no message reaches. */
export function planNews(room: NewsRoom, personId: string | undefined, message: RenderedMessage): NewDelivery[] {
  const { recipients, now } = room;
  const recipient = recipients.find(({ person }) => person.id === personId);
  if (recipient === undefined || whyUnasked(recipient, now) !== undefined) return [];
  const absence = absenceAt(recipient, now);
  return [toDelivery(room, recipient, { message, from: absence === undefined ? now : backFrom(recipient, absence) })];
}

/** In their working hours, also while they are away: about that itself, and not where these days stand no more. */
export function planNewsAtOnce(
  room: NewsRoom,
  personId: string,
  news: Pick<Told, 'message' | 'absence' | 'takesBack'>,
): NewDelivery[] {
  const { recipients, now } = room;
  const recipient = recipients.find(({ person }) => person.id === personId);
  if (recipient === undefined || whyUnasked(recipient, now) !== undefined) return [];
  return [toDelivery(room, recipient, { ...news, from: now })];
}

/** The answer to one's own press, at any hour. */
export function planReceipt(room: NewsRoom, personId: string | undefined, message: RenderedMessage): NewDelivery[] {
  const { recipients, now } = room;
  const recipient = recipients.find(({ person }) => person.id === personId);
  if (recipient === undefined || whyUnasked(recipient, now) !== undefined) return [];
  return [{ ...toDelivery(room, recipient, { message, from: now }), dueAt: now }];
}

interface Told {
  readonly message: RenderedMessage;
  readonly absence?: Absence | undefined;
  /** Keys of what was to tell the contrary, and has not been sent. */
  readonly takesBack?: readonly string[] | undefined;
  readonly from: Date;
}

function toDelivery(room: NewsRoom, recipient: Recipient, { message, absence, takesBack, from }: Told): NewDelivery {
  const { windowId, submissionId, now } = room;
  const { id: personId } = recipient.person;
  return {
    key: noticeKey(submissionId, personId),
    personId,
    content: {
      kind: 'notice',
      payload: {
        ...{ message, windowId, ownerId: personId, isNews: true },
        ...(absence && { absence }),
        ...(takesBack && { takesBack }),
      },
    },
    methodClass: 'post',
    dueAt: dueAt(room, recipient, from),
    createdAt: now,
  };
}
