import { done, type Result, refuse } from '../result.ts';
import { type KindOptions, matchKind } from './match-kind.ts';
import { matchPeople } from './match-people.ts';
import { buildDirectorate, checkDirectorate, matchSettings } from './match-settings.ts';
import {
  areaSpec,
  departmentSpec,
  equalityActionSpec,
  type InArea,
  indicatorSpec,
  milestoneSpec,
  riskSpec,
} from './match-specs.ts';
import type { PlanChanges } from './plan-changes.ts';
import type { FileArea, FileEntry, PlanFile } from './plan-file.ts';
import { type PlanFileProblem, sortProblems } from './plan-file-problem.ts';
import type { StoredPlan } from './stored-plan.ts';

/** d directorate, pl plan, p person, a area, m milestone, i indicator, r risk, e equality action, f finance department. */
export type IdPrefix = 'd' | 'pl' | 'p' | 'a' | 'm' | 'i' | 'r' | 'e' | 'f';

export interface MatchOptions {
  /** What happens to entries that are in force and not in the file. */
  readonly missing: 'keep' | 'retire';
  /** Which side stands where Ragtime was changed since the last import and the file differs. */
  readonly conflicts: 'keep-ragtime' | 'take-file';
  /** A short random id, such as `m-7k3q9d`. */
  readonly newId: (prefix: IdPrefix) => string;
}

/**
 * What importing this file would do to what is stored, or every question it raises. Changes nothing itself. The same
 * file again gives no changes.
 */
export function matchPlan(
  file: PlanFile,
  stored: StoredPlan,
  options: MatchOptions,
): Result<PlanChanges, readonly PlanFileProblem[]> {
  const people = matchPeople(file.people, stored.people, {
    elsewhere: stored.elsewhere,
    newId: () => options.newId('p'),
    rule: options.conflicts,
  });
  const matched = matchEntriesOfPlan(file, stored, { ...options, idOf: people.idOf });
  const kinds = Object.values(matched);
  const problems = [...checkDirectorate(file, stored), ...people.problems, ...kinds.flatMap((kind) => kind.problems)];
  if (problems.length > 0) return refuse(sortProblems(problems));
  const directorate = buildDirectorate(file, stored, { idOf: people.idOf, newId: () => options.newId('d') });
  return done({
    organisation: file.organisation,
    directorate,
    startYear: file.startYear,
    planId: stored.plan?.id ?? options.newId('pl'),
    basedOn: stored.plan?.version,
    sectionTexts: file.sectionTexts,
    settings: matchSettings(file, directorate, stored),
    people: people.changes.flatMap(({ change }) => change ?? []),
    areas: matched.areas.changes,
    milestones: matched.milestones.changes,
    indicators: matched.indicators.changes,
    risks: matched.risks.changes,
    equalityActions: matched.equalityActions.changes,
    departments: matched.departments.changes,
    order: {
      area: matched.areas.order,
      milestone: matched.milestones.order,
      indicator: matched.indicators.order,
      risk: matched.risks.order,
      'equality-action': matched.equalityActions.order,
      department: matched.departments.order,
    },
    isReordered: kinds.some((kind) => kind.isReordered),
    conflicts: [...people.changes, ...kinds].flatMap((kind) => kind.conflicts),
    missing: kinds.flatMap((kind) => kind.missing),
  });
}

type EntryOptions = MatchOptions & { readonly idOf: (initials: string) => string | undefined };

function matchEntriesOfPlan(file: PlanFile, stored: StoredPlan, { idOf, newId, ...rest }: EntryOptions) {
  const options = kindOptions(file, stored, rest);
  const tools = (prefix: IdPrefix) => ({ idOf, newId: () => newId(prefix) });
  // Which ids the areas have is needed before their entries; which of them are still used, only afterwards.
  const placed = matchKind(file.areas, stored.areas, { spec: areaSpec(tools('a')), options });
  const inAreas = <Source extends FileEntry>(entriesOf: (area: FileArea) => readonly Source[]) =>
    placed.matches.flatMap(({ source, id }) =>
      entriesOf(source).map((entry): Source & InArea => ({
        ...entry,
        areaId: id,
        isAreaCertain: !placed.problems.some(({ field }) => isFieldOf(source, field)),
      })),
    );
  const milestones = matchKind(
    inAreas((area) => area.milestones),
    stored.milestones,
    { spec: milestoneSpec(tools('m')), options },
  );
  const indicators = matchKind(
    inAreas((area) => area.indicators),
    stored.indicators,
    { spec: indicatorSpec(tools('i')), options },
  );
  const used = new Set([...milestones.results, ...indicators.results].map(({ areaId }) => areaId));
  const ids = new Map(placed.matches.map(({ source, id }) => [source, id]));
  const areas = matchKind(
    file.areas.map((area) => ({ ...area, id: area.id ?? ids.get(area) })),
    stored.areas,
    { spec: areaSpec(tools('a')), options: { ...options, isNeeded: (id) => used.has(id) } },
  );
  return {
    areas: placed.problems.length > 0 ? placed : areas,
    milestones,
    indicators,
    risks: matchKind(file.risks, stored.risks, { spec: riskSpec(tools('r')), options }),
    equalityActions: matchKind(file.equalityActions, stored.equalityActions, {
      spec: equalityActionSpec(tools('e')),
      options,
    }),
    departments: matchKind(file.departments, stored.departments, { spec: departmentSpec(tools('f')), options }),
  };
}

function kindOptions(file: PlanFile, stored: StoredPlan, options: Omit<MatchOptions, 'newId'>): KindOptions {
  const isCurrent = file.planVersion !== undefined && file.planVersion === stored.plan?.version;
  return {
    missing: options.missing,
    rule: isCurrent ? 'file-is-current' : options.conflicts,
    elsewhere: stored.elsewhere,
  };
}

function isFieldOf(entry: FileEntry, field: string): boolean {
  return field === entry.field || field === `${entry.field} › id`;
}
