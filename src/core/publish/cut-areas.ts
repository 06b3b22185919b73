import type { Snapshot, SnapshotArea, SnapshotCommentary } from './snapshot.ts';

/** The same board, however it is typed. */
export function isSameBoard(one: string | undefined, other: string | undefined): boolean {
  const fold = (board: string) => board.replaceAll('’', "'").replaceAll(/\s+/gu, ' ').trim().toLowerCase();
  return one !== undefined && other !== undefined && fold(one) === fold(other);
}

export interface BoardCut {
  readonly board: string;
  /** It is the directorate's own board. */
  readonly isOwn: boolean;
}

/** What one board sees of a directorate's section 6; areas of which it sees nothing are left out. */
export function cutAreas(snapshot: Snapshot, cut: BoardCut): readonly SnapshotArea[] {
  const seen = new Map(
    snapshot.areas
      .flatMap(({ milestones }) => milestones)
      .filter(({ board = snapshot.board }) => isSameBoard(board, cut.board))
      .map(({ id, ref }) => [id, ref]),
  );
  return snapshot.areas
    .map((area) => cutArea(area, seen, cut))
    .filter(({ milestones, commentaries, indicators, lateFigures = [] }) =>
      [milestones, commentaries, indicators, lateFigures].some((each) => each.length > 0),
    );
}

function cutArea(area: SnapshotArea, seen: ReadonlyMap<string, string>, { board, isOwn }: BoardCut): SnapshotArea {
  const { lateFigures = [], pointers, ...rest } = area;
  const isSeen = (entry: { readonly board?: string }) =>
    entry.board === undefined ? isOwn : isSameBoard(entry.board, board);
  const late = lateFigures.filter(isSeen);
  return {
    ...rest,
    milestones: area.milestones.filter(({ id }) => seen.has(id)),
    commentaries: area.commentaries.flatMap((commentary) => narrow(commentary, seen)),
    indicators: area.indicators.filter(isSeen),
    ...(late.length === 0 ? {} : { lateFigures: late }),
    ...(isOwn && pointers !== undefined ? { pointers } : {}),
  };
}

/** A text stays whole; it is headed by those of its milestones that the board sees. */
function narrow(commentary: SnapshotCommentary, seen: ReadonlyMap<string, string>): readonly SnapshotCommentary[] {
  const { milestoneIds, actions, proposals } = commentary;
  const kept = milestoneIds.filter((id) => seen.has(id));
  if (kept.length === 0) return [];
  if (kept.length === milestoneIds.length) return [commentary];
  const isKept = ({ milestoneId }: { readonly milestoneId: string }) => seen.has(milestoneId);
  return [
    {
      ...commentary,
      milestoneIds: kept,
      refs: [...new Set(kept.map((id) => seen.get(id) ?? ''))].join(', '),
      ...(actions === undefined ? {} : { actions: actions.filter(isKept) }),
      ...(proposals === undefined ? {} : { proposals: proposals.filter(isKept) }),
    },
  ];
}
