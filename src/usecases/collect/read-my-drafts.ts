import { may } from '../../core/access.ts';
import { isOver } from '../../core/collect/collection-window.ts';
import type { Draft } from '../../core/collect/draft.ts';
import { type Clicker, findActor } from '../find-actor.ts';
import { readEntrySubject } from '../review/entry-subject.ts';
import type { CollectPorts } from './ports.ts';
import { type OpenDraft, readOpenDrafts } from './read-open-drafts.ts';

export interface MyDrafts {
  readonly open: readonly OpenDraft[];
  /** What can no longer be sent, and is still there to be read by who wrote it. */
  readonly late: readonly LateDraft[];
}

export interface LateDraft {
  readonly draft: Draft;
  readonly ref: string;
  readonly words: string;
  /** The council's zone, IANA. */
  readonly timeZone: string;
}

/** Everything that somebody has begun and not sent. */
export async function readMyDrafts(
  ports: CollectPorts,
  request: { readonly clicker: Clicker; readonly now: Date },
): Promise<MyDrafts> {
  const actor = await findActor(ports, request.clicker, request.now);
  if (!may(actor, 'see-own-work').allowed || actor.personId === undefined) return { open: [], late: [] };
  const open = await readOpenDrafts(ports, request);
  const rest = (await ports.drafts.draftsOf(actor.personId)).filter((draft) => !isAmong(open, draft));
  const late = await Promise.all(rest.map((draft) => readLate(ports, draft, request.now)));
  return { open, late: late.filter((draft) => draft !== undefined) };
}

function isAmong(open: readonly OpenDraft[], { entry, quarter }: Draft): boolean {
  return open.some(
    ({ draft }) => draft.quarter === quarter && draft.entry.id === entry.id && draft.entry.kind === entry.kind,
  );
}

/** Drafts for somebody else, in a window that is still open, are handed in from their own form. */
async function readLate(ports: CollectPorts, draft: Draft, now: Date): Promise<LateDraft | undefined> {
  const subject = await readEntrySubject(ports, draft);
  if (subject?.window === undefined || !isOver(subject.window, now)) return undefined;
  const { ref, words, organisation } = subject;
  return { draft, ref, words, timeZone: organisation.timeZone };
}
