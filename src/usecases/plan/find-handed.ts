import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import type { EntryKey } from '../../core/collect/entry.ts';
import { entriesOfKind } from '../../core/plan/owned-entries.ts';
import type { Plan } from '../../core/plan/plan.ts';
import type { EntrySubject, EntrySubjectPorts } from '../review/entry-subject.ts';

/** Entries of whatever plan, in the given order; those that are not in force any more are left out. */
export async function findHanded(
  { plans, windows }: EntrySubjectPorts,
  entries: readonly EntryKey[],
): Promise<readonly EntrySubject[]> {
  const [organisation, directorates, all, everyWindow] = await Promise.all([
    plans.organisation(),
    plans.directorates(),
    plans.plans(),
    windows.windows(),
  ]);
  if (organisation === undefined) return [];
  return entries.flatMap((entry) => {
    for (const plan of all) {
      const found = entriesOfKind(plan, entry.kind).find((each) => each.entry.id === entry.id);
      const directorate = directorates.find(({ id }) => id === plan.directorateId);
      if (found === undefined || directorate === undefined) continue;
      const { ref, words, ownerId } = found;
      const window = currentWindow(plan, everyWindow);
      return [{ entry, ref, words, ownerId, plan, directorate, organisation, window }];
    }
    return [];
  });
}

/** The one that collects, else one that is not published yet. */
function currentWindow(
  { directorateId, startYear }: Plan,
  windows: readonly CollectionWindow[],
): CollectionWindow | undefined {
  const current = windows.filter(
    (each) =>
      each.directorateId === directorateId &&
      each.state !== 'published' &&
      each.state !== 'planned' &&
      each.quarter.startsWith(`${startYear}-`),
  );
  return current.find(({ state }) => state === 'collecting') ?? current[0];
}
