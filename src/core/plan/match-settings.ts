import { isSameValue } from './merge-entry.ts';
import type { Directorate } from './plan.ts';
import type { SettingChange } from './plan-changes.ts';
import type { PlanFile } from './plan-file.ts';
import { type PlanFileProblem, problemAt } from './plan-file-problem.ts';
import type { StoredPlan } from './stored-plan.ts';

/** The directorate as the file has it, under the id it has or gets. */
export function buildDirectorate(
  file: PlanFile,
  stored: StoredPlan,
  tools: { readonly idOf: (initials: string) => string | undefined; readonly newId: () => string },
): Directorate {
  const { directorate } = file;
  return {
    id: stored.directorate?.id ?? directorate.id ?? tools.newId(),
    code: directorate.code,
    name: directorate.name,
    channelId: directorate.channelId,
    officersChannelId: directorate.officersChannelId,
    nation: directorate.nation,
    closureDays: directorate.closureDays,
    ladder: directorate.ladder,
    parts: directorate.parts,
    commentaryRule: directorate.commentaryRule,
    riskQuarters: directorate.riskQuarters,
    report: directorate.report,
    checks: directorate.checks,
    officerIds: directorate.officers.flatMap((initials) => tools.idOf(initials) ?? []),
    approverIds: directorate.approvers.flatMap((initials) => tools.idOf(initials) ?? []),
  };
}

/** A directorate keeps its id when its code changes; an id that says otherwise than the code is refused. */
export function checkDirectorate({ directorate }: PlanFile, stored: StoredPlan): readonly PlanFileProblem[] {
  const { id, code, place, field } = directorate;
  const known = stored.directorate;
  if (stored.otherCodes.some((other) => other.toLowerCase() === code.toLowerCase())) {
    const accepted = 'a code that no other directorate has';
    return [
      problemAt(place, `${field} › code`, { given: code, wrong: 'is the code of another directorate', accepted }),
    ];
  }
  if (id === undefined || id === known?.id) return [];
  const owner = stored.elsewhere.get(id);
  if (known === undefined && owner === undefined) return [];
  const wrong = owner === undefined ? `is not the id of ${directorate.code}` : `belongs to ${owner}`;
  const accepted = known === undefined ? 'no id for a new directorate' : `"id: ${known.id}", or no id`;
  return [problemAt(place, `${field} › id`, { given: id, wrong, accepted })];
}

/** What differs in the council, the directorate and the standard texts; here the file stands. */
export function matchSettings(file: PlanFile, directorate: Directorate, stored: StoredPlan): readonly SettingChange[] {
  const { organisation, sectionTexts } = file;
  return [
    ...differences('organisation', stored.organisation, organisation),
    ...differences('directorate', stored.directorate, directorate),
    ...(stored.plan === undefined ? [] : differences('plan', stored.plan.sectionTexts, sectionTexts)),
  ];
}

/** Field by field; what is new as a whole is no list of changed fields. */
function differences(
  subject: SettingChange['subject'],
  before: object | undefined,
  after: object,
): readonly SettingChange[] {
  if (before === undefined) return [{ subject, field: subject, before: undefined, after }];
  const [old, current] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...old.keys(), ...current.keys()])].flatMap((field) => {
    const change = { subject, field, before: old.get(field), after: current.get(field) };
    return isSameValue(change.before, change.after) ? [] : [change];
  });
}
