import { may } from '../../../core/access.ts';
import { isOver } from '../../../core/collect/collection-window.ts';
import type { Draft } from '../../../core/collect/draft.ts';
import type { HandedDraft } from '../../../core/collect/draft-request.ts';
import { PART_OF_KIND, windowOfPart } from '../../../core/collect/window-of-part.ts';
import { isSameEntry } from '../../../core/remind/asked-entry.ts';
import { type Clicker, findActor } from '../../find-actor.ts';
import { readEntrySubject } from '../../review/entry-subject.ts';
import { listDrafting } from '../drafting/list-drafting.ts';
import { readUnsentTexts, type UnsentText, type UnsentTextReader } from '../drafting/read-unsent-texts.ts';
import type { CollectPorts } from '../ports.ts';
import { type DraftNames, readDraftNames } from '../read-draft-names.ts';
import { type OpenDraft, readOpenDrafts } from './read-open-drafts.ts';

export interface MyDrafts {
  readonly open: readonly OpenDraft[];
  /** What can no longer be sent, and is still there to be read by who wrote it. */
  readonly late: readonly LateDraft[];
  /** What was handed in and not sent before its window closed: by them, or to them. */
  readonly lateTexts: readonly LateText[];
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

export interface LateText extends UnsentText {
  readonly handed: HandedDraft;
  /** The council's zone, IANA. */
  readonly timeZone: string;
}

/** Everything that somebody has begun and not sent, the oldest first where it is late. */
export async function readMyDrafts(
  ports: CollectPorts,
  request: { readonly clicker: Clicker; readonly now: Date },
): Promise<MyDrafts> {
  const actor = await findActor(ports, request.clicker, request.now);
  const none = { open: [], late: [], lateTexts: [], names: new Map() };
  const { personId } = actor;
  if (!may(actor, 'see-own-work').allowed || personId === undefined) return none;
  const lateTexts = await readLateTexts(ports, { personId, ownerIds: [personId, ...actor.standsInFor] }, request.now);
  const drafts = await ports.drafts.draftsOf(personId);
  if (drafts.length === 0) return { ...none, lateTexts };
  const [open, drafting] = await Promise.all([readOpenDrafts(ports, request), listDrafting(ports, request)]);
  const begun = [...open.map(({ draft }) => draft), ...drafting];
  const rest = drafts.filter((draft) => !begun.some((each) => isOf(each, draft)));
  const late = await Promise.all(rest.map((draft) => readLate(ports, draft, request.now)));
  return { open, late, lateTexts, names: await readDraftNames(ports, drafts) };
}

async function readLateTexts(ports: CollectPorts, reader: UnsentTextReader, now: Date): Promise<readonly LateText[]> {
  const texts = await readUnsentTexts(ports, reader, now);
  if (texts.length === 0) return [];
  const { timeZone = 'UTC' } = (await ports.plans.organisation()) ?? {};
  const late = await Promise.all(
    texts.map(async (text) => ({ text, handed: await ports.drafting.handed(text.mark.id) })),
  );
  return late.flatMap(({ text, handed }) => (handed === undefined ? [] : [{ ...text, handed, timeZone }]));
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
  const isClosed = window === undefined || isOver(windowOfPart(window, PART_OF_KIND[draft.entry.kind]), now);
  return { draft, why: isClosed ? 'closed' : 'not-yours', named: { ref, words }, timeZone };
}
