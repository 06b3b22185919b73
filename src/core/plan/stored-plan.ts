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

/** Retired entries included, in the plan's order. */
export interface StoredEntry<Entry> {
  readonly entry: Entry;
  /** The entry as last imported; undefined for one that no file ever named. */
  readonly imported: Readonly<Record<string, unknown>> | undefined;
  readonly isRetired: boolean;
}

/** Everything that an import is compared with. */
export interface StoredPlan {
  readonly organisation: Organisation | undefined;
  readonly directorate: Directorate | undefined;
  /** Codes of the other directorates. */
  readonly otherCodes: readonly string[];
  readonly plan: StoredPlanHead | undefined;
  /** Everybody in the organisation. */
  readonly people: readonly StoredEntry<Person>[];
  readonly areas: readonly StoredEntry<Area>[];
  readonly milestones: readonly StoredEntry<Milestone>[];
  readonly indicators: readonly StoredEntry<Indicator>[];
  readonly risks: readonly StoredEntry<Risk>[];
  readonly equalityActions: readonly StoredEntry<EqualityAction>[];
  readonly departments: readonly StoredEntry<Department>[];
  /** Ids of the file that belong to something outside this plan, with what that is: `a milestone of another plan`. */
  readonly elsewhere: ReadonlyMap<string, string>;
}

interface StoredPlanHead {
  readonly id: string;
  readonly version: number;
  readonly sectionTexts: Readonly<Record<string, string>>;
}
