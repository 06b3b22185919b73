import type { Draft } from '../../core/collect/draft.ts';
import { readCovers } from '../../core/collect/milestone/milestone-draft.ts';
import { type EntrySubjectPorts, readEntrySubject } from '../review/entry-subject.ts';

/** Ref and words of milestones by their ids. */
export type DraftNames = ReadonlyMap<string, string>;

/** What the milestones are called that the texts of these drafts also cover; only those of the same owner have a name. */
export async function readDraftNames(ports: EntrySubjectPorts, drafts: readonly Draft[]): Promise<DraftNames> {
  const names = await Promise.all(drafts.map((draft) => readNamesIn(ports, draft)));
  return new Map(names.flat());
}

async function readNamesIn(
  ports: EntrySubjectPorts,
  { entry, quarter, fields }: Draft,
): Promise<readonly (readonly [string, string])[]> {
  if (entry.kind !== 'milestone') return [];
  const covers = readCovers(fields);
  if (covers.length === 0) return [];
  const covering = await readEntrySubject(ports, { entry, quarter });
  if (covering?.ownerId === undefined) return [];
  const { milestones } = covering.plan;
  return covers.flatMap(({ milestoneId }) => {
    const found = milestones.find(({ id }) => id === milestoneId);
    if (found === undefined || found.ownerId !== covering.ownerId) return [];
    return [[milestoneId, `${found.ref} ${found.words}`] as const];
  });
}
