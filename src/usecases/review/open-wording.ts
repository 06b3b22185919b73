import { may, type Permission } from '../../core/access.ts';
import { parseQuarter } from '../../core/calendar/quarter.ts';
import type { EntryKey } from '../../core/collect/entry.ts';
import { isSameEntry } from '../../core/remind/asked-entry.ts';
import type { QueuedEntry } from '../../core/review/review-queue.ts';
import { isInPrint, ownTexts, type Texts } from '../../core/review/wording.ts';
import { type ActorSources, type Clicker, findActor } from '../find-actor.ts';
import { type EntrySubjectPorts, readEntrySubject } from './entry-subject.ts';
import { type QueuePorts, readQueue } from './read-queue.ts';

export interface OpenWordingPorts extends QueuePorts, EntrySubjectPorts {
  readonly plans: QueuePorts['plans'] & ActorSources['plans'];
  readonly windows: QueuePorts['windows'];
  /** An unguessable text for one opening of a form. */
  readonly newNonce: () => string;
}

export interface WordingForm {
  readonly queued: QueuedEntry;
  /** As they were sent; those that can be edited. */
  readonly own: Texts;
  /** As they are printed now. */
  readonly printed: Texts;
  readonly nonce: string;
}

export type OpenedWording =
  | { readonly outcome: 'form'; readonly form: WordingForm }
  | { readonly outcome: 'nothing-to-edit'; readonly ref: string }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  | { readonly outcome: 'gone' };

/** Opens the form in which an officer edits what is printed. */
export async function openWording(
  ports: OpenWordingPorts & ActorSources,
  {
    clicker,
    entry,
    quarter,
    now,
  }: { readonly clicker: Clicker; readonly entry: EntryKey; readonly quarter: string; readonly now: Date },
): Promise<OpenedWording> {
  const subject = await readEntrySubject(ports, { entry, quarter });
  const parsed = parseQuarter(quarter);
  if (subject === undefined || parsed === undefined) return { outcome: 'gone' };
  const { directorate, ref } = subject;
  const by = await findActor(ports, clicker, now);
  const permission = may(by, 'edit-wording', { directorateId: directorate.id });
  if (!permission.allowed) return { outcome: 'refused', permission };
  const queue = await readQueue(ports, { by, directorateCode: directorate.code, quarter: parsed });
  const queued = queue.ok ? queue.value.entries.find((each) => isSameEntry(each.entry, entry)) : undefined;
  if (queued === undefined) return { outcome: 'nothing-to-edit', ref };
  const own = ownTexts(queued.said);
  if (Object.keys(own).length === 0) return { outcome: 'nothing-to-edit', ref };
  const { wording } = queued;
  const printed = wording !== undefined && isInPrint(wording) ? wording.texts : own;
  return { outcome: 'form', form: { queued, own, printed, nonce: ports.newNonce() } };
}
