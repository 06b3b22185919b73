import { type Actor, may } from '../../core/access.ts';
import type { DraftKey, Typed } from '../../core/collect/draft.ts';
import type { EntryKey } from '../../core/collect/entry.ts';
import { type Clicker, findActor } from '../find-actor.ts';
import type { Patience } from '../ports.ts';
import { readEntrySubject } from './entry-subject.ts';
import type { CollectPorts } from './ports.ts';
import { readDraftingFacts } from './read-drafting-facts.ts';

export interface DraftRequest {
  readonly clicker: Clicker;
  readonly entry: EntryKey;
  readonly quarter: string;
  readonly now: Date;
  readonly patience: Patience;
}

/** `older`: something that was typed later is stored already. */
export type KeptDraft = 'kept' | 'older' | 'refused' | 'busy';

/**
 * Keeps what somebody is typing. Also after the window has closed: the text can then no longer be sent, and is still
 * there to be read.
 */
export async function keepDraft(
  ports: CollectPorts,
  request: DraftRequest & { readonly typed: Typed },
): Promise<KeptDraft> {
  const key = await findDraftKey(ports, request);
  if (key === undefined) return 'refused';
  const kept = await ports.drafts.keep(key, request.typed, request.patience);
  if (!kept.ok) return kept.refusal;
  return kept.value ? 'kept' : 'older';
}

export type DiscardedDraft = 'discarded' | 'none' | 'refused' | 'busy';

/** Destroys the draft. @param request.actedAt when the button was pressed, in microseconds on Slack's clock. */
export async function discardDraft(
  ports: CollectPorts,
  request: DraftRequest & { readonly actedAt: number },
): Promise<DiscardedDraft> {
  const key = await findDraftKey(ports, request);
  if (key === undefined) return 'refused';
  const { actedAt, now: at, patience } = request;
  const discarded = await ports.drafts.discard({ ...key, actedAt, at }, patience);
  if (!discarded.ok) return discarded.refusal;
  return discarded.value ? 'discarded' : 'none';
}

/** A contributor's text is kept, too, until they hand it in. */
async function mayDraft(
  ports: CollectPorts,
  actor: Actor,
  { entry, quarter }: Pick<DraftKey, 'entry' | 'quarter'>,
): Promise<boolean> {
  const found = entry.kind === 'milestone' ? await ports.plans.milestone(entry.id) : undefined;
  if (found === undefined) return false;
  const { contributorIds } = await readDraftingFacts(ports, { milestone: found.milestone, window: { quarter } });
  return may(actor, 'draft-entry', { ownerId: found.milestone.ownerId, contributorIds }).allowed;
}

/** @returns undefined for whoever may not answer or draft it, and for a quarter that the directorate has no window for. */
async function findDraftKey(
  ports: CollectPorts,
  { clicker, entry, quarter, now }: Omit<DraftRequest, 'patience'>,
): Promise<DraftKey | undefined> {
  const [found, actor, windows] = await Promise.all([
    readEntrySubject(ports, entry),
    findActor(ports, clicker, now),
    ports.windows.windows(),
  ]);
  if (found === undefined || actor.personId === undefined) return undefined;
  const { act, subject, directorateId } = found;
  const hasWindow = windows.some((window) => window.directorateId === directorateId && window.quarter === quarter);
  if (!hasWindow) return undefined;
  const isOwn = may(actor, act, subject).allowed;
  if (!isOwn && !(await mayDraft(ports, actor, { entry, quarter }))) return undefined;
  return { personId: actor.personId, entry, quarter };
}
