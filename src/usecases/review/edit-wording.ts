import { type Actor, may, type Permission } from '../../core/access.ts';
import { parseQuarter } from '../../core/calendar/quarter.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import { isSameEntry } from '../../core/remind/asked-entry.ts';
import { wordingKey } from '../../core/remind/desk-keys.ts';
import type { QueuedEntry } from '../../core/review/review-queue.ts';
import type { UpdateKey } from '../../core/review/said.ts';
import {
  checkTexts,
  isInPrint,
  isSameTexts,
  ownTexts,
  type Texts,
  type Wording,
  type WordingFault,
} from '../../core/review/wording.ts';
import type { Author, Patience } from '../ports.ts';
import type { NewDelivery } from '../remind/delivery-ports.ts';
import { type EntrySubject, type EntrySubjectPorts, readEntrySubject } from './entry-subject.ts';
import { type Cast, type CastPorts, dueAt, readCast } from './read-cast.ts';
import { type QueuePorts, readQueue } from './read-queue.ts';
import type { WordingStore } from './wording-ports.ts';

export interface EditWordingPorts extends QueuePorts, EntrySubjectPorts, CastPorts {
  readonly plans: QueuePorts['plans'] & CastPorts['plans'];
  readonly windows: QueuePorts['windows'];
  readonly wordings: Pick<WordingStore, 'ofQuarter' | 'ofForm' | 'append'>;
}

export interface EditWordingRequest extends UpdateKey {
  readonly by: Actor;
  readonly author: Author;
  /** Id of the newest wording that the officer has seen; undefined where there was none. */
  readonly basedOn: number | undefined;
  /** As typed. The owner's own texts take an earlier wording back. */
  readonly texts: Texts;
  /** One opening of the officer's form. */
  readonly nonce: string;
  readonly now: Date;
  readonly patience: Patience;
}

/** Who hears of it, and from when on. */
export interface ToldOwner {
  readonly name: string;
  readonly at: Date;
  /** IANA. */
  readonly zone: string;
}

export type EditWordingOutcome =
  /** @param told undefined where no message can reach whoever answers for it, or where it is the officer */
  | { readonly outcome: 'edited'; readonly ref: string; readonly told: ToldOwner | undefined }
  | { readonly outcome: 'taken-back' | 'unchanged' | 'nothing-to-edit'; readonly ref: string }
  | { readonly outcome: 'fault'; readonly fault: WordingFault }
  /** Its owner has written since, or another officer has edited it. */
  | { readonly outcome: 'overtaken'; readonly ref: string }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  | { readonly outcome: 'gone' | 'not-now' }
  | { readonly outcome: 'busy' };

/** Edits are told together: so long the first of a day waits for others. */
const GATHER_MS = 30 * 60_000;

/** Puts an officer's words in print in the place of the owner's, which stay as they are; the owner is told. */
export async function editWording(ports: EditWordingPorts, request: EditWordingRequest): Promise<EditWordingOutcome> {
  for (;;) {
    const subject = await readEntrySubject(ports, request);
    const quarter = parseQuarter(request.quarter);
    if (subject === undefined || quarter === undefined) return { outcome: 'gone' };
    const permission = may(request.by, 'edit-wording', { directorateId: subject.directorate.id });
    if (!permission.allowed) return { outcome: 'refused', permission };
    const queue = await readQueue(ports, { ...request, directorateCode: subject.directorate.code, quarter });
    if (!queue.ok) return { outcome: 'not-now' };
    const queued = queue.value.entries.find(({ entry }) => isSameEntry(entry, request.entry));
    if (queued === undefined) return { outcome: 'nothing-to-edit', ref: subject.ref };
    const cast = await readCast(ports, subject, request);
    const scene = { subject, cast, queued, window: queue.value.sources.window };
    const stored = await decide(ports, request, scene);
    if (stored !== 'changed') return stored;
  }
}

interface Scene {
  readonly subject: EntrySubject;
  readonly cast: Cast;
  readonly queued: QueuedEntry;
  readonly window: CollectionWindow;
}

async function decide(
  ports: EditWordingPorts,
  request: EditWordingRequest,
  scene: Scene,
): Promise<EditWordingOutcome | 'changed'> {
  const { ref, wording, said } = scene.queued;
  const repeated = await ports.wordings.ofForm(request.nonce);
  if (repeated !== undefined) return told(repeated, request, scene);
  if (said.update.id !== request.updateId || wording?.id !== request.basedOn) return { outcome: 'overtaken', ref };
  const own = ownTexts(said);
  if (Object.keys(own).length === 0) return { outcome: 'nothing-to-edit', ref };
  const texts = checkTexts(own, request.texts);
  if (!texts.ok) return { outcome: 'fault', fault: texts.refusal };
  const inPrint = wording !== undefined && isInPrint(wording) ? wording.texts : own;
  if (isSameTexts(texts.value, inPrint)) return { outcome: 'unchanged', ref };
  return store(ports, request, { ...scene, texts: isSameTexts(texts.value, own) ? undefined : texts.value });
}

/** @param scene.texts undefined takes back what is in print */
async function store(
  { wordings }: EditWordingPorts,
  request: EditWordingRequest,
  scene: Scene & { readonly texts: Texts | undefined },
): Promise<EditWordingOutcome | 'changed'> {
  const { entry, quarter, updateId, basedOn, nonce, author, now: at } = request;
  const { texts, queued, subject } = scene;
  const notice = texts && toNotice(request, scene);
  const appended = await wordings.append(
    {
      ...{ entry, quarter, updateId, basedOn, nonce, author, at },
      directorateId: subject.directorate.id,
      kind: texts === undefined ? 'taken-back' : 'edited',
      texts: texts ?? {},
      reason: '',
      byId: request.by.personId,
      noticeKey: texts === undefined ? queued.wording?.noticeKey : notice?.key,
      notices: notice === undefined ? [] : [notice],
    },
    request.patience,
  );
  if (appended.ok) return told(appended.value, request, scene);
  return appended.refusal === 'busy' ? { outcome: 'busy' } : 'changed';
}

function told({ kind }: Wording, request: EditWordingRequest, scene: Scene): EditWordingOutcome {
  const { ref } = scene.queued;
  if (kind !== 'edited') return { outcome: 'taken-back', ref };
  const notice = toNotice(request, scene);
  const { answerer } = scene.cast;
  if (notice === undefined || answerer === undefined) return { outcome: 'edited', ref, told: undefined };
  return { outcome: 'edited', ref, told: { name: answerer.person.name, at: notice.dueAt, zone: answerer.zone } };
}

/** Undefined where nobody can be reached, or it would reach the officer who did it. */
function toNotice(
  { now }: EditWordingRequest,
  { subject, cast: { answerer, owner, officer, from }, window }: Scene,
): NewDelivery | undefined {
  if (answerer === undefined || owner === undefined || answerer.person.id === officer?.id) return undefined;
  const due = dueAt(subject, answerer, new Date(Math.max(from.getTime(), now.getTime() + GATHER_MS)));
  return {
    key: wordingKey(window.id, answerer.person.id, localDateOf(due, answerer.zone)),
    personId: answerer.person.id,
    content: { kind: 'wording', payload: { about: 'wordings', windowId: window.id, ownerId: owner.id } },
    methodClass: 'post',
    dueAt: due,
    createdAt: now,
  };
}
