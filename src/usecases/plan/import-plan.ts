import { checkFollows } from '../../core/plan/check-follows.ts';
import { type IdPrefix, matchPlan } from '../../core/plan/match-plan.ts';
import {
  type Conflict,
  changesSomething,
  type EntryAction,
  type EntryName,
  entryChanges,
  nameEntry,
  type PlanChanges,
  type SettingChange,
} from '../../core/plan/plan-changes.ts';
import type { FileEntry, PlanFile } from '../../core/plan/plan-file.ts';
import type { PlanFileProblem } from '../../core/plan/plan-file-problem.ts';
import type { PlanSheet } from '../../core/plan/plan-sheet-rows.ts';
import { type PlanWarning, planWarnings } from '../../core/plan/plan-warnings.ts';
import { readPlanFile } from '../../core/plan/read-plan-file.ts';
import { readPlanSheets } from '../../core/plan/read-plan-sheets.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { Author, Patience } from '../ports.ts';
import type { PlanImportStore } from './ports.ts';

export interface ImportSources {
  readonly plans: PlanImportStore;
  /** A short random id, such as `m-7k3q9d`. */
  readonly newId: (prefix: IdPrefix) => string;
}

/** A plan as YAML, or as the sheets of a workbook. */
type ImportContent = { readonly text: string } | { readonly sheets: readonly PlanSheet[] };

export type ImportRequest = ImportContent & ImportRules;

export interface ImportRules {
  /** `look`: says what would happen, stores nothing. */
  readonly mode: 'store' | 'look';
  /** Entries in force that the file does not name. */
  readonly missing: 'keep' | 'retire';
  /** Which side stands where Ragtime was changed since the last import and the file differs. */
  readonly conflicts: 'keep-ragtime' | 'take-file';
  readonly author: Author;
  readonly now: Date;
}

/** What an import did, or would do. */
export interface ImportReceipt {
  readonly directorateCode: string;
  readonly startYear: number;
  /** The plan's version afterwards; undefined where nothing was stored. */
  readonly planVersion: number | undefined;
  readonly isStored: boolean;
  /** The plan's version before; undefined for a plan that is new. */
  readonly basedOn: number | undefined;
  readonly added: readonly EntryName[];
  readonly changed: readonly EntryName[];
  readonly revived: readonly EntryName[];
  readonly retired: readonly EntryName[];
  /** In force, not in the file, and left in force. */
  readonly missing: readonly EntryName[];
  readonly conflicts: readonly Conflict[];
  readonly settings: readonly SettingChange[];
  readonly isReordered: boolean;
  /** False where the file says what Ragtime has already. */
  readonly changesSomething: boolean;
  /** Said once: empty where the import changes nothing. */
  readonly warnings: readonly PlanWarning[];
}

export type ImportRefusal =
  | { readonly reason: 'problems'; readonly problems: readonly PlanFileProblem[] }
  | { readonly reason: 'changed' | 'busy' };

/** Somebody else's import in between is rare; three times in a row is something else. */
const MOST_ATTEMPTS = 3;

/**
 * Imports a plan file: all of it in one transaction, or nothing and every problem. The same file again changes nothing.
 * Who may import is the caller's question (`import-plan` in core/access.ts).
 */
export async function importPlan(
  { plans, newId }: ImportSources,
  request: ImportRequest,
  patience: Patience,
): Promise<Result<ImportReceipt, ImportRefusal>> {
  const read = 'sheets' in request ? readPlanSheets(request.sheets) : readPlanFile(request.text);
  if (!read.ok) return refuse({ reason: 'problems', problems: read.refusal });
  const file = read.value;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const stored = await plans.storedPlan({
      directorateId: file.directorate.id,
      directorateCode: file.directorate.code,
      startYear: file.startYear,
      ids: idsOf(file),
    });
    const strays = checkFollows(file, stored.elsewhere);
    if (strays.length > 0) return refuse({ reason: 'problems', problems: strays });
    const matched = matchPlan(file, stored, { ...request, newId });
    if (!matched.ok) return refuse({ reason: 'problems', problems: matched.refusal });
    const changes = matched.value;
    if (request.mode === 'look') return done(buildReceipt(file, changes, undefined));
    const saved = await plans.savePlan(changes, { author: request.author, at: request.now }, patience);
    if (saved.ok) return done(buildReceipt(file, changes, saved.value));
    if (saved.refusal === 'busy') return refuse({ reason: 'busy' });
  }
  return refuse({ reason: 'changed' });
}

function buildReceipt(file: PlanFile, changes: PlanChanges, planVersion: number | undefined): ImportReceipt {
  const named = (action: EntryAction) =>
    entryChanges(changes)
      .filter((change) => change.action === action)
      .map((change) => nameEntry(change.kind, change.after));
  return {
    directorateCode: changes.directorate.code,
    startYear: changes.startYear,
    planVersion,
    isStored: planVersion !== undefined,
    basedOn: changes.basedOn,
    added: named('added'),
    changed: named('changed'),
    revived: named('revived'),
    retired: named('retired'),
    missing: changes.missing,
    conflicts: changes.conflicts,
    settings: changes.settings,
    isReordered: changes.isReordered,
    changesSomething: changesSomething(changes),
    warnings: changesSomething(changes) ? planWarnings(file) : [],
  };
}

function idsOf(file: PlanFile): readonly string[] {
  const entries: readonly FileEntry[] = [
    file.directorate,
    ...file.people,
    ...file.areas,
    ...file.areas.flatMap((area) => [...area.milestones, ...area.indicators]),
    ...file.risks,
    ...file.equalityActions,
    ...file.departments,
  ];
  const followed = file.areas.flatMap((area) => area.milestones.flatMap(({ follows }) => follows ?? []));
  return [...entries.flatMap(({ id }) => id ?? []), ...followed];
}
