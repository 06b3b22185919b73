import type {
  Area,
  Department,
  Directorate,
  EqualityAction,
  Indicator,
  Milestone,
  Organisation,
  Person,
  Risk,
} from './plan.ts';

export type EntryKind = 'person' | 'area' | 'milestone' | 'indicator' | 'risk' | 'equality-action' | 'department';

/**
 * `noted`: nothing that anybody sees changes, only what the next import is compared with. `revived`: was retired and
 * stands in the file again.
 */
export type EntryAction = 'added' | 'changed' | 'revived' | 'retired' | 'noted';

export interface EntryChange<Entry> {
  readonly kind: EntryKind;
  readonly action: EntryAction;
  /** Undefined for what is added. */
  readonly before: Entry | undefined;
  readonly after: Entry;
  /** What the next import compares with. */
  readonly imported: Readonly<Record<string, unknown>>;
}

/** An entry for people: what it is called, and its id. */
export interface EntryName {
  readonly kind: EntryKind;
  readonly id: string;
  /** `COPS2 Evaluate and monitor …`, `AMc`, `Integrated commissioning` */
  readonly label: string;
}

/** A field that was changed in Ragtime since the last import and that the file gives otherwise. */
export interface Conflict extends EntryName {
  readonly field: string;
  readonly inRagtime: unknown;
  readonly inFile: unknown;
  /** Which of the two stands after this import. */
  readonly kept: 'ragtime' | 'file';
}

/** A setting of the council, the directorate or the plan itself. */
export interface SettingChange {
  readonly subject: 'organisation' | 'directorate' | 'plan';
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What an import would do, as plain data. */
export interface PlanChanges {
  readonly organisation: Organisation;
  readonly directorate: Directorate;
  readonly startYear: number;
  readonly planId: string;
  /** Version of the plan that this rests on; undefined for a plan that is new. */
  readonly basedOn: number | undefined;
  readonly sectionTexts: Readonly<Record<string, string>>;
  readonly settings: readonly SettingChange[];
  readonly people: readonly EntryChange<Person>[];
  readonly areas: readonly EntryChange<Area>[];
  readonly milestones: readonly EntryChange<Milestone>[];
  readonly indicators: readonly EntryChange<Indicator>[];
  readonly risks: readonly EntryChange<Risk>[];
  readonly equalityActions: readonly EntryChange<EqualityAction>[];
  readonly departments: readonly EntryChange<Department>[];
  /** Ids in force after the import, in their order. */
  readonly order: Readonly<Record<Exclude<EntryKind, 'person'>, readonly string[]>>;
  /** Whether entries that were there before stand in another order. */
  readonly isReordered: boolean;
  readonly conflicts: readonly Conflict[];
  /** In force in Ragtime, not in the file, and not retired by this import. */
  readonly missing: readonly EntryName[];
}

export type AnyEntry = Person | Area | Milestone | Indicator | Risk | EqualityAction | Department;

/** All changes of entries, people first. */
export function entryChanges(changes: PlanChanges): readonly EntryChange<AnyEntry>[] {
  return [
    ...changes.people,
    ...changes.areas,
    ...changes.milestones,
    ...changes.indicators,
    ...changes.risks,
    ...changes.equalityActions,
    ...changes.departments,
  ];
}

/** Whether the import changes anything that somebody can see. */
export function changesSomething(changes: PlanChanges): boolean {
  const isSeen = entryChanges(changes).some((change) => change.action !== 'noted');
  return isSeen || changes.basedOn === undefined || changes.settings.length > 0 || changes.isReordered;
}

const LONGEST_LABEL = 80;

/** What an entry is called among people. */
export function nameEntry(kind: EntryKind, entry: AnyEntry): EntryName {
  return { kind, id: entry.id, label: labelOf(entry).replace(/\s+/g, ' ').slice(0, LONGEST_LABEL) };
}

function labelOf(entry: AnyEntry): string {
  if ('ref' in entry) return `${entry.ref} ${entry.words}`;
  if ('initials' in entry) return entry.initials;
  if ('title' in entry) return entry.title;
  return 'words' in entry ? entry.words : entry.name;
}
