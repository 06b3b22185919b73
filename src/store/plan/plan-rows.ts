import type { LadderStep } from '../../core/calendar/ladder.ts';
import { type LocalDate, localDate } from '../../core/calendar/local-date.ts';
import type {
  Area,
  Department,
  Directorate,
  Due,
  EqualityAction,
  Indicator,
  Milestone,
  Organisation,
  Person,
  Risk,
  Target,
} from '../../core/plan/plan.ts';
import type { area, directorate, indicator, milestone, organisation, person, planEntry } from '../schema/plan.ts';

/*
 * Rows of the plan's tables as the core knows them. Only this store writes them, so what they hold has the right shape:
 * the casts of JSON columns are the parsing edge.
 */

export function rowToOrganisation(row: typeof organisation.$inferSelect): Organisation {
  return {
    name: row.name,
    nation: row.nation as Organisation['nation'],
    timeZone: row.timeZone,
    closureDays: row.closureDays.map(localDate),
    ragWording: row.ragWording,
  };
}

export interface DirectorateRoles {
  readonly officerIds: readonly string[];
  readonly approverIds: readonly string[];
}

export function rowToDirectorate(row: typeof directorate.$inferSelect, roles: DirectorateRoles): Directorate {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    channelId: row.channelId ?? undefined,
    officersChannelId: row.officersChannelId ?? undefined,
    nation: (row.nation as Directorate['nation'] | null) ?? undefined,
    closureDays: row.closureDays.map(localDate),
    ladder: row.ladder as readonly LadderStep[],
    parts: row.parts ?? undefined,
    commentaryRule: row.commentaryRule,
    riskQuarters: row.riskQuarters,
    report: row.report,
    checks: row.checks,
    ...roles,
  };
}

export function rowToPerson(row: typeof person.$inferSelect): Person {
  return {
    id: row.id,
    initials: row.initials,
    name: row.name,
    title: row.title,
    service: row.service ?? undefined,
    email: row.email ?? undefined,
    slackUserId: row.slackUserId ?? undefined,
    deputyId: row.deputyId ?? undefined,
    assistantId: row.assistantId ?? undefined,
    from: optionalDate(row.fromDate),
    until: optionalDate(row.untilDate),
  };
}

export function personToRow(value: Person) {
  return {
    initials: value.initials,
    name: value.name,
    title: value.title,
    service: value.service ?? null,
    email: value.email ?? null,
    slackUserId: value.slackUserId ?? null,
    deputyId: value.deputyId ?? null,
    assistantId: value.assistantId ?? null,
    fromDate: value.from ?? null,
    untilDate: value.until ?? null,
  };
}

export function rowToArea(row: typeof area.$inferSelect): Area {
  return { id: row.id, name: row.name, board: row.board ?? undefined };
}

export function rowToMilestone(row: typeof milestone.$inferSelect, contributorIds: readonly string[]): Milestone {
  return {
    id: row.id,
    areaId: row.areaId,
    ref: row.ref,
    words: row.words,
    ownerId: row.ownerId ?? undefined,
    contributorIds,
    start: optionalDate(row.startDate),
    due: rowToDue(row),
    board: row.board ?? undefined,
    followsId: row.followsId ?? undefined,
  };
}

function rowToDue(row: typeof milestone.$inferSelect): Due {
  if (row.dueKind === 'date' && row.dueDate !== null) return { kind: 'date', date: localDate(row.dueDate) };
  return row.dueKind === 'recurring' ? { kind: 'recurring', text: row.dueText ?? '' } : { kind: 'none' };
}

export function milestoneToRow(value: Milestone) {
  return {
    areaId: value.areaId,
    ref: value.ref,
    words: value.words,
    ownerId: value.ownerId ?? null,
    startDate: value.start ?? null,
    dueKind: value.due.kind,
    dueDate: value.due.kind === 'date' ? value.due.date : null,
    dueText: value.due.kind === 'recurring' ? value.due.text : null,
    board: value.board ?? null,
    followsId: value.followsId ?? null,
  };
}

export function rowToIndicator(row: typeof indicator.$inferSelect): Indicator {
  return {
    id: row.id,
    areaId: row.areaId,
    ref: row.ref,
    words: row.words,
    ownerId: row.ownerId ?? undefined,
    supplierId: row.supplierId ?? undefined,
    unit: row.unit,
    decimals: row.decimals,
    polarity: row.polarity,
    kind: row.kind,
    quarters: row.quarters,
    target: rowToTarget(row.target as Target),
    tolerance: row.tolerance ?? undefined,
    lastYear: withoutNulls(row.lastYear),
    board: row.board ?? undefined,
  };
}

function rowToTarget(target: Target): Target {
  return target.kind === 'number' ? { ...target, byQuarter: withoutNulls(target.byQuarter) } : target;
}

export function indicatorToRow(value: Indicator) {
  return {
    areaId: value.areaId,
    ref: value.ref,
    words: value.words,
    ownerId: value.ownerId ?? null,
    supplierId: value.supplierId ?? null,
    unit: value.unit,
    decimals: value.decimals,
    polarity: value.polarity,
    kind: value.kind,
    quarters: value.quarters,
    target: value.target,
    tolerance: value.tolerance ?? null,
    lastYear: value.lastYear.map((figure) => figure ?? null),
    board: value.board ?? null,
  };
}

type EntryRow = typeof planEntry.$inferSelect;

export function rowToRisk(row: EntryRow): Risk {
  const body = row.body as Omit<Risk, 'id'>;
  return {
    id: row.id,
    title: body.title,
    grossLikelihood: body.grossLikelihood,
    grossImpact: body.grossImpact,
    residualLikelihood: body.residualLikelihood,
    residualImpact: body.residualImpact,
    controls: body.controls,
    leadId: body.leadId,
  };
}

export function rowToEqualityAction(row: EntryRow): EqualityAction {
  const body = row.body as Omit<EqualityAction, 'id'>;
  return { id: row.id, words: body.words, leadId: body.leadId };
}

export function rowToDepartment(row: EntryRow): Department {
  const body = row.body as Omit<Department, 'id'>;
  return { id: row.id, name: body.name, contactId: body.contactId };
}

function optionalDate(text: string | null): LocalDate | undefined {
  return text === null ? undefined : localDate(text);
}

/** JSON has no undefined: quarters without a figure come back as null. */
function withoutNulls(figures: readonly (number | null | undefined)[]): readonly (number | undefined)[] {
  return figures.map((figure) => figure ?? undefined);
}
