import { DEFAULT_LADDER, type LadderDay, type LadderStep, type LadderStepName } from '../calendar/ladder.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { PartLadders } from '../calendar/window-part.ts';
import { type RagWording, RISK_QUARTERS, type Target } from './plan.ts';
import type {
  FileArea,
  FileDirectorate,
  FileEntry,
  FileIndicator,
  FileMilestone,
  FilePerson,
  FileRisk,
  PlanFile,
} from './plan-file.ts';
import { buildChecks } from './plan-file-check-fields.ts';
import { buildReportSettings } from './plan-file-report-fields.ts';
import { SECTION_TEXTS, type ShapedPlan } from './plan-file-schema.ts';
import type { Spot } from './plan-file-spot.ts';

/** Printed where the council has no wording of its own. */
const DEFAULT_RAG_WORDING: RagWording = {
  green: 'On course to be achieved in time.',
  amber: 'Uncertain, or too early to say, whether it will be achieved in time.',
  red: 'Highly likely or certain not to be achieved in time.',
};

type ShapedDirectorate = ShapedPlan['directorate'];
type ShapedLadder = NonNullable<ShapedDirectorate['ladder']>;
type ShapedStep = NonNullable<ShapedLadder['opens']>;
type ShapedArea = ShapedPlan['areas'][number];
type ShapedMilestone = NonNullable<ShapedArea['milestones']>[number];
type ShapedIndicator = NonNullable<ShapedArea['indicators']>[number];
type ShapedRisk = NonNullable<ShapedPlan['risks']>[number];
type Figures = NonNullable<ShapedIndicator['last year']>;

/** A plan file from what fits the schema, each entry with the place where it stands. */
export function buildPlanFile(shaped: ShapedPlan, root: Spot): PlanFile {
  const { organisation } = shaped;
  return {
    organisation: {
      name: organisation.name,
      nation: organisation.nation,
      timeZone: organisation['time zone'],
      closureDays: inOrder(organisation['closure days']),
      ragWording: organisation['rag wording'] ?? DEFAULT_RAG_WORDING,
    },
    directorate: buildDirectorate(shaped.directorate, root),
    startYear: shaped['financial year'],
    planVersion: shaped['plan version'],
    people: shaped.people.map((person, index) => buildPerson(person, spotIn(root, 'people', index))),
    areas: shaped.areas.map((area, index) => buildArea(area, spotIn(root, 'areas', index))),
    risks: (shaped.risks ?? []).map((risk, index) => buildRisk(risk, spotIn(root, 'risks', index))),
    equalityActions: (shaped['equality actions'] ?? []).map((action, index) => ({
      ...entryOf(action, spotIn(root, 'equality actions', index)),
      words: action.words,
      lead: action.lead,
    })),
    departments: (shaped.departments ?? []).map((department, index) => ({
      ...entryOf(department, spotIn(root, 'departments', index)),
      name: department.name,
      contact: department['finance contact'],
    })),
    sectionTexts: buildSectionTexts(shaped['section texts'] ?? {}),
  };
}

function buildDirectorate(shaped: ShapedDirectorate, root: Spot): FileDirectorate {
  return {
    ...entryOf({ id: shaped.id }, root.get('directorate') ?? root),
    code: shaped.code,
    name: shaped.name,
    nation: shaped.nation,
    closureDays: inOrder(shaped['closure days']),
    channelId: shaped.channel,
    officersChannelId: shaped['officers channel'],
    officers: shaped.officers ?? [],
    approvers: shaped.approvers ?? [],
    commentaryRule: shaped.commentary ?? 'all',
    riskQuarters: shaped['risk quarters'] === undefined ? RISK_QUARTERS : [...new Set(shaped['risk quarters'])].sort(),
    report: buildReportSettings(shaped.report ?? {}),
    checks: buildChecks(shaped.checks ?? {}),
    ladder: buildLadder(shaped.ladder ?? {}),
    parts: buildParts(shaped.parts ?? {}),
  };
}

/** The order in which days are written means nothing: in another order nothing has changed. */
function inOrder(days: readonly LocalDate[] = []): readonly LocalDate[] {
  return [...new Set(days)].sort();
}

/** The steps that the file overrides, in the ladder's order. */
export function buildLadder(shaped: ShapedLadder): readonly LadderStep[] {
  const steps: LadderStep[] = [];
  for (const step of DEFAULT_LADDER) {
    const given = shaped[STEP_KEYS[step.name]];
    if (given !== undefined) steps.push({ ...step, day: buildDay(given, step.day), time: given.at });
  }
  return steps;
}

