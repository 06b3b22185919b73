import { type PrintedCell, printedCells } from './printed-cells.ts';
import type { Snapshot, SnapshotLed } from './snapshot.ts';
import type { SnapshotAmendment } from './snapshot-front.ts';

/** Why something was corrected: in general, and by ref as printed (`COPS1`) where another reason was given. */
export interface Reasons {
  readonly why: string;
  readonly whyFor: ReadonlyMap<string, string>;
}

/** What one revision prints otherwise than the one before, in the order of the report; what was taken out comes last. */
export function listAmendments(published: Snapshot, current: Snapshot, reasons: Reasons): readonly SnapshotAmendment[] {
  return changedCells(published, current).map(({ was, is, cell }) => ({
    place: cell.place,
    was,
    is,
    why: reasonFor(cell, reasons),
  }));
}

/** Refs for which a reason is given and of which nothing has changed. */
export function reasonsForNothing(published: Snapshot, current: Snapshot, { whyFor }: Reasons): readonly string[] {
  const changed = new Set(changedCells(published, current).flatMap(({ cell }) => cell.refs.map(foldRef)));
  return [...whyFor.keys()].filter((ref) => !changed.has(foldRef(ref)));
}

interface ChangedCell {
  readonly cell: PrintedCell;
  readonly was: string | null;
  readonly is: string | null;
}

function changedCells(published: Snapshot, current: Snapshot): readonly ChangedCell[] {
  const before = new Map(printedCells(lendIds(published, current)).map((cell) => [cell.key, cell]));
  const after = new Map(printedCells(current).map((cell) => [cell.key, cell]));
  const changed = [...after.values()].flatMap((cell) => {
    const was = before.get(cell.key)?.text ?? null;
    return was === cell.text ? [] : [{ cell, was, is: cell.text }];
  });
  const gone = [...before.values()].filter(({ key }) => !after.has(key));
  return [...changed, ...gone.map((cell) => ({ cell, was: cell.text, is: null }))];
}

/** An older report without the ids of risks and equality actions has those of the same words. */
function lendIds(published: Snapshot, current: Snapshot): Snapshot {
  return {
    ...published,
    risks: published.risks.map((old) =>
      lendId(
        old,
        current.risks.find(({ title }) => title === old.title),
      ),
    ),
    equalityActions: published.equalityActions.map((old) =>
      lendId(
        old,
        current.equalityActions.find(({ words }) => words === old.words),
      ),
    ),
  };
}

function lendId<T extends SnapshotLed>(old: T, { id }: SnapshotLed = {}): T {
  return old.id === undefined && id !== undefined ? { ...old, id } : old;
}

function reasonFor({ refs }: PrintedCell, { why, whyFor }: Reasons): string {
  for (const [ref, reason] of whyFor) {
    if (refs.some((own) => foldRef(own) === foldRef(ref))) return reason;
  }
  return why;
}

function foldRef(ref: string): string {
  return ref.replaceAll(/\s/gu, '').toLowerCase();
}
