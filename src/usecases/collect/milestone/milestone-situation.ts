import { compareQuarters, formatQuarter, parseQuarter, type Quarter } from '../../../core/calendar/quarter.ts';
import { localDateOf } from '../../../core/calendar/zone.ts';
import { answeringWindow, unsignedWindow } from '../../../core/collect/answering-window.ts';
import type { CollectionWindow } from '../../../core/collect/collection-window.ts';
import type { MilestoneCard } from '../../../core/collect/milestone/milestone-form.ts';
import { type WhyTextIsDue, whyTextIsDue } from '../../../core/collect/milestone/still-on-course.ts';
import type { MilestoneUpdate } from '../../../core/collect/milestone/update.ts';
import { windowsOfPart } from '../../../core/collect/window-of-part.ts';
import { findPerson } from '../../../core/plan/find-person.ts';
import { officerNames } from '../../../core/plan/officer-names.ts';
import type { Directorate, Milestone, Organisation, Person, Plan } from '../../../core/plan/plan.ts';
import { indexOf } from '../../../core/plan/plan-index.ts';
import type { Proposal } from '../../../core/plan/proposal.ts';
import {
  type FormQuestion,
  type Returned,
  returnOf,
  toFormQuestion,
  wasReturned,
} from '../../../core/review/returned.ts';
import type { CollectPorts } from '../ports.ts';

/** One milestone with everything around it, as stored now. */
export interface MilestoneSituation {
  readonly milestone: Milestone;
  readonly plan: Plan;
  readonly directorate: Directorate;
  readonly directorates: readonly Directorate[];
  readonly organisation: Organisation;
  readonly owner: Person | undefined;
  /** Names of the directorate's performance officers. */
  readonly officers: readonly string[];
  /** The window in which it can be answered now; undefined outside a window. */
  readonly window: CollectionWindow | undefined;
  /** Only an officer can still enter it for somebody. */
  readonly isAfterClose: boolean;
  readonly quarter: Quarter | undefined;
  /** All updates of the milestone, oldest first. */
  readonly history: readonly MilestoneUpdate[];
  /** Newest update for the window's quarter. */
  readonly standing: MilestoneUpdate | undefined;
  /** Who sent the standing update. */
  readonly author: Person | undefined;
  /** Newest update of the latest earlier quarter; outside a window, of any quarter. */
  readonly before: MilestoneUpdate | undefined;
  /** Everything that officers asked about it, oldest first. */
  readonly returns: readonly Returned[];
  /** The newest question of the window's quarter. */
  readonly returned: Returned | undefined;
  /** The same as it stands above the form; undefined once it is closed. */
  readonly question: FormQuestion | undefined;
  /** What is asked for and not decided yet. */
  readonly proposal: Proposal | undefined;
}

export interface SituationRequest {
  readonly milestoneId: string;
  /** The quarter that is meant; undefined for whichever can be answered now. */
  readonly quarter?: string | undefined;
  /** For what an officer enters for somebody, which may come after the close, too. */
  readonly isEntered?: boolean;
  readonly now: Date;
}

/** @returns undefined when no such milestone is in force. */
export async function readMilestoneSituation(
  ports: CollectPorts,
  { milestoneId, quarter: meant, isEntered = false, now }: SituationRequest,
): Promise<MilestoneSituation | undefined> {
  const found = await ports.plans.milestone(milestoneId);
  if (found === undefined || indexOf(found.plan).milestone(milestoneId) === undefined) return undefined;
  const { milestone, plan } = found;
  const [organisation, directorates, people, all, history, returns, proposals] = await Promise.all([
    ports.plans.organisation(),
    ports.plans.directorates(),
    ports.plans.people(),
    ports.windows.windows(),
    ports.updates.history(milestoneId),
    ports.returns.ofEntry({ kind: 'milestone', id: milestoneId }),
    ports.proposals.undecided([milestoneId]),
  ]);
  const directorate = directorates.find((candidate) => candidate.id === plan.directorateId);
  if (organisation === undefined || directorate === undefined) return undefined;
  const windows = windowsOfPart(all, 'texts');
  const open = answeringWindow(windows, { plan, returns, quarter: meant, now });
  const late = isEntered && open === undefined ? unsignedWindow(windows, { plan, quarter: meant, now }) : undefined;
  const window = open ?? late;
  const quarter = window && parseQuarter(window.quarter);
  const returned = returnOf(returns, window?.quarter);
  const standing = window && history.findLast((update) => update.quarter === window.quarter);
  return {
    milestone,
    plan,
    directorate,
    directorates,
    organisation,
    owner: findPerson(people, milestone.ownerId),
    officers: officerNames(directorate, people),
    window,
    isAfterClose: late !== undefined,
    quarter,
    history,
    standing,
    author: findPerson(people, standing?.enteredById ?? standing?.ownerId),
    before: newestBefore(history, quarter),
    returns,
    returned,
    question: toFormQuestion(returned, people),
    proposal: proposals.get(milestoneId),
  };
}

export function toCard(
  situation: Pick<MilestoneSituation, 'directorates' | 'milestone' | 'plan' | 'directorate' | 'owner'>,
): MilestoneCard {
  const { milestone, plan, directorate, directorates, owner } = situation;
  return {
    milestoneId: milestone.id,
    ref: milestone.ref,
    words: milestone.words,
    areaName: plan.areas.find((area) => area.id === milestone.areaId)?.name ?? '',
    directorateName: directorates.length > 1 ? directorate.name : undefined,
    due: milestone.due,
    planYear: plan.startYear,
    directorateCode: directorate.code,
    ownerName: owner?.name,
    ownerInitials: owner?.initials,
  };
}

/** Why Green needs a text; undefined where it needs none, and outside a window nothing is due. */
export function whyTextIsDueFor(situation: MilestoneSituation): WhyTextIsDue | undefined {
  const { milestone, quarter, directorate, before, returns } = situation;
  if (quarter === undefined) return undefined;
  const { commentaryRule } = directorate;
  return whyTextIsDue({
    milestone,
    quarter,
    commentaryRule,
    earlier: before,
    isReturned: wasReturned(returns, formatQuarter(quarter)),
  });
}

/** Today where the council is. */
export function todayOf(organisation: Organisation, now: Date) {
  return localDateOf(now, organisation.timeZone);
}

function newestBefore(history: readonly MilestoneUpdate[], quarter: Quarter | undefined): MilestoneUpdate | undefined {
  return history.findLast((update) => {
    const its = parseQuarter(update.quarter);
    return its !== undefined && (quarter === undefined || compareQuarters(its, quarter) < 0);
  });
}
