import type { PlanChanges } from '../../core/plan/plan-changes.ts';
import type { StoredPlan } from '../../core/plan/stored-plan.ts';
import type { Result } from '../../core/result.ts';
import type { Author, Patience, PlanReader, WriteRefusal } from '../ports.ts';

/** Which plan an import is about. */
export interface PlanSelector {
  readonly directorateId: string | undefined;
  /** Matched without regard to case, where there is no id or nothing has it. */
  readonly directorateCode: string;
  readonly startYear: number;
  /** Ids that the file names, to be found wherever they are. */
  readonly ids: readonly string[];
}

export interface SaveOptions {
  readonly author: Author;
  readonly at: Date;
}

export interface PlanImportStore {
  /** Everything that the import is compared with, retired entries included. */
  storedPlan(selector: PlanSelector): Promise<StoredPlan>;
  /**
   * Stores all of it in one transaction, with an audit row for every change, and answers the plan's new version. Refused
   * as `changed` when the plan has another version by now, or somebody in it was changed, added or renamed meanwhile.
   */
  savePlan(changes: PlanChanges, options: SaveOptions, patience: Patience): Promise<Result<number, WriteRefusal>>;
}

export type PlanExportStore = Pick<PlanReader, 'organisation' | 'directorates' | 'people' | 'plans'>;
