import { WINDOW_PARTS, type WindowPart } from '../../core/calendar/window-part.ts';
import { type CollectionWindow, isOver } from '../../core/collect/collection-window.ts';
import { PART_OF_KIND, viewsOf, windowOfPart } from '../../core/collect/window-of-part.ts';
import { type ClosedThing, type LeftUnsent, NOTHING_UNSENT, type UnsentDraft } from '../../core/remind/left-unsent.ts';
import type { PastReminder } from '../../core/remind/reminder-situation.ts';
import type { DraftStore } from '../collect/draft/draft-ports.ts';
import { readUnsentTexts, type UnsentTextPorts } from '../collect/drafting/read-unsent-texts.ts';
import { type BegunItem, type BegunItemPorts, readItemDraftsOf } from '../collect/item/read-item-drafts.ts';
import { type EntrySubjectPorts, readEntrySubject } from '../review/entry-subject.ts';
import { type DeputyPorts, readDeputised } from './read-deputised.ts';

export type UnsentPorts = EntrySubjectPorts &
  BegunItemPorts &
  UnsentTextPorts &
  DeputyPorts & { readonly drafts: Pick<DraftStore, 'draftsOf'> };

export interface UnsentRequest {
  readonly personId: string;
  /** Of which the message speaks. */
  readonly windowIds: readonly string[];
  /** What the reader was told before. Other windows of the same quarter may have other dates, and have closed. */
  readonly past: readonly PastReminder[];
}

/** What was written and can no longer be sent, in what has closed since: who wrote it or was to read it is told. */
export async function readUnsent(ports: UnsentPorts, request: UnsentRequest, now: Date): Promise<LeftUnsent> {
  const windows = await readTold(ports, request);
  if (!windows.some((window) => viewsOf(window).some((view) => isOver(view.window, now)))) return NOTHING_UNSENT;
  const { personId } = request;
  const ids = windows.map(({ id }) => id);
  const deputised = (await readDeputised(ports, now)).get(personId) ?? [];
  const texts = await readUnsentTexts(ports, { personId, ownerIds: [personId, ...deputised] }, now);
  const left = texts.filter(({ windowId }) => ids.includes(windowId));
  const begun = await readBegun(ports, { personId, windowIds: ids }, now);
  const places = [...begun, ...left.map(({ windowId }): Place => ({ windowId, part: 'texts' }))];
  return {
    begun: begun.map(({ ref, words }) => ({ ref, words })),
    handed: left.filter(({ role }) => role === 'written').map(({ ref, ownerName: name }) => ({ ref, name })),
    waiting: left.filter(({ role }) => role === 'waiting').map(({ ref, byName: name }) => ({ ref, name })),
    closed: await readClosed(ports, { places, windows }, now),
  };
}

async function readTold(
  ports: Pick<UnsentPorts, 'windows'>,
  { windowIds, past }: UnsentRequest,
): Promise<readonly CollectionWindow[]> {
  const windows = await ports.windows.windows();
  const quarters = windows.flatMap(({ id, quarter }) => (windowIds.includes(id) ? [quarter] : []));
  const told = new Set([...windowIds, ...past.flatMap((reminder) => reminder.windowIds)]);
  return windows.filter(({ id, quarter }) => told.has(id) && quarters.includes(quarter));
}

/** Where something was not sent. */
interface Place {
  readonly windowId: string;
  readonly part: WindowPart;
}

async function readBegun(
  ports: UnsentPorts,
  { personId, windowIds }: Omit<UnsentRequest, 'past'>,
  now: Date,
): Promise<readonly (UnsentDraft & Place)[]> {
  const unsent: (UnsentDraft & Place)[] = [];
  for (const draft of await ports.drafts.draftsOf(personId)) {
    const subject = await readEntrySubject(ports, draft);
    const { window } = subject ?? {};
    if (subject === undefined || window === undefined || !windowIds.includes(window.id)) continue;
    const part = PART_OF_KIND[draft.entry.kind];
    if (isOver(windowOfPart(window, part), now))
      unsent.push({ ref: subject.ref, words: subject.words, windowId: window.id, part });
  }
  const items = await readItemDraftsOf(ports, personId, now);
  const late = items.filter(({ windowId, isLate }) => isLate && windowIds.includes(windowId));
  return [...unsent, ...late.map(toUnsent)];
}

/** An item has no ref: its title stands for it. */
function toUnsent({ kind, title, windowId }: BegunItem): UnsentDraft & Place {
  const name = kind === 'key-development' ? 'a key development' : 'an emerging issue';
  return { ref: title === '' ? name : `“${title}”`, words: name, windowId, part: 'items' };
}

async function readClosed(
  { plans }: UnsentPorts,
  { places, windows }: { readonly places: readonly Place[]; readonly windows: readonly CollectionWindow[] },
  now: Date,
): Promise<readonly ClosedThing[]> {
  const theirs = windows.filter(({ id }) => places.some(({ windowId }) => windowId === id));
  const open = theirs.filter((window) => !isOver(window, now)).map(({ id }) => id);
  const parts = places.filter(({ windowId }) => open.includes(windowId)).map(({ part }) => part);
  const directorateIds = theirs.filter(({ id }) => !open.includes(id)).map(({ directorateId }) => directorateId);
  const names = (await plans.directorates()).filter(({ id }) => directorateIds.includes(id)).map(({ name }) => name);
  return [
    ...WINDOW_PARTS.filter((part) => parts.includes(part)).map((part): ClosedThing => ({ kind: 'part', part })),
    ...names.map((directorateName): ClosedThing => ({ kind: 'window', directorateName })),
  ];
}
