import { type Actor, may, type Permission } from '../../core/access.ts';
import type { CollectionWindow, WindowState } from '../../core/collect/collection-window.ts';
import type { EntryKey } from '../../core/collect/entry.ts';
import { noticeKey } from '../../core/remind/desk-keys.ts';
import type { Recipient } from '../../core/remind/reminder-situation.ts';
import {
  checkQuestion,
  type QuestionFault,
  type Returned,
  type ReturnNotice,
  type ReturnStand,
  returnOf,
  standsInTheWay,
} from '../../core/review/returned.ts';
import type { Author, Patience } from '../ports.ts';
import type { RenderedMessage } from '../publish/ports.ts';
import type { NewDelivery } from '../remind/delivery-ports.ts';
import {
  type EntrySubject,
  type EntrySubjectPorts,
  readEntrySubject,
  readStandingId,
  type StandingPorts,
} from './entry-subject.ts';
import { type Cast, type CastPorts, dueAt, readCast } from './read-cast.ts';
import type { ReturnStore } from './return-ports.ts';

/** Turns it into words and blocks, as it should be read now. Pure; throws never. */
export type RenderReturn = (notice: ReturnNotice, stand: ReturnStand) => RenderedMessage;

export interface ReturnPorts extends EntrySubjectPorts, StandingPorts, CastPorts {
  readonly plans: CastPorts['plans'];
  readonly returns: Pick<ReturnStore, 'ofEntry' | 'ofForm' | 'add' | 'close'>;
  readonly renderReturn: RenderReturn;
}

export interface ReturnRequest {
  readonly by: Actor;
  readonly author: Author;
  readonly entry: EntryKey;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  readonly question: string;
  /** The update that the officer has read; undefined takes the one that stands. */
  readonly updateId: number | undefined;
  /** One opening of the officer's form. */
  readonly nonce: string;
  readonly now: Date;
  readonly patience: Patience;
}

export type ReturnRefusal =
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  /** The window does not collect yet. */
  | { readonly outcome: 'not-now'; readonly state: WindowState | undefined }
  /** Nobody could answer. */
  | { readonly outcome: 'no-owner'; readonly ref: string }
  | { readonly outcome: 'nothing-said'; readonly ref: string }
  /** Another update stands than the one that was read. */
  | { readonly outcome: 'overtaken'; readonly ref: string }
  /** An earlier question still waits for its answer. */
  | { readonly outcome: 'waits-already'; readonly returned: Returned }
  | { readonly outcome: 'fault'; readonly fault: QuestionFault }
  | { readonly outcome: 'busy' };

export type ReturnOutcome =
  | {
      readonly outcome: 'returned';
      readonly returned: Returned;
      readonly ref: string;
      /** Who is asked, and from when on; undefined where no message can reach anybody. */
      readonly asked: { readonly name: string; readonly at: Date; readonly zone: string } | undefined;
    }
  | ReturnRefusal;

/** Sends an update back with a question: the entry is outstanding again, and whoever answers for it is told. */
export async function returnUpdate(ports: ReturnPorts, request: ReturnRequest): Promise<ReturnOutcome> {
  for (;;) {
    const subject = await readEntrySubject(ports, request);
    if (subject === undefined) return { outcome: 'gone' };
    const permission = may(request.by, 'return-update', { directorateId: subject.directorate.id });
    if (!permission.allowed) return { outcome: 'refused', permission };
    const cast = await readCast(ports, subject, request);
    const repeated = await ports.returns.ofForm(request.nonce);
    if (repeated !== undefined) return told(repeated, { subject, cast });
    const updateId = await readStandingId(ports, subject, request.quarter);
    const refusal = await whyNot(ports, { subject, updateId }, request);
    if (refusal !== undefined) return refusal;
    const stored = await store(ports, request, { subject, cast, updateId });
    if (stored !== 'changed') return stored;
  }
}

async function whyNot(
  ports: ReturnPorts,
  { subject, updateId }: Pick<Judged, 'subject' | 'updateId'>,
  request: ReturnRequest,
): Promise<ReturnRefusal | undefined> {
  const { window, ref } = subject;
  if (window === undefined || window.state === 'planned') {
    return { outcome: 'not-now', state: window?.state };
  }
  const checked = checkQuestion(request.question);
  if (!checked.ok) return { outcome: 'fault', fault: checked.refusal };
  if (subject.ownerId === undefined) return { outcome: 'no-owner', ref };
  const before = returnOf(await ports.returns.ofEntry(request.entry), request.quarter);
  if (before !== undefined && standsInTheWay(window, before)) return { outcome: 'waits-already', returned: before };
  if (updateId === undefined) return { outcome: 'nothing-said', ref };
  return request.updateId === undefined || request.updateId === updateId ? undefined : { outcome: 'overtaken', ref };
}

interface Scene {
  readonly subject: EntrySubject;
  readonly cast: Cast;
}

interface Judged extends Scene {
  /** The update that stands now. */
  readonly updateId: number | undefined;
}

async function store(ports: ReturnPorts, request: ReturnRequest, scene: Judged): Promise<ReturnOutcome | 'changed'> {
  const { entry, quarter, nonce, author, now } = request;
  const { updateId } = scene;
  const { window } = scene.subject;
  const { answerer, owner, officer } = scene.cast;
  if (window === undefined || updateId === undefined || owner === undefined) return 'changed';
  const added = await ports.returns.add(
    {
      entry,
      quarter,
      updateId,
      question: request.question.trim(),
      askedById: officer?.id,
      at: now,
      nonce,
      author,
      windowId: window.id,
      windowVersion: window.version,
      readerIds: [owner.id, ...(answerer === undefined ? [] : [answerer.person.id])],
      notice: answerer && toNotice(ports, request, { ...scene, answerer, window }),
    },
    request.patience,
  );
  if (added.ok) return told(added.value, scene);
  return added.refusal === 'busy' ? { outcome: 'busy' } : 'changed';
}

function told(returned: Returned, { subject, cast: { answerer, from } }: Scene): ReturnOutcome {
  const asked = answerer && { name: answerer.person.name, at: dueAt(subject, answerer, from), zone: answerer.zone };
  return { outcome: 'returned', returned, ref: subject.ref, asked };
}

function toNotice(
  ports: ReturnPorts,
  { entry, quarter, nonce, now, question }: ReturnRequest,
  { subject, cast, answerer, window }: Scene & { readonly answerer: Recipient; readonly window: CollectionWindow },
): NewDelivery {
  const { owner, officer } = cast;
  const notice: ReturnNotice = {
    entry,
    quarter,
    ref: subject.ref,
    words: subject.words,
    question: question.trim(),
    officerName: officer?.name,
    insteadOf: answerer.person.id === owner?.id ? undefined : owner?.name,
  };
  const message = ports.renderReturn(notice, window.state === 'published' ? 'waits-for-correction' : 'waits');
  const payload = { message, windowId: window.id, ownerId: owner?.id ?? '', returned: notice };
  return {
    key: noticeKey(nonce, answerer.person.id),
    personId: answerer.person.id,
    content: { kind: 'notice', payload },
    methodClass: 'post',
    dueAt: dueAt(subject, answerer, cast.from),
    createdAt: now,
  };
}
