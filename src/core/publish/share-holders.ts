import type { HandedMark } from '../collect/draft-request.ts';
import type { FigureBook } from '../collect/indicator/figure-book.ts';
import type { ItemBook } from '../collect/item/item.ts';
import { type LedBook, ledEntries } from '../collect/led/led-book.ts';
import type { Plan } from '../plan/plan.ts';
import { nameEntry } from '../remind/asked-entry.ts';
import type { StandingUpdates } from './compile-area.ts';
import { type Holder, itemName } from './share.ts';

export interface HolderSources {
  readonly plan: Plan;
  readonly updates: Pick<StandingUpdates, 'current'>;
  readonly figures: Pick<FigureBook, 'said'>;
  readonly ledBook: Pick<LedBook, 'current'>;
  readonly itemBook: Pick<ItemBook, 'items'>;
  /** Of the quarter, oldest first; those of other directorates may be among them. */
  readonly handed: readonly HandedMark[];
}

/**
 * Who hears what is printed: whose initials stand under it, and whose text the owner approved as it was. Whoever sent
 * nothing hears nothing, since a receipt is for what was given.
 */
export function holdersOf(sources: HolderSources): readonly Holder[] {
  const { plan, updates, figures, ledBook, itemBook, handed } = sources;
  const owned = [
    ...plan.milestones.flatMap(({ id }) => own(nameEntry({ kind: 'milestone', id }), updates.current.get(id)?.ownerId)),
    ...plan.indicators.flatMap(({ id }) =>
      own(nameEntry({ kind: 'indicator', id }), figures.said.get(id)?.update?.ownerId),
    ),
    ...ledEntries(plan).flatMap((entry) => own(nameEntry(entry), ledBook.current.get(entry.id)?.leadId)),
    ...itemBook.items.flatMap(({ itemId, authorIds }) => authorIds.flatMap((id) => own(itemName(itemId), id))),
  ];
  const names = new Set(owned.map(({ name }) => name));
  const newest = new Map(handed.map((draft) => [nameEntry(draft.entry), draft]));
  const drafted = [...newest].flatMap(([name, { contributorId, decision }]) =>
    decision?.kind === 'approved' && names.has(name)
      ? [{ name, personId: contributorId, part: 'drafted' as const }]
      : [],
  );
  return [...owned, ...drafted];
}

function own(name: string, personId: string | undefined): readonly Holder[] {
  return personId === undefined ? [] : [{ name, personId, part: 'own' }];
}
