import { isOver } from '../../core/collect/collection-window.ts';
import type { UnsentDraft } from '../../core/remind/message-now.ts';
import type { DraftStore } from '../collect/draft-ports.ts';
import { type EntrySubjectPorts, readEntrySubject } from '../review/entry-subject.ts';

export type UnsentPorts = EntrySubjectPorts & { readonly drafts: Pick<DraftStore, 'draftsOf'> };

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
  return unsent;
}
