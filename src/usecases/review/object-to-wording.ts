import { type Actor, may, type Permission } from '../../core/access.ts';
import { objectionKey } from '../../core/remind/desk-keys.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import {
  checkObjection,
  newestWording,
  type ObjectionFault,
  standOfWording,
  type Wording,
  type WordingStand,
} from '../../core/review/wording.ts';
import type { Author, Patience } from '../ports.ts';
import type { NewDelivery } from '../remind/delivery-ports.ts';
import { readRecipients } from '../remind/read-situation.ts';
import {
  type EntrySubject,
  type EntrySubjectPorts,
  readEntrySubject,
  readStandingId,
  type StandingPorts,
} from './entry-subject.ts';
import { type CastPorts, dueAt } from './read-cast.ts';
import type { WordingStore } from './wording-ports.ts';

export interface ObjectPorts extends EntrySubjectPorts, StandingPorts, CastPorts {
  readonly plans: CastPorts['plans'];
  readonly wordings: Pick<WordingStore, 'wording' | 'ofEntry' | 'ofForm' | 'append'>;
}

export interface ObjectRequest {
  readonly by: Actor;
  readonly author: Author;
  /** As it came back from Slack: not to be trusted. */
  readonly wordingId: number;
  /** As typed. */
  readonly reason: string;
  /** One opening of the form. */
  readonly nonce: string;
  readonly now: Date;
  readonly patience: Patience;
}

export type ObjectRefusal =
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'busy' }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  /** It is not printed any more: see its stand. */
  | { readonly outcome: 'not-printed'; readonly ref: string; readonly stand: WordingStand }
  /** The officer has put other words in print since they were read. */
  | { readonly outcome: 'overtaken'; readonly ref: string };

export type ObjectOutcome =
  | { readonly outcome: 'objected'; readonly ref: string; readonly isPublished: boolean }
  | { readonly outcome: 'fault'; readonly fault: ObjectionFault }
  | ObjectRefusal;

/** A wording as its owner reads it, to say yes by silence or to object. */
export interface ShownWording {
  readonly wording: Wording;
  readonly subject: EntrySubject;
}

/** The wording that is printed, for somebody who may object to it. */
export async function findPrinted(
  ports: ObjectPorts,
  { by, wordingId }: Pick<ObjectRequest, 'by' | 'wordingId'>,
): Promise<ObjectRefusal | { readonly outcome: 'printed'; readonly shown: ShownWording }> {
  const wording = await ports.wordings.wording(wordingId);
  const subject = wording && (await readEntrySubject(ports, wording));
  if (wording === undefined || subject === undefined) return { outcome: 'gone' };
  const { ref, ownerId, directorate } = subject;
  const permission = may(by, 'object-to-wording', { ownerId, directorateId: directorate.id });
  if (!permission.allowed) return { outcome: 'refused', permission };
  const newest = newestWording(await ports.wordings.ofEntry(wording.entry), wording) ?? wording;
  const stand = standOfWording(newest, await readStandingId(ports, subject, wording.quarter));
  if (stand !== 'in-print') return { outcome: 'not-printed', ref, stand };
  return newest.id === wordingId ? { outcome: 'printed', shown: { wording, subject } } : { outcome: 'overtaken', ref };
}

/** Takes an officer's words out of print, with the reason; the officer is told. */
export async function objectToWording(ports: ObjectPorts, request: ObjectRequest): Promise<ObjectOutcome> {
  const reason = checkObjection(request.reason);
  if (!reason.ok) return { outcome: 'fault', fault: reason.refusal };
  for (;;) {
    const repeated = await ports.wordings.ofForm(request.nonce);
    if (repeated !== undefined) return answerAgain(ports, repeated);
    const found = await findPrinted(ports, request);
    if (found.outcome !== 'printed') return found;
    const { subject } = found.shown;
    const { id: basedOn, ...wording } = found.shown.wording;
    const appended = await ports.wordings.append(
      {
        ...wording,
        kind: 'objected',
        texts: {},
        reason: reason.value,
        byId: request.by.personId,
        at: request.now,
        nonce: request.nonce,
        author: request.author,
        basedOn,
        notices: await toNotices(ports, found.shown, request),
      },
      request.patience,
    );
    if (appended.ok) return objected(subject);
    if (appended.refusal === 'busy') return { outcome: 'busy' };
    // Something was written or edited meanwhile: look again.
  }
}

async function answerAgain(ports: ObjectPorts, wording: Wording): Promise<ObjectOutcome> {
  const subject = await readEntrySubject(ports, wording);
  return subject === undefined ? { outcome: 'gone' } : objected(subject);
}

function objected({ ref, window }: EntrySubject): ObjectOutcome {
  return { outcome: 'objected', ref, isPublished: window?.state === 'published' };
}

/** To the officer who edited it; where that is none any more, to all of the directorate. */
async function toNotices(
  ports: ObjectPorts,
  { wording, subject }: ShownWording,
  { by, nonce, now }: ObjectRequest,
): Promise<readonly NewDelivery[]> {
  const { officerIds } = subject.directorate;
  const editors = officerIds.filter((id) => id === wording.byId);
  const recipients = await readRecipients(ports, subject.organisation, now);
  return (editors.length > 0 ? editors : officerIds).flatMap((id) => {
    const officer = recipients.find(({ person }) => person.id === id);
    if (officer === undefined || id === by.personId || whyUnasked(officer, now) !== undefined) return [];
    return {
      key: objectionKey(nonce, id),
      personId: id,
      content: { kind: 'wording', payload: { about: 'objection', windowId: subject.window?.id ?? '', nonce } },
      methodClass: 'post',
      dueAt: dueAt(subject, officer, now),
      createdAt: now,
    } as const;
  });
}
