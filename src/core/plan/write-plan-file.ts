import { Document, isMap, isScalar, isSeq, visit, type YAMLMap } from 'yaml';
import type { Nation } from '../calendar/bank-holidays.ts';
import type { LadderStep } from '../calendar/ladder.ts';
import { type PartLadders, WINDOW_PARTS } from '../calendar/window-part.ts';
import { STEP_KEYS } from './build-plan-file.ts';
import { peopleOfPlan } from './people-of-plan.ts';
import type { Directorate, Indicator, Milestone, Organisation, Person, Plan, Risk, Target } from './plan.ts';
import { writeDue, writeFinancialYear } from './plan-dates.ts';
import { checksToFile } from './plan-file-check-fields.ts';
import { reportSettingsToFile } from './plan-file-report-fields.ts';
import { SECTION_TEXTS } from './plan-file-schema.ts';

export interface ExportedPlan {
  readonly organisation: Organisation;
  readonly directorate: Directorate;
  readonly plan: Plan;
  /** Everybody in the organisation; those whom the plan does not name are left out. */
  readonly people: readonly Person[];
}

const LINE_WIDTH = 110;
const HEADER = [
  'A plan as it stands in Ragtime. Change it, and import it again: ragtime import FILE',
  'The ids say which entry is which. Keep them, also where words, refs or areas change: by its id a renamed entry keeps',
  'its history. A new entry has no id; say "new: true" in it where Ragtime asks whether it is renamed or new.',
  '"plan version" tells Ragtime what had been changed there when this file was written. All keys: docs/plan-file.md',
];

type NameOf = (personId: string | undefined) => string | undefined;

/** The plan as a YAML file with ids. Importing it changes nothing. */
export function writePlanFile(exported: ExportedPlan): string {
  return writePlanText(planToFile(exported), HEADER);
}

/** A plan file as YAML, with a comment in front. @param file by its keys; absent values are undefined and left out */
export function writePlanText(file: object, comment: readonly string[]): string {
  const document = new Document(file);
  document.commentBefore = comment.map((line) => ` ${line}`).join('\n');
  if (isMap(document.contents)) separate(document.contents);
  putShortGroupsOnOneLine(document);
  return document.toString({ lineWidth: LINE_WIDTH, blockQuote: 'literal' });
}

/** What a plan file says, by its keys; absent values are undefined. */
export function planToFile(exported: ExportedPlan) {
  const { organisation, directorate, plan } = exported;
  const initials = new Map(exported.people.map((person) => [person.id, person.initials]));
  const nameOf: NameOf = (id) => (id === undefined ? undefined : initials.get(id));
  return {
    organisation: organisationToFile(organisation),
    directorate: directorateToFile(directorate, nameOf),
    'financial year': writeFinancialYear(plan.startYear),
    'plan version': plan.version,
    people: peopleOfPlan(exported).map((person) => personToFile(person, nameOf)),
    areas: plan.areas.map(({ id, name, board }) => ({
      id,
      name,
      board,
      milestones: some(plan.milestones.filter(isIn(id)).map((milestone) => milestoneToFile(milestone, nameOf))),
      indicators: some(plan.indicators.filter(isIn(id)).map((indicator) => indicatorToFile(indicator, nameOf))),
    })),
    risks: some(plan.risks.map((risk) => riskToFile(risk, nameOf))),
    'equality actions': some(
      plan.equalityActions.map(({ id, words, leadId }) => ({ id, words, lead: nameOf(leadId) })),
    ),
    departments: some(
      plan.departments.map(({ id, name, contactId }) => ({ id, name, 'finance contact': nameOf(contactId) })),
    ),
    'section texts': sectionTextsToFile(plan.sectionTexts),
  };
}

const NATIONS: Readonly<Record<Nation, string>> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

function organisationToFile(organisation: Organisation) {
  return {
    name: organisation.name,
    nation: NATIONS[organisation.nation],
    'time zone': organisation.timeZone,
    'closure days': some(organisation.closureDays),
    'rag wording': { ...organisation.ragWording },
  };
}

function directorateToFile(directorate: Directorate, nameOf: NameOf) {
  return {
    id: directorate.id,
    code: directorate.code,
    name: directorate.name,
    nation: directorate.nation === undefined ? undefined : NATIONS[directorate.nation],
    'closure days': some(directorate.closureDays),
    channel: directorate.channelId,
    officers: some(directorate.officerIds.map(nameOf)),
    'officers channel': directorate.officersChannelId,
    approvers: some(directorate.approverIds.map(nameOf)),
    commentary: directorate.commentaryRule === 'all' ? 'all' : 'amber and red',
    'risk quarters': [...directorate.riskQuarters],
    report: reportSettingsToFile(directorate.report),
    checks: checksToFile(directorate.checks),
    ladder: directorate.ladder.length === 0 ? undefined : ladderToFile(directorate.ladder),
    parts: directorate.parts && partsToFile(directorate.parts),
  };
}

