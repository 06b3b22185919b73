import { isOver } from '../../core/collect/collection-window.ts';
import type { UnsentDraft } from '../../core/remind/message-now.ts';
import type { DraftStore } from '../collect/draft/draft-ports.ts';
import { type BegunItem, type BegunItemPorts, readItemDraftsOf } from '../collect/item/read-item-drafts.ts';
import { type EntrySubjectPorts, readEntrySubject } from '../review/entry-subject.ts';

export type UnsentPorts = EntrySubjectPorts & BegunItemPorts & { readonly drafts: Pick<DraftStore, 'draftsOf'> };

/** What somebody had begun in windows that have closed since: it can no longer be sent, and they are told. */
export async function readUnsent(
  ports: UnsentPorts,
  { personId, windowIds }: { readonly personId: string; readonly windowIds: readonly string[] },
  now: Date,
): Promise<readonly UnsentDraft[]> {
  const unsent: UnsentDraft[] = [];
  for (const draft of await ports.drafts.draftsOf(personId)) {
    const subject = await readEntrySubject(ports, draft);
    const { window } = subject ?? {};
    if (subject === undefined || window === undefined || !windowIds.includes(window.id)) continue;
    if (isOver(window, now)) unsent.push({ ref: subject.ref, words: subject.words });
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
