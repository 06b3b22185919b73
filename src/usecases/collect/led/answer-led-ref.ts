import type { Actor } from '../../../core/access.ts';
import type { EntryKey } from '../../../core/collect/entry.ts';
import { type LedEntry, ledEntries } from '../../../core/collect/led/led-book.ts';
import type { Plan } from '../../../core/plan/plan.ts';
import { normaliseRef } from '../../../core/plan/ref.ts';
import type { CollectPorts } from '../ports.ts';

/** A risk or an equality action that somebody named as the lists do: `Risk 1`. */
export interface FoundLedEntry {
  readonly entry: LedEntry;
  readonly directorateName: string;
  readonly leadName: string | undefined;
  readonly isMine: boolean;
}

export type LedAnswer =
  /** The only one that is mine: its form is opened. */
  | { readonly outcome: 'entry'; readonly entry: EntryKey }
  | { readonly outcome: 'led'; readonly found: readonly FoundLedEntry[] };

export interface LedRefRequest {
  readonly ref: string;
  readonly actor: Actor;
  readonly plans: readonly Plan[];
}

/** Every directorate counts its own; mine come before those of others. @returns undefined where none has the name. */
export async function answerLedRef(
  ports: Pick<CollectPorts, 'plans'>,
  { ref, actor, plans }: LedRefRequest,
): Promise<LedAnswer | undefined> {
  const [people, directorates] = await Promise.all([ports.plans.people(), ports.plans.directorates()]);
  const found = plans.flatMap((plan) =>
    ledEntries(plan)
      .filter((entry) => normaliseRef(entry.ref) === normaliseRef(ref))
      .map((entry) => ({
        entry,
        directorateName: directorates.find(({ id }) => id === plan.directorateId)?.name ?? '',
        leadName: people.find(({ id }) => id === entry.leadId)?.name,
        isMine: leads(actor, entry),
      })),
  );
  if (found.length === 0) return undefined;
  const mine = found.filter(({ isMine }) => isMine);
  const [only] = mine;
  if (only !== undefined && mine.length === 1) {
    return { outcome: 'entry', entry: { kind: only.entry.kind, id: only.entry.id } };
  }
  return { outcome: 'led', found: mine.length > 0 ? mine : found };
}

function leads({ personId, standsInFor }: Actor, { leadId }: LedEntry): boolean {
  return leadId !== undefined && (leadId === personId || standsInFor.includes(leadId));
}
