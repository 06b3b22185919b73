import { type EntryKey, isEntryKind } from '../collect/entry.ts';
import { shorten } from '../publish/shorten.ts';
import type { Snapshot, SnapshotArea, SnapshotSection } from '../publish/snapshot.ts';

/** A paragraph of a draft, by which an approver says what is to be changed. */
export interface DraftPlace {
  /** `milestone:m-7k3q9dx`, `item:i-1`, `section:1`; the same in every draft. */
  readonly key: string;
  /** Under the number that the draft prints: `6.1 COPS2 Open two more sites`. At most 75 UTF-16 units. */
  readonly label: string;
}

/** Slack's for the text of an option. https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const LONGEST_LABEL = 75;

/** Everything of a draft that has a number or a ref, in the order of the report. */
export function draftPlaces(snapshot: Snapshot): readonly DraftPlace[] {
  return snapshot.sections.flatMap((section) => [
    place(`section:${section.key}`, `${section.number} ${section.title}`),
    ...placesIn(section, snapshot),
  ]);
}

function placesIn({ key, number }: SnapshotSection, snapshot: Snapshot): readonly DraftPlace[] {
  const items = (snapshot.items ?? []).filter(({ section }) => section === key);
  if (items.length > 0) return items.map(({ id, number: own, title }) => place(`item:${id}`, `${own} ${title}`));
  if (key === 'risks') {
    return snapshot.risks.map(({ id = '', title }, index) => place(`risk:${id}`, `${number}.${index + 1} ${title}`));
  }
  if (key === 'equality') {
    return snapshot.equalityActions.map(({ id = '', words }, index) =>
      place(`equality-action:${id}`, `${number}.${index + 1} ${words}`),
    );
  }
  if (key === 'performance') return snapshot.areas.flatMap((area, index) => areaPlaces(area, `${number}.${index + 1}`));
  if (key === 'finance') {
    return (snapshot.finance ?? []).map(({ departmentId, department }, index) =>
      place(`department:${departmentId}`, `${number}.${index + 1} ${department}`),
    );
  }
  return [];
}

function areaPlaces({ id, name, milestones, indicators }: SnapshotArea, number: string): readonly DraftPlace[] {
  return [
    place(`area:${id}`, `${number} ${name}`),
    ...milestones.map((each) => place(`milestone:${each.id}`, `${number} ${each.ref} ${each.words}`)),
    ...indicators.map((each) => place(`indicator:${each.id}`, `${number} ${each.ref} ${each.words}`)),
  ];
}

function place(key: string, label: string): DraftPlace {
  return { key, label: shorten(label, LONGEST_LABEL) };
}

/** What an officer opens to change what is printed there: an entry's words, the items, the texts of sections, or nothing that is here. */
export type PlaceOpens =
  | { readonly kind: 'entry'; readonly entry: EntryKey }
  | { readonly kind: 'items' }
  | { readonly kind: 'section-texts' }
  | undefined;

export function opensAt(key: string | undefined): PlaceOpens {
  const [kind = '', id = ''] = key?.split(':') ?? [];
  if (kind === 'item') return { kind: 'items' };
  if (kind === 'section') return { kind: 'section-texts' };
  return isEntryKind(kind) ? { kind: 'entry', entry: { kind, id } } : undefined;
}