/** The parts with dates of their own; undefined where there is none. */
export function buildParts(shaped: NonNullable<ShapedDirectorate['parts']>): PartLadders | undefined {
  // A workbook has the keys of all parts.
  const parts = Object.entries(shaped).flatMap(([part, dates]) =>
    dates === undefined ? [] : [[part, buildLadder(dates)]],
  );
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

/** How the steps are called in a plan file. */
export const STEP_KEYS = {
  opens: 'opens',
  'last-call': 'last call',
  due: 'due',
  overdue: 'overdue',
  'closes-tomorrow': 'closes tomorrow',
  closes: 'closes',
} as const satisfies Record<LadderStepName, string>;

function buildDay(step: ShapedStep, otherwise: LadderDay): LadderDay {
  if (step['working day'] !== undefined) return { workingDay: step['working day'] };
  if (step['working days before due'] !== undefined) return { workingDaysBeforeDue: step['working days before due'] };
  return step.date === undefined ? otherwise : { date: step.date };
}

function buildPerson(shaped: ShapedPlan['people'][number], spot: Spot): FilePerson {
  return {
    ...entryOf(shaped, spot),
    initials: shaped.initials,
    name: shaped.name,
    title: shaped.title,
    service: shaped.service,
    email: shaped.email,
    slackUserId: shaped.slack,
    deputy: shaped.deputy,
    assistant: shaped.assistant,
    from: shaped.from,
    until: shaped.to,
  };
}

function buildArea(shaped: ShapedArea, spot: Spot): FileArea {
  return {
    ...entryOf(shaped, spot),
    name: shaped.name,
    board: shaped.board,
    milestones: (shaped.milestones ?? []).map((milestone, index) =>
      buildMilestone(milestone, spotIn(spot, 'milestones', index)),
    ),
    indicators: (shaped.indicators ?? []).map((indicator, index) =>
      buildIndicator(indicator, spotIn(spot, 'indicators', index)),
    ),
  };
}

function buildMilestone(shaped: ShapedMilestone, spot: Spot): FileMilestone {
  return {
    ...entryOf(shaped, spot),
    ref: shaped.ref,
    words: shaped.words,
    owner: shaped.owner,
    contributors: shaped.contributors ?? [],
    start: shaped.start,
    due: shaped.due ?? { kind: 'none' },
    board: shaped.board,
    follows: shaped.follows,
  };
}

function buildIndicator(shaped: ShapedIndicator, spot: Spot): FileIndicator {
  return {
    ...entryOf(shaped, spot),
    ref: shaped.ref,
    words: shaped.words,
    owner: shaped.owner,
    supplier: shaped.supplier,
    unit: shaped.unit ?? '',
    decimals: shaped.decimals ?? 0,
    polarity: shaped.polarity,
    kind: shaped.kind,
    quarters: [...new Set(shaped.quarters ?? [1, 2, 3, 4])].sort(),
    target: buildTarget(shaped.target),
    tolerance: typeof shaped.status === 'object' ? shaped.status.tolerance : undefined,
    lastYear: byQuarter(shaped['last year'] ?? {}),
    board: shaped.board,
  };
}

function buildTarget(shaped: ShapedIndicator['target']): Target {
  if (shaped === undefined) return { kind: 'none' };
  if ('kind' in shaped) return shaped;
  return { kind: 'number', year: shaped.year, byQuarter: byQuarter(shaped) };
}

function byQuarter(figures: Figures): readonly (number | undefined)[] {
  return [figures.q1, figures.q2, figures.q3, figures.q4];
}

function buildRisk(shaped: ShapedRisk, spot: Spot): FileRisk {
  return {
    ...entryOf(shaped, spot),
    title: shaped.title,
    grossLikelihood: shaped.likelihood,
    grossImpact: shaped.impact,
    residualLikelihood: shaped['likelihood after controls'],
    residualImpact: shaped['impact after controls'],
    controls: shaped.controls,
    lead: shaped.lead,
  };
}

function buildSectionTexts(shaped: NonNullable<ShapedPlan['section texts']>): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const key of Object.keys(SECTION_TEXTS)) {
    if (!isSectionKey(key)) continue;
    const text = shaped[key];
    if (text !== undefined) texts[SECTION_TEXTS[key]] = text;
  }
  return texts;
}

function isSectionKey(key: string): key is keyof typeof SECTION_TEXTS {
  return key in SECTION_TEXTS;
}

function spotIn(parent: Spot, key: string, index: number): Spot {
  return parent.get(key)?.items[index] ?? parent;
}

function entryOf(shaped: { id?: string | undefined; new?: true | undefined }, spot: Spot): FileEntry {
  return { id: shaped.id, isNew: shaped.new === true, place: spot.place, field: spot.field };
}
