import type { ItemKind } from '../collect/item/item.ts';
import type { Directorate, Organisation, Person, Plan } from '../plan/plan.ts';
import { normaliseRef } from '../plan/ref.ts';

/** Whose officers may read of something: those of a directorate, those who look after a person, or everybody's. */
export type TrailOwner =
  | { readonly kind: 'directorate' | 'person'; readonly id: string }
  | { readonly kind: 'organisation' };

/** Something that a change can be about, with the words by which people know it. */
export interface TrailSubject {
  readonly id: string;
  readonly ref: string;
  /** Empty where the ref says it all. */
  readonly words: string;
  /** In which its plan's year begins; undefined where its directorate has had one plan, and for what is in none. */
  readonly planYear?: number | undefined;
  readonly owner: TrailOwner;
}

export interface TrailGround {
  readonly organisation: Organisation | undefined;
  readonly directorates: readonly Directorate[];
  readonly people: readonly Person[];
  readonly plans: readonly Plan[];
  readonly windows: readonly { readonly id: string; readonly directorateId: string; readonly quarter: string }[];
}

/** A key development or an emerging issue, under the newest of its titles. */
export interface TrailItem {
  readonly id: string;
  readonly kind: ItemKind;
  readonly title: string;
  readonly directorateId: string;
}

/** Where a row belongs whose subject no plan knows. */
export type TrailPlace = { readonly directorateId: string } & (
  | { readonly kind: 'draft' | 'revision'; readonly number: number; readonly quarter: string }
  | { readonly kind: 'meeting-action'; readonly text: string }
  | { readonly kind: 'section'; readonly name: string }
  | { readonly kind: 'finding'; readonly check: string }
  | { readonly kind: 'items'; readonly items: readonly TrailItem[] }
);

/** Everything of the plans that the record may speak of and that is still there, by its id. */
export function trailSubjects(ground: TrailGround): ReadonlyMap<string, TrailSubject> {
  const { directorates, people, plans, windows } = ground;
  const subjects = [
    ...organisationSubjects(ground),
    ...directorates.map(({ id, code, name }) => ({ id, ref: code, words: name, owner: ofDirectorate(id) })),
    ...people.map(({ id, initials, name }) => ({
      id,
      ref: initials,
      words: name,
      owner: { kind: 'person', id } as const,
    })),
    ...plans.flatMap((plan) => planSubjects(plan, isOnlyPlan(plan, plans) ? undefined : plan.startYear)),
    ...windows.map(({ id, quarter, directorateId }) => ({
      id,
      ref: quarter,
      words: '',
      owner: ofDirectorate(directorateId),
    })),
  ];
  return new Map(subjects.map((subject) => [subject.id, subject]));
}

/** There is one; the record numbers it, as it numbers drafts. */
export const ORGANISATION = 'organisation';

function ofDirectorate(id: string): TrailOwner {
  return { kind: 'directorate', id };
}

function organisationSubjects({ organisation }: TrailGround): readonly TrailSubject[] {
  if (organisation === undefined) return [];
  const owner = { kind: 'organisation' } as const;
  return [{ id: ORGANISATION, ref: 'Organisation', words: organisation.name, owner }];
}

function isOnlyPlan({ directorateId }: Plan, plans: readonly Plan[]): boolean {
  return plans.filter((other) => other.directorateId === directorateId).length === 1;
}

/** What goes on from year to year has the same ref and words in each. */
function planSubjects({ directorateId, ...plan }: Plan, planYear: number | undefined): readonly TrailSubject[] {
  const owner = ofDirectorate(directorateId);
  const subjects = [
    { id: plan.id, ref: 'Plan', words: '', owner },
    ...plan.areas.map(({ id, name }) => ({ id, ref: 'Area', words: name, owner })),
    ...[...plan.milestones, ...plan.indicators].map(({ id, ref, words }) => ({ id, ref, words, owner })),
    ...plan.risks.map(({ id, title }, at) => ({ id, ref: `Risk ${at + 1}`, words: title, owner })),
    ...plan.equalityActions.map(({ id, words }, at) => ({ id, ref: `Equality action ${at + 1}`, words, owner })),
    ...plan.departments.map(({ id, name }) => ({ id, ref: 'Department', words: name, owner })),
  ];
  return subjects.map((subject) => ({ ...subject, planYear }));
}

/** Those that somebody means with an id or a ref; several share a ref. */
export function subjectsNamed(subjects: Iterable<TrailSubject>, name: string): readonly TrailSubject[] {
  const all = [...subjects];
  const byId = all.filter(({ id }) => id === name.trim());
  return byId.length > 0 ? byId : all.filter(({ ref }) => normaliseRef(ref) === normaliseRef(name));
}

/** Fewer would find half a plan. Unit: characters. */
export const FEWEST_CHARACTERS = 3;

/** Those in whose words these stand, whatever the case. */
export function subjectsWithWords(subjects: Iterable<TrailSubject>, words: string): readonly TrailSubject[] {
  const wanted = words.trim().toLowerCase();
  if (wanted.length < FEWEST_CHARACTERS) return [];
  return [...subjects].filter((subject) => subject.words.toLowerCase().includes(wanted));
}

export function subjectOfItem({ id, kind, title, directorateId }: TrailItem): TrailSubject {
  return { id, ref: ITEM_REFS[kind], words: title, owner: ofDirectorate(directorateId) };
}

function refOfItems(items: readonly TrailItem[]): string {
  const kinds = new Set(items.map(({ kind }) => kind));
  const [only] = kinds;
  return only === undefined || kinds.size > 1 ? 'Items' : ITEM_REFS[only];
}

const ITEM_REFS: Readonly<Record<ItemKind, string>> = {
  'key-development': 'Key development',
  'emerging-issue': 'Emerging issue',
};

interface NamedRow {
  readonly subject: string;
  readonly subjectId: string;
  readonly place: TrailPlace | undefined;
}

/**
 * What the record is about; undefined for what is no longer there. A decision on a finding names its entry inside its key:
 * `C14 milestone m-3 9f…`, a text that was withheld as `milestone m-3`; where no plan knows that entry, the place counts.
 */
export function subjectOfRow(row: NamedRow, subjects: ReadonlyMap<string, TrailSubject>): TrailSubject | undefined {
  const { place } = row;
  if (place !== undefined && !NAMED_WITHIN.includes(row.subject)) return subjectOfPlace(row.subjectId, place);
  return subjects.get(subjectIdOf(row)) ?? (place && subjectOfPlace(row.subjectId, place));
}

const NAMED_WITHIN = ['finding', 'text'];

function subjectIdOf({ subject, subjectId }: NamedRow): string {
  if (subject === 'organisation') return ORGANISATION;
  if (!NAMED_WITHIN.includes(subject)) return subjectId;
  return subjectId.split(' ')[subject === 'finding' ? 2 : 1] ?? '';
}

function subjectOfPlace(id: string, place: TrailPlace): TrailSubject {
  const owner = ofDirectorate(place.directorateId);
  switch (place.kind) {
    case 'draft':
      return { id, ref: `Draft ${place.number}`, words: `of ${place.quarter}`, owner };
    case 'revision':
      return { id, ref: `Revision ${place.number}`, words: `of ${place.quarter}`, owner };
    case 'meeting-action':
      return { id, ref: 'Action from the meeting', words: place.text, owner };
    case 'section':
      return { id, ref: 'Section', words: place.name, owner };
    case 'finding':
      return { id, ref: place.check, words: '', owner };
    case 'items':
      return { id, ref: refOfItems(place.items), words: place.items.map(({ title }) => title).join(' and '), owner };
  }
}
