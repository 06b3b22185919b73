import type { Snapshot } from './snapshot.ts';

/** Everybody whose initials stand somewhere in a report. */
export function printedInitials({
  areas,
  items = [],
  meetingActions = [],
  risks,
  equalityActions,
}: Snapshot): ReadonlySet<string> {
  const found = [
    ...areas.flatMap(({ milestones, commentaries, indicators }) => [
      ...milestones.map(({ ownerInitials }) => ownerInitials),
      ...commentaries.flatMap(({ initials, proposals = [] }) => [initials, ...proposals.map((each) => each.initials)]),
      ...indicators.flatMap(({ ownerInitials, commentary }) => [ownerInitials, commentary?.initials]),
    ]),
    ...[...items, ...meetingActions].map(({ initials }) => initials),
    ...[...risks, ...equalityActions].flatMap(({ leadInitials, update }) => [leadInitials, update?.initials]),
  ];
  return new Set(found.flatMap((initials) => initials?.split(', ') ?? []));
}
