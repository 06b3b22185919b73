import type { LedKind } from '../collect/led/led-entry.ts';
import { nameEntry } from '../remind/asked-entry.ts';
import {
  actionCells,
  commentaryCells,
  indicatorCells,
  indicatorStatusWords,
  itemCells,
  milestoneCells,
  type PrintedCell,
  riskCells,
  statusWords,
} from './printed-cells.ts';
import { shorten } from './shorten.ts';
import type { Snapshot, SnapshotCommentary, SnapshotIndicator, SnapshotItem, SnapshotLed } from './snapshot.ts';

/** How somebody has to do with what is printed: in their initials, or from a text of theirs that its owner approved. */
export type Part = 'own' | 'drafted';

/** One thing that a report prints, with whoever hears of it. */
export interface Holder {
  /** As `nameEntry` or `itemName` names it. */
  readonly name: string;
  readonly personId: string;
  readonly part: Part;
}

export interface ShareLine {
  /** `COPS1 Publish the yearly survey`, `Key development 2.1 New sixth form opens` */
  readonly title: string;
  /** As printed: `Amber (uncertain)`, `74.2%, Green`; empty where there is nothing but text. */
  readonly word: string;
  readonly part: Part;
}

/** What a published report prints of one person, or prints otherwise than the one before. In the order of the report. */
export interface Share {
  readonly personId: string;
  readonly lines: readonly ShareLine[];
}

interface PrintedThing extends Pick<ShareLine, 'title' | 'word'> {
  readonly name: string;
  /** Everything that is printed of it, to be compared. */
  readonly print: string;
}

const TITLE_LENGTH = 80;

/** @param before the revision that this one corrects: then only what reads otherwise, and only those whom it concerns */
export function sharesOf(snapshot: Snapshot, holders: readonly Holder[], before?: Snapshot): readonly Share[] {
  const known = new Map(before === undefined ? [] : printedThings(before).map(({ name, print }) => [name, print]));
  const told = printedThings(snapshot).filter(({ name, print }) => known.get(name) !== print);
  const holdersOf = Map.groupBy(holders, ({ name }) => name);
  const lines = told.flatMap(({ name, title, word }) =>
    (holdersOf.get(name) ?? []).map(({ personId, part }) => ({ personId, line: { title, word, part } })),
  );
  const byPerson = Map.groupBy(lines, ({ personId }) => personId);
  return [...byPerson].map(([personId, own]) => ({ personId, lines: own.map(({ line }) => line) }));
}

export function itemName(id: string): string {
  return `item ${id}`;
}

function printedThings(snapshot: Snapshot): readonly PrintedThing[] {
  const { items = [], risks, equalityActions, areas } = snapshot;
  const commentaries = commentaryOf(snapshot);
  return [
    ...items.map(toItem),
    ...risks.flatMap((risk) => toLed('risk', { ...risk, title: `Risk: ${risk.title}`, cells: riskCells(risk) })),
    ...equalityActions.flatMap((action) =>
      toLed('equality-action', { ...action, title: `Equality action: ${action.words}`, cells: actionCells(action) }),
    ),
    ...areas.flatMap(({ milestones, indicators }) => [
      ...milestones.map((milestone) => {
        const { id, ref, words, status } = milestone;
        const cells = [...milestoneCells(milestone), ...(commentaries.get(id) ?? [])];
        return toThing(nameEntry({ kind: 'milestone', id }), {
          title: `${ref} ${words}`,
          word: statusWords(status),
          cells,
        });
      }),
      ...indicators.map(toIndicator),
    ]),
  ];
}

/** What is printed under a milestone, its own or another one's that covers it. */
function commentaryOf({ areas }: Snapshot): ReadonlyMap<string, readonly PrintedCell[]> {
  const all = areas.flatMap(({ commentaries }) => commentaries);
  return new Map(all.flatMap((each: SnapshotCommentary) => each.milestoneIds.map((id) => [id, commentaryCells(each)])));
}

function toItem(item: SnapshotItem): PrintedThing {
  const kind = item.section === 'key-developments' ? 'Key development' : 'Emerging issue';
  const word = item.isWithdrawn === true ? 'Taken out' : '';
  return toThing(itemName(item.id), { title: `${kind} ${item.number} ${item.title}`, word, cells: itemCells(item) });
}

function toIndicator(indicator: SnapshotIndicator): PrintedThing {
  const { id, ref, words, actual, whyNoActual, status } = indicator;
  const word = [actual ?? whyNoActual, status && indicatorStatusWords(status)].filter(Boolean).join(', ');
  return toThing(nameEntry({ kind: 'indicator', id }), {
    title: `${ref} ${words}`,
    word,
    cells: indicatorCells(indicator),
  });
}

/** Reports that were published before entries had ids in them tell nobody of theirs. */
function toLed(
  kind: LedKind,
  { id, title, update, cells }: SnapshotLed & { readonly title: string; readonly cells: readonly PrintedCell[] },
): readonly PrintedThing[] {
  return id === undefined ? [] : [toThing(nameEntry({ kind, id }), { title, word: update?.word ?? '', cells })];
}

function toThing(
  name: string,
  { title, word, cells }: Pick<ShareLine, 'title' | 'word'> & { readonly cells: readonly PrintedCell[] },
): PrintedThing {
  const print = cells.map(({ text }) => text).join('\u0000');
  return { name, title: shorten(title, TITLE_LENGTH), word, print };
}