function ladderToFile(ladder: readonly LadderStep[]) {
  return Object.fromEntries(ladder.map((step) => [STEP_KEYS[step.name], stepToFile(step)]));
}

/** In the order in which the parts are named everywhere. */
function partsToFile(parts: PartLadders) {
  const own = WINDOW_PARTS.flatMap((part) => (parts[part] === undefined ? [] : [[part, ladderToFile(parts[part])]]));
  return Object.fromEntries(own);
}

function stepToFile({ day, time }: LadderStep) {
  if ('workingDay' in day) return { 'working day': day.workingDay, at: time };
  if ('date' in day) return { date: day.date, at: time };
  return { 'working days before due': day.workingDaysBeforeDue, at: time };
}

function personToFile(person: Person, nameOf: NameOf) {
  return {
    id: person.id,
    initials: person.initials,
    name: person.name,
    title: person.title,
    service: person.service,
    email: person.email,
    slack: person.slackUserId,
    deputy: nameOf(person.deputyId),
    assistant: nameOf(person.assistantId),
    from: person.from,
    to: person.until,
  };
}

function milestoneToFile(milestone: Milestone, nameOf: NameOf) {
  return {
    id: milestone.id,
    ref: milestone.ref,
    words: milestone.words,
    owner: nameOf(milestone.ownerId),
    contributors: some(milestone.contributorIds.map(nameOf)),
    start: milestone.start,
    due: writeDue(milestone.due),
    board: milestone.board,
    follows: milestone.followsId,
  };
}

function indicatorToFile(indicator: Indicator, nameOf: NameOf) {
  const { lastYear } = indicator;
  return {
    id: indicator.id,
    ref: indicator.ref,
    words: indicator.words,
    owner: nameOf(indicator.ownerId),
    supplier: nameOf(indicator.supplierId),
    unit: indicator.unit === '' ? undefined : indicator.unit,
    decimals: indicator.decimals,
    polarity: indicator.polarity,
    kind: indicator.kind.replaceAll('-', ' '),
    quarters: [...indicator.quarters],
    target: targetToFile(indicator.target),
    status: indicator.tolerance === undefined ? 'judged' : { tolerance: indicator.tolerance },
    'last year': lastYear.every((figure) => figure === undefined) ? undefined : quartersToFile(lastYear),
    board: indicator.board,
  };
}

function targetToFile(target: Target) {
  if (target.kind === 'none') return 'none';
  if (target.kind === 'to-be-confirmed') return 'to be confirmed';
  return { year: target.year, ...quartersToFile(target.byQuarter) };
}

function quartersToFile([q1, q2, q3, q4]: readonly (number | undefined)[]) {
  return { q1, q2, q3, q4 };
}

function riskToFile(risk: Risk, nameOf: NameOf) {
  return {
    id: risk.id,
    title: risk.title,
    likelihood: risk.grossLikelihood,
    impact: risk.grossImpact,
    'likelihood after controls': risk.residualLikelihood,
    'impact after controls': risk.residualImpact,
    controls: risk.controls,
    lead: nameOf(risk.leadId),
  };
}

function sectionTextsToFile(texts: Readonly<Record<string, string>>) {
  const pairs = Object.entries(SECTION_TEXTS).map(([key, stored]) => [key, texts[stored]] as const);
  const written = pairs.filter(([, text]) => text !== undefined);
  return written.length === 0 ? undefined : Object.fromEntries(written);
}

/** An empty list is left out. */
function some<Item>(items: readonly Item[]): Item[] | undefined {
  return items.length === 0 ? undefined : [...items];
}

function isIn(areaId: string) {
  return (entry: { readonly areaId: string }) => entry.areaId === areaId;
}

/** An empty line before each part of the file; the comment brings its own. */
function separate(contents: YAMLMap): void {
  for (const { key } of contents.items.slice(1)) {
    if (isScalar(key) && key.value !== 'plan version') key.spaceBefore = true;
  }
}

const SHORT_GROUPS = new Set(['target', 'status', 'last year', ...Object.values(STEP_KEYS)]);

function putShortGroupsOnOneLine(document: Document): void {
  visit(document, {
    Seq: (_, list) => {
      if (list.items.length > 0 && list.items.every(isScalar)) list.flow = true;
    },
    Pair: (_, { key, value }) => {
      if (isScalar(key) && SHORT_GROUPS.has(String(key.value)) && (isMap(value) || isSeq(value))) value.flow = true;
    },
  });
}
