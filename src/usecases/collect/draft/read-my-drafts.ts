import { may } from '../../../core/access.ts';
import { isOver } from '../../../core/collect/collection-window.ts';
import type { Draft } from '../../../core/collect/draft.ts';
import { isSameEntry } from '../../../core/remind/asked-entry.ts';
import { type Clicker, findActor } from '../../find-actor.ts';
import { readEntrySubject } from '../../review/entry-subject.ts';
import { listDrafting } from '../drafting/list-drafting.ts';
import type { CollectPorts } from '../ports.ts';
import { type DraftNames, readDraftNames } from '../read-draft-names.ts';
import { type OpenDraft, readOpenDrafts } from './read-open-drafts.ts';

export interface MyDrafts {
  readonly open: readonly OpenDraft[];
  /** What can no longer be sent, and is still there to be read by who wrote it. */
  readonly late: readonly LateDraft[];
  /** Of the milestones that their texts also cover. */
  readonly names: DraftNames;
}

/** `gone`: the plan has no such entry any more. `not-yours`: others answer for it and draft it. */
export type WhyLate = 'closed' | 'not-yours' | 'gone';

export interface LateDraft {
  readonly draft: Draft;
  readonly why: WhyLate;
  /** Undefined where it is gone. */
  readonly named: { readonly ref: string; readonly words: string } | undefined;
  /** The council's zone, IANA. */
  readonly timeZone: string;
}

/** Everything that somebody has begun and not sent, the oldest first where it is late. */
export async function readMyDrafts(
  ports: CollectPorts,
  request: { readonly clicker: Clicker; readonly now: Date },
): Promise<MyDrafts> {
  const actor = await findActor(ports, request.clicker, request.now);
  const none = { open: [], late: [], names: new Map() };
  if (!may(actor, 'see-own-work').allowed || actor.personId === undefined) return none;
  const drafts = await ports.drafts.draftsOf(actor.personId);
  if (drafts.length === 0) return none;
  const [open, drafting] = await Promise.all([readOpenDrafts(ports, request), listDrafting(ports, request)]);
  const begun = [...open.map(({ draft }) => draft), ...drafting];
  const rest = drafts.filter((draft) => !begun.some((each) => isOf(each, draft)));
  const late = await Promise.all(rest.map((draft) => readLate(ports, draft, request.now)));
  return { open, late, names: await readDraftNames(ports, drafts) };
}

type Asked = Pick<Draft, 'entry' | 'quarter'>;

/** Drafts for somebody else, in a window that is still open, are handed in from their own form: they are not late. */
function isOf(one: Asked, other: Asked): boolean {
  return one.quarter === other.quarter && isSameEntry(one.entry, other.entry);
}

async function readLate(ports: CollectPorts, draft: Draft, now: Date): Promise<LateDraft> {
  const [subject, organisation] = await Promise.all([readEntrySubject(ports, draft), ports.plans.organisation()]);
  if (organisation === undefined) throw new Error('There are drafts without an organisation.');
  const { timeZone } = organisation;
  if (subject === undefined) return { draft, why: 'gone', named: undefined, timeZone };
  const { ref, words, window } = subject;
  const isClosed = window === undefined || isOver(window, now);
  return { draft, why: isClosed ? 'closed' : 'not-yours', named: { ref, words }, timeZone };
}
