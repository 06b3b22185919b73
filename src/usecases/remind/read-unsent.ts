import { isOver } from '../../core/collect/collection-window.ts';
import { PART_OF_KIND, windowOfPart } from '../../core/collect/window-of-part.ts';
import type { LeftUnsent, UnsentDraft } from '../../core/remind/message-now.ts';
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
  readonly windowIds: readonly string[];
}

/** What was written and can no longer be sent, in windows that have closed since: who wrote it or was to read it is told. */
export async function readUnsent(ports: UnsentPorts, request: UnsentRequest, now: Date): Promise<LeftUnsent> {
  const { personId } = request;
  const deputised = (await readDeputised(ports, now)).get(personId) ?? [];
  const texts = await readUnsentTexts(ports, { personId, ownerIds: [personId, ...deputised] }, now);
  const left = texts.filter(({ windowId }) => request.windowIds.includes(windowId));
  return {
    begun: await readBegun(ports, request, now),
    handed: left.filter(({ role }) => role === 'written').map(({ ref, ownerName: name }) => ({ ref, name })),
    waiting: left.filter(({ role }) => role === 'waiting').map(({ ref, byName: name }) => ({ ref, name })),
  };
}

async function readBegun(
  ports: UnsentPorts,
  { personId, windowIds }: UnsentRequest,
  now: Date,
): Promise<readonly UnsentDraft[]> {
  const unsent: UnsentDraft[] = [];
  for (const draft of await ports.drafts.draftsOf(personId)) {
    const subject = await readEntrySubject(ports, draft);
    const { window } = subject ?? {};
    if (subject === undefined || window === undefined || !windowIds.includes(window.id)) continue;
    if (isOver(windowOfPart(window, PART_OF_KIND[draft.entry.kind]), now))
      unsent.push({ ref: subject.ref, words: subject.words });
  }
  const items = await readItemDraftsOf(ports, personId, now);
  const late = items.filter(({ windowId, isLate }) => isLate && windowIds.includes(windowId));
  return [...unsent, ...late.map(toUnsent)];
}

/** An item has no ref: its title stands for it. */
function toUnsent({ kind, title }: BegunItem): UnsentDraft {
  const name = kind === 'key-development' ? 'a key development' : 'an emerging issue';
  return { ref: title === '' ? name : `“${title}”`, words: name };
}
