import type { KindSpec } from './match-kind.ts';
import type { Area, Department, EqualityAction, Indicator, Milestone, Risk } from './plan.ts';
import type {
  FileArea,
  FileDepartment,
  FileEqualityAction,
  FileIndicator,
  FileMilestone,
  FileRisk,
} from './plan-file.ts';

/** Where an entry of the file belongs. Without a certain area its words recognise nothing. */
export interface InArea {
  readonly areaId: string;
  readonly isAreaCertain: boolean;
}

export interface SpecTools {
  readonly newId: () => string;
  /** Person id of initials that stand in the file. */
  readonly idOf: (initials: string) => string | undefined;
}

const ALL = 'all';
const personOf = (tools: SpecTools, initials: string | undefined) =>
  initials === undefined ? undefined : tools.idOf(initials);

export function areaSpec(tools: SpecTools): KindSpec<FileArea, Area> {
  return {
    kind: 'area',
    fields: ['name', 'board'],
    keyInFile: (source) => source.name,
    keyOf: (area) => area.name,
    familyInFile: () => ALL,
    familyOf: () => ALL,
    build: ({ name, board }, id) => ({ id, name, board }),
    newId: tools.newId,
  };
}

export function milestoneSpec(tools: SpecTools): KindSpec<FileMilestone & InArea, Milestone> {
  return {
    ...refSpec(tools),
    kind: 'milestone',
    fields: ['areaId', 'ref', 'words', 'ownerId', 'contributorIds', 'start', 'due', 'board', 'followsId'],
    build: (source, id) => ({
      id,
      areaId: source.areaId,
      ref: source.ref,
      words: source.words,
      ownerId: personOf(tools, source.owner),
      contributorIds: source.contributors.flatMap((initials) => tools.idOf(initials) ?? []),
      start: source.start,
      due: source.due,
      board: source.board,
      followsId: source.follows,
    }),
  };
}

export function indicatorSpec(tools: SpecTools): KindSpec<FileIndicator & InArea, Indicator> {
  return {
    ...refSpec(tools),
    kind: 'indicator',
    fields: [
      'areaId',
      'ref',
      'words',
      'ownerId',
      'supplierId',
      'unit',
      'decimals',
      'polarity',
      'kind',
      'quarters',
      'target',
      'tolerance',
      'lastYear',
      'board',
    ],
    build: (source, id) => ({
      id,
      areaId: source.areaId,
      ref: source.ref,
      words: source.words,
      ownerId: personOf(tools, source.owner),
      supplierId: personOf(tools, source.supplier),
      unit: source.unit,
      decimals: source.decimals,
      polarity: source.polarity,
      kind: source.kind,
      quarters: source.quarters,
      target: source.target,
      tolerance: source.tolerance,
      lastYear: source.lastYear,
      board: source.board,
    }),
  };
}

export function riskSpec(tools: SpecTools): KindSpec<FileRisk, Risk> {
  return {
    kind: 'risk',
    fields: ['title', 'grossLikelihood', 'grossImpact', 'residualLikelihood', 'residualImpact', 'controls', 'leadId'],
    keyInFile: (source) => source.title,
    keyOf: (risk) => risk.title,
    familyInFile: () => ALL,
    familyOf: () => ALL,
    build: (source, id) => ({
      id,
      title: source.title,
      grossLikelihood: source.grossLikelihood,
      grossImpact: source.grossImpact,
      residualLikelihood: source.residualLikelihood,
      residualImpact: source.residualImpact,
      controls: source.controls,
      leadId: personOf(tools, source.lead),
    }),
    newId: tools.newId,
  };
}

export function equalityActionSpec(tools: SpecTools): KindSpec<FileEqualityAction, EqualityAction> {
  return {
    kind: 'equality-action',
    fields: ['words', 'leadId'],
    keyInFile: (source) => source.words,
    keyOf: (action) => action.words,
    familyInFile: () => ALL,
    familyOf: () => ALL,
    build: ({ words, lead }, id) => ({ id, words, leadId: personOf(tools, lead) }),
    newId: tools.newId,
  };
}

export function departmentSpec(tools: SpecTools): KindSpec<FileDepartment, Department> {
  return {
    kind: 'department',
    fields: ['name', 'contactId'],
    keyInFile: (source) => source.name,
    keyOf: (department) => department.name,
    familyInFile: () => ALL,
    familyOf: () => ALL,
    build: ({ name, contact }, id) => ({ id, name, contactId: personOf(tools, contact) }),
    newId: tools.newId,
  };
}

/** Milestones and indicators are the same in the same area with the same ref and words; a ref makes a family. */
function refSpec(tools: SpecTools) {
  return {
    keyInFile: (source: (FileMilestone | FileIndicator) & InArea) =>
      source.isAreaCertain ? keyIn(source.areaId, source) : undefined,
    keyOf: (entry: Milestone | Indicator) => keyIn(entry.areaId, entry),
    familyInFile: (source: FileMilestone | FileIndicator) => source.ref.toUpperCase(),
    familyOf: (entry: Milestone | Indicator) => entry.ref.toUpperCase(),
    newId: tools.newId,
  };
}

function keyIn(areaId: string, { ref, words }: { readonly ref: string; readonly words: string }): string {
  return `${areaId}\n${ref.toUpperCase()}\n${words}`;
}
