import type { SnapshotArea } from './snapshot.ts';

const NOTE = 'No commentary is given for milestones that are on course.';

/** Said once in a report that has Green without commentary, so that nobody looks for it; undefined in any other. */
export function onCourseNote(areas: readonly SnapshotArea[]): string | undefined {
  const commented = new Set(areas.flatMap(({ commentaries }) => commentaries.flatMap((each) => each.milestoneIds)));
  const isSilent = areas.some(({ milestones }) =>
    milestones.some(({ id, status }) => status.kind === 'green' && !commented.has(id)),
  );
  return isSilent ? NOTE : undefined;
}
