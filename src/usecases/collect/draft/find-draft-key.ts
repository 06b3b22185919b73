import { type Actor, may } from '../../../core/access.ts';
import type { DraftKey } from '../../../core/collect/draft.ts';
import type { EntryKey } from '../../../core/collect/entry.ts';
import { type Clicker, findActor } from '../../find-actor.ts';
import type { Patience } from '../../ports.ts';
import { readDraftingFacts } from '../drafting/read-drafting-facts.ts';
import { readEntrySubject } from '../entry-subject.ts';
import type { CollectPorts } from '../ports.ts';

export interface DraftRequest {
  readonly clicker: Clicker;
  readonly entry: EntryKey;
  readonly quarter: string;
  readonly now: Date;
  readonly patience: Patience;
}

/** @returns undefined for whoever may not answer or draft it, and for a quarter that the directorate has no window for. */
export async function findDraftKey(
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
