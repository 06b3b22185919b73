import { sortByName } from '../sort-names.ts';
import { cutAreas, isSameBoard } from './cut-areas.ts';
import type { Snapshot, SnapshotArea } from './snapshot.ts';

/** What the report of one board would hold. */
export interface BoardContents {
  readonly board: string;
  readonly directorates: readonly BoardPart[];
  readonly milestones: number;
  readonly indicators: number;
}

export interface BoardPart {
  readonly code: string;
  /** `null` for what would come from a draft. */
  readonly revision: number | null;
  /** It is the directorate's own board, which sees its items, risks, equality actions and finance, too. */
  readonly isOwn: boolean;
}

export interface PlacedEntry {
  readonly directorateCode: string;
  readonly kind: 'milestone' | 'indicator' | 'text';
  /** Of a text, those of all milestones that it is about. */
  readonly refs: string;
  readonly words: string;
  /** In whose reports it stands. */
  readonly boards: readonly string[];
}

export interface BoardList {
  readonly boards: readonly BoardContents[];
  /** In the report of its directorate, and of no board. */
  readonly inNone: readonly PlacedEntry[];
  readonly inTwo: readonly PlacedEntry[];
  /** Codes of those whose items, risks, equality actions and finance no board sees. */
  readonly withoutBoard: readonly string[];
}

/** Which boards there are for a quarter, and what none or more than one of them would read; counted in the cuts themselves. */
export function listBoards(snapshots: readonly Snapshot[]): BoardList {
  const boards = boardsOf(snapshots);
  const placed = snapshots.flatMap((snapshot) => placeEntries(snapshot, boards));
  return {
    boards: boards.map((board) => contentsOf(snapshots, board)),
    inNone: placed.filter((entry) => entry.boards.length === 0),
    inTwo: placed.filter((entry) => entry.boards.length > 1),
    withoutBoard: snapshots.filter(({ board }) => board === undefined).map(({ directorate }) => directorate.code),
  };
}

/** Each once, by its first spelling, in the order of the alphabet. */
export function boardsOf(snapshots: readonly Snapshot[]): readonly string[] {
  const boards: string[] = [];
  for (const name of snapshots.flatMap(namesIn)) {
    if (!boards.some((board) => isSameBoard(board, name))) boards.push(name);
  }
  return sortByName(boards, (board) => board);
}

function namesIn({ board, areas }: Snapshot): readonly string[] {
  const entries = areas.flatMap(({ milestones, indicators }) => [...milestones, ...indicators]);
  return [board, ...entries.map((entry) => entry.board)].filter((name) => name !== undefined);
}

function contentsOf(snapshots: readonly Snapshot[], board: string): BoardContents {
  const parts = snapshots.map((snapshot) => ({ snapshot, isOwn: isSameBoard(snapshot.board, board) }));
  const cuts = parts.map(({ snapshot, isOwn }) => ({ snapshot, isOwn, areas: cutAreas(snapshot, { board, isOwn }) }));
  const taking = cuts.filter(({ isOwn, areas }) => isOwn || areas.length > 0);
  const areas = taking.flatMap((cut) => cut.areas);
  return {
    board,
    directorates: taking.map(({ snapshot, isOwn }) => ({
      code: snapshot.directorate.code,
      revision: snapshot.revision,
      isOwn,
    })),
    milestones: areas.reduce((sum, { milestones }) => sum + milestones.length, 0),
    indicators: areas.reduce((sum, { indicators }) => sum + indicators.length, 0),
  };
}

/** What stands where: each milestone and indicator, and each text that is about more than one milestone. */
function placeEntries(snapshot: Snapshot, boards: readonly string[]): readonly PlacedEntry[] {
  const cuts = boards.map((board) => ({
    board,
    keys: new Set(cutAreas(snapshot, { board, isOwn: isSameBoard(snapshot.board, board) }).flatMap(keysIn)),
  }));
  return snapshot.areas.flatMap((area) =>
    entriesIn(area).map(({ keys, ...entry }) => ({
      ...entry,
      directorateCode: snapshot.directorate.code,
      boards: cuts.filter((cut) => keys.some((key) => cut.keys.has(key))).map(({ board }) => board),
    })),
  );
}

type KeyedEntry = Pick<PlacedEntry, 'kind' | 'refs' | 'words'> & { readonly keys: readonly string[] };

function entriesIn({ milestones, indicators, commentaries }: SnapshotArea): readonly KeyedEntry[] {
  const shared = commentaries.filter(({ milestoneIds }) => milestoneIds.length > 1);
  return [
    ...milestones.map(({ id, ref, words }) => ({ kind: 'milestone' as const, refs: ref, words, keys: [id] })),
    ...indicators.map(({ id, ref, words }) => ({ kind: 'indicator' as const, refs: ref, words, keys: [id] })),
    ...shared.map(({ milestoneIds, refs, words }) => ({
      kind: 'text' as const,
      refs,
      words,
      keys: milestoneIds.map(textKey),
    })),
  ];
}

function keysIn({ milestones, indicators, commentaries }: SnapshotArea): readonly string[] {
  const entries = [...milestones, ...indicators].map(({ id }) => id);
  return [...entries, ...commentaries.flatMap(({ milestoneIds }) => milestoneIds.map(textKey))];
}

/** A text has no id of its own; it is known by the milestones that it is about. */
function textKey(milestoneId: string): string {
  return `text of ${milestoneId}`;
}
