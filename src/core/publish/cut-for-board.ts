import { countStatuses } from './counts.ts';
import { cutAreas, isSameBoard } from './cut-areas.ts';
import { freezeDeep } from './freeze-deep.ts';
import { printedInitials } from './printed-initials.ts';
import type { Snapshot, SnapshotItem, SnapshotSection } from './snapshot.ts';

/**
 * The report of one board: milestones that name it or whose directorate's own board it is; indicators, items, risks,
 * equality actions and finance of the directorates whose own board it is. Where several directorates take part, headings
 * say which. Undefined where nothing is the board's.
 */
export function cutForBoard(snapshots: readonly Snapshot[], board: string): Snapshot | undefined {
  const parts = snapshots
    .map((snapshot) => {
      const isOwn = isSameBoard(snapshot.board, board);
      return { snapshot, isOwn, areas: cutAreas(snapshot, { board, isOwn }) };
    })
    .filter(({ isOwn, areas }) => isOwn || areas.length > 0);
  const first = parts[0]?.snapshot;
  if (first === undefined) return undefined;
  const own = parts.filter(({ isOwn }) => isOwn).map(({ snapshot }) => snapshot);
  const several = parts.length > 1;
  const named = (name: string, { directorate }: Snapshot) => (several ? `${directorate.name}: ${name}` : name);
  const areas = parts.flatMap(({ snapshot, areas: its }) =>
    its.map((area) => ({ ...area, name: named(area.name, snapshot) })),
  );
  const items = several ? joinItems(own) : own.flatMap((each) => each.items ?? []);
  const milestones = areas.flatMap((area) => area.milestones);
  const previous = milestones.map((milestone) => milestone.previous);
  const { covering: _covering, amendments: _amendments, meetingActions: _meetingActions, ...head } = first;
  const meetingActions = own.flatMap((each) => each.meetingActions ?? []);
  const cut: Snapshot = {
    ...head,
    revision: joinRevisions(parts.map(({ snapshot }) => snapshot)),
    counts: countStatuses(milestones.map(({ status }) => status.kind)),
    previousCounts: previous.every((status) => status === null)
      ? null
      : countStatuses(previous.map((status) => status?.kind ?? 'no-update')),
    items,
    ...(meetingActions.length === 0 ? {} : { meetingActions }),
    areas,
    risks: own.flatMap((each) => each.risks.map((risk) => ({ ...risk, title: named(risk.title, each) }))),
    equalityActions: own.flatMap((each) =>
      each.equalityActions.map((action) => ({ ...action, words: named(action.words, each) })),
    ),
    finance: own.flatMap((each) =>
      (each.finance ?? []).map((table) => ({ ...table, department: named(table.department, each) })),
    ),
    cut: { board, directorates: parts.map(({ snapshot }) => snapshot.directorate.name) },
    sections: first.sections.map((section) => joinSection(section, own)),
    key: [],
  };
  return freezeDeep({ ...cut, key: joinKey(cut, snapshots) });
}

/** A draft unless every part is published; then it grows by one with each revision of a part. */
function joinRevisions(snapshots: readonly Snapshot[]): number | null {
  let total = 1;
  for (const { revision } of snapshots) {
    if (revision === null) return null;
    total += revision - 1;
  }
  return total;
}

/** Two directorates have a 2.1 each: in the board's report they are counted through, in the order of the directorates. */
function joinItems(own: readonly Snapshot[]): readonly SnapshotItem[] {
  const counts = new Map<string, number>();
  return own.flatMap((snapshot) =>
    (snapshot.items ?? []).map((item) => {
      const count = (counts.get(item.section) ?? 0) + 1;
      counts.set(item.section, count);
      const title = `${snapshot.directorate.name}: ${item.title}`;
      return { ...item, title, number: `${item.number.split('.')[0]}.${count}` };
    }),
  );
}

/** Texts of the directorates whose own board it is; why a section is empty only where it is so in each of them. */
function joinSection(section: SnapshotSection, own: readonly Snapshot[]): SnapshotSection {
  const theirs = own.flatMap(({ sections }) => sections.filter(({ key }) => key === section.key));
  if (theirs.length === 0) {
    const whyEmpty = section.key === 'performance' ? null : 'This section is in the reports of the directorates.';
    return { ...section, text: [], whyEmpty: section.key === 'appendix' ? null : whyEmpty };
  }
  const reasons = theirs.map(({ whyEmpty }) => whyEmpty);
  const isEmpty = reasons.every((why) => why !== null);
  return {
    ...section,
    text: theirs.flatMap(({ text }) => text),
    whyEmpty: isEmpty ? [...new Set(reasons)].join(' ') : null,
  };
}

/** Exactly the initials that the cut prints. */
function joinKey(cut: Snapshot, snapshots: readonly Snapshot[]): Snapshot['key'] {
  const printed = printedInitials(cut);
  const people = new Map(snapshots.flatMap(({ key }) => key.map((person) => [person.initials, person] as const)));
  return [...people.values()]
    .filter(({ initials }) => printed.has(initials))
    .toSorted((one, other) => (one.initials.toLowerCase() < other.initials.toLowerCase() ? -1 : 1));
}
