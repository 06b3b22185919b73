import { ENTRY_KINDS, type EntryKey, type EntryKind } from '../collect/entry.ts';
import { ledEntries } from '../collect/led/led-book.ts';
import type { Plan } from './plan.ts';

/** What a plan says of an entry of whatever kind: a risk and an equality action have a ref by their place, and a lead. */
export interface OwnedEntry {
  readonly entry: EntryKey;
  readonly ref: string;
  readonly words: string;
  /** Undefined for an orphan. */
  readonly ownerId: string | undefined;
}

/** Everything that somebody answers for, kind by kind in the plan's order. */
export function ownedEntries(plan: Plan): readonly OwnedEntry[] {
  return ENTRY_KINDS.flatMap((kind) => entriesOfKind(plan, kind));
}

export function entriesOfKind(plan: Plan, kind: EntryKind): readonly OwnedEntry[] {
  switch (kind) {
    case 'milestone':
    case 'indicator':
      return (kind === 'milestone' ? plan.milestones : plan.indicators).map(({ id, ref, words, ownerId }) => ({
        ...{ ref, words, ownerId },
        entry: { kind, id },
      }));
    case 'risk':
    case 'equality-action':
      return ledEntries(plan)
        .filter((each) => each.kind === kind)
        .map(({ id, ref, words, leadId }) => ({ entry: { kind, id }, ref, words, ownerId: leadId }));
  }
}
